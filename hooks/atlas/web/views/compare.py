"""Places side by side: every indicator that places report, from which the page's script takes the chosen places.

A figure belongs to a place if it is the place's own or names it in `about`. Whose it really is, its subject, is always
shown where that is not the place itself: what one programme spent is not what its city spent.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from atlas.data.model import Indicator
from atlas.data.records import Record
from atlas.data.vocabulary import AREA, COUNTRY, COUNTY, MACRO, PREFECTURE, PROVINCE, ZONE
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.view import View
from atlas.web.views.common import Crumb, collation_key, end, home_crumb

MOST = 6  # places side by side: more do not fit a screen
COMMON = 2  # places that report an indicator make it a common one
LEVELS = {
    "large": (COUNTRY, MACRO, AREA),
    PROVINCE: (PROVINCE,),
    PREFECTURE: (PREFECTURE,),
    COUNTY: (COUNTY,),
    ZONE: (ZONE,),
}
PAIRS = 4  # examples to try


@dataclass(frozen=True)
class CellFact:
    """A fact with what the script compares it by: the year its period ends in, and the period's `coverage`."""

    fact: ResolvedFact
    year: str
    coverage: str


@dataclass(frozen=True)
class Cell:
    """What one place reports of an indicator; `place` is its slug."""

    place: str
    name: str
    facts: list[CellFact]


@dataclass(frozen=True)
class ComparisonRow:
    """An indicator with a cell for each place that reports it."""

    id: str
    indicator: Indicator
    name: str
    cells: dict[str, Cell]


@dataclass(frozen=True)
class RowGroup:
    """Indicators under the name of their group; `key` is that of `data/types.yml`."""

    key: str
    name: str
    rows: list[ComparisonRow]


@dataclass(frozen=True)
class Level:
    """Places to choose from, of one level, with the number of their figures."""

    name: str
    places: list[tuple[Record, int]]


@dataclass(frozen=True)
class Pair:
    """Two places worth comparing."""

    slugs: str
    names: list[str]


@dataclass(frozen=True)
class CompareView(View):
    """Places side by side."""

    template: ClassVar[str] = "compare.html"

    crumbs: list[Crumb]
    """The way to the page."""
    most: int
    """How many places the script shows side by side."""
    places: list[Record]
    """Places with figures, the richest first; empty if there are none."""
    levels: list[Level]
    """The same to choose from, level by level."""
    pairs: list[Pair]
    """Examples to try."""
    groups: list[str]
    """Keys of all groups of indicators, in their order."""
    common: list[RowGroup]
    """Indicators that two or more of the places report."""
    single: list[RowGroup]
    """Indicators that one place alone reports."""


def compare_view(c: PageContext) -> CompareView:
    """Places with figures, the richest first; common indicators; the indicators of a single place; what to try."""
    places = _places(c)
    rows, levels = _rows(c, places), _levels(c, places)
    return CompareView(
        crumbs=[home_crumb(c)],
        most=MOST,
        places=places,
        levels=levels,
        pairs=_pairs(c, levels),
        groups=list(c.site.atlas.vocabulary.groups),
        common=_grouped(c, [row for row in rows if len(row.cells) >= COMMON]),
        single=_grouped(c, [row for row in rows if len(row.cells) < COMMON]),
    )


def coverage(period: str) -> str:
    """`to` for everything up to a date, `span` for a stretch of time, `point` for one date or one year."""
    first, slash, _ = period.partition("/")
    return "point" if not slash else "to" if first == ".." else "span"


def _places(c: PageContext) -> list[Record]:
    found = [record for record in c.site.atlas.of_kind("regions") if c.site.facts_of.get(record.id)]
    return sorted(found, key=lambda record: (-len(c.site.facts_of[record.id]), collation_key(c, record)))


def _rows(c: PageContext, places: list[Record]) -> list[ComparisonRow]:
    """Reported indicators in the order of the vocabulary."""
    found: dict[str, dict[str, Cell]] = defaultdict(dict)
    for place in places:
        by_indicator: dict[str, list[ResolvedFact]] = defaultdict(list)
        for fact in c.site.facts_of[place.id]:
            by_indicator[fact.recorded.indicator].append(fact)
        for indicator, facts in by_indicator.items():
            found[indicator][place.slug] = _cell(c, place, facts)
    indicators = c.site.atlas.vocabulary.indicators
    return [ComparisonRow(key, one, c.s(one), found[key]) for key, one in indicators.items() if key in found]


def _cell(c: PageContext, place: Record, facts: list[ResolvedFact]) -> Cell:
    periods = ((fact, fact.recorded.as_of) for fact in _ordered(facts, place))
    shown = [CellFact(fact, end(period)[:4], coverage(period)) for fact, period in periods]
    return Cell(place.slug, c.s(place.entity.name), shown)


def _ordered(facts: list[ResolvedFact], place: Record) -> list[ResolvedFact]:
    """The place's own figures before those of its parts, actual ones before others, the latest first."""
    latest = sorted(facts, key=lambda fact: end(fact.recorded.as_of), reverse=True)
    return sorted(latest, key=lambda fact: (fact.record.id != place.id, fact.recorded.status != "actual"))


def _grouped(c: PageContext, rows: list[ComparisonRow]) -> list[RowGroup]:
    found: dict[str, list[ComparisonRow]] = defaultdict(list)
    for row in rows:
        found[row.indicator.group].append(row)
    return [
        RowGroup(key, c.s(name), found[key]) for key, name in c.site.atlas.vocabulary.groups.items() if key in found
    ]


def _levels(c: PageContext, places: list[Record]) -> list[Level]:
    names = {key: c.t(f"level-{key}") for key in LEVELS}
    found = []
    for key, levels in LEVELS.items():
        inside = sorted(
            (place for place in places if place.entity.level in levels), key=lambda place: collation_key(c, place)
        )
        found.append(Level(names[key], [(place, len(c.site.facts_of[place.id])) for place in inside]))
    return [level for level in found if level.places]


def _pairs(c: PageContext, levels: list[Level]) -> list[Pair]:
    """Places of one level with the most indicators in common, each place once, the best pair first."""
    scored = [
        (_shared(c, one, two), one, two) for level in levels for (one, _), (two, _) in combinations(level.places, 2)
    ]
    chosen: list[Pair] = []
    used: set[str] = set()
    for score, one, two in sorted(scored, key=lambda item: -item[0]):
        if score and len(chosen) < PAIRS and not used & {one.id, two.id}:
            chosen.append(Pair(f"{one.slug},{two.slug}", [c.s(place.entity.name) for place in (one, two)]))
            used |= {one.id, two.id}
    return chosen


def _shared(c: PageContext, one: Record, two: Record) -> int:
    """Indicators that both report, by figures that are not the same."""
    first, second = (c.site.facts_of[place.id] for place in (one, two))
    both = {fact.id for fact in first} & {fact.id for fact in second}
    return len(
        {fact.recorded.indicator for fact in first if fact.id not in both}
        & {fact.recorded.indicator for fact in second if fact.id not in both}
    )
