"""An industry chain or cluster: its segments, and who stands in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.data.graph import Edge
from atlas.data.model.pictures import Chain
from atlas.pictures.members import APART
from atlas.pictures.svg import (
    BOLD,
    LINE,
    NARROW,
    SIZE,
    SMALL,
    Drawn,
    anchor,
    both,
    ems,
    esc,
    link,
    named,
    num,
    path,
    picture,
    rect,
    table,
    text,
    wrap,
)
from atlas.site.dossier import Dossier
from atlas.site.page import PageContext
from atlas.site.site import Site

FEWEST = 2  # segments that make a chain
BOX = 190  # width of a segment on a wide screen
SPACE = 14  # between names


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment of the chain, and who stands in it, by ids; `gap` says that nobody does."""

    name: str
    href: str
    members: Sequence[str]
    gap: str = ""


def chain(c: PageContext, dossier: Dossier) -> Markup:
    """Segments in order with those who stand in each; empty where nobody does. Who belongs to the chain as a whole
    stands in the page's lists alone.
    """
    record, drawn = dossier.record, c.site.atlas.pictures.chain
    ends = _segments(dossier) if record.kind == "clusters" else []
    if drawn is None or len(ends) < FEWEST:
        return Markup()
    members, is_joined = {end: _members(c, drawn, dossier, end) for end in ends}, _is_joined(c.site, drawn, ends)
    if not any(members.values()) and not is_joined:
        return Markup()
    segments = [Segment(c.name(end), c.href(end), found, _gap(c, drawn, end)) for end, found in members.items()]
    placed = {one for found in members.values() for one in found}
    joined = len(ends) if is_joined else 0

    def draw(width: int) -> Drawn:
        return _draw(c, segments, joined, width)

    desc = c.t("fig-chain-desc", n=len(ends), members=len(placed))
    below = _table(c, segments)
    pictures = both("fig-chain", draw, c.t("fig-chain-title", name=c.s(record.entity.name)), desc)
    edges = (edge for end in ends for edge in c.site.graph.into.get(end, ()))
    cites = (edge.cite for edge in edges if edge.subject in placed)
    return picture(c, "chain", pictures, c.t("fig-chain-note"), below, cites)


def _segments(dossier: Dossier) -> list[str]:
    """Parts in their order, else the clusters that are part of it."""
    parts = [node.id for node in dossier.all_parts]
    return list(dict.fromkeys(parts or [child for child in dossier.children if child.startswith("clusters/")]))


def _is_joined(site: Site, drawn: Chain, ends: Sequence[str]) -> bool:
    """Whether these are segments of one chain.

    They stand as the source lists them, which is no flow: a line joins them, not arrows.
    """
    segment, records = drawn.segment, site.atlas.records
    return segment is not None and all(
        end in records and (records[end].kind, records[end].entity.type) == (segment.kind, segment.type) for end in ends
    )


def _gap(c: PageContext, drawn: Chain, end: str) -> str:
    """What is said of a segment without anybody: whether the sources name somebody elsewhere."""
    elsewhere = any(_stands(c.site, drawn, edge) for edge in c.site.graph.into.get(end, ()))
    return c.t("fig-chain-gap-here" if elsewhere else "fig-chain-gap")


def _stands(site: Site, drawn: Chain, edge: Edge) -> bool:
    return (
        edge.relation in drawn.relations and edge.status not in APART and site.record(edge.subject).kind in drawn.kinds
    )


def _members(c: PageContext, drawn: Chain, dossier: Dossier, end: str) -> list[str]:
    """Who stands in a segment.

    A cluster of one place shows its own people: those there, and those linked to the cluster itself.
    """
    own = {edge.subject for edge in c.site.graph.into.get(dossier.record.id, ())}
    here = dossier.place
    found = []
    for edge in c.site.graph.into.get(end, ()):
        other = c.site.record(edge.subject)
        is_here = here is None or edge.subject in own or c.site.places.within(other, here.id)
        if is_here and _stands(c.site, drawn, edge):
            found.append(edge.subject)
    order: dict[str, int] = {kind: number for number, kind in enumerate(drawn.kinds)}
    return sorted(
        dict.fromkeys(found),
        key=lambda one: (order[c.site.record(one).kind], c.site.collation(c.site.record(one), c.lang)),
    )


