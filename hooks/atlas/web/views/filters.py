"""What lists are sorted and filtered by: their columns, the values that a row meets, and those to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from atlas.data.model import Status
from atlas.data.records import Record
from atlas.data.vocabulary import LOCATED_IN, PART_OF
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.web.views.common import collation_key, end

SPAN_LIMIT = 100  # years of one period; more is a mistake of the data, and no list of years
INDENT = "\u3000"


@dataclass(frozen=True)
class Option:
    """A value of a filter as the address has it, and its name."""

    value: str
    name: str


@dataclass(frozen=True)
class Options:
    """Options under one heading; an empty name means none."""

    name: str
    options: list[Option]


@dataclass(frozen=True)
class Filter:
    """One filter: its key in the address (and the `data-` attribute of the rows), and what may be chosen."""

    key: str
    label: str
    groups: list[Options]


@dataclass(frozen=True)
class Head:
    """A column of a list: its key in addresses, its name, and whether it is sorted as numbers."""

    key: str
    name: str
    numbers: bool = False


def figure_tokens(fact: ResolvedFact) -> dict[str, str]:
    """Values of the filters that a figure on the page of its entity meets."""
    return {"year": " ".join(years(fact.recorded.as_of)), "status": fact.recorded.status}


def figure_filters(c: PageContext, tokens: Iterable[Mapping[str, str]]) -> list[Filter]:
    """Filters of the figures of one page: those with something to choose."""
    found = list(tokens)
    makers = (("year", year_options), ("status", status_options))
    return to_choose(Filter(key, c.t(key), make(c, in_use(found, key))) for key, make in makers)


def years(period: str) -> list[str]:
    """Every year of a period; of one that has no beginning, the year it ends in."""
    first, slash, last = period.partition("/")
    if not slash or first == "..":
        return [end(period)[:4]]
    span = range(int(first[:4]), int(last[:4]) + 1)[-SPAN_LIMIT:]
    return [f"{year:04}" for year in span]


def places_of(site: Site, entity_ids: Iterable[str]) -> list[str]:
    """Slugs of the places that entities are or stand in, and of the places around these: Nantong finds what is in
    Haimen.
    """
    found: dict[str, None] = {}
    for entity_id in entity_ids:
        for place in _places_at(site, site.atlas.records[entity_id]):
            chain = [place, *site.places.above[place.id]]
            found.update(dict.fromkeys(one.slug for one in chain if one.kind == "regions"))
    return list(found)


def _places_at(site: Site, record: Record) -> list[Record]:
    """The place that an entity is; else every place it is located in or part of; else where what holds it stands."""
    if record.kind == "regions":
        return [record]
    edges = site.graph.out.get(record.id, ())
    named = [
        edge.object for edge in edges if edge.relation in (LOCATED_IN, PART_OF) and edge.object.startswith("regions/")
    ]
    place = site.place(record)
    return [site.atlas.records[one] for one in named] or ([place] if place else [])


def in_use(tokens: Iterable[Mapping[str, str]], key: str) -> set[str]:
    """Values of a filter that rows with these tokens meet."""
    return {token for one in tokens for token in one[key].split()}


def to_choose(filters: Iterable[Filter]) -> list[Filter]:
    """Filters with something to choose."""
    return [one for one in filters if sum(len(group.options) for group in one.groups) > 1]


def indicator_options(c: PageContext, used: set[str]) -> list[Options]:
    """The indicators in use, by their groups."""
    words = c.site.atlas.vocabulary
    found: dict[str, list[Option]] = {group: [] for group in words.groups}
    for key, indicator in words.indicators.items():
        if key in used:
            found[indicator.group].append(Option(key, c.s(indicator)))
    return [Options(c.s(words.groups[group]), options) for group, options in found.items() if options]


def place_options(c: PageContext, used: set[str]) -> list[Options]:
    """The places in use as a tree, drawn by indents: a list cannot nest."""
    options: list[Option] = []
    inside: dict[str | None, list[Record]] = defaultdict(list)
    places = (record for record in c.site.atlas.of_kind("regions") if record.slug in used)
    for record in sorted(places, key=lambda record: collation_key(c, record)):
        inside[record.entity.parent].append(record)

    def add(parent: str | None, depth: int) -> None:
        for record in inside[parent]:
            options.append(Option(record.slug, INDENT * depth + c.s(record.entity.name)))
            add(record.id, depth + 1)

    add(None, 0)
    return [Options("", options)]


def year_options(c: PageContext, used: set[str]) -> list[Options]:
    return [Options("", [Option(year, c.period(year)) for year in sorted(used, reverse=True)])]


def status_options(c: PageContext, used: set[str]) -> list[Options]:
    return [Options("", [Option(status, c.t(status)) for status in get_args(Status) if status in used])]


def unit_options(c: PageContext, used: set[str]) -> list[Options]:
    return [Options("", [Option(unit, c.unit(unit)) for unit in c.site.atlas.vocabulary.units if unit in used])]


def kind_options(c: PageContext, used: set[str]) -> list[Options]:
    return [
        Options("", [Option(kind, c.s(name)) for kind, name in c.site.atlas.vocabulary.kinds.items() if kind in used])
    ]


def source_options(c: PageContext, used: set[str]) -> list[Options]:
    return [
        Options("", [Option(name, c.s(source.short)) for name, source in c.site.atlas.sources.items() if name in used])
    ]


def entity_tokens(c: PageContext, record: Record) -> dict[str, str]:
    """Values of the filters that an entity of an index meets: its type, and the places it stands in (a region: those
    around it).
    """
    around = [slug for slug in places_of(c.site, [record.id]) if f"regions/{slug}" != record.id]
    return {"type": record.entity.type, "place": " ".join(around)}


def entity_filters(c: PageContext, kind: str, tokens: list[dict[str, str]]) -> list[Filter]:
    """Filters of the index of a kind: by type and place, where there is something to choose; `tokens` are those of its
    entities.
    """
    types = in_use(tokens, "type")
    options = [Option(key, c.s(name)) for key, name in c.site.atlas.vocabulary.types[kind].items() if key in types]
    found = [
        Filter("type", c.t("type"), [Options("", options)]),
        Filter("place", c.t("where-within"), place_options(c, in_use(tokens, "place"))),
    ]
    return to_choose(found)
