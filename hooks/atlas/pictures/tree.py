"""The structure of a system: its tree of parts."""

from __future__ import annotations

from markupsafe import Markup

from atlas.data.graph import PartNode
from atlas.pictures.outline import TreeNode, columns, depth, outline, outlines, root, row, size
from atlas.pictures.svg import NARROW, Drawn, both, picture
from atlas.site.dossier import Dossier
from atlas.site.page import PageContext
from atlas.site.urls import anchored

MOST_IN_A_ROW = 5
MOST_IN_COLUMNS = 34  # beyond that, columns get taller than a screen and two outlines read better
DEEPEST_COLUMNS = 3


def structure(c: PageContext, dossier: Dossier) -> Markup:
    """The parts of an entity as a tree; empty for one without parts. The page's list of parts is its table."""
    if not dossier.parts:
        return Markup()
    nodes = tuple(_node(c, dossier.record.id, part, "top") for part in dossier.parts)
    name = c.s(dossier.record.entity.name)

    def draw(width: int) -> Drawn:
        head = root(name, 0, width)
        below = _below(nodes, width, head.height)
        return Drawn(head.body + below.body, below.height + 2)

    title = c.t("fig-tree-title", name=name)
    drawn = both("fig-tree", draw, title, c.t("fig-tree-desc", n=size(nodes), levels=depth(nodes)))
    return picture(c, "tree", drawn, cites=(node.part.cite for node in dossier.all_parts))


def _below(nodes: tuple[TreeNode, ...], width: int, top: float) -> Drawn:
    levels = depth(nodes)
    if width == NARROW:
        return outline(nodes, 0, width, top)
    if levels == 1 and len(nodes) <= MOST_IN_A_ROW:
        return row(nodes, width, top)
    if 1 < levels <= DEEPEST_COLUMNS and size(nodes) <= MOST_IN_COLUMNS:
        return columns(nodes, width, top)
    return outlines(nodes, width, top) if len(nodes) > 1 else outline(nodes, 0, width, top)


def _node(c: PageContext, entity_id: str, node: PartNode, cls: str = "") -> TreeNode:
    """A part with those below it; one without a page leads to its line in the list."""
    own = node.id.startswith(entity_id + "#")
    href = anchored(node.id).removeprefix(entity_id) if own else c.href(node.id)
    classes = " ".join(name for name in (cls, "own" if own else "") if name)
    return TreeNode(c.s(node.part.name), href, classes, tuple(_node(c, entity_id, one) for one in node.parts))
