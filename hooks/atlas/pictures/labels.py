"""Names on the map, one at each dot, placed so that they do not cover each other.

A greedy choice among a few places around each dot, the largest name first; names of areas take what room is left. With
some twenty names that finds a clear picture, and a solver would not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from atlas.pictures.svg import BOLD, SIZE, SMALL, Lines, ems, wrap

APART = 8  # units between two dots; nearer ones are one on this map
NAME_EMS, STEP = 9.5, 12.5  # widest line of a name, and the distance between lines
DISTANCES = (6.0, 11.0, 20.0, 32.0, 46.0, 62.0)  # from a dot to its name
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
DOT = 4  # room around a dot


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
    """A name at its dot, or over an area, which has none. Of two near dots the one of the lower `rank` stays."""

    id: str
    name: str
    x: float
    y: float
    rank: int
    area: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where it stands; `far` if a line must lead to the dot."""

    place: Place
    name: Lines
    box: Box
    far: bool


def apart(places: Iterable[Place]) -> dict[str, Place]:
    """By its id, the dot that stands for each place: its own, or the nearest of a lower rank if that is too near."""
    kept: list[Place] = []
    found: dict[str, Place] = {}
    for place in sorted(places, key=lambda place: (place.area, place.rank, place.id)):
        near = [one for one in kept if max(abs(one.x - place.x), abs(one.y - place.y)) < APART and not place.area]
        if not near:
            kept.append(place)
        found[place.id] = near[0] if near else place
    return found


@lru_cache(maxsize=64)  # the map of the home page stands on that of the regions as well
def labels(places: tuple[Place, ...], obstacles: tuple[Box, ...], width: float, height: float) -> tuple[Label, ...]:
    """Every name, inside `width` and `height` and off the obstacles as far as that can be."""
    dots = [Box(one.x - DOT, one.y - DOT, one.x + DOT, one.y + DOT) for one in places if not one.area]
    fixed, taken, found = [*obstacles, *dots], list[Box](), list[Label]()
    for place in sorted(places, key=lambda one: (one.area, one.rank, -ems(one.name), one.id)):
        box, distance = min(_boxes(place), key=lambda choice: choice[1] + _cost(choice[0], fixed, taken, width, height))
        taken.append(box)
        found.append(Label(place, _lines(place), box, distance > DISTANCES[1] and not place.area))
    return tuple(found)


def _lines(place: Place) -> Lines:
    return wrap(place.name, NAME_EMS * SIZE / SMALL if place.area else NAME_EMS, 2)


def _size(place: Place) -> tuple[float, float]:
    """Width and height of a name."""
    lines = _lines(place).lines
    size = SMALL * BOLD if place.area else SIZE * BOLD
    return max(ems(line) for line in lines) * size + 2, len(lines) * STEP + 2


def _boxes(place: Place) -> Iterator[tuple[Box, float]]:
    """Where a name can stand, each with its distance from the dot."""
    wide, tall = _size(place)
    for distance in (0.0, *DISTANCES) if place.area else DISTANCES:
        for across, down in AROUND:
            if place.area:
                x, y = place.x - wide / 2 + across * distance * 1.5, place.y - tall / 2 + down * distance
            else:
                x = place.x + (distance if across > 0 else -distance - wide if across < 0 else -wide / 2)
                lift = tall / 2 + distance * (0.5 if across else 1) + (0 if across else 2)
                y = place.y - tall / 2 + down * lift
            yield Box(x, y, x + wide, y + tall), distance


def _cost(box: Box, fixed: Sequence[Box], taken: Sequence[Box], width: float, height: float) -> float:
    outside = (
        max(0.0, 3 - box.left)
        + max(0.0, box.right - width + 3)
        + max(0.0, 3 - box.top)
        + max(0.0, box.bottom - height + 3)
    )
    return 50 * outside + 3 * _covered(box, taken) + _covered(box, fixed)


def _covered(box: Box, others: Sequence[Box]) -> float:
    """The area that a rectangle has in common with others, of which nearly all lie elsewhere."""
    left, top, right, bottom = box
    return sum(
        (min(right, far) - max(left, near)) * (min(bottom, low) - max(top, high))
        for near, high, far, low in others
        if near < right and far > left and high < bottom and low > top
    )
