"""What can be compared of places: their figures, how each is counted, and the pairs of places that share the most.

A figure belongs to a place if it is the place's own, names it in `about`, or reaches as far as the place does, whoever
it is recorded with. Structural indicators are left out, and so are ranks and claims of standing, which compare already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from atlas.data.records import Record
from atlas.data.vocabulary import AREA, COUNTRY, COUNTY, MACRO, PREFECTURE, PROVINCE, ZONE
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.views.common import end

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
PAIRS = 4  # examples to try
TRIED = 40  # places of a level, the richest, among which examples are looked for

Sort = tuple[str, str, str]  # how a figure can be compared: indicator, way of counting, year


@dataclass(frozen=True)
class Pair:
    """Two places worth comparing."""

    slugs: str
    names: list[str]


@dataclass(frozen=True)
class Reported:
    """A place with the figures that it is compared by."""

    place: Record
    facts: list[ResolvedFact]


def reported(c: PageContext) -> dict[str, Reported]:
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


def is_whole(c: PageContext, fact: ResolvedFact, place: Record) -> bool:
    return place in (fact.record, _reached(c, fact))


def pairs_of(c: PageContext, places: list[Reported]) -> list[Pair]:
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
    way = f"{coverage(period)} {status}" if is_whole(c, fact, place) else fact.id
    return fact.recorded.indicator, way, end(period)[:4]
