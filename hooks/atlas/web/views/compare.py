"""Places side by side: every indicator that places report. The page holds the table of a few places; its script loads
the figures of those that a reader chooses (see web/portions.py).

The subject of a figure is always shown where that is not the place itself.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from atlas.data.model import Indicator
from atlas.data.records import Record
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.text.quantities import render_number
from atlas.web.view import View
from atlas.web.views.common import Crumb, collation_key, end, home_crumb
from atlas.web.views.comparable import LEVELS, Pair, Reported, coverage, is_whole, pairs_of, reported

MOST = 6  # places side by side: more do not fit a screen
COMMON = 2  # places that report an indicator make it a common one
PLACES = 600  # on the page, the richest: beyond that its table would weigh more than readers wait for
COLUMNS = 12  # places of the table in the page, if they have no more figures than these
FIGURES = 350


@dataclass(frozen=True)
class CellFact:
    """A fact with what the script compares it by: the year its period ends in, the period's `coverage`, its number, and
    whether it is about the `whole` place.
    """

    fact: ResolvedFact
    year: str
    coverage: str
    number: str
    whole: bool


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

    @property
    def facts(self) -> list[ResolvedFact]:
        """The figures of all places."""
        return [shown.fact for cell in self.cells.values() for shown in cell.facts]


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
class CompareView(View):
    """Places side by side."""

    template: ClassVar[str] = "compare.html"

    crumbs: list[Crumb]
    """The way to the page."""
    most: int
    """How many places the script shows side by side."""
    places: list[Record]
    """Places with figures, the richest first; empty if there are none."""
    left_out: int
    """How many more have figures but do not fit the page."""
    columns: list[Record]
    """Those that stand in the page: the richest, and the first example."""
    title: str
    """What they are called together."""
    rest: int
    """How many to choose from do not stand there."""
    table: list[RowGroup]
    """Indicators that two or more of those that do report."""
    levels: list[Level]
    """All places to choose from, level by level."""
    pairs: list[Pair]
    """Examples to try."""
    groups: list[str]
    """Keys of all groups of indicators, in their order."""
    common: list[RowGroup]
    """Indicators that two or more of all places report."""
    single: list[RowGroup]
    """Indicators that one place alone reports."""


@dataclass(frozen=True)
class PlaceRow:
    """An indicator that a place reports; rows of several places follow each other by `number`."""

    number: int
    row: ComparisonRow


@dataclass(frozen=True)
class ComparePlaceView(View):
    """A place to be compared: the head of its column, and its rows."""

    template: ClassVar[str] = "compare-place.html"

    place: Record
    """The place."""
    rows: list[PlaceRow]
    """What it reports."""


def compare_view(c: PageContext) -> CompareView:
    """Places with figures, the richest first; common indicators; the indicators of a single place; what to try."""
    everywhere = sorted(reported(c).values(), key=lambda one: (-len(one.facts), collation_key(c, one.place)))
    places = everywhere[:PLACES]
    rows, pairs = _rows(c, places), pairs_of(c, places)
    columns = _columns(places, pairs)
    slugs, rest = {one.slug for one in columns}, len(places) - len(columns)
    return CompareView(
        crumbs=[home_crumb(c)],
        most=MOST,
        places=[one.place for one in places],
        left_out=len(everywhere) - len(places),
        columns=columns,
        title=c.t("compare-some", places=len(columns)) if rest else c.t("compare-all", places=len(places)),
        rest=rest,
        table=_grouped(c, [row for row in rows if len(row.cells.keys() & slugs) >= COMMON]),
        levels=_levels(c, places),
        pairs=pairs,
        groups=list(c.site.atlas.vocabulary.groups),
        common=_grouped(c, [row for row in rows if len(row.cells) >= COMMON]),
        single=_grouped(c, [row for row in rows if len(row.cells) < COMMON]),
    )


def compare_portions(c: PageContext) -> dict[str, ComparePlaceView]:
    """What each place reports, by its slug."""
    view = compare_view(c)
    found: dict[str, list[PlaceRow]] = {place.slug: [] for place in view.places}
    rows = (row for group in [*view.common, *view.single] for row in group.rows)
    for number, row in enumerate(rows):
        for slug in row.cells:
            found[slug].append(PlaceRow(number, row))
    return {place.slug: ComparePlaceView(place, found[place.slug]) for place in view.places}


def _columns(places: list[Reported], pairs: list[Pair]) -> list[Record]:
    example = pairs[0].slugs.split(",") if pairs else []
    sums = enumerate(accumulate(len(one.facts) for one in places))
    fit = [number < COLUMNS and figures <= FIGURES for number, figures in sums]
    return [one.place for one, fits in zip(places, fit, strict=True) if fits or one.place.slug in example]


def _rows(c: PageContext, places: list[Reported]) -> list[ComparisonRow]:
    """Reported indicators, those that say most before others, each lot in the order of the vocabulary."""
    found: dict[str, dict[str, Cell]] = defaultdict(dict)
    for one in places:
        by_indicator: dict[str, list[ResolvedFact]] = defaultdict(list)
        for fact in one.facts:
            by_indicator[fact.recorded.indicator].append(fact)
        for indicator, facts in by_indicator.items():
            found[indicator][one.place.slug] = _cell(c, one.place, facts)
    indicators = c.site.atlas.vocabulary.indicators
    rows = [ComparisonRow(key, one, c.s(one), found[key]) for key, one in indicators.items() if key in found]
    return sorted(rows, key=lambda row: row.indicator.weight != "headline")


def _cell(c: PageContext, place: Record, facts: list[ResolvedFact]) -> Cell:
    return Cell(place.slug, c.name(place.id), [_cell_fact(c, fact, place) for fact in _ordered(c, facts, place)])


def _cell_fact(c: PageContext, fact: ResolvedFact, place: Record) -> CellFact:
    period = fact.recorded.as_of
    number = render_number(fact.number.value)
    return CellFact(fact, end(period)[:4], coverage(period), number, is_whole(c, fact, place))


def _ordered(c: PageContext, facts: list[ResolvedFact], place: Record) -> list[ResolvedFact]:
    """Figures of the whole place before others, actual ones before those that are not, the latest first."""
    latest = sorted(facts, key=lambda fact: end(fact.recorded.as_of), reverse=True)
    return sorted(latest, key=lambda fact: (not is_whole(c, fact, place), fact.recorded.status != "actual"))


def _grouped(c: PageContext, rows: list[ComparisonRow]) -> list[RowGroup]:
    found: dict[str, list[ComparisonRow]] = defaultdict(list)
    for row in rows:
        found[row.indicator.group].append(row)
    return [
        RowGroup(key, c.s(name), found[key]) for key, name in c.site.atlas.vocabulary.groups.items() if key in found
    ]


def _levels(c: PageContext, places: list[Reported]) -> list[Level]:
    found = []
    for key, levels in LEVELS.items():
        inside = [one for one in places if one.place.entity.level in levels]
        inside.sort(key=lambda one: collation_key(c, one.place))
        found.append(Level(c.t(f"level-{key}"), [(one.place, len(one.facts)) for one in inside]))
    return [level for level in found if level.places]
