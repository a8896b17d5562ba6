"""Targets, plans and forecasts beside actual figures of the same indicator, and the gaps where no actual figure is
reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from markupsafe import Markup

from atlas.data.records import Record
from atlas.pictures.money import amounts, axis_of, blocks
from atlas.pictures.svg import LINE, SIZE, SMALL, Drawn, both, link, picture, text, wrap
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext

FEWEST = 2  # targets, plans or forecasts that make a picture; one is enough beside an actual figure


def aims(c: PageContext, dossier: Dossier) -> Markup:
    """What an entity aims at against what is reported, indicator by indicator; empty without any.

    Amounts of money have their own picture.
    """
    record, money_values, chosen = dossier.record, amounts(c, dossier), c.site.atlas.pictures.aims
    facts = [fact for fact in dossier.facts if fact.indicator.group not in chosen.terms and fact not in money_values]
    aimed = [fact for fact in facts if fact.recorded.status != "actual"]
    if not aimed:
        return Markup()
    paired: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in facts:
        if any(_comparable(record, chosen.unlike, fact, other) for other in facts):
            paired[fact.recorded.indicator].append(fact)
    alone = [fact for fact in aimed if fact not in paired[fact.recorded.indicator]]
    indicators = [found for found in paired.values() if found]
    if not indicators and len(alone) < FEWEST:
        return Markup()

    def draw(width: int) -> Drawn:
        return _draw(c, record, indicators, alone, width)

    desc = c.t("fig-aims-desc", n=len(indicators), alone=len(alone))
    return picture(
        c,
        "aims",
        both("fig-aims", draw, c.t("fig-aims-title", name=c.s(record.entity.name)), desc),
        c.t("fig-aims-note"),
    )


def _comparable(record: Record, unlike: Container[str], fact: ResolvedFact, other: ResolvedFact) -> bool:
    """Whether one is an aim, the other an actual figure of the same indicator and subject; a programme of the page's
    entity counts as it. Figures of the groups `unlike` are not.
    """
    if fact.recorded.indicator != other.recorded.indicator or fact.indicator.group in unlike:
        return False
    subjects = {fact.record.id, other.record.id}
    return (fact.recorded.status == "actual") != (other.recorded.status == "actual") and (
        len(subjects) == 1 or record.id in subjects
    )


def _draw(
    c: PageContext, record: Record, paired: Sequence[Sequence[ResolvedFact]], alone: Sequence[ResolvedFact], width: int
) -> Drawn:
    out, y = [], 0.0
    for found in paired:
        axis = axis_of(c, found, width)
        said = c.s(found[0].name) + (f" · {c.t('fig-log') if axis.log else c.t('fig-linear')}" if axis.high else "")
        heading = link(
            c.href_indicator(found[0].recorded.indicator), text(0, y + 14, wrap(said, width / SIZE, 1).lines, "head")
        )
        drawn = blocks(c, record, found, axis, y + LINE + 6, width)
        out.append(heading + drawn.body)
        y = drawn.height + 4
    if alone:
        heading = text(0, y + 14, wrap(c.t("fig-aims-alone"), width / SMALL, 1).lines, "soft")
        drawn = blocks(c, record, alone, axis_of(c, alone[:1], width), y + LINE + 6, width)
        out.append(heading + drawn.body)
        y = drawn.height
    return Drawn("".join(out), y)
