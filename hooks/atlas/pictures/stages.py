"""Stages one after the other: stairs for a ladder, a row for a chain; below each what is counted there, or a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.data.records import Record
from atlas.pictures.svg import (
    BOLD,
    LINE,
    SIZE,
    SMALL,
    WIDE,
    Drawn,
    ems,
    group,
    legend,
    link,
    mark,
    named,
    num,
    path,
    rect,
    text,
    wrap,
)
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.shown import shown_of

SPACE = 14  # between boxes, for the arrow
RISE, FALL = 18, 14  # of a stair on a wide screen, and its indent on a phone
PAD = 8  # inside a box
NOTE = LINE - 2  # distance between lines of small print
MOST_COUNTED = 6  # counts of a stage that are drawn; the table below and the page of the indicator hold the others


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: whether the page is about it, whether a source says that it leads to the next, what is counted, those
    that tell most first, where all of that is listed, who is named where nothing is counted, what is said where nobody
    is named, what stands above it.
    """

    name: str
    href: str
    here: bool
    leads: bool
    facts: Sequence[ResolvedFact]
    all_path: str
    members: Sequence[Named]
    gap: str
    indicator: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A name at a stage, and where it leads."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Across:
    """What is counted of several stages together, from the `first` to the `last`."""

    first: int
    last: int
    facts: Sequence[ResolvedFact]


@dataclass(frozen=True, slots=True)
class Staircase:
    """All of a picture: stages, what spans them, whether they climb, and the place whose counts need not say whose they
    are.
    """

    name: str
    title: str
    stages: Sequence[Stage]
    across: Sequence[Across]
    climbs: bool
    page: str

    def facts(self) -> list[ResolvedFact]:
        """All counts."""
        facts = [part.facts for part in self.stages] + [part.facts for part in self.across]
        return [fact for some in facts for fact in some]

    def statuses(self) -> set[str]:
        """Statuses of all counts."""
        return {fact.recorded.status for fact in self.facts()}


def _head(c: PageContext, stairs: Staircase, width: float) -> Drawn:
    """Title, and the legend where not all counts are actual ones."""
    title = wrap(stairs.title, width / SIZE / BOLD, 3)
    below = LINE * (len(title.lines) - 1)
    signs = legend(c, 0, 33 + below, stairs.statuses())
    return Drawn(text(0, 13, title.lines, "head") + signs, (44 if signs else 24) + below)


def wide(c: PageContext, stairs: Staircase) -> Drawn:
    """Stages side by side, the first on the left; each one higher than the one before if they climb."""
    count = len(stairs.stages)
    width = (WIDE - SPACE * (count - 1)) / count
    rise = RISE if stairs.climbs else 0
    shown = [wrap(stage.name, (width - 2 * PAD) / SIZE / BOLD, 4) for stage in stairs.stages]
    tall = max(len(wrapped.lines) for wrapped in shown) * LINE + 10
    head = _head(c, stairs, WIDE)
    y = head.height + (16 if any(stage.above for stage in stairs.stages) else 0)
    out, ends = [head.body], []
    for number, (stage, wrapped) in enumerate(zip(stairs.stages, shown, strict=True)):
        x, box = number * (width + SPACE), y + rise * (count - 1 - number)
        out.append(rect(x + 0.5, box + 0.5, width - 1, tall, "box here" if stage.here else "box", 3))
        out.append(named(stage.href, x + PAD, box + 17, stage.name, wrapped, "top"))
        out.append(text(x + 1, box - 5, [stage.above], "soft") if stage.above else "")
        if number + 1 < count:
            out.append(_arrow(x + width, box + tall / 2, SPACE, -rise, stage.leads))
        counts = _below(c, stairs, stage, (x, box + tall + 6, width))
        out.append(counts.body)
        ends.append(counts.height)
    below = max(ends)
    for span in stairs.across:
        x, end = span.first * (width + SPACE), span.last * (width + SPACE) + width
        below = max(ends[span.first : span.last + 1]) + 8
        out.append(path(f"M{num(x + 0.5)} {num(below)}v5H{num(end - 0.5)}v-5", "wire"))
        counts = _counts(c, stairs, span.facts, "", (x, below + 7, end - x))
        out.append(counts.body)
        ends[span.first : span.last + 1] = [counts.height] * (span.last - span.first + 1)
    return Drawn("".join(out), max(*ends, below) + 4)


