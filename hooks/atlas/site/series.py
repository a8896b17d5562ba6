"""Figures of one matter across sources and years, and what each says of those before it.

A series holds the figures of one entity that agree in indicator, in the level of their scope (that of the place where
none is recorded), in the words of their scope, in the title whose holders are counted, in the ranking, and, where they
are added up over more than a year, in the day from which they are. Source, speaker, period, status, qualifier and the
unit of the print may differ. Where a name or a definition changed, `series:` joins what belongs together by hand.

Two figures are of one period if their dates end on the same day and begin on the same, or if one is of a year and the
other of a day or a month of it. Of one period they confirm each other or differ; a later one continues the series. Only
those of a year and of a day, or of the same months, are drawn as one course, set beside each other in rows of results,
or tell what came of an aim: the actual one of its period, else the first within a year after it, unless it is a change.
What another source says of the same entity, indicator and period in another series cannot be compared; of two scopes in
words that is not said, for they may be two matters. Each figure has the verdict on the one that says most of it; only
neighbours are looked at, so that the cost is that of sorting.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from atlas.data.model import Source
from atlas.data.places import REGIONS
from atlas.site.facts import ResolvedFact
from atlas.text.agreement import Printed, agree
from atlas.text.dates import OPEN, ends, first_day, is_whole_year, last_day, months

Kind = Literal["confirms", "differs", "not-comparable", "outcome", "continues"]
Cause = Literal["", "rounding", "qualifier", "date", "level", "scope", "holders", "ranking", "span"]
LOOKED_AT = 8  # figures of one year before another with which it is compared
# The level of a scope that is as wide as a place.
WIDE = {"prefecture": "city", "area": "other"}
YEAR = 366  # days; what is added up over more begins with the same day or is another matter
LATE = 366  # days behind its period in which a figure still tells the outcome of an aim
PARTS: tuple[Cause, ...] = ("level", "scope", "holders", "ranking", "span")  # of a key, behind entity and indicator


@dataclass(frozen=True)
class Verdict:
    """What a figure says of an earlier one, and why the two are not printed alike."""

    kind: Kind
    other: ResolvedFact
    cause: Cause = ""


@dataclass(frozen=True)
class Series:
    """Figures of one matter in the order of their periods."""

    id: str
    facts: tuple[ResolvedFact, ...]

    @property
    def told(self) -> bool:
        """Whether there is more than one figure to tell."""
        return len(self.facts) > 1


@dataclass(frozen=True)
class AllSeries:
    """Every series by its id, that of each figure, the verdicts of figures, and what came of each aim."""

    by_id: Mapping[str, Series]
    of: Mapping[str, Series]
    verdicts: Mapping[str, Verdict]
    outcomes: Mapping[str, ResolvedFact]

    def verdict(self, fact: ResolvedFact) -> Verdict | None:
        """The verdict of a figure that says most: that it is what came of an aim is more than that it continues."""
        found, aim = self.verdicts.get(fact.id), self.aims.get(fact.id)
        return Verdict("outcome", aim) if aim and (found is None or found.kind == "continues") else found

    @cached_property
    def aims(self) -> Mapping[str, ResolvedFact]:
        """The newest aim of which a figure tells the outcome, by the id of that figure."""
        return {outcome.id: self._facts[aim] for aim, outcome in self.outcomes.items()}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each figure stands in its series."""
        return {fact.id: number for series in self.by_id.values() for number, fact in enumerate(series.facts)}

    @cached_property
    def earlier(self) -> Mapping[str, ResolvedFact]:
        """Of each actual figure the newest one of an earlier year, and of the same months, in its series."""
        return {fact.id: before for series in self.by_id.values() for fact, before in _steps(series)}

    @cached_property
    def _facts(self) -> Mapping[str, ResolvedFact]:
        return {fact.id: fact for series in self.by_id.values() for fact in series.facts}


Key = tuple[str, str, str, str, str, str, str]  # entity, indicator or hand link, level, scope, holders, ranking, span
SCOPE = 3  # the place of its words in a key


