"""Ladders of stages, such as those that firms climb, with what each place reports of each stage.

Which stages there are and what counts them is said in `data/pictures.yml`. An arrow is drawn in full only where a link
of the data states it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from atlas.data.graph import owner
from atlas.data.model.pictures import Ladder
from atlas.data.records import Record
from atlas.pictures.members import around, is_named, members
from atlas.pictures.stages import MOST_COUNTED, Across, Named, Stage, Staircase, narrow, whose, wide
from atlas.pictures.svg import NARROW, Drawn, anchor, both, esc, picture, table
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact, leading
from atlas.site.page import PageContext
from atlas.site.shown import shown_of

FEWEST = 2  # stages among the parts of a system that make it one of ladders, where it counts something of them
ENOUGH = 3  # stages among its parts that do so in any case
MOST_NAMED = 4  # names at a stage


@dataclass(frozen=True, slots=True)
class View:
    """From where a ladder is seen: the page's entity, the place whose counts need not say whose they are, and what is
    tied to the page; None where all of the atlas is.
    """

    here: str = ""
    page: str = ""
    near: frozenset[str] | None = None


def ladders(c: PageContext, dossier: Dossier, climbs: bool | None = None) -> Markup:
    """The ladders an entity belongs on: a place or system by what it reports, an honour or term by being a stage;
    `climbs`: only those that climb, or only the rows of stages.

    Empty for others.
    """
    return _picture(c, staircases(c, dossier, climbs))


def staircases(c: PageContext, dossier: Dossier, climbs: bool | None = None) -> list[Staircase]:
    """What is drawn on an entity's page."""
    parts = frozenset(owner(node.id) for node in dossier.all_parts)
    found = c.site.atlas.pictures.ladders.items()
    drawn = [(name, ladder) for name, ladder in found if climbs in (None, ladder.climbs)]
    return [stairs for name, ladder in drawn if (stairs := _of(c, dossier, parts, name, ladder))]


def ladders_of_all(c: PageContext, kind: str) -> Markup:
    """The ladders on the index of a kind, with all counts."""
    chosen = [(name, one) for name, one in c.site.atlas.pictures.ladders.items() if kind in one.indexes]
    found = [stairs for name, one in chosen if (stairs := _staircase(c, View(), name, _values(one, c.site.facts)))]
    return _picture(c, found)


def _of(c: PageContext, dossier: Dossier, parts: frozenset[str], name: str, ladder: Ladder) -> Staircase | None:
    """A ladder as it looks from an entity; None if it does not belong on its page."""
    record, own = dossier.record, _values(ladder, dossier.facts)
    if record.kind == "regions":
        if not any(_within(c, fact, record) for fact in own):
            return None
        return _staircase(c, View(record.id, record.id, around(c.site, dossier)), name, own)
    if any(record.id in stage.entities for stage in ladder.stages):
        return _staircase(c, View(record.id), name, _values(ladder, c.site.facts))
    among = sum(1 for stage in ladder.stages if not parts.isdisjoint(stage.entities))
    counts = any(fact.recorded.indicator in stage.indicators for stage in ladder.stages for fact in own)
    if among < FEWEST or (among < ENOUGH and not counts):
        return None
    facts, view = own if counts else _values(ladder, c.site.facts), View(record.id, "", around(c.site, dossier))
    here = [fact for fact in facts if dossier.place is None or _within(c, fact, dossier.place)]
    return _staircase(c, view, name, own if counts else here)


def _within(c: PageContext, fact: ResolvedFact, place: Record) -> bool:
    """Whether a count is of a place or of one inside it, and not only told there."""
    return c.site.places.within(whose(c, fact), place.id)


def _values(ladder: Ladder, facts: Sequence[ResolvedFact]) -> list[ResolvedFact]:
    indicators = ladder.indicators
    return [fact for fact in facts if fact.recorded.indicator in indicators]


