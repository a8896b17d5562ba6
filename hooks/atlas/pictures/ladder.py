"""Ladders of stages, such as those that firms climb, with what each place reports of each stage.

Which stages there are and what counts them is said in `data/pictures.yml`. An arrow is drawn in full only where a link
of the data states it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from atlas.data.graph import owner
from atlas.data.model.pictures import Ladder
from atlas.data.records import Record
from atlas.pictures.stages import Across, Stage, Staircase, narrow, whose, wide
from atlas.pictures.svg import NARROW, Drawn, anchor, both, esc, picture, table
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext

FEWEST = 2  # stages among the parts of a system that make it one of ladders, where it counts something of them
ENOUGH = 3  # stages among its parts that do so in any case


def ladders(c: PageContext, dossier: Dossier) -> Markup:
    """The ladders an entity belongs on: a place or system by what it reports, an honour or term by being a stage.

    Empty for others.
    """
    parts = frozenset(owner(node.id) for node in dossier.all_parts)
    drawn = c.site.atlas.pictures.ladders.items()
    found = [stairs for name, ladder in drawn if (stairs := _of(c, dossier, parts, name, ladder))]
    return _picture(c, found)


def ladders_of_all(c: PageContext, kind: str) -> Markup:
    """The ladders on the index of a kind, with all counts."""
    chosen = [(name, one) for name, one in c.site.atlas.pictures.ladders.items() if kind in one.indexes]
    found = [stairs for name, one in chosen if (stairs := _staircase(c, "", "", name, one, _values(one, c.site.facts)))]
    return _picture(c, found)


def _of(c: PageContext, dossier: Dossier, parts: frozenset[str], name: str, ladder: Ladder) -> Staircase | None:
    """A ladder as it looks from an entity; None if it does not belong on its page."""
    record, own = dossier.record, _values(ladder, dossier.facts)
    if record.kind == "regions":
        return (
            _staircase(c, record.id, record.id, name, ladder, own)
            if any(_within(c, fact, record) for fact in own)
            else None
        )
    if any(record.id in stage.entities for stage in ladder.stages):
        return _staircase(c, record.id, "", name, ladder, _values(ladder, c.site.facts))
    among = sum(1 for stage in ladder.stages if not parts.isdisjoint(stage.entities))
    counts = any(fact.recorded.indicator in stage.indicators for stage in ladder.stages for fact in own)
    if among < FEWEST or (among < ENOUGH and not counts):
        return None
    return _staircase(c, record.id, "", name, ladder, own if counts else _values(ladder, c.site.facts))


def _within(c: PageContext, fact: ResolvedFact, place: Record) -> bool:
    """Whether a count is of a place or of one inside it, and not only told there."""
    of = whose(c, fact)
    return any(one.id == place.id for one in (of, *c.site.places.above[of.id]))


def _values(ladder: Ladder, facts: Sequence[ResolvedFact]) -> list[ResolvedFact]:
    indicators = ladder.indicators
    return [fact for fact in facts if fact.recorded.indicator in indicators]


def _staircase(
    c: PageContext, here: str, page: str, name: str, ladder: Ladder, facts: Sequence[ResolvedFact]
) -> Staircase | None:
    """The stages with the facts given; None without facts."""
    if not facts:
        return None
    stages = [_stage(c, here, ladder, number, facts) for number in range(len(ladder.stages))]
    return Staircase(name, c.s(ladder.title), stages, list(_across(ladder, facts)), ladder.climbs, page)


def _stage(c: PageContext, here: str, ladder: Ladder, number: int, facts: Sequence[ResolvedFact]) -> Stage:
    stage = ladder.stages[number]
    later = {entity for following in ladder.stages[number + 1 : number + 2] for entity in following.entities}
    leads = any(
        edge.relation == ladder.leads and edge.object in later for edge in c.site.graph.out.get(stage.entities[0], ())
    )
    return Stage(
        c.name(stage.entities[0]),
        c.href(stage.entities[0]),
        here in stage.entities,
        leads,
        [fact for indicator in stage.indicators for fact in facts if fact.recorded.indicator == indicator],
        stage.indicators[0] if stage.indicators and ladder.climbs else "",
        c.s(stage.above) if stage.above else "",
    )


def _across(ladder: Ladder, facts: Sequence[ResolvedFact]) -> Iterator[Across]:
    names = ladder.names
    for span in ladder.across:
        found = [fact for fact in facts if fact.recorded.indicator in span.indicators]
        if found:
            yield Across(names.index(span.first), names.index(span.last), found)


def _picture(c: PageContext, found: Sequence[Staircase]) -> Markup:
    """All ladders of a page as one picture, with the table of those that mix places; the others stand in the page's
    table of facts.
    """
    if not found:
        return Markup()
    pictures = "".join(
        both(
            f"fig-{stairs.name}", partial(_draw, c, stairs), stairs.title, c.t("fig-ladder-desc", n=len(stairs.stages))
        )
        for stairs in found
    )
    guessed = any(not stage.leads for stairs in found for stage in stairs.stages[:-1])
    notes = [c.t("fig-ladder-guess")] if guessed else []
    note = c.t("mark-gap").join([*notes, c.t("fig-ladder-note")])
    rows = [row for stairs in found if not stairs.page for row in _rows(c, stairs)]
    head = [c.t("fig-stage"), c.t("value"), c.t("place"), c.t("measure"), c.t("as-of"), c.t("scope")]
    return picture(c, "ladder", pictures, note, table(c.t("fig-table"), head, rows) if rows else "")


def _draw(c: PageContext, stairs: Staircase, width: int) -> Drawn:
    return narrow(c, stairs, width) if width == NARROW else wide(c, stairs)


def _rows(c: PageContext, stairs: Staircase) -> Iterator[tuple[str, ...]]:
    """Every stage and every count in words; a stage of which nothing is reported says so."""
    for stage in stairs.stages:
        name = anchor(stage.href, stage.name)
        yield from (_row(c, name, fact) for fact in stage.facts)
        if not stage.facts:
            yield name, esc(c.t("fig-gap")), "", "", "", ""
    yield from (_row(c, esc(c.t("fig-across-all")), fact) for span in stairs.across for fact in span.facts)


def _row(c: PageContext, name: str, fact: ResolvedFact) -> tuple[str, ...]:
    shown = f"{anchor(c.href_fact(fact), c.shown(fact))} {esc(c.t(fact.recorded.status))}"
    scope = c.s(fact.recorded.scope) if fact.recorded.scope else ""
    return (
        name,
        shown,
        esc(c.s(whose(c, fact).entity.name)),
        esc(c.s(fact.name)),
        esc(c.period(fact.recorded.as_of)),
        esc(scope),
    )
