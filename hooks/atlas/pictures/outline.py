"""Trees of links in three forms: an outline for phones, columns or a row of boxes for wide screens.

Parents stand on the line of their first child, as in a printed table of divisions, so the drawing
reads row by row like the list it stands for. A tidy-tree algorithm of a library would centre
parents, which scatters long names and needs the width of text, which only we estimate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atlas.pictures.svg import BOLD, LINE, SIZE, Drawn, Lines, ems, group, named, num, path, rect, text, wrap

INDENT, STUB = 16, 8  # of a level, and of the line that leads to a name
GAP = 22  # between the end of a name and the next column
BELOW = 5  # a name
FEWEST_EMS = 6  # of a column
WIDEST_BOX = 240


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A name with its link and what hangs from it; without a link it is a heading."""

    name: str
    href: str = ""
    cls: str = ""
    nodes: tuple[TreeNode, ...] = ()


def size(nodes: Sequence[TreeNode]) -> int:
    """Number of all nodes."""
    return len(nodes) + sum(size(node.nodes) for node in nodes)


def depth(nodes: Sequence[TreeNode]) -> int:
    """Number of levels."""
    return 1 + max((depth(node.nodes) for node in nodes), default=0) if nodes else 0


def root(name: str, x: float, width: float) -> Drawn:
    """The box at the head of a tree, as wide as its name needs, up to `width`."""
    wrapped = wrap(name, (width - 20) / SIZE / BOLD, 3)
    wide = min(width, max(map(ems, wrapped.lines)) * SIZE * BOLD + 20)
    height = len(wrapped.lines) * LINE + 9
    return Drawn(group(rect(x, 0.5, wide, height, "", 3) + text(x + 10, 16.5, wrapped.lines), "root"), height + 0.5)


def outline(nodes: Sequence[TreeNode], left: float, right: float, top: float) -> Drawn:
    """Names below each other between `left` and `right`, indented by level, hung on a trunk that comes down from
    `top`.
    """
    names: list[str] = []
    wires: list[str] = []
    end = _outline(nodes, left + INDENT, top + 6, right, names, wires)
    return Drawn(path("".join(wires), "wire") + "".join(names), end)


def _outline(nodes: Sequence[TreeNode], x: float, y: float, right: float, names: list[str], wires: list[str]) -> float:
    trunk, above = x - INDENT + 6, y - 6
    last = above
    for node in nodes:
        wrapped = _wrapped(node, right - x)
        names.append(_name(node, x, y + 11, wrapped))
        last = y + 7
        wires.append(f"M{num(trunk)} {num(last)}h{STUB}")
        y += len(wrapped.lines) * LINE + BELOW
        if node.nodes:
            y = _outline(node.nodes, x + INDENT, y, right, names, wires)
    wires.append(f"M{num(trunk)} {num(above)}V{num(last)}")
    return y


def _wrapped(node: TreeNode, width: float) -> Lines:
    return wrap(node.name, max(FEWEST_EMS, width / SIZE / (BOLD if "top" in node.cls else 1)), 3)


def _name(node: TreeNode, x: float, y: float, wrapped: Lines) -> str:
    if not node.href:
        return text(x, y, wrapped.lines, node.cls or "soft")
    return named(node.href, x, y, node.name, wrapped, node.cls)


def outlines(nodes: Sequence[TreeNode], width: float, top: float) -> Drawn:
    """Two outlines side by side, as nearly of one height as whole branches allow; the order runs down the first, then
    the second.
    """
    half = (width - GAP) / 2
    cut = min(range(1, len(nodes)), key=lambda n: abs(size(nodes[:n]) - size(nodes[n:])))
    left, right = outline(nodes[:cut], 0, half, top + 10), outline(nodes[cut:], half + GAP, width, top + 10)
    beam = path(f"M6 {num(top)}v10M6 {num(top + 5)}H{num(half + GAP + 6)}v5", "wire")
    return Drawn(beam + left.body + right.body, max(left.height, right.height))


def columns(nodes: Sequence[TreeNode], width: float, top: float) -> Drawn:
    """Levels as columns from left to right, each as wide as its names need and the width allows."""
    places = list(_places(nodes, width))
    names: list[str] = []
    wires: list[str] = []
    end = _columns(nodes, 0, top + 6, top, places, names, wires)
    return Drawn(path("".join(wires), "wire") + "".join(names), end)


def _places(nodes: Sequence[TreeNode], width: float) -> Iterator[tuple[float, float]]:
    """Left and right edge of each column."""
    wanted: list[float] = []
    level = list(nodes)
    while level:
        wanted.append(max(ems(node.name) for node in level) * SIZE * (1 if wanted else BOLD) + GAP)
        level = [below for node in level for below in node.nodes]
    spare = width - INDENT
    fair = spare / len(wanted)
    over = sum(max(0.0, wide - fair) for wide in wanted)
    free = sum(max(0.0, fair - wide) for wide in wanted)
    x: float = INDENT
    for wide in wanted:
        share = wide if wide <= fair else fair + min(wide - fair, free * (wide - fair) / over)
        yield x, x + share - GAP
        x += share


def _columns(
    nodes: Sequence[TreeNode],
    level: int,
    y: float,
    origin: float,
    places: list[tuple[float, float]],
    names: list[str],
    wires: list[str],
) -> float:
    left, right = places[level]
    bus, last = left - STUB - 2, y
    for node in nodes:
        wrapped = _wrapped(node, right - left)
        names.append(_name(node, left, y + 11, wrapped))
        last = y + 7
        wires.append(f"M{num(bus)} {num(last)}h{STUB - 2}")
        end = y + len(wrapped.lines) * LINE + BELOW
        if node.nodes:
            beyond = places[level + 1][0] - STUB - 2
            after = min(left + ems(wrapped.lines[0]) * SIZE * (BOLD if "top" in node.cls else 1) + 4, beyond - 4)
            wires.append(f"M{num(after)} {num(last)}H{num(beyond)}")
            end = max(end, _columns(node.nodes, level + 1, y, last, places, names, wires))
        y = end
    wires.append(f"M{num(bus)} {num(origin)}V{num(last)}")
    return y


def row(nodes: Sequence[TreeNode], width: float, top: float) -> Drawn:
    """Boxes side by side below a beam: a few parts of one level."""
    space = 10
    wide = min(WIDEST_BOX, (width - space * (len(nodes) - 1)) / len(nodes))
    shown = [wrap(node.name, (wide - 20) / SIZE / BOLD, 4) for node in nodes]
    height = max(len(wrapped.lines) for wrapped in shown) * LINE + 13
    out, middles = [], []
    for number, (node, wrapped) in enumerate(zip(nodes, shown, strict=True)):
        x = number * (wide + space)
        middles.append(x + wide / 2)
        name = named(node.href, x + 10, top + 38, node.name, wrapped, node.cls)
        out.append(rect(x + 0.5, top + 20.5, wide - 1, height, "box", 3) + name)
    beam = f"M20 {num(top)}v10M{num(min(20, middles[0]))} {num(top + 10)}H{num(middles[-1])}"
    beam += "".join(f"M{num(x)} {num(top + 10)}v10" for x in middles)
    return Drawn(path(beam, "wire") + "".join(out), top + height + 22)
