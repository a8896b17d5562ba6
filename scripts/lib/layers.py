"""The rooms of the library on their floors: who imports whom, what may not be, and the picture of it.

A room is a package in hooks/atlas. Above all rooms stand the two that only use them, the adapters in hooks/ and the commands in scripts/.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

# From the ground. A module may import from its own room and from rooms on lower floors; rooms of one floor do not know each other.
FLOORS = (
    ("text",),
    ("data",),
    ("site",),
    ("exports", "pictures", "search"),
    ("web",),
    ("meta", "output"),
    ("parts",),
    ("hooks", "scripts"),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
PICTURE = "docs/assets/layers.svg"
LIBRARY = "atlas"


@dataclass(frozen=True, order=True)
class Import:
    """A module of one room that names a module of the library; `path` is relative to the project."""

    path: str
    line: int
    room: str
    target: str  # dotted, from the library on: data.model

    @property
    def to(self) -> str:
        """The room that is imported."""
        return self.target.partition(".")[0]


def imports(root: Path) -> list[Import]:
    """Every import of the library below `root`, those in functions and under TYPE_CHECKING included."""
    return sorted(found for path, room in _modules(root) for found in _imports(root, path, room))


def _modules(root: Path) -> Iterator[tuple[Path, str]]:
    hooks, scripts = root / "hooks", root / "scripts"
    for path in sorted(hooks.rglob("*.py")):
        inside = path.relative_to(hooks).parts
        yield path, inside[1] if inside[0] == LIBRARY and len(inside) > 2 else "hooks"
    for path in sorted(scripts.rglob("*")):
        if path.is_file() and (path.suffix == ".py" or (path.parent == scripts and not path.suffix)):
            yield path, "scripts"


def _imports(root: Path, path: Path, room: str) -> Iterator[Import]:
    package = path.relative_to(root / "hooks").parts[:-1] if room not in ("hooks", "scripts") else ()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for name in _names(node, package):
            library, _, target = name.partition(".")
            if library == LIBRARY and target:
                yield Import(path.relative_to(root).as_posix(), getattr(node, "lineno", 1), room, target)


def _names(node: ast.AST, package: tuple[str, ...]) -> Iterator[str]:
    """Dotted names that a statement of a package imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = package[: len(package) + 1 - node.level] if node.level else ()
        module = ".".join([*above, *([node.module] if node.module else [])])
        yield from (f"{module}.{alias.name}" for alias in node.names)


def arrows(found: list[Import]) -> dict[str, set[str]]:
    """The other rooms that each room imports, those without any included."""
    rooms: dict[str, set[str]] = {room: set() for floor in FLOORS for room in floor}
    for one in found:
        if one.to != one.room:
            rooms.setdefault(one.room, set()).add(one.to)
    return rooms


def findings(found: list[Import]) -> list[str]:
    """Imports that do not go down, as `path:line: message`; a room without a floor is one as well."""
    return [f"{one.path}:{one.line}: {_wrong(one)}" for one in found if _wrong(one)]


def _wrong(one: Import) -> str:
    unknown = {one.room, one.to} - FLOOR.keys()
    if unknown:
        return f"{unknown.pop()} has no floor; give it one in FLOORS"
    if one.room == one.to or FLOOR[one.to] < FLOOR[one.room]:
        return ""
    return (
        f"{one.room} imports {one.target}, which stands {'beside' if FLOOR[one.to] == FLOOR[one.room] else 'above'} it"
    )


def circles(rooms: Mapping[str, set[str]]) -> list[list[str]]:
    """Circles of imports, each once, from the room that comes first by name."""
    found: dict[frozenset[tuple[str, str]], list[str]] = {}
    for start in sorted(rooms):
        for way in _ways_back(rooms, [start]):
            found.setdefault(frozenset(pairwise(way)), way)
    return list(found.values())


def _ways_back(rooms: Mapping[str, set[str]], way: list[str]) -> Iterator[list[str]]:
    for room in sorted(rooms.get(way[-1], ())):
        if room == way[0]:
            yield [*way, room]
        elif room not in way and room > way[0]:
            yield from _ways_back(rooms, [*way, room])