@dataclass(frozen=True)
class _Dated:
    """A figure with the days that it is of and the day on which it was published."""

    fact: ResolvedFact
    first: date
    last: date
    published: date
    is_year: bool
    is_span: bool

    @property
    def is_aim(self) -> bool:
        return self.fact.recorded.status != "actual"

    @property
    def order(self) -> tuple[date, date, date]:
        return self.last, self.first, self.published


def make_series(facts: Iterable[ResolvedFact], sources: Mapping[str, Source]) -> AllSeries:
    """The series of all figures that are numbers."""
    found: dict[Key, list[_Dated]] = defaultdict(list)
    for fact in facts:
        if fact.quantity:
            found[_key(fact)].append(_dated(fact, sources[fact.source[0]]))
    by_id: dict[str, Series] = {}
    verdicts: dict[str, Verdict] = {}
    outcomes: dict[str, ResolvedFact] = {}
    for key, dated in found.items():
        dated.sort(key=lambda one: one.order)
        by_id[_id(key)] = Series(_id(key), tuple(one.fact for one in dated))
        outcomes.update(_outcomes(dated))
        verdicts.update(_verdicts(dated))
    for fact_id, verdict in _apart(found):
        verdicts.setdefault(fact_id, verdict)
    of = {fact.id: series for series in by_id.values() for fact in series.facts}
    return AllSeries(by_id, of, verdicts, outcomes)


def _steps(series: Series) -> Iterator[tuple[ResolvedFact, ResolvedFact]]:
    """Actual figures, each with the newest of an earlier year and of the same months."""
    newest: dict[str, dict[int, ResolvedFact]] = defaultdict(dict)  # by the months, then by the year
    for fact in (one for one in series.facts if one.recorded.status == "actual"):
        year, found = last_day(ends(fact.recorded.as_of)[1]).year, newest[months(fact.recorded.as_of)]
        if before := [one for key, one in found.items() if key < year][-1:]:
            yield fact, before[0]
        found[year] = fact


def _key(fact: ResolvedFact) -> Key:
    recorded = fact.recorded
    if recorded.series:
        return fact.record.id, f"series-{recorded.series}", "", "", "", "", ""
    rank = (recorded.rank_in, recorded.ranked_by if not isinstance(recorded.ranked_by, str) else None)
    ranking = "-".join([*(_words(text.en) for text in rank if text), _named(recorded.ranked_by)]).strip("-")
    scope = _words(recorded.scope.en) if recorded.scope else ""
    return fact.record.id, recorded.indicator, _level(fact), scope, _named(recorded.holders), ranking, _span(fact)


def _level(fact: ResolvedFact) -> str:
    """How far a figure reaches, where that is not as far as its place."""
    own = fact.record.entity.level if fact.record.kind == REGIONS else None
    level = fact.scope_level or ""
    return "" if own and level == WIDE.get(own, own) else level


def _span(fact: ResolvedFact) -> str:
    """From when a figure is added up, if over more than a year."""
    begins, finishes = ends(fact.recorded.as_of)
    if begins in (OPEN, finishes) or (last_day(finishes) - first_day(begins)).days < YEAR:
        return ""
    return f"from-{begins.rstrip('~').lower()}"


