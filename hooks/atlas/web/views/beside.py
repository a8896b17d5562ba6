"""What stands beside an entity: the same figure of other places, and others like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from atlas.data.model import Level
from atlas.data.places import PROGRAMMES, REGIONS
from atlas.data.records import Record
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.text.language import Language
from atlas.web.views.common import end, ranked, sort_key

Reach = tuple[str, Level | None, str | None]
SIBLINGS = 2  # other places beside a figure
SHOWN = 5  # others like it, by each thing that they share
MANY = 200  # more than these are not looked through: the page of what they share has them


@dataclass(frozen=True)
class Sibling:
    """The same indicator of another place, and whether the two figures may be compared as they stand."""

    place: str
    fact: ResolvedFact
    comparable: bool


@dataclass(frozen=True)
class Alike:
    """Others of the same kind that share a chain, a title or a place with an entity."""

    shared: str
    ids: list[str]
    more: bool


def siblings(c: PageContext, dossier: Dossier, facts: Iterable[ResolvedFact]) -> dict[str, list[Sibling]]:
    """By the ids of figures of a place: the same indicator of others of its level, those of the same parent first."""
    if dossier.record.kind != REGIONS:
        return {}
    return {fact.id: list(_siblings(c, dossier.record, fact)) for fact in facts}


def _siblings(c: PageContext, place: Record, fact: ResolvedFact) -> Iterator[Sibling]:
    indicator, level = fact.recorded.indicator, place.entity.level
    near = _by_name(c.site, c.lang).get((indicator, level, place.entity.parent), ())
    wide = _reported(c.site).get((indicator, level, None), {})
    others = chain(near, (key for key in wide if key not in near))  # those of the wide reach only where near ones end
    for key in islice((key for key in others if key != place.id), SIBLINGS):
        best = ranked(wide[key], key)[0]
        yield Sibling(key, best, _comparable(fact, best))


@cache
def _by_name(site: Site, language: Language) -> Mapping[Reach, tuple[str, ...]]:
    """The places of each reach in the order of their names: sorted once, not on the page of each place."""
    names = site.collations[language]
    return {reach: tuple(sorted(places, key=names.__getitem__)) for reach, places in _reported(site).items()}


@cache
def _reported(site: Site) -> dict[Reach, dict[str, list[ResolvedFact]]]:
    """Figures by place, below their indicator, the level of the place, and its parent or, of all such places, None."""
    found: dict[Reach, dict[str, list[ResolvedFact]]] = defaultdict(lambda: defaultdict(list))
    for fact in site.facts:
        for place in _places_of(site, fact):
            level, parent = place.entity.level, place.entity.parent
            for key in dict.fromkeys((parent, None)):
                found[fact.recorded.indicator, level, key][place.id].append(fact)
    return {key: dict(places) for key, places in found.items()}


def _places_of(site: Site, fact: ResolvedFact) -> list[Record]:
    """The place whose figure it is: that of its record, or those that a system's figure names."""
    if fact.record.kind == REGIONS:
        return [fact.record]
    named = fact.recorded.about if fact.record.kind == PROGRAMMES else []
    return [site.record(key) for key in named if site.record(key).kind == REGIONS]


def _comparable(one: ResolvedFact, other: ResolvedFact) -> bool:
    """Whether two figures are of the same year, sort and reach: both of the whole place, or of the same scope."""
    return (
        end(one.recorded.as_of)[:4] == end(other.recorded.as_of)[:4]
        and one.recorded.status == other.recorded.status
        and one.recorded.scope == other.recorded.scope
        and (one.record.kind == REGIONS) == (other.record.kind == REGIONS)
    )


def alike(c: PageContext, dossier: Dossier) -> list[Alike]:
    """Others of its kind by what they share: the relations that `data/themes.yml` names, and the place."""
    record, relations = dossier.record, c.site.atlas.themes.alike
    if record.kind not in c.site.atlas.themes.columns or record.kind == REGIONS:
        return []
    shared = [row.id for row in dossier.relations if row.forward and row.relation in relations]
    found = [_alike(c, record, key, _sharing(c.site, key)) for key in dict.fromkeys(shared)]
    if dossier.place:
        found.append(_alike(c, record, dossier.place.id, c.site.places.standing.get(dossier.place.id, ())))
    return [one for one in found if one.ids]


@cache
def _sharing(site: Site, key: str) -> tuple[str, ...]:
    """Those joined to an entity by the relations of `data/themes.yml`, no more than are looked through: all who share
    it have the same.
    """
    edges, relations = site.graph.into.get(key, ()), site.atlas.themes.alike
    return tuple(islice((edge.subject for edge in edges if edge.relation in relations), MANY))


def _alike(c: PageContext, record: Record, shared: str, ids: tuple[str, ...]) -> Alike:
    """Those of the same type come first."""
    others = [c.site.record(key) for key in dict.fromkeys(ids[:MANY]) if key != record.id and "#" not in key]
    fitting = [one for one in others if one.kind == record.kind]
    fitting.sort(key=lambda one: (one.entity.type != record.entity.type, *sort_key(c, one)))
    return Alike(shared, [one.id for one in fitting[:SHOWN]], len(fitting) > SHOWN)
