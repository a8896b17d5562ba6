"""Places side by side: every indicator that places report. The page holds the table of a few places; its script loads
the figures of those that a reader chooses (see web/portions.py).

A figure belongs to a place if it is the place's own, names it in `about`, or reaches as far as the place does, whoever
it is recorded with. Its subject is always shown where that is not the place itself. Structural indicators are left
out, and so are ranks and claims of standing, which compare already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import ClassVar

from atlas.data.model import Indicator
from atlas.data.records import Record
from atlas.data.vocabulary import AREA, COUNTRY, COUNTY, MACRO, PREFECTURE, PROVINCE, ZONE
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.text.quantities import render_number
from atlas.web.view import View
from atlas.web.views.common import Crumb, collation_key, end, home_crumb

MOST = 6  # places side by side: more do not fit a screen
COMMON = 2  # places that report an indicator make it a common one
LEVELS = {"large": (COUNTRY, MACRO, AREA)} | {level: (level,) for level in (PROVINCE, PREFECTURE, COUNTY, ZONE)}
# Levels of places by how far a figure says that it reaches.
REACHES: Mapping[str, tuple[str, ...]] = {
    "zone": (ZONE,),
    "belt": (AREA,),
    "district": (COUNTY,),
    "county": (COUNTY,),
    "city": (PREFECTURE, COUNTY),
    "province": (PROVINCE,),
    "macro": (MACRO,),
    "country": (COUNTRY,),
}
PLACES = 600  # on the page, the richest: beyond that its table would weigh more than readers wait for
COLUMNS = 12  # places of the table in the page, if they have no more figures than these
FIGURES = 350
PAIRS = 4  # examples to try
TRIED = 40  # places of a level, the richest, among which examples are looked for

Sort = tuple[str, str, str]  # how a figure can be compared: indicator, way of counting, year


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
    reported = _reported(c)
    everywhere = sorted(reported.values(), key=lambda one: (-len(one.facts), collation_key(c, one.place)))
    places = everywhere[:PLACES]
    rows, pairs = _rows(c, places), _pairs(c, places)
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


@dataclass(frozen=True)
class Reported:
    """A place with the figures that it is compared by."""

    place: Record
    facts: list[ResolvedFact]


def _reported(c: PageContext) -> dict[str, Reported]:
    """Places that report something to compare, by their ids."""
    found: dict[str, dict[str, ResolvedFact]] = defaultdict(dict)
    for fact in filter(_compares, c.site.facts):
        for place in _places_of(c, fact):
            found[place].setdefault(fact.id, fact)
    return {
        record.id: Reported(record, list(found[record.id].values()))
        for record in c.site.atlas.of_kind("regions")
        if record.id in found
    }


def _compares(fact: ResolvedFact) -> bool:
    weight, quantity = fact.indicator.weight, fact.quantity
    return weight != "structural" and quantity is not None and quantity.unit.grammar != "rank"


def _places_of(c: PageContext, fact: ResolvedFact) -> Iterator[str]:
    yield from (one for one in (fact.record.id, *fact.recorded.about) if one.startswith("regions/"))
    if reached := _reached(c, fact):
        yield reached.id


def _reached(c: PageContext, fact: ResolvedFact) -> Record | None:
    """The place that a figure is about by its recorded level: one of those that its subject stands in."""
    levels = REACHES.get(fact.scope_level or "", ())
    around = c.site.places.around(c.site.places.nearest(fact.record))
    return next((place for place in around if place.entity.level in levels), None)


def coverage(period: str) -> str:
    """`to` for everything up to a date, `span` for a stretch of time, `point` for one date or one year."""
    first, slash, _ = period.partition("/")
    return "point" if not slash else "to" if first == ".." else "span"


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
    return CellFact(fact, end(period)[:4], coverage(period), number, _is_whole(c, fact, place))


def _is_whole(c: PageContext, fact: ResolvedFact, place: Record) -> bool:
    return place in (fact.record, _reached(c, fact))


def _ordered(c: PageContext, facts: list[ResolvedFact], place: Record) -> list[ResolvedFact]:
    """Figures of the whole place before others, actual ones before those that are not, the latest first."""
    latest = sorted(facts, key=lambda fact: end(fact.recorded.as_of), reverse=True)
    return sorted(latest, key=lambda fact: (not _is_whole(c, fact, place), fact.recorded.status != "actual"))


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


def _pairs(c: PageContext, places: list[Reported]) -> list[Pair]:
    """Places of one level with the most to compare, each place once, the best pair first; only the richest of a level
    are tried, so that all of them need not meet all others.
    """
    levels = [[one for one in places if one.place.entity.level in levels][:TRIED] for levels in LEVELS.values()]
    sorts = {one.place.id: _sorts(c, one) for level in levels for one in level}
    scored = [
        (_shared(sorts[one.place.id], sorts[two.place.id]), one, two)
        for level in levels
        for one, two in combinations(level, 2)
    ]
    chosen: list[Pair] = []
    used: set[str] = set()
    for score, one, two in sorted(scored, key=lambda item: item[0], reverse=True):
        ids = {one.place.id, two.place.id}
        if score[2] and len(chosen) < PAIRS and not used & ids:
            names = [c.name(place.place.id) for place in (one, two)]
            chosen.append(Pair(f"{one.place.slug},{two.place.slug}", names))
            used |= ids
    return chosen


def _shared(one: Mapping[str, Sort], two: Mapping[str, Sort]) -> tuple[int, int, int]:
    """Indicators that both report of the whole place, in one way and for one year; in one way; at all. A figure that is
    of both counts for nothing.
    """
    first = [sort for fact, sort in one.items() if fact not in two]
    second = [sort for fact, sort in two.items() if fact not in one]
    return _common(first, second, 3), _common(first, second, 2), _common(first, second, 1)


def _common(first: Iterable[Sort], second: Iterable[Sort], length: int) -> int:
    return len({sort[0] for sort in {sort[:length] for sort in first} & {sort[:length] for sort in second}})


def _sorts(c: PageContext, one: Reported) -> dict[str, Sort]:
    """By the ids of a place's figures, how they can be compared."""
    return {fact.id: _sort(c, fact, one.place) for fact in one.facts}


def _sort(c: PageContext, fact: ResolvedFact, place: Record) -> Sort:
    """Indicator, way of counting, year; what is not about the whole place is like nothing else."""
    period, status = fact.recorded.as_of, fact.recorded.status
    way = f"{coverage(period)} {status}" if _is_whole(c, fact, place) else fact.id
    return fact.recorded.indicator, way, end(period)[:4]
