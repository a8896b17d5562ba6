"""Aims beside what came of them: targets, plans and forecasts on one scale with actual figures of the same measure.

An aim without an actual figure stands in the list of figures, and is no picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from atlas.data.records import Record
from atlas.pictures.money import LABELS, SIGN_ROOM, Axis, amounts, sign
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
    num,
    path,
    picture,
    text,
    wrap,
)
from atlas.site.dossier import Dossier, is_of
from atlas.site.facts import ResolvedFact, by_indicator
from atlas.site.page import PageContext
from atlas.text.dates import months
from atlas.text.formats import short


def aims(c: PageContext, dossier: Dossier) -> Markup:
    """What an entity aims at against what is reported, measure by measure; empty without such a pair.

    Amounts of money have their own picture.
    """
    record, indicators = dossier.record, _paired(c, dossier)
    if not indicators:
        return Markup()
    desc, title = c.t("fig-aims-desc", n=len(indicators)), c.t("fig-aims-title", name=c.s(record.entity.name))
    pictures = both("fig-aims", lambda width: _draw(c, record, indicators, width), title, desc)
    cites = (fact.recorded.cite for found in indicators for fact in found)
    return picture(c, "aims", pictures, c.t("fig-aims-note"), cites=cites)


def _paired(c: PageContext, dossier: Dossier) -> list[list[ResolvedFact]]:
    """Measure by measure, the figures of the entity and of its systems that stand against another one."""
    unlike, money_values = c.site.atlas.pictures.aims.unlike, {fact.id for fact in amounts(c, dossier)}
    numbers = [fact for fact in dossier.facts if fact.quantity and fact.indicator.group not in unlike]
    facts = [fact for fact in numbers if is_of(fact, dossier.record.id) and fact.id not in money_values]
    others = by_indicator(facts)
    paired = [fact for fact in facts if any(_comparable(fact, one) for one in others[fact.recorded.indicator])]
    return [sorted(found, key=_order) for found in by_indicator(paired).values()]


def _comparable(fact: ResolvedFact, other: ResolvedFact) -> bool:
    """Whether one of two figures of a measure is an aim, the other an actual one of the same scope and of the same part
    of a year: half a year is no outcome of a whole one. A scope that is not told counts as the same.
    """
    scopes = [one.recorded.scope.en for one in (fact, other) if one.recorded.scope]
    is_pair = (fact.recorded.status == "actual") != (other.recorded.status == "actual")
    return is_pair and len(set(scopes)) < 2 and months(fact.recorded.as_of) == months(other.recorded.as_of)


def _order(fact: ResolvedFact) -> tuple[str, bool]:
    return fact.recorded.as_of.rpartition("/")[2], fact.recorded.status != "actual"


def _draw(c: PageContext, record: Record, indicators: Sequence[Sequence[ResolvedFact]], width: int) -> Drawn:
    """Measure by measure: its name, a row a figure by date, and the scale below them."""
    out, y = [], 0.0
    for facts in indicators:
        axis, top = _axis(c, facts, width), y + LINE + 8
        name = wrap(c.s(facts[0].name), width / SIZE / BOLD, 2)
        out.append(link(c.href_indicator(facts[0].recorded.indicator), text(0, y + 14, name.lines, "head")))
        y = top + (len(name.lines) - 1) * LINE
        for fact in facts:
            drawn = _row(c, record, fact, axis, y, width)
            out.append(drawn.body)
            y = drawn.height
        lines = "".join(f"M{num(axis.at(tick))} {num(y)}v4" for tick in axis.ticks())
        ticks = "".join(text(axis.at(tick), y + 15, [short(tick, c.lang)]) for tick in axis.ticks())
        scale = path(f"M{num(axis.left)} {num(y)}H{num(axis.right)}{lines}", "wire")
        out.append(scale + group(ticks, "ticks"))
        y += 26
    return Drawn("".join(out), y)


def _axis(c: PageContext, facts: Sequence[ResolvedFact], width: int) -> Axis:
    """From zero to the greatest figure, with room for what is written behind it."""
    left = (LABELS if width == WIDE else 0) + SIGN_ROOM
    most = max(float(fact.number.value_max or fact.number.value) for fact in facts)
    room = max(ems(c.shown(fact)) for fact in facts) * SIZE * BOLD + SIGN_ROOM
    return Axis(0, most, False, left, width - SIGN_ROOM - room)


def _row(c: PageContext, record: Record, fact: ResolvedFact, axis: Axis, y: float, width: int) -> Drawn:
    """Date and status, whose it is and of what; the sign at the amount, on a bar from zero."""
    said = f"{c.period(fact.recorded.as_of)} · {c.t(fact.recorded.status)}"
    whose = "" if fact.record.id == record.id else c.s(fact.record.entity.name)
    scope = c.s(fact.recorded.scope) if fact.recorded.scope else ""
    room = LABELS - 8 if width == WIDE else width - 8
    below = wrap(" · ".join(filter(None, (whose, scope))), room / SMALL, 2).lines if whose or scope else ()
    words = text(0, y + 11, wrap(said, room / SIZE, 1).lines)
    words += text(0, y + 11 + LINE, below, "soft", LINE - 1) if below else ""
    tall = (1 + len(below)) * LINE
    at = y + 7 if width == WIDE else y + tall + 7
    whole = f"{c.s(fact.name)}{c.t('mark-comma')}{c.shown(fact)} · {said}"
    end = y + tall + (7 if width == WIDE else 22)
    return Drawn(link(c.href_fact(fact), words + sign(c, fact, axis, at), whole, "row"), end)