def _draw(c: PageContext, segments: Sequence[Segment], joined: int, width: int) -> Drawn:
    """A segment a row: its box on the left (above on a phone), those who stand in it beside; a line joins the segments
    of one chain.
    """
    narrow = width == NARROW
    box = width if narrow else BOX
    out, y = [], 0.0
    for number, segment in enumerate(segments):
        wrapped = wrap(segment.name, (box - 20) / SIZE / BOLD, 3)
        tall = len(wrapped.lines) * LINE + 11
        out.append(rect(0.5, y + 0.5, box - 1, tall, "box", 3))
        out.append(named(segment.href, 10, y + 18, segment.name, wrapped, "top"))
        left, top = (14.0, y + tall + 4) if narrow else (box + 18.0, y + 3)
        names = _names(c, segment, left, top, width)
        out.append(names.body)
        end = max(y + tall + 6, names.height + 4)
        if number + 1 < joined:
            out.append(path(f"M6 {num(y + tall + 1)}V{num(end + 4)}", "wire"))
        elif not narrow:
            out.append(path(f"M0 {num(end + 1)}H{width}", "rule"))
            end += 3
        y = end + 4
    return Drawn("".join(out), y)


def _names(c: PageContext, segment: Segment, left: float, y: float, width: int) -> Drawn:
    """Names one after the other, as many on a line as fit; each with the sign of its kind.

    A gap where nobody is recorded.
    """
    if not segment.members:
        frame = rect(left + 0.5, y + 0.5, ems(segment.gap) * SMALL + 14, 18, "gap-box", 2)
        return Drawn(frame + text(left + 7, y + 13, [segment.gap], "soft"), y + 20)
    out, x = [], left
    for one in segment.members:
        name = c.name(one)
        wrapped = wrap(name, (width - left - 12) / SIZE, 2)
        wide = max(map(ems, wrapped.lines)) * SIZE + 12
        if x > left and x + wide > width:
            x, y = left, y + LINE + 3
        words = _sign(c.site.record(one).kind, x + 4, y + 8) + text(x + 11, y + 12, wrapped.lines)
        out.append(link(c.href(one), words, name if wrapped.cut or len(wrapped.lines) > 1 else ""))
        x += wide + SPACE
        if len(wrapped.lines) > 1:
            x, y = left, y + LINE * len(wrapped.lines) + 3
    return Drawn("".join(out), y + LINE + 3 if x > left else y)


def _sign(kind: str, x: float, y: float) -> str:
    """Shape of a kind: disc for organizations, square for platforms and carriers, diamond for projects and products,
    empty diamond for programmes and clusters, ring for places.
    """
    if kind == "organizations":
        return f'<circle class="kd" cx="{num(x)}" cy="{num(y)}" r="2.6"/>'
    if kind == "regions":
        return f'<circle class="kd ring" cx="{num(x)}" cy="{num(y)}" r="2.6"/>'
    if kind in ("platforms", "carriers"):
        return rect(x - 2.5, y - 2.5, 5, 5, "kd")
    empty = kind in ("programmes", "clusters")
    return path(f"M{num(x)} {num(y - 3.5)}l3.5 3.5l-3.5 3.5l-3.5 -3.5z", "kd ring" if empty else "kd")


def _table(c: PageContext, segments: Sequence[Segment]) -> str:
    rows = []
    for segment in segments:
        by_kind: Mapping[str, list[str]] = defaultdict(list)
        for one in segment.members:
            by_kind[c.kind(c.site.record(one))].append(anchor(c.href(one), c.name(one)))
        cells = [f"{esc(kind)}{c.t('mark-colon')}{c.t('mark-list').join(names)}" for kind, names in by_kind.items()]
        rows.append((anchor(segment.href, segment.name), "<br/>".join(cells) or esc(segment.gap)))
    return table(c.t("fig-table"), [c.t("fig-segment"), c.t("fig-members")], rows)
