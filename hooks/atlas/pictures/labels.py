"""Names on the map, placed so that they do not cover each other.

A greedy choice among a few places around each point, the largest block of names first; near points
share one block, and names of areas take what room is left. With some twenty names that finds a clear
picture, and a solver would not be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from atlas.pictures.svg import BOLD, SIZE, SMALL, Lines, ems, wrap

NEAR, SAME = 24, 6  # units between a point and one inside its place, or any other, that share a block of names
NAME_EMS, STEP = 9.5, 12.5  # widest line of a name, and the distance between lines
DISTANCES = (7.0, 13.0, 22.0, 34.0, 48.0, 64.0)  # from a point to its block
AROUND = (
    (1, 0),
    (-1, 0),
    (1, -0.5),
    (1, 0.5),
    (-1, -0.5),
    (-1, 0.5),
    (1, -1),
    (-1, -1),
    (1, 1),
    (-1, 1),
    (0, -1),
    (0, 1),
)
DOT = 4  # room around a point


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Common area."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * tall if wide > 0 and tall > 0 else 0.0


class Place(NamedTuple):
    """A name at its point, or over an area, which has none; `above` is what it lies in.

    Places of a lower `rank` head their block.
    """

    id: str
    name: str
    x: float
    y: float
    rank: int
    area: bool = False
    above: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """Names of near places, one below the other, and where they stand; `far` if a line must lead to the point."""

    places: tuple[Place, ...]
    names: tuple[Lines, ...]
    box: Box
    far: bool


@lru_cache(maxsize=64)  # the same map stands on the page of every place on it
def blocks(places: tuple[Place, ...], obstacles: tuple[Box, ...], width: float, height: float) -> tuple[Block, ...]:
    """Every place in one block, inside `width` and `height` and off the obstacles as far as that can be."""
    fixed = [*obstacles, *(Box(one.x - DOT, one.y - DOT, one.x + DOT, one.y + DOT) for one in places if not one.area)]
    taken: list[Box] = []
    found = []
    for group in sorted(_groups(places), key=lambda group: (group[0].area, -_size(group)[0] * _size(group)[1])):
        box, distance = min(_boxes(group), key=lambda choice: choice[1] + _cost(choice[0], fixed, taken, width, height))
        taken.append(box)
        names = tuple(_lines(group, number) for number in range(len(group)))
        found.append(Block(group, names, box, distance > DISTANCES[0] and not group[0].area))
    return tuple(found)


def _groups(places: Sequence[Place]) -> Iterator[tuple[Place, ...]]:
    left = sorted(places, key=lambda place: (place.area, place.rank, place.id))
    while left:
        head = left[0]
        group = tuple(one for one in left if one is head or _together(head, one))
        yield group
        left = [place for place in left if place not in group]


def _together(head: Place, one: Place) -> bool:
    near = NEAR if head.id in one.above else SAME
    return not (head.area or one.area) and abs(one.x - head.x) < near and abs(one.y - head.y) < near


def _lines(group: Sequence[Place], number: int) -> Lines:
    return wrap(group[number].name, NAME_EMS if number == 0 and not group[0].area else NAME_EMS * SIZE / SMALL, 2)


def _size(group: Sequence[Place]) -> tuple[float, float]:
    """Width and height of the names."""
    wide, tall = 0.0, 2.0
    for number in range(len(group)):
        size = SMALL if number else (SMALL if group[0].area else SIZE) * BOLD
        lines = _lines(group, number).lines
        wide, tall = max(wide, *(ems(line) * size for line in lines)), tall + len(lines) * STEP
    return wide + 2, tall


def _boxes(group: Sequence[Place]) -> Iterator[tuple[Box, float]]:
    """Places for the names of a group, each with its distance from the points."""
    wide, tall = _size(group)
    left, right = min(place.x for place in group), max(place.x for place in group)
    top, bottom = min(place.y for place in group), max(place.y for place in group)
    if group[0].area:
        for distance in (0.0, *DISTANCES):
            for across, down in AROUND:
                x, y = left - wide / 2 + across * distance * 1.5, top - tall / 2 + down * distance
                yield Box(x, y, x + wide, y + tall), distance
        return
    for distance in DISTANCES:
        for across, down in AROUND:
            x = right + distance if across > 0 else left - distance - wide if across < 0 else (left + right - wide) / 2
            y = (top + bottom - tall) / 2 + down * (tall / 2 + distance * (0.5 if across else 1) + (0 if across else 2))
            yield Box(x, y, x + wide, y + tall), distance


def _cost(box: Box, fixed: Sequence[Box], taken: Sequence[Box], width: float, height: float) -> float:
    outside = (
        max(0.0, 3 - box.left)
        + max(0.0, box.right - width + 3)
        + max(0.0, 3 - box.top)
        + max(0.0, box.bottom - height + 3)
    )
    return 50 * outside + 3 * sum(map(box.overlap, taken)) + sum(map(box.overlap, fixed))
