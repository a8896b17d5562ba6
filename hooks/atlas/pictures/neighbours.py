"""The neighbourhood of an entity: who runs, houses, pays and works with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from atlas.data.graph import owner
from atlas.data.vocabulary import HAS_PART
from atlas.pictures.outline import TreeNode, outline, root
from atlas.pictures.svg import (
    BOLD,
    LINE,
    NARROW,
    SIZE,
    SMALL,
    WIDE,
    Drawn,
    both,
    ems,
    group,
    named,
    num,
    path,
    picture,
    rect,
    text,
    wrap,
)
from atlas.site.dossier import Dossier
from atlas.site.page import PageContext

MOST, FEWEST = 16, 3  # neighbours of a picture; fewer than three are said sooner by the list below it
MIDDLE, COLUMN = 190, 237  # widths of the box in the middle and of the columns beside it
REACH, BEND = 36, 24  # of the line from the box to a group of names

Direction = tuple[str, bool]


def neighbourhood(c: PageContext, dossier: Dossier) -> Markup:
    """The entity with up to 16 neighbours, grouped by relation; empty below three.

    The list of relations is its table.
    """
    found = _ranked(c, _relations(dossier))
    total = len({end for _, ends in found for end in ends})
    if total < FEWEST:
        return Markup()
    groups = _groups(c, found)
    hidden = total - sum(len(node.nodes) for node in groups)
    name = c.s(dossier.record.entity.name)

    def draw(width: int) -> Drawn:
        drawn = _narrow(name, groups) if width == NARROW else _wide(name, groups)
        return _with_rest(c, drawn, hidden, width) if hidden else drawn

    desc = c.t("fig-near-desc", n=total - hidden, total=total)
    return picture(c, "near", both("fig-near", draw, c.t("fig-near-title", name=name), desc))


def _relations(dossier: Dossier) -> dict[Direction, list[str]]:
    """Neighbours by relation and direction (True: read from here); parts are left to the tree of parts."""
    found: dict[Direction, list[str]] = defaultdict(list)
    for row in dossier.relations:
        ends, part = found[row.relation, row.forward], row.relation == HAS_PART and row.forward
        if not part and owner(row.id) != dossier.record.id and row.id not in ends:
            ends.append(row.id)
    return {key: ends for key, ends in found.items() if ends}


def _ranked(c: PageContext, found: Mapping[Direction, list[str]]) -> list[tuple[Direction, list[str]]]:
    """What says most comes first, by `data/pictures.yml`; the rest in the order of `data/relations.yml`."""
    wanted = c.site.atlas.pictures.neighbours
    between = [name for name in c.site.atlas.vocabulary.relations if name not in (*wanted.first, *wanted.last)]
    order = {name: number for number, name in enumerate((*wanted.first, *between, *wanted.last))}
    return sorted(found.items(), key=lambda item: (order[item[0][0]], not item[0][1]))


def _groups(c: PageContext, found: Sequence[tuple[Direction, list[str]]]) -> list[TreeNode]:
    """Up to sixteen neighbours, each once, under the names of their relations; a long group leaves room for the
    others.
    """
    words, last = c.site.atlas.vocabulary.relations, c.site.atlas.pictures.neighbours.last
    seen: set[str] = set()
    groups = []
    for key, ends in found:
        new = [end for end in dict.fromkeys(ends) if owner(end) not in seen]
        seen.update(map(owner, new))
        if new:
            groups.append((key, new))
    groups = groups[:MOST]
    rooms = _rooms([(len(ends), key[0] not in last) for key, ends in groups])
    nodes = []
    for ((relation, forward), ends), room in zip(groups, rooms, strict=True):
        if not room:
            continue
        word = words[relation]
        label = c.s(word if forward else word.inverse)
        of = f" {room}/{len(ends)}" if room < len(ends) else ""
        best = sorted(ends, key=lambda end: -c.site.graph.degree(owner(end)))[:room] if room < len(ends) else ends
        nodes.append(TreeNode(label + of, nodes=tuple(TreeNode(c.name(end), c.href(end)) for end in best)))
    return nodes


def _rooms(sizes: Sequence[tuple[int, bool]]) -> list[int]:
    """How many of each group are drawn: in turn one of each until sixteen are; groups that say much get three before
    the others get one.
    """
    rooms = [0] * len(sizes)
    for most, telling in ((3, True), (1, False), (MOST, True), (MOST, False)):
        for _ in range(most):
            for number, (size, tells) in enumerate(sizes):
                if tells == telling and rooms[number] < min(size, most) and sum(rooms) < MOST:
                    rooms[number] += 1
    return rooms


def _narrow(name: str, groups: Sequence[TreeNode]) -> Drawn:
    head = root(name, 0, NARROW)
    below = outline(groups, 0, NARROW, head.height)
    return Drawn(head.body + below.body, below.height)


def _wide(name: str, groups: Sequence[TreeNode]) -> Drawn:
    """The entity in the middle, relations on both sides in about equal number; one group alone stands to its right."""
    heights = [_height(node) for node in groups]
    cut = min(range(len(groups) + 1), key=lambda n: (abs(sum(heights[:n]) - sum(heights[n:])), n))
    wrapped = wrap(name, (MIDDLE - 24) / SIZE / BOLD, 5)
    box = max(len(wrapped.lines) * LINE + 14, 34)
    tall = max(sum(heights[:cut]), sum(heights[cut:]), box + 8)
    x = (WIDE - MIDDLE) / 2 if cut else 0
    left = _side(groups[:cut], (x, tall / 2), x - REACH, (tall - sum(heights[:cut])) / 2)
    right = _side(groups[cut:], (x + MIDDLE, tall / 2), x + MIDDLE + REACH, (tall - sum(heights[cut:])) / 2)
    lines = text(x + MIDDLE / 2, tall / 2 - box / 2 + 19.5, wrapped.lines)
    centre = group(rect(x, tall / 2 - box / 2, MIDDLE, box, "", 3) + group(lines, "mid"), "root")
    return Drawn(left + right + centre, tall)


def _height(node: TreeNode) -> float:
    return LINE + 8 + sum(len(wrap(near.name, COLUMN / SIZE, 2).lines) * LINE + 3 for near in node.nodes)


def _side(groups: Sequence[TreeNode], edge: tuple[float, float], near: float, y: float) -> str:
    """Groups of names that begin (right of the box) or end (left of it) at `near`, from `y` down; lines lead to them
    from the `edge`.
    """
    right = near > edge[0]
    turn = BEND if right else -BEND
    rail = near - 6 if right else near + 6
    names, wires = [], []
    for node in groups:
        names.append(text(near, y + 12, [node.name], "soft"))
        top, last = y + 8, y + 8
        y += LINE + 3
        for one in node.nodes:
            wrapped = wrap(one.name, COLUMN / SIZE, 2)
            names.append(named(one.href, near, y + 11, one.name, wrapped))
            last, y = y + 12, y + len(wrapped.lines) * LINE + 3
        middle = num(edge[1])
        bend = f"C{num(edge[0] + turn)} {middle} {num(rail - turn)} {num(top)} {num(rail)} {num(top)}"
        wires.append(f"M{num(edge[0])} {middle}{bend}V{num(last)}")
        y += 5
    return path("".join(wires), "wire") + group("".join(names), "right" if right else "left")


def _with_rest(c: PageContext, drawn: Drawn, hidden: int, width: int) -> Drawn:
    """How many neighbours are not drawn, with the way to them."""
    label = c.t("fig-near-rest", n=hidden)
    x = 6.0 if width == NARROW else (WIDE - ems(label) * SMALL) / 2
    return Drawn(drawn.body + named("#relations", x, drawn.height + 14, label, wrap(label, 60)), drawn.height + 20)