def narrow(c: PageContext, stairs: Staircase, width: float) -> Drawn:
    """Stages below each other: a chain from its first stage down, a ladder with its highest rung on top."""
    count = len(stairs.stages)
    head = _head(c, stairs, width)
    out, y = [head.body], head.height
    order = list(enumerate(stairs.stages))
    for place, (number, stage) in enumerate(reversed(order) if stairs.climbs else order):
        x = FALL * number if stairs.climbs else 0
        if place:
            lower = stage if stairs.climbs else stairs.stages[number - 1]
            out.append(_arrow(x + 12, y + 12 if stairs.climbs else y - 1, 0, -13 if stairs.climbs else 13, lower.leads))
            y += 14
        shown = stage.name + (f" · {stage.above}" if stage.above else "")
        wrapped = wrap(shown, (width - x - 2 * PAD) / SIZE / BOLD, 2)
        tall = len(wrapped.lines) * LINE + 8
        out.append(rect(x + 0.5, y + 0.5, width - x - 1, tall, "box here" if stage.here else "box", 3))
        out.append(named(stage.href, x + PAD, y + 16, shown, wrapped, "top"))
        counts = _below(c, stairs, stage, (x + 24, y + tall + 5, width - x - 24))
        out.append(counts.body)
        y = counts.height + 5
    for span in stairs.across:
        first, last = stairs.stages[span.first].name, stairs.stages[span.last].name
        name = (
            c.t("fig-across-all") if span.last - span.first + 1 == count else c.t("fig-across", first=first, last=last)
        )
        wrapped = wrap(name, width / SIZE, 2)
        out.append(path(f"M0 {num(y + 4)}H{num(width)}", "wire") + text(0, y + 19, wrapped.lines, "head"))
        counts = _counts(c, stairs, span.facts, "", (24, y + 10 + len(wrapped.lines) * LINE, width - 24))
        out.append(counts.body)
        y = counts.height
    return Drawn("".join(out), y + 4)


def _arrow(x: float, y: float, across: float, up: float, leads: bool) -> str:
    """From one stage to the next; dashed where the order is common knowledge and no source of the atlas states it."""
    if across:
        line = f"M{num(x + 1)} {num(y)}h{num(across / 2)}v{num(up)}h{num(across / 2 - 2)}"
        head = f"M{num(x + across - 5)} {num(y + up - 3)}l4 3l-4 3"
    else:
        line, head = (
            f"M{num(x)} {num(y)}v{num(up)}",
            f"M{num(x - 3)} {num(y + up * 0.7)}l3 {num(up * 0.3)}l3 {num(-up * 0.3)}",
        )
    return path(line, "wire" if leads else "wire guess") + path(head, "wire")


Space = tuple[float, float, float]  # left, top, width


def _below(c: PageContext, stairs: Staircase, stage: Stage, at: Space) -> Drawn:
    """What is said of a stage: its counts, else the names at it, else in a frame that there is neither."""
    x, y, width = at
    if stage.facts:
        count = shown_of(len(stage.facts), MOST_COUNTED)
        counts = _counts(c, stairs, stage.facts[:count], stage.indicator, at)
        left = len(stage.facts) - count
        if not left:
            return counts
        rest = _names([Named(c.t("fig-near-rest", n=left), stage.all_path)], (x, counts.height, width))
        return Drawn(counts.body + rest.body, rest.height)
    if stage.members:
        return _names(stage.members, at)
    wrapped = wrap(stage.gap, (width - 15) / SMALL, 2)
    wide, tall = max(map(ems, wrapped.lines)) * SMALL + 14, NOTE * len(wrapped.lines) + 5
    frame = rect(x + 0.5, y + 0.5, min(width - 1, wide), tall, "gap-box", 2)
    return Drawn(frame + text(x + 7, y + 13, wrapped.lines, "soft", NOTE), y + tall + 4)


def _names(members: Sequence[Named], at: Space) -> Drawn:
    x, y, width = at
    out = []
    for one in members:
        wrapped = wrap(one.name, (width - 4) / SIZE, 3)
        out.append(named(one.href, x, y + 12, one.name, wrapped))
        y += LINE * len(wrapped.lines) + 4
    return Drawn("".join(out), y + 2)


def _counts(c: PageContext, stairs: Staircase, facts: Sequence[ResolvedFact], indicator: str, at: Space) -> Drawn:
    """Counts below each other."""
    x, y, width = at
    out = []
    for fact in facts:
        shown, said = c.shown(fact), _said(c, fact, stairs.page, fact.recorded.indicator != indicator)
        lines = wrap(said, (width - 4) / SMALL, 5).lines if said else ()
        words = text(x + 13, y + 12.5, [shown], "count")
        notes = text(x, y + 12 + NOTE, lines, "soft", NOTE) if lines else ""
        whole = f"{shown} · {said}"
        out.append(link(c.href_fact(fact), mark(x + 5, y + 8, fact.recorded.status) + words + notes, whole, "row"))
        y += LINE + len(lines) * NOTE + 6
    return Drawn(group("".join(out), "counts"), y)


def _said(c: PageContext, fact: ResolvedFact, page: str, indicator: bool) -> str:
    """Place (where it is not the page's), indicator (where the stage's name does not say it), date and scope of a
    count.
    """
    place = whose(c, fact)
    scope = c.s(fact.recorded.scope) if fact.recorded.scope else ""
    said = (
        "" if place.id == page else c.s(place.entity.name),
        c.s(fact.name) if indicator else "",
        c.period(fact.recorded.as_of),
        scope,
    )
    return " · ".join(filter(None, said))


def whose(c: PageContext, fact: ResolvedFact) -> Record:
    """The place a count is of: the entity if it is one, else the first place the fact names, else where the entity
    stands, or itself.
    """
    if fact.record.kind == "regions":
        return fact.record
    about = next((one for one in fact.recorded.about if one.startswith("regions/")), "")
    return c.site.atlas.records.get(about) or c.site.place(fact.record) or fact.record