def _staircase(c: PageContext, view: View, name: str, facts: Sequence[ResolvedFact]) -> Staircase | None:
    """The stages with the facts given; None without facts."""
    if not facts:
        return None
    ladder = c.site.atlas.pictures.ladders[name]
    across = list(_across(ladder, facts))
    stages = [_stage(c, view, name, number, facts, across) for number in range(len(ladder.stages))]
    return Staircase(name, c.s(ladder.title), stages, across, ladder.climbs, view.page)


def _stage(
    c: PageContext, view: View, name: str, number: int, facts: Sequence[ResolvedFact], across: Sequence[Across]
) -> Stage:
    ladder = c.site.atlas.pictures.ladders[name]
    stage = ladder.stages[number]
    later = {entity for following in ladder.stages[number + 1 : number + 2] for entity in following.entities}
    leads = any(
        edge.relation == ladder.leads and edge.object in later for edge in c.site.graph.out.get(stage.entities[0], ())
    )
    counted = _counted(stage.indicators, facts)
    return Stage(
        c.name(stage.entities[0]),
        c.href(stage.entities[0]),
        view.here in stage.entities,
        leads,
        counted,
        c.href_indicator(stage.indicators[0]) if stage.indicators else "",
        [] if counted else list(_named(c, view, name, number)),
        c.t(_gap(c, view, ladder, number, across)),
        stage.indicators[0] if stage.indicators and ladder.climbs else "",
        c.s(stage.above) if stage.above else "",
    )


def _counted(indicators: Sequence[str], facts: Sequence[ResolvedFact]) -> list[ResolvedFact]:
    """The counts of a stage by indicator; of many, the latest actual one of each entity comes first, the largest on
    top.
    """
    counted = [fact for indicator in indicators for fact in facts if fact.recorded.indicator == indicator]
    if len(counted) <= MOST_COUNTED:
        return counted
    first = leading(fact for fact in counted if fact.recorded.indicator == indicators[0])
    return [*first, *(fact for fact in counted if fact not in first)]


def _named(c: PageContext, view: View, name: str, number: int) -> Iterator[Named]:
    """Up to four who stand at a stage as seen from a page, and the way to the others."""
    found = [one for one in members(c.site)[name, number] if view.near is None or one.id in view.near]
    count = shown_of(len(found), MOST_NAMED)
    for one in found[:count]:
        planned = c.t("mark-brackets", text=c.t("planned")) if one.planned else ""
        yield Named(c.name(one.id) + planned, c.href(one.id))
    if count < len(found):
        first = c.site.atlas.pictures.ladders[name].stages[number].entities[0]
        yield Named(c.t("fig-near-rest", n=len(found) - count), c.href(first))


def _gap(c: PageContext, view: View, ladder: Ladder, number: int, across: Sequence[Across]) -> str:
    """The word for a stage without count and name: counted with others, named in some text, or not in the sources."""
    if ladder.climbs and any(span.first <= number <= span.last for span in across):
        return "fig-together"
    return "fig-uncounted" if is_named(c.site, ladder, number, view.near) else "fig-gap"


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
    cites = (fact.recorded.cite for stairs in found for fact in stairs.facts())
    return picture(c, "ladder", pictures, note, table(c.t("fig-table"), head, rows) if rows else "", cites)


def _draw(c: PageContext, stairs: Staircase, width: int) -> Drawn:
    return narrow(c, stairs, width) if width == NARROW else wide(c, stairs)


def _rows(c: PageContext, stairs: Staircase) -> Iterator[tuple[str, ...]]:
    """Every stage and every count in words; a stage of which nothing is reported says so."""
    for stage in stairs.stages:
        name = anchor(stage.href, stage.name)
        yield from (_row(c, name, fact) for fact in stage.facts)
        if not stage.facts:
            said = [anchor(one.href, one.name) for one in stage.members] or [esc(stage.gap)]
            yield name, c.t("mark-list").join(said), "", "", "", ""
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
