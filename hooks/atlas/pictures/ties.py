"""Ties between places: links of the data whose ends stand in different places, counted by what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from atlas.data.graph import Edge, owner
from atlas.data.model.pictures import Point
from atlas.data.vocabulary import COUNTRY, HAS_PART, MACRO, PART_OF, PREFECTURE, PROVINCE
from atlas.site.site import Site
from atlas.site.touched import derived

# What a link is about, if one of its ends is of such a kind, the first one first; else it is an agreement of its ends.
THINGS = ("projects", "carriers", "platforms", "programmes", "events", "funds", "clusters", "products")


@dataclass(frozen=True)
class Tie:
    """Two places on the map and the links between what stands in them."""

    first: str
    second: str
    edges: tuple[Edge, ...]

    @cached_property
    def things(self) -> Mapping[tuple[str, ...], tuple[Edge, ...]]:
        """Links by what they are about: one project or park, or two who work together."""
        found: dict[tuple[str, ...], list[Edge]] = defaultdict(list)
        for edge in self.edges:
            found[thing(edge)].append(edge)
        return {about: tuple(edges) for about, edges in found.items()}

    @property
    def is_sought(self) -> bool:
        """Whether all of it is only sought."""
        return all(edge.status == "sought" for edge in self.edges)


def thing(edge: Edge) -> tuple[str, ...]:
    """What a link is about: the id of a project, park or the like, else those of its two ends."""
    ends = owner(edge.subject), owner(edge.object)
    about = [end for kind in THINGS for end in ends if end.startswith(f"{kind}/")]
    return (about[0],) if about else tuple(sorted(ends))


@derived
def positions(site: Site) -> Mapping[str, Point]:
    """Where each place of the map stands: cities and smaller places; a country or a province with cities is no
    point.
    """
    found: dict[str, Point] = dict(areas(site))
    for record in site.atlas.of_kind("regions"):
        point = record.entity.coordinates
        if point and not is_area(site, record.id):
            found[record.id] = (point.lat, point.lon)
    return {place: point for place, point in found.items() if place in site.atlas.records}


def areas(site: Site) -> Mapping[str, Point]:
    """Areas without coordinates of their own, and where ties to them begin."""
    return site.atlas.pictures.map.areas if site.atlas.pictures.map else {}


@derived
def provinces(site: Site) -> Mapping[str, Point]:
    """Positions of the provinces that hold cities: where their names stand."""
    found = {
        record.id: record.entity.coordinates
        for record in site.atlas.of_kind("regions")
        if record.entity.level == PROVINCE and is_area(site, record.id)
    }
    return {place: (point.lat, point.lon) for place, point in found.items() if point}


def is_area(site: Site, place: str) -> bool:
    """Whether a place is too large for a point."""
    entity = site.atlas.records[place].entity
    if entity.level in (COUNTRY, MACRO):
        return True
    children = (site.atlas.records.get(child) for child in site.graph.children.get(place, ()))
    return entity.level == PROVINCE and any(child and child.entity.level == PREFECTURE for child in children)


@derived
def ties(site: Site) -> list[Tie]:
    """Ties between places of the map, those about most first. A place without a position counts as the next larger one
    that has one.

    Parts and parents are left out: they say what belongs together, not what works together. So are ties of a place with
    one inside it, and what has ended.
    """
    found: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    places = positions(site)
    above = {place: {record.id for record in site.places.above[place]} for place in places}
    for edge in site.graph.edges:
        if edge.relation in (PART_OF, HAS_PART) or edge.status == "ended":
            continue
        first, second = _place(site, places, edge.subject), _place(site, places, edge.object)
        if first and second and first != second and first not in above[second] and second not in above[first]:
            found[min(first, second), max(first, second)].append(edge)
    return _sorted(Tie(first, second, tuple(edges)) for (first, second), edges in found.items())


def merged(some: Iterable[Tie], stand: Mapping[str, str]) -> list[Tie]:
    """Ties between the dots that stand for their places; those within one dot are left out."""
    found: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for tie in some:
        first, second = stand[tie.first], stand[tie.second]
        if first != second:
            found[min(first, second), max(first, second)] += tie.edges
    return _sorted(Tie(first, second, tuple(edges)) for (first, second), edges in found.items())


def _sorted(some: Iterable[Tie]) -> list[Tie]:
    return sorted(some, key=lambda tie: (-len(tie.things), tie.first, tie.second))


def _place(site: Site, places: Mapping[str, Point], end: str) -> str | None:
    """The place on the map where an end of a link stands."""
    place = site.places.nearest(site.record(end))
    if place is None:
        return None
    if place.id in places:
        return place.id
    return next((above.id for above in reversed(site.places.above[place.id]) if above.id in places), None)
