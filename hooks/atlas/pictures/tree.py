"""The structure of a system: its tree of parts."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from atlas.data.graph import part_ids
from atlas.data.model import Part
from atlas.data.records import Record
from atlas.pictures.outline import TreeNode, columns, depth, outline, outlines, root, row, size
from atlas.pictures.svg import NARROW, Drawn, both, picture
from atlas.site.page import PageContext
from atlas.site.urls import anchored

MOST_IN_A_ROW = 5
MOST_IN_COLUMNS = 34  # beyond that, columns get taller than a screen and two outlines read better
DEEPEST_COLUMNS = 3


def structure(c: PageContext, record: Record) -> Markup:
    """The parts of an entity as a tree; empty for one without parts. The page's list of parts is its table."""
    parts = record.entity.parts
    if not parts:
        return Markup()
    ends = (end for end, _ in part_ids(record))
    nodes = _twigs(c, record, parts, ends)
    name = c.s(record.entity.name)

    def draw(width: int) -> Drawn:
        head = root(name, 0, width)
        below = _below(nodes, width, head.height)
        return Drawn(head.body + below.body, below.height + 2)

    title = c.t("fig-tree-title", name=name)
    return picture(c, "tree", both("fig-tree", draw, title, c.t("fig-tree-desc", n=size(nodes), levels=depth(nodes))))


def _below(nodes: tuple[TreeNode, ...], width: int, top: float) -> Drawn:
    levels = depth(nodes)
    if width == NARROW:
        return outline(nodes, 0, width, top)
    if levels == 1 and len(nodes) <= MOST_IN_A_ROW:
        return row(nodes, width, top)
    if 1 < levels <= DEEPEST_COLUMNS and size(nodes) <= MOST_IN_COLUMNS:
        return columns(nodes, width, top)
    return outlines(nodes, width, top) if len(nodes) > 1 else outline(nodes, 0, width, top)


def _twigs(c: PageContext, record: Record, parts: list[Part], ends: Iterator[str]) -> tuple[TreeNode, ...]:
    """Parts in the order of the tree, in which their ids come too.

    A part without a page leads to its line in the list.
    """
    found = []
    for part in parts:
        end, top = next(ends), parts is record.entity.parts
        own = end.startswith(record.id + "#")
        href = anchored(end).removeprefix(record.id) if own else c.href(end)
        cls = " ".join(name for name, holds in (("top", top), ("own", own)) if holds)
        found.append(TreeNode(c.s(part.name), href, cls, _twigs(c, record, part.parts, ends)))
    return tuple(found)
