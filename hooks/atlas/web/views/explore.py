"""The explorers: every figure in one table, and the lists of a kind, with what a reader may filter them by.

The rows are whole without script; of very many figures the first stand in the page, and the others come when a reader
needs them (see web/portions.py). Each row says by its `data-` attributes which values of the filters it meets, so the
script only shows, hides and reorders them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import ClassVar, get_args

from atlas.data.model import Status
from atlas.data.records import Record, split_cite
from atlas.data.vocabulary import LOCATED_IN, PART_OF
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.site.urls import indicator_path
from atlas.text.quantities import render_number
from atlas.web.view import View
from atlas.web.views.common import Crumb, collation_key, end, home_crumb, sort_key
from atlas.web.views.sheets import SheetLink, SheetsView, cut, fits

COLUMNS = ("subject", "measure", "value", "as-of", "scope", "source")
FIRST = 100  # figures that stand in the page of all
PORTION = 200  # figures at most that come at once
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


@dataclass(frozen=True)
class FilteredFact:
    """A fact with the values by which it is filtered and sorted."""

    fact: ResolvedFact
    sort: str
    number: str
    end: str
    place: Record | None
    tokens: dict[str, str]


@dataclass(frozen=True)
class FactsView(View):
    """Every figure in one table."""

    template: ClassVar[str] = "explore-facts.html"

    crumbs: list[Crumb]
    """The way to the page."""
    rows: list[FilteredFact]
    """The facts that stand in the page, by kind and name of their subjects."""
    number: int
    """How many there are with those that do not."""
    rest: list[str]
    """Names of the portions in which the others come, in their order."""
    filters: list[Filter]
    """What the rows can be filtered by."""
    columns: list[Head]
    """The columns that the rows can be sorted by."""


@dataclass(frozen=True)
class FactRowsView(View):
    """Rows of the table of every figure."""

    template: ClassVar[str] = "explore-fact-rows.html"

    rows: list[FilteredFact]
    """The facts in their order."""


def facts_view(c: PageContext) -> FactsView:
    """Every figure, by kind and name of its subject, and the filters over them."""
    rows = _fact_rows(c)
    columns = [Head(key, c.t(key)) for key in COLUMNS]
    return FactsView(
        crumbs=[home_crumb(c)],
        rows=rows[:FIRST],
        number=len(rows),
        rest=list(_portions(rows)),
        filters=_fact_filters(c, rows),
        columns=columns,
    )


def fact_portions(c: PageContext) -> dict[str, FactRowsView]:
    """The figures that do not stand in the page of all, by the names of their portions."""
    if not fits(c.site.facts):
        return {}
    return {name: FactRowsView(list(rows)) for name, rows in _portions(_fact_rows(c)).items()}


def _portions(rows: Sequence[FilteredFact]) -> dict[str, Sequence[FilteredFact]]:
    """The rows after the first by number, in pieces of nearly one length."""
    rest = rows[FIRST:]
    return {str(n): piece for n, piece in enumerate(cut(rest, ceil(len(rest) / PORTION)), 1)} if rest else {}


def _fact_rows(c: PageContext) -> list[FilteredFact]:
    return [_fact_row(c, fact) for fact in sorted(c.site.facts, key=lambda fact: sort_key(c, fact.record))]


def all_facts_view(c: PageContext) -> FactsView | SheetsView:
    """Every figure in one table or, where they are too many, the pages of the indicators, which have them all."""
    if fits(c.site.facts):
        return facts_view(c)
    indicators = c.site.atlas.vocabulary.indicators
    links = [
        SheetLink(indicator_path(c.lang, key), c.s(indicators[key]), len(facts))
        for key, facts in c.site.facts_by_indicator.items()
    ]
    lead = c.t("sheets-by-indicator", n=len(c.site.facts))
    return SheetsView([home_crumb(c)], c.t("all-figures"), lead, links)


def _fact_row(c: PageContext, fact: ResolvedFact) -> FilteredFact:
    tokens = {
        "measure": fact.recorded.indicator,
        "place": " ".join(places_of(c.site, [fact.record.id, *fact.recorded.about])),
        **figure_tokens(fact),
        "unit": fact.indicator.unit,
        "kind": fact.record.kind,
        "source": " ".join(dict.fromkeys(split_cite(cite)[0] for cite in fact.cites)),
    }
    place = c.site.place(fact.record) if fact.record.kind != "regions" else None
    return FilteredFact(
        fact,
        collation_key(c, fact.record),
        render_number(fact.quantity.value) if fact.quantity else "",
        end(fact.recorded.as_of),
        place,
        tokens,
    )


def figure_tokens(fact: ResolvedFact) -> dict[str, str]:
    """Values of the filters that a figure on the page of its entity meets."""
    return {"year": " ".join(years(fact.recorded.as_of)), "status": fact.recorded.status}


def figure_filters(c: PageContext, tokens: Iterable[Mapping[str, str]]) -> list[Filter]:
    """Filters of the figures of one page: those with something to choose."""
    found = list(tokens)
    return to_choose(
        Filter(key, c.t(key), make(c, in_use(found, key))) for key, make in (("year", _years), ("status", _statuses))
    )


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


def _fact_filters(c: PageContext, rows: list[FilteredFact]) -> list[Filter]:
    tokens = [row.tokens for row in rows]
    used = {key: in_use(tokens, key) for key in (tokens[0] if tokens else ())}
    makers = {
        "measure": indicator_options,
        "place": place_options,
        "year": _years,
        "status": _statuses,
        "unit": _units,
        "kind": _kinds,
        "source": _sources,
    }
    words = {
        "measure": "measure",
        "place": "where-within",
        "year": "year",
        "status": "status",
        "unit": "unit",
        "kind": "subject-kind",
        "source": "source",
    }
    return [Filter(key, c.t(words[key]), make(c, used[key])) for key, make in makers.items() if key in used]


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
    for record in sorted(c.site.atlas.of_kind("regions"), key=lambda record: collation_key(c, record)):
        if record.slug in used:
            inside[record.entity.parent].append(record)

    def add(parent: str | None, depth: int) -> None:
        for record in inside[parent]:
            options.append(Option(record.slug, INDENT * depth + c.s(record.entity.name)))
            add(record.id, depth + 1)

    add(None, 0)
    return [Options("", options)]


def _years(c: PageContext, used: set[str]) -> list[Options]:
    return [Options("", [Option(year, c.period(year)) for year in sorted(used, reverse=True)])]


def _statuses(c: PageContext, used: set[str]) -> list[Options]:
    return [Options("", [Option(status, c.t(status)) for status in get_args(Status) if status in used])]


def _units(c: PageContext, used: set[str]) -> list[Options]:
    return [Options("", [Option(unit, c.unit(unit)) for unit in c.site.atlas.vocabulary.units if unit in used])]


def _kinds(c: PageContext, used: set[str]) -> list[Options]:
    return [
        Options("", [Option(kind, c.s(name)) for kind, name in c.site.atlas.vocabulary.kinds.items() if kind in used])
    ]


def _sources(c: PageContext, used: set[str]) -> list[Options]:
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
