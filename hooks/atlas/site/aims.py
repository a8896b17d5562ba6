"""Targets, plans and forecasts: when each is due, and what came of it by the day of the edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from atlas.site.facts import ResolvedFact
from atlas.site.site import Site
from atlas.site.touched import derived
from atlas.text.dates import ends, last_day

Standing = Literal["told", "due", "ahead", "undated"]


@dataclass(frozen=True)
class Aim:
    """An aim, the last day of its period if the text sets one, and the figure that tells what came of it."""

    fact: ResolvedFact
    due: date | None
    outcome: ResolvedFact | None
    standing: Standing
    """`told`: a figure tells the outcome; `due`: the day has passed and none does; `ahead`: it is still to come;
    `undated`: no day is set, for its date is that of the text."""


def all_aims(site: Site) -> list[Aim]:
    """Every aim that is a number, by the day on which it is due, those without one last. Parts of a phrase are none."""
    return sorted(_aims(site), key=lambda aim: (aim.due or date.max, aim.fact.id))


@derived
def as_of(site: Site) -> date:
    """The day by which an aim is due or not: that of the edition, else of the newest source. It is not the clock's, so
    that the same data give the same pages.
    """
    if site.release.day:
        return last_day(site.release.day)
    return max((last_day(source.published) for source in site.atlas.sources.values()), default=date.min)


def _aims(site: Site) -> Iterator[Aim]:
    today = as_of(site)
    for fact in site.facts:
        if fact.recorded.status == "actual" or not fact.quantity or fact.indicator.weight == "structural":
            continue
        due = last_day(ends(fact.recorded.as_of)[1]) if fact.recorded.dated == "text" else None
        outcome = site.series.outcomes.get(fact.id)
        yield Aim(fact, due, outcome, "told" if outcome else _standing(due, today))


def _standing(due: date | None, today: date) -> Standing:
    if due is None:
        return "undated"
    return "due" if due <= today else "ahead"
