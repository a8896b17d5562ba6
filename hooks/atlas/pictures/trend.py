"""How one figure went over the years: a small line from its first to its newest actual figure, aims as signs beside it.

Two points are no course: they stand in the row, and are not drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from atlas.pictures.svg import Drawn, link, mark, num, path, svg
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.text.dates import ends, last_day, months

FEWEST = 3  # points in time that make a course
WIDTH, HEIGHT, MARGIN = 160, 44, 7
Point = tuple[float, float]


def trend(c: PageContext, facts: Sequence[ResolvedFact]) -> Markup:
    """The course of the figures of a series, in the order of time; empty with fewer than three points in time.

    Figures of parts of a year are left out: a quarter beside years would be taken for a fall.
    """
    facts = [fact for fact in facts if not months(fact.recorded.as_of)]
    if len({_day(fact) for fact in facts}) < FEWEST:
        return Markup()
    name, first, last = c.s(facts[0].name), c.period(facts[0].recorded.as_of), c.period(facts[-1].recorded.as_of)
    title = c.t("fig-trend-title", name=name, first=first, last=last)
    uid = f"fig-trend-{facts[0].key}"
    return Markup(svg(uid, Drawn(_draw(c, facts), HEIGHT), WIDTH, title, c.t("fig-trend-desc"), "trend"))


def _draw(c: PageContext, facts: Sequence[ResolvedFact]) -> str:
    points = _points(facts)
    actual = [point for fact, point in zip(facts, points, strict=True) if fact.recorded.status == "actual"]
    ground = path(f"M0 {num(HEIGHT - MARGIN)}H{WIDTH}", "wire")
    line = path("M" + "L".join(f"{num(x)} {num(y)}" for x, y in actual), "course") if len(actual) > 1 else ""
    signs = (
        link(c.href_fact(fact), mark(*point, fact.recorded.status), f"{c.period(fact.recorded.as_of)} {c.shown(fact)}")
        for fact, point in zip(facts, points, strict=True)
    )
    return ground + line + "".join(signs)


def _points(facts: Sequence[ResolvedFact]) -> list[Point]:
    """Time from left to right; the ground is zero, or the least figure where that is below."""
    days, values = [_day(fact) for fact in facts], [float(fact.number.value) for fact in facts]
    start, time = min(days), max(days) - min(days)
    low, high = min(0.0, *values), max(0.0, *values)
    wide, tall = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    return [
        (MARGIN + wide * (day - start) / time, HEIGHT - MARGIN - tall * (value - low) / ((high - low) or 1))
        for day, value in zip(days, values, strict=True)
    ]


def _day(fact: ResolvedFact) -> int:
    return last_day(ends(fact.recorded.as_of)[1]).toordinal()
