"""The ground of the schematic map: how degrees become units of the drawing, and the lines of waters and land.

Windows and lines are those of `data/pictures.yml`. There are no boundaries, and nothing is drawn beyond the windows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from atlas.data.model.pictures import Map, Point, Window
from atlas.pictures.svg import NARROW, num, path
from atlas.site.site import Site

Spot = tuple[float, float]  # x, y: units of the drawing


@dataclass(frozen=True, eq=False)  # a sheet is only ever itself
class Sheet:
    """A window of the map laid out: `key` names it. Plate carrée, true to scale at its middle latitude."""

    key: str
    window: Window
    lines: Mapping[str, Sequence[Point]]

    @cached_property
    def scale(self) -> float:
        """Units of a degree of latitude."""
        return NARROW / ((self.window.east - self.window.west) * self._squeeze)

    @cached_property
    def _squeeze(self) -> float:
        return math.cos(math.radians((self.window.south + self.window.north) / 2))

    @cached_property
    def height(self) -> float:
        """Units from top to bottom."""
        return (self.window.north - self.window.south) * self.scale

    def spot(self, point: Point) -> Spot:
        """A position in the drawing."""
        x = (point[1] - self.window.west) * self._squeeze * self.scale
        return x, (self.window.north - point[0]) * self.scale

    def holds(self, point: Point) -> bool:
        """Whether a position lies within."""
        return self.window.south < point[0] < self.window.north and self.window.west < point[1] < self.window.east

    def contains(self, other: Sheet) -> bool:
        """Whether another window lies within."""
        corners = (other.window.south, other.window.west), (other.window.north, other.window.east)
        return other is not self and all(map(self.holds, corners))

    @cached_property
    def ground(self) -> str:
        """The drawing of water and land; the same on every page."""
        return (
            path("".join(self._line(line) + "z" for line in self.window.water), "water")
            + path("".join(self._line(line) + "z" for line in self.window.land), "land")
            + path("".join(map(self._line, self.window.rivers)), "river")
        )

    def _line(self, name: str) -> str:
        spots = [self.spot(point) for point in self.lines[name]]
        return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in spots)


@lru_cache(maxsize=1)
def sheets(site: Site) -> tuple[Sheet, ...]:
    """The windows of the map, the closest first; none without a map."""
    drawn = site.atlas.pictures.map
    return tuple(Sheet(key, window, drawn.lines) for key, window in drawn.windows.items()) if drawn else ()


def crosses(drawn: Map, first: Point, second: Point) -> bool:
    """Whether the straight line between two positions crosses the dividing line of a map."""
    line = drawn.lines[drawn.divide] if drawn.divide else ()
    return sum(_cross(first, second, *part) for part in pairwise(line)) % 2 == 1


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
