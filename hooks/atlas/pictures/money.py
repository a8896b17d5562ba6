"""Money: amounts on one labelled axis, actual ones apart from targets, plans and forecasts.

Amounts of one place run from a grant of millions to funds of hundreds of billions. Where they differ
that much they are dots on a logarithmic axis, which says so; bars from zero would draw the small
ones as nothing, and bars on a logarithmic axis have no honest foot. Currencies are never converted:
each has its own axis.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.data.model import STATUSES
from atlas.data.records import Record
from atlas.pictures.svg import (
    BOLD,
    LINE,
    SIZE,
    SMALL,
    WIDE,
    Drawn,
    both,
    ems,
    group,
    link,
    mark,
    num,
    path,
    picture,
    rect,
    text,
    wrap,
)
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.text.formats import short

FEWEST = 3  # amounts that make a picture; the table says fewer sooner
LABELS = 300  # width of the names of rows on a wide screen; on a phone they stand above
LOG_FROM = 12  # times the least that the greatest must be for a logarithmic axis
SIGN_ROOM = 20  # on either side of the axis for signs at its ends
TICK, MOST_TICKS = 62, 5  # room a tick's name needs; how many stand on an axis from zero


@dataclass(frozen=True, slots=True)
class Axis:
    """Amounts from `low` to `high` laid out from `left` to `right`, by their size or by its logarithm; without `high`
    there is none.
    """

    low: float
    high: float
    log: bool
    left: float
    right: float

    def at(self, amount: float) -> float:
        """Where an amount stands."""
        if not self.high:
            return self.left
        share = math.log(amount / self.low) / math.log(self.high / self.low) if self.log else amount / self.high
        return self.left + share * (self.right - self.left)

    def ticks(self) -> list[float]:
        """Amounts with a line of their own: powers of ten, or round steps from zero."""
        if not self.high:
            return []
        if self.log:
            powers = range(round(math.log10(self.low)), round(math.log10(self.high)) + 1)
            return [10.0**power for power in powers][:: 1 if len(powers) * TICK < self.right - self.left else 2]
        step = 10.0 ** math.floor(math.log10(self.high))
        step *= next(part for part in (0.2, 0.5, 1, 2, 5) if self.high / (step * part) < MOST_TICKS)
        return [step * number for number in range(int(self.high / step) + 1)]


def money(c: PageContext, dossier: Dossier) -> Markup:
    """Amounts of money on an entity's page, by currency and status; empty below three.

    The table of facts is its table.
    """
    record, facts = dossier.record, amounts(c, dossier)
    if not facts:
        return Markup()
    name = c.s(record.entity.name)
    desc = c.t("fig-money-desc", n=len(facts))
    pictures = both("fig-money", lambda width: _draw(c, record, facts, width), c.t("fig-money-title", name=name), desc)
    return picture(c, "money", pictures, c.t("fig-money-note"), cites=(fact.recorded.cite for fact in facts))


def amounts(c: PageContext, dossier: Dossier) -> list[ResolvedFact]:
    """Values drawn in the picture of money; none if they are too few for one."""
    chosen = c.site.atlas.pictures.money
    found = [
        fact
        for fact in dossier.facts
        if (chosen is None or fact.indicator.group in chosen.groups)
        and fact.quantity
        and fact.quantity.unit.currency
        and fact.quantity.value > 0
    ]
    return found if len(found) >= FEWEST else []


def _draw(c: PageContext, record: Record, facts: Sequence[ResolvedFact], width: int) -> Drawn:
    """Currency by currency; in each the actual amounts, then the others on a ground of their own."""
    out, y = [], 0.0
    for currency in (unit for unit in c.site.atlas.vocabulary.units.values() if unit.currency):
        of_it = [fact for fact in facts if fact.number.unit == currency]
        if of_it:
            axis = axis_of(c, of_it, width)
            said = [
                c.unit(currency.key),
                *([c.t("fig-log") if axis.log else c.t("fig-linear")] if axis.high else []),
            ]
            out.append(text(0, y + 13, wrap(" · ".join(said), width / SMALL, 1).lines, "soft"))
            drawn = blocks(c, record, of_it, axis, y + 22, width)
            out.append(drawn.body)
            y = drawn.height
    return Drawn("".join(out), y)


def blocks(c: PageContext, record: Record, facts: Sequence[ResolvedFact], axis: Axis, y: float, width: int) -> Drawn:
    """Blocks of facts by status on one axis."""
    out = []
    for some in by_status(facts):
        drawn = block(c, record, some, axis, y, width)
        out.append(drawn.body)
        y = drawn.height + 8
    return Drawn("".join(out), y)


def by_status(facts: Sequence[ResolvedFact]) -> Iterator[list[ResolvedFact]]:
    """Values by status, actual ones first; the greatest first within each."""
    for status in STATUSES:
        some = [fact for fact in facts if fact.recorded.status == status]
        if some:
            yield sorted(some, key=lambda fact: -fact.number.value)


def axis_of(c: PageContext, facts: Sequence[ResolvedFact], width: int) -> Axis:
    """An axis with room for all facts and for what is written beside them; none for a single fact, which stands
    alone.
    """
    left, right = (LABELS if width == WIDE else 0) + SIGN_ROOM, width - SIGN_ROOM
    amounts = [float(end) for fact in facts for end in (fact.number.value, fact.number.value_max) if end is not None]
    least, most = min(amounts), max(amounts)
    if len(facts) == 1 or most <= 0:
        return Axis(0, 0, False, left, right)
    if least <= 0 or most < least * LOG_FROM:
        return Axis(0, most, False, left, right - max(ems(c.shown(fact)) for fact in facts) * SIZE * BOLD)
    return Axis(10.0 ** math.floor(math.log10(least)), 10.0 ** math.ceil(math.log10(most)), True, left, right)


def block(c: PageContext, record: Record, facts: Sequence[ResolvedFact], axis: Axis, y: float, width: int) -> Drawn:
    """Values of one status on a ground of its own, with the sign and name of the status at its head; starts at `y`."""
    status, rows, plots, top = facts[0].recorded.status, [], [], y
    y += LINE + 6
    for fact in facts:
        drawn, at = _row(c, record, fact, axis, y, width)
        rows.append(drawn.body)
        plots.append((at - 7, at + 7))
        y = drawn.height
    if width == WIDE:
        plots = [(top + LINE + 3, y)]
    lines = "".join(f"M{num(axis.at(tick))} {num(first)}V{num(last)}" for tick in axis.ticks() for first, last in plots)
    ticks = "".join(text(axis.at(tick), y + 12, [short(tick, c.lang)]) for tick in axis.ticks())
    below = 18 if ticks else 2
    ground = rect(0.5, top, width - 1, y - top + below, f"ground ground-{status}", 3)
    head = mark(12, top + 10, status) + text(22, top + 14, [c.t(status)], "head")
    return Drawn(ground + path(lines, "grid") + group(ticks, "ticks") + head + "".join(rows), y + below)


def _row(c: PageContext, record: Record, fact: ResolvedFact, axis: Axis, y: float, width: int) -> tuple[Drawn, float]:
    """Names of the indicator, its scope and date; the sign at the amount; the amount as it is printed.

    And where the sign stands.
    """
    room = (LABELS - 16 if width == WIDE else width - 16) / SIZE
    name, said = label(c, record, fact), scope(c, fact)
    first, second = wrap(name, room, 2), wrap(said, room * SIZE / SMALL, 2)
    words = text(8, y + 11, first.lines) + text(8, y + 11 + len(first.lines) * LINE, second.lines, "soft", LINE - 1)
    tall = (len(first.lines) + len(second.lines)) * LINE
    at = y + 8 if width == WIDE else y + tall + 7
    whole = f"{name}{c.t('mark-comma')}{c.shown(fact)} · {said}"
    end = y + tall + (7 if width == WIDE else 23)
    return Drawn(link(c.href_fact(fact), words + sign(c, fact, axis, at), whole, "row"), end), at


def sign(c: PageContext, fact: ResolvedFact, axis: Axis, y: float) -> str:
    """The sign of the status at the amount, on a bar from zero where the axis has a zero; both ends of a range."""
    low, high = float(fact.number.value), float(fact.number.value_max or fact.number.value)
    x, end = axis.at(low), axis.at(high)
    foot = (
        ""
        if axis.log or not axis.high
        else path(f"M{num(axis.left)} {num(y)}H{num(x)}", f"foot foot-{fact.recorded.status}")
    )
    span = path(f"M{num(x)} {num(y)}H{num(end)}", "span") + mark(end, y, fact.recorded.status) if end > x else ""
    shown = c.shown(fact)
    fits = axis.log is False or end + 12 + ems(shown) * SIZE * BOLD < axis.right + SIGN_ROOM
    amount = group(text(end + 10 if fits else x - 10, y + 4, [shown]), "amount" if fits else "amount left")
    return foot + span + mark(x, y, fact.recorded.status) + amount


def label(c: PageContext, record: Record, fact: ResolvedFact) -> str:
    """What is measured, and of whom, where that is not the page's entity."""
    whose = "" if fact.record.id == record.id else c.s(fact.record.entity.name)
    return " · ".join(piece for piece in (whose, c.s(fact.name)) if piece)


def scope(c: PageContext, fact: ResolvedFact) -> str:
    """Date and scope of a fact in one line."""
    said = c.s(fact.recorded.scope) if fact.recorded.scope else ""
    return " · ".join(piece for piece in (c.period(fact.recorded.as_of), said) if piece)
