"""The enterprise ladder and the incubation chain, with what each place reports of each stage.

The order of the stages is that of national policy and stands here as a table of ids. An arrow is drawn in full only
where a link `stage-before` of the data states it. Stages of which the data have no entry are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import Markup

from atlas.data.graph import ancestors, owner, part_ids
from atlas.data.records import Record
from atlas.pictures.stages import Across, Stage, Staircase, narrow, whose, wide
from atlas.pictures.svg import NARROW, Drawn, anchor, both, esc, picture, table
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage: its entities, the first of which names it; the indicators that count it, its stock first; what stands
    above it in a row.
    """

    entities: Ids
    indicators: Ids = ()
    above: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Stages in order; indicators that count several of them together, with the first and last such stage."""

    name: str
    title: str
    rungs: tuple[Rung, ...]
    across: tuple[tuple[int, int, Ids], ...] = ()
    climbs: bool = True


GROWTH = Ladder(
    "growth",
    "fig-ladder-growth",
    (
        Rung(("honours/tech-sme",), ("tech-sme",)),
        Rung(
            ("honours/high-tech-enterprise",),
            (
                "high-tech-enterprises",
                "high-tech-enterprises-certified",
                "high-tech-enterprise-applications",
                "high-tech-enterprises-net-increase",
            ),
        ),
        Rung(("honours/gazelle",), ("gazelles",)),
        Rung(("honours/potential-unicorn",), ("potential-unicorns",)),
        Rung(("honours/unicorn", "honours/jiangsu-unicorn"), ("unicorns",)),
    ),
    ((2, 4, ("gazelles-and-unicorns",)),),
)
SPECIALISED = Ladder(
    "special",
    "fig-ladder-special",
    (
        Rung(("honours/provincial-srdi-sme",), ("provincial-srdi-sme",)),
        Rung(("honours/national-little-giant",), ("national-little-giants",)),
        Rung(
            ("honours/national-single-champion", "honours/single-champion-product"),
            ("national-single-champions", "single-champion-products"),
        ),
    ),
)
# Built out from the incubator: forward to the makerspace, onward to accelerator and park; proofs of concept and pilot
# runs come first.
INCUBATION = Ladder(
    "incubation",
    "fig-incubation",
    (
        Rung(("terms/proof-of-concept", "platforms/nantong-proof-of-concept-centres"), (), "fig-first-kilometre"),
        Rung(("terms/pilot-scale", "platforms/nantong-pilot-bases"), (), "fig-first-kilometre"),
        Rung(
            ("terms/makerspace", "honours/national-makerspace", "honours/provincial-makerspace"),
            ("national-makerspaces", "provincial-makerspaces"),
            "fig-front",
        ),
        Rung(
            ("terms/incubator", "honours/provincial-incubator", "honours/hebei-technology-incubator"),
            ("provincial-incubators", "enclave-incubators"),
            "fig-core",
        ),
        Rung(("terms/accelerator",), (), "fig-rear"),
        Rung(("terms/industrial-park",), (), "fig-rear"),
    ),
    ((0, 5, ("provincial-incubation-chains", "municipal-incubation-chains")),),
    climbs=False,
)
LADDERS = (GROWTH, SPECIALISED, INCUBATION)
FEWEST = 2  # stages known to the data
ENOUGH = 3  # stages among the parts of a system that make it one of ladders


def ladders(c: PageContext, record: Record) -> Markup:
    """The ladders an entity belongs on: a place or system by what it reports, an honour or term by being a stage.

    Empty for others.
    """
    parts = frozenset(owner(end) for end, _ in part_ids(record))
    found = [stairs for ladder in LADDERS if (stairs := _of(c, record, parts, ladder))]
    return _picture(c, found)


def ladders_of_all(c: PageContext, kind: str) -> Markup:
    """The ladders on the index of honours, the incubation chain on that of carriers; nothing on others."""
    chosen = {"honours": (GROWTH, SPECIALISED), "carriers": (INCUBATION,)}.get(kind, ())
    found = [stairs for ladder in chosen if (stairs := _staircase(c, "", "", ladder, _values(ladder, c.site.facts)))]
    return _picture(c, found)


def _of(c: PageContext, record: Record, parts: frozenset[str], ladder: Ladder) -> Staircase | None:
    """A ladder as it looks from an entity; None if it does not belong on its page."""
    own = _values(ladder, c.site.facts_of.get(record.id, ()))
    if record.kind == "regions":
        return (
            _staircase(c, record.id, record.id, ladder, own) if any(_within(c, fact, record) for fact in own) else None
        )
    if any(record.id in rung.entities for rung in ladder.rungs):
        return _staircase(c, record.id, "", ladder, _values(ladder, c.site.facts))
    among = sum(1 for rung in ladder.rungs if not parts.isdisjoint(rung.entities))
    counts = any(fact.recorded.indicator in rung.indicators for rung in ladder.rungs for fact in own)
    if among < FEWEST or (among < ENOUGH and not counts):
        return None
    return _staircase(c, record.id, "", ladder, own if counts else _values(ladder, c.site.facts))


def _within(c: PageContext, fact: ResolvedFact, place: Record) -> bool:
    """Whether a count is of a place or of one inside it, and not only told there."""
    of = whose(c, fact)
    return of.id == place.id or any(above.id == place.id for above in ancestors(c.site.atlas, of.id))


def _values(ladder: Ladder, facts: Sequence[ResolvedFact]) -> list[ResolvedFact]:
    indicators = _indicators(ladder)
    return [fact for fact in facts if fact.recorded.indicator in indicators]


@cache
def _indicators(ladder: Ladder) -> frozenset[str]:
    ids = [rung.indicators for rung in ladder.rungs] + [ids for _, _, ids in ladder.across]
    return frozenset(indicator for some in ids for indicator in some)


def _staircase(c: PageContext, here: str, page: str, ladder: Ladder, facts: Sequence[ResolvedFact]) -> Staircase | None:
    """The stages that the data know, with the facts given; None if there are too few."""
    known = [number for number, rung in enumerate(ladder.rungs) if rung.entities[0] in c.site.atlas.records]
    if len(known) < FEWEST or not facts:
        return None
    stages = [
        _stage(c, here, ladder, number, known[place + 1 : place + 2], facts) for place, number in enumerate(known)
    ]
    return Staircase(ladder.name, c.t(ladder.title), stages, list(_across(ladder, known, facts)), ladder.climbs, page)


def _stage(
    c: PageContext, here: str, ladder: Ladder, number: int, following: Sequence[int], facts: Sequence[ResolvedFact]
) -> Stage:
    rung = ladder.rungs[number]
    name = c.s(c.site.atlas.records[rung.entities[0]].entity.name)
    later = {entity for other in following for entity in ladder.rungs[other].entities}
    leads = any(
        edge.relation == "stage-before" and edge.object in later for edge in c.site.graph.out.get(rung.entities[0], ())
    )
    counted = [fact for indicator in rung.indicators for fact in facts if fact.recorded.indicator == indicator]
    said = rung.indicators[0] if rung.indicators and ladder.climbs else ""
    return Stage(
        name,
        c.href(rung.entities[0]),
        here in rung.entities,
        leads,
        counted,
        said,
        c.t(rung.above) if rung.above else "",
    )


def _across(ladder: Ladder, rungs: Sequence[int], facts: Sequence[ResolvedFact]) -> Iterator[Across]:
    for first, last, indicators in ladder.across:
        spanned = [place for place, number in enumerate(rungs) if first <= number <= last]
        found = [fact for fact in facts if fact.recorded.indicator in indicators]
        if found and spanned:
            yield Across(spanned[0], spanned[-1], found)


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
    note = ("" if c.lang == "zh" else " ").join([*notes, c.t("fig-ladder-note")])
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
