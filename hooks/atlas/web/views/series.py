"""Figures of one matter over the years, as a page shows them: a row a series with its course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.pictures.trend import trend
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.series import Series


@dataclass(frozen=True)
class SeriesRow:
    """A series: the figure that names it, all of them in the order of time, and their course where it can be drawn."""

    fact: ResolvedFact
    facts: list[ResolvedFact]
    picture: Markup


def series_rows(c: PageContext, facts: Sequence[ResolvedFact]) -> list[SeriesRow]:
    """The series with more than one of these figures, in their order."""
    found = (_series(c, fact) for fact in facts)
    told = {series.id: series for series in found if series and series.told}
    return [SeriesRow(one.facts[-1], list(one.facts), trend(c, one.facts)) for one in told.values()]


def together(c: PageContext, facts: Sequence[ResolvedFact]) -> list[ResolvedFact]:
    """Figures in their order, those of a series in the order of time where the first of them stands."""
    by_series: dict[str, list[ResolvedFact]] = {}
    for fact in facts:
        series = _series(c, fact)
        by_series.setdefault(series.id if series else fact.id, []).append(fact)
    return [fact for found in by_series.values() for fact in sorted(found, key=lambda fact: _place(c, fact))]


def _place(c: PageContext, fact: ResolvedFact) -> int:
    """Where a figure stands in its series."""
    return c.site.series.place.get(fact.id, 0)


def _series(c: PageContext, fact: ResolvedFact) -> Series | None:
    return c.site.series.of.get(fact.id)