def _words(text: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", text.casefold()))


def _named(name: object) -> str:
    return name.replace("/", "-") if isinstance(name, str) else ""


def _id(key: Key) -> str:
    """`regions/example-city#carrier-floor-area`, and behind it what else the figures agree in."""
    entity, matter, *rest = key
    return ".".join([f"{entity}#{matter}", *filter(None, rest)])


def _dated(fact: ResolvedFact, source: Source) -> _Dated:
    begins, finishes = ends(fact.recorded.as_of)
    last = last_day(finishes)
    first = first_day(finishes if begins == OPEN else begins)
    is_year = is_whole_year(first, last)
    is_span = not is_year and (begins not in (OPEN, finishes) or bool(months(finishes)))
    return _Dated(fact, first, last, last_day(source.published), is_year, is_span)


def _same_period(one: _Dated, other: _Dated) -> bool:
    if (one.first, one.last) == (other.first, other.last):
        return True
    year, part = (one, other) if one.is_year else (other, one)
    return year.is_year and not part.is_span and year.first <= part.first and part.last <= year.last


def _verdicts(series: Sequence[_Dated]) -> Iterator[tuple[str, Verdict]]:
    """The verdict of each figure on one before it, of its own sort: actual ones apart from aims."""
    for is_aim in (False, True):
        before: list[_Dated] = []
        for one in (dated for dated in series if dated.is_aim == is_aim):
            if verdict := _verdict(one, before):
                yield one.fact.id, verdict
            before.append(one)


def _verdict(one: _Dated, before: Sequence[_Dated]) -> Verdict | None:
    if not before:
        return None
    same = [other for other in before[-LOOKED_AT:] if _same_period(one, other)]
    if not same:
        return Verdict("continues", before[-1].fact)
    compared = [_compared(one, other) for other in reversed(same)]
    return next((verdict for verdict in compared if verdict.kind == "confirms"), compared[0])


def _compared(one: _Dated, other: _Dated) -> Verdict:
    """Two figures of one period."""
    agreed, why = agree(_printed(one.fact), _printed(other.fact))
    cause: Cause = why
    if not agreed and not why and (one.first, one.last) != (other.first, other.last):
        cause = "date"
    return Verdict("confirms" if agreed else "differs", other.fact, cause)


def _printed(fact: ResolvedFact) -> Printed:
    return Printed(fact.number, fact.recorded.printed)


def _outcomes(series: Sequence[_Dated]) -> Iterator[tuple[str, ResolvedFact]]:
    """What came of each aim: the newest actual figure of its period, else the first of a later one."""
    actual = [one for one in series if not one.is_aim]
    at = 0
    for aim in (one for one in series if one.is_aim):
        while at < len(actual) and actual[at].last <= aim.last:
            at += 1
        near = [one for one in actual[max(0, at - LOOKED_AT) : at] if _same_period(aim, one)]
        later = [one for one in actual[at : at + LOOKED_AT] if _tells(one, aim)]
        found = [*near[-1:], *later[:1]]
        if found and found[0].published >= aim.published:
            yield aim.fact.id, found[0].fact


def _tells(one: _Dated, aim: _Dated) -> bool:
    """Whether a later figure tells what came of an aim: soon after it, of the same months, and no change."""
    alike = months(one.fact.recorded.as_of) == months(aim.fact.recorded.as_of) and not one.fact.indicator.change
    return alike and one.last - aim.last <= timedelta(days=LATE)


def _apart(found: Mapping[Key, Sequence[_Dated]]) -> Iterator[tuple[str, Verdict]]:
    """Figures of one entity, indicator and period in different series, where another source has the other."""
    buckets: dict[tuple[str, str, int, bool], list[tuple[Key, _Dated]]] = defaultdict(list)
    for key, series in found.items():
        for one in series:
            buckets[key[0], one.fact.recorded.indicator, one.last.year, one.is_aim].append((key, one))
    for bucket in buckets.values():
        bucket.sort(key=lambda item: (item[1].published, item[1].order))
        for number, (key, one) in enumerate(bucket):
            yield from _not_comparable(key, one, bucket[max(0, number - LOOKED_AT) : number])


def _not_comparable(key: Key, one: _Dated, before: Sequence[tuple[Key, _Dated]]) -> Iterator[tuple[str, Verdict]]:
    for other_key, other in reversed(before):
        two_matters = key[SCOPE] != other_key[SCOPE] and bool(key[SCOPE] and other_key[SCOPE])
        apart = key != other_key and not two_matters and one.fact.source[0] != other.fact.source[0]
        if apart and _same_period(one, other):
            yield one.fact.id, Verdict("not-comparable", other.fact, _unlike(key, other_key))
            return


def _unlike(key: Key, other: Key) -> Cause:
    """The first part in which two keys differ."""
    names = (name for name, *two in zip(PARTS, key[2:], other[2:], strict=True) if two[0] != two[1])
    return next(names, "")
