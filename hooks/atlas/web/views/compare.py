"""Places side by side: every measure that places report, from which the page's script takes the chosen places.

A figure belongs to a place if it is the place's own or names it in `about`. Whose it really is, its subject, is always shown
where that is not the place itself: what one programme spent is not what its city spent.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from atlas.data.model import Indicator, Text
from atlas.data.records import Record
from atlas.site.values import Value
from atlas.web.context import Context
from atlas.web.views.common import collation_key
from atlas.web.views.explore import end
from atlas.web.views.listing import home_crumb

MOST = 6  # places side by side: more do not fit a screen
COMMON = 2  # places that report a measure make it a common one
LEVELS = {"large": ("country", "macro", "area"), "province": ("province",), "prefecture": ("prefecture",), "county": ("county",),
          "zone": ("zone",)}
PAIRS = 4  # examples to try


@dataclass(frozen=True)
class Cell:
    """What one place reports of a measure; `place` is its slug."""

    place: str
    name: str
    values: list[Value]


@dataclass(frozen=True)
class Row:
    """A measure with a cell for each place that reports it."""

    id: str
    indicator: Indicator
    name: str
    cells: dict[str, Cell]


@dataclass(frozen=True)
class RowGroup:
    """Measures under the name of their group; `key` is that of `data/types.yml`."""

    key: str
    name: str
    rows: list[Row]


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


def compare_view(c: Context) -> dict[str, Any]:
    """Places with figures, the richest first; common measures; the measures of a single place; what to try."""
    places = _places(c)
    rows, levels = _rows(c, places), _levels(c, places)
    return {"places": places, "levels": levels, "pairs": _pairs(c, levels), "most": MOST, "crumbs": [home_crumb(c)],
            "groups": list(c.site.atlas.words.groups),
            "common": _grouped(c, [row for row in rows if len(row.cells) >= COMMON]),
            "single": _grouped(c, [row for row in rows if len(row.cells) < COMMON]), "coverage": coverage, "end": end}


def coverage(period: str) -> str:
    """`to` for everything up to a date, `span` for a stretch of time, `point` for one date or one year."""
    first, slash, _ = period.partition("/")
    return "point" if not slash else "to" if first == ".." else "span"


def _places(c: Context) -> list[Record]:
    found = [record for record in c.site.atlas.of_kind("regions") if c.site.values_of.get(record.id)]
    return sorted(found, key=lambda record: (-len(c.site.values_of[record.id]), collation_key(c, record)))


def _rows(c: Context, places: list[Record]) -> list[Row]:
    """Reported measures in the order of the vocabulary."""
    found: dict[str, dict[str, Cell]] = defaultdict(dict)
    for place in places:
        by_measure: dict[str, list[Value]] = defaultdict(list)
        for value in c.site.values_of[place.id]:
            by_measure[value.fact.indicator].append(value)
        for measure, values in by_measure.items():
            found[measure][place.slug] = Cell(place.slug, c.s(place.entity.name), _ordered(values, place))
    indicators = c.site.atlas.words.indicators
    return [Row(key, one, c.s(Text(zh=one.zh, en=one.en)), found[key]) for key, one in indicators.items() if key in found]


def _ordered(values: list[Value], place: Record) -> list[Value]:
    """The place's own figures before those of its parts, actual ones before others, the latest first."""
    latest = sorted(values, key=lambda value: end(value.fact.as_of), reverse=True)
    return sorted(latest, key=lambda value: (value.record.id != place.id, value.fact.status != "actual"))


def _grouped(c: Context, rows: list[Row]) -> list[RowGroup]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.indicator.group].append(row)
    return [RowGroup(key, c.s(name), found[key]) for key, name in c.site.atlas.words.groups.items() if key in found]


def _levels(c: Context, places: list[Record]) -> list[Level]:
    names = {key: c.t(f"level-{key}") for key in LEVELS}
    found = []
    for key, levels in LEVELS.items():
        inside = sorted((place for place in places if place.entity.level in levels), key=lambda place: collation_key(c, place))
        found.append(Level(names[key], [(place, len(c.site.values_of[place.id])) for place in inside]))
    return [level for level in found if level.places]


def _pairs(c: Context, levels: list[Level]) -> list[Pair]:
    """Places of one level with the most measures in common, each place once, the best pair first."""
    scored = [(_shared(c, one, two), one, two) for level in levels for (one, _), (two, _) in combinations(level.places, 2)]
    chosen: list[Pair] = []
    used: set[str] = set()
    for score, one, two in sorted(scored, key=lambda item: -item[0]):
        if score and len(chosen) < PAIRS and not used & {one.id, two.id}:
            chosen.append(Pair(f"{one.slug},{two.slug}", [c.s(place.entity.name) for place in (one, two)]))
            used |= {one.id, two.id}
    return chosen


def _shared(c: Context, one: Record, two: Record) -> int:
    """Measures that both report, by figures that are not the same."""
    first, second = (c.site.values_of[place.id] for place in (one, two))
    both = {value.id for value in first} & {value.id for value in second}
    return len({value.fact.indicator for value in first if value.id not in both}
               & {value.fact.indicator for value in second if value.id not in both})