def shortest(rooms: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """The arrows without those that a longer way says as well; for rooms without a circle."""
    below = {room: _below(rooms, room) for room in rooms}
    return {
        room: sorted(one for one in rooms[room] if not any(one in below[other] for other in rooms[room]))
        for room in rooms
    }


def _below(rooms: Mapping[str, set[str]], room: str) -> set[str]:
    found: set[str] = set()
    left = [room]
    while left:
        new = rooms.get(left.pop(), set()) - found
        found |= new
        left += new
    return found


# The picture. All text stands in boxes of its own colour, so that it can be read on light and on dark paper.
# It is narrow enough for a phone: lists of imports take a second line, and none takes a third.
WIDTH, MARGIN, GAP = 480, 10, 16
BOX, RISE = 66, 112  # height of a box, and from floor to floor
WIDEST, ROOF = 150, 222  # widest box, and that of the two uppermost floors, which import most
NAME, LIST, EM = 16, 12, 0.56  # sizes of type, and the width of small letters in the widest of system fonts
LINES, ALL = 2, "all rooms below"  # of a list, and what stands for one that would take more
APART = 12  # between arrows that run side by side, and from an arrow to a box that it passes
INK, PAPER, EDGE, LINE = "#14213d", "#e9eef6", "#5b7db1", "#7487a3"
FONT = "system-ui, sans-serif"


@dataclass(frozen=True)
class Box:
    """A room in the picture; lengths in user units."""

    room: str
    x: float
    y: float
    width: float


def draw(rooms: Mapping[str, set[str]]) -> str:
    """The picture as SVG: floors with the ground at the bottom, the rooms that each imports, and the shortest arrows."""
    boxes = {box.room: box for box in _boxes()}
    height = 2 * MARGIN + RISE * (len(FLOORS) - 1) + BOX
    lines = _lines(boxes, shortest(rooms))
    parts = [
        *lines,
        *(_box(box, wrapped(box, rooms[box.room])) for box in boxes.values()),
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="{FONT}" text-anchor="middle">\n<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        f'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="{LINE}"/></marker></defs>\n'
    )
    return head + "\n".join(parts) + "\n</svg>\n"


def _boxes() -> Iterator[Box]:
    for number, floor in enumerate(FLOORS):
        width = min(
            ROOF if number >= len(FLOORS) - 2 else WIDEST, (WIDTH - 2 * MARGIN - GAP * (len(floor) - 1)) / len(floor)
        )
        left = (WIDTH - width * len(floor) - GAP * (len(floor) - 1)) / 2
        for place, room in enumerate(floor):
            yield Box(room, left + place * (width + GAP), MARGIN + RISE * (len(FLOORS) - 1 - number), width)


def _lines(boxes: Mapping[str, Box], rooms: Mapping[str, list[str]]) -> list[str]:
    """An arrow for each import; those of one box leave it side by side, and none passes behind a box where there is room beside it."""
    found: list[str] = []
    taken: dict[str, set[float]] = {room: set() for room in boxes}
    depth = 0
    for room, targets in rooms.items():
        one = boxes[room]
        for place, to in enumerate(sorted(targets, key=lambda target: boxes[target].x), 1):
            start = one.x + one.width * place / (len(targets) + 1)
            end = _end(boxes, room, to, start, taken[to])
            taken[to].add(end)
            elbow = FLOOR[room] - FLOOR[to] > 1
            depth += elbow
            found.append(_line(start, one.y + BOX, end, boxes[to].y - 1, APART * (1 + depth % 2) if elbow else 0))
    return found


def _end(boxes: Mapping[str, Box], room: str, to: str, start: float, taken: set[float]) -> float:
    """Where an arrow meets the top of its target: as near as may be below its start, and if it passes floors, beside their boxes."""
    passed = [box for box in boxes.values() if FLOOR[to] < FLOOR[box.room] < FLOOR[room]]
    tops = [boxes[to].x + APART + step for step in range(int(boxes[to].width) - 2 * APART)]
    free = [
        x
        for x in tops
        if not any(box.x - APART < x < box.x + box.width + APART for box in passed)
        and not any(abs(x - other) < APART for other in taken)
    ]
    return min(free or tops, key=lambda x: (abs(x - start), x))


def _line(x: float, y: float, end: float, bottom: float, depth: float) -> str:
    """Straight from floor to floor; with a depth, down by it, across, and then down."""
    across = f"V{y + depth:.0f}H{end:.0f}V" if depth else f"L{end:.0f} "
    return (
        f'<path d="M{x:.0f} {y:.0f}{across}{bottom:.0f}" stroke="{LINE}" stroke-width="1.5" fill="none" '
        f'marker-end="url(#tip)"/>'
    )


def wrapped(box: Box, targets: Collection[str]) -> list[str]:
    """The list of what a room imports, from the highest floor down, in lines that fit into its box; where that is too
    long, and all that stands below the room, so much is said.
    """
    names = ", ".join(sorted(targets, key=lambda one: (-FLOOR[one], one)))
    lines = textwrap.wrap(f"↓ {names}", int((box.width - APART) / (EM * LIST))) if names else []
    is_all = set(targets) == {room for room in FLOOR if FLOOR[room] < FLOOR[box.room]}
    return [f"↓ {ALL}"] if len(lines) > LINES and is_all else lines


def _box(box: Box, below: list[str]) -> str:
    middle = box.x + box.width / 2
    first = box.y + BOX / 2 + 6 - 9 * len(below)
    texts = [f'<text x="{middle:.0f}" y="{first:.0f}" font-size="{NAME}" font-weight="600">{escape(box.room)}</text>']
    texts += [
        f'<text x="{middle:.0f}" y="{first + 18 + 15 * number:.0f}" font-size="{LIST}">{escape(line)}</text>'
        for number, line in enumerate(below)
    ]
    return (
        f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{box.width:.0f}" height="{BOX}" rx="6" fill="{PAPER}" stroke="{EDGE}"/>'
        f'<g fill="{INK}">{"".join(texts)}</g>'
    )


def layers(root: Path, check: bool) -> int:
    """Draw the picture, or only compare it; prints what imports up or in a circle. 1 if there is such a thing, or the picture differs."""
    found = imports(root)
    wrong = findings(found) + [f"a circle: {' → '.join(way)}" for way in circles(arrows(found))]
    print(
        "\n".join([*wrong, f"layers: {len(found)} imports between {len(arrows(found))} rooms, {len(wrong)} findings"])
    )
    if wrong:
        return 1
    path, picture = root / PICTURE, draw(arrows(found))
    if check:
        same = path.is_file() and path.read_text(encoding="utf-8") == picture
        print("" if same else f"{PICTURE}: draws other imports; run scripts/layers\n", end="")
        return 0 if same else 1
    path.write_text(picture, encoding="utf-8")
    return 0
