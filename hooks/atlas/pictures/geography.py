"""The ground of the schematic map: river, coast, lake and islands, and how degrees become units of the drawing.

All lines are our own drawing, made by hand from well-known coordinates of towns, capes and river
mouths, rounded and joined by straight lines. They orient; nothing may be measured on them. There are
no boundaries, and nothing is drawn beyond the two windows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from atlas.pictures.svg import NARROW, num, path

Point = tuple[float, float]  # latitude, longitude: WGS 84 degrees, as in the data
Spot = tuple[float, float]  # x, y: units of the drawing


@dataclass(frozen=True, eq=False)  # a window is only ever itself
class Window:
    """A part of the map: its edges in degrees, and its ground. Plate carrée, true to scale at its middle latitude."""

    south: float
    west: float
    north: float
    east: float
    water: tuple[tuple[Point, ...], ...]
    islands: tuple[tuple[Point, ...], ...]
    rivers: tuple[tuple[Point, ...], ...]

    @cached_property
    def scale(self) -> float:
        """Units of a degree of latitude."""
        return NARROW / ((self.east - self.west) * self._squeeze)

    @cached_property
    def _squeeze(self) -> float:
        return math.cos(math.radians((self.south + self.north) / 2))

    @cached_property
    def height(self) -> float:
        """Units from top to bottom."""
        return (self.north - self.south) * self.scale

    def spot(self, point: Point) -> Spot:
        """A position in the drawing."""
        return (point[1] - self.west) * self._squeeze * self.scale, (self.north - point[0]) * self.scale

    def holds(self, point: Point) -> bool:
        """Whether a position lies within."""
        return self.south < point[0] < self.north and self.west < point[1] < self.east

    @cached_property
    def ground(self) -> str:
        """The drawing of water and land; the same on every page."""
        return (
            path("".join(self._line(line) + "z" for line in self.water), "water")
            + path("".join(self._line(line) + "z" for line in self.islands), "land")
            + path("".join(map(self._line, self.rivers)), "river")
        )

    def _line(self, points: Sequence[Point]) -> str:
        spots = [self.spot(point) for point in points]
        return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in spots)


# The Yangtze from Yibin to its mouth, and the Yellow River from Lanzhou to its own.
YANGTZE = (
    (28.8, 104.6),
    (28.9, 105.4),
    (29.6, 106.6),
    (29.7, 107.4),
    (30.8, 108.4),
    (31.0, 109.6),
    (30.7, 111.3),
    (30.3, 112.2),
    (29.5, 113.1),
    (30.6, 114.3),
    (30.2, 115.1),
    (29.75, 116.0),
    (30.5, 117.05),
    (31.3, 118.35),
    (32.1, 118.75),
    (32.22, 119.45),
    (31.97, 119.93),
    (31.94, 120.28),
    (32.0, 120.52),
    (31.88, 120.86),
    (31.75, 121.06),
    (31.58, 121.3),
    (31.35, 121.7),
    (31.2, 122.2),
)
YELLOW_RIVER = (
    (36.05, 103.8),
    (37.5, 105.2),
    (38.5, 106.4),
    (39.3, 106.8),
    (40.3, 107.0),
    (40.8, 108.5),
    (40.5, 110.0),
    (40.3, 111.2),
    (39.0, 111.0),
    (37.5, 110.6),
    (35.7, 110.5),
    (34.6, 110.3),
    (34.85, 112.5),
    (34.9, 114.0),
    (35.6, 115.3),
    (36.7, 117.0),
    (37.75, 119.2),
)
COAST = (
    (40.0, 124.4),
    (39.7, 123.5),
    (39.05, 121.8),
    (38.8, 121.15),
    (39.5, 121.4),
    (40.65, 122.15),
    (40.85, 121.5),
    (40.6, 120.8),
    (39.9, 119.6),
    (39.15, 118.5),
    (39.0, 117.75),
    (38.3, 117.75),
    (38.05, 118.7),
    (37.75, 119.2),
    (37.25, 119.0),
    (37.15, 119.6),
    (37.8, 120.7),
    (37.55, 121.4),
    (37.4, 122.65),
    (36.85, 122.3),
    (36.4, 120.9),
    (36.05, 120.35),
    (35.3, 119.45),
    (34.75, 119.3),
    (34.35, 120.1),
    (33.4, 120.6),
    (32.55, 121.0),
    (32.1, 121.6),
    (31.68, 121.95),
    (31.3, 121.7),
    (30.87, 121.95),
    (30.65, 121.1),
    (30.3, 120.6),
    (30.3, 121.25),
    (29.95, 121.8),
    (29.1, 121.65),
    (28.2, 121.4),
    (27.2, 120.4),
    (26.5, 119.9),
    (26.5, 125),
    (40, 125),
)
# Sea and lower Yangtze with its banks, from the Jiangsu coast round Hangzhou Bay; Lake Tai.
DELTA_WATER = (
    (32.85, 120.85),
    (32.6, 121.0),
    (32.35, 121.4),
    (32.1, 121.6),
    (31.95, 121.8),
    (31.72, 121.95),
    (31.71, 121.8),
    (31.77, 121.55),
    (31.83, 121.32),
    (31.82, 121.12),
    (31.92, 120.92),
    (31.96, 120.78),
    (32.03, 120.55),
    (31.98, 120.3),
    (32.0, 120.0),
    (32.22, 119.6),
    (32.12, 119.6),
    (31.93, 119.95),
    (31.9, 120.28),
    (31.96, 120.5),
    (31.82, 120.78),
    (31.72, 120.98),
    (31.55, 121.2),
    (31.4, 121.47),
    (31.22, 121.77),
    (30.9, 121.97),
    (30.83, 121.82),
    (30.72, 121.35),
    (30.6, 121.05),
    (30.38, 120.85),
    (30.32, 120.55),
    (30.18, 120.2),
    (30.12, 120.24),
    (30.22, 120.6),
    (30.3, 121.15),
    (30.13, 121.5),
    (29.97, 121.75),
    (29.92, 121.98),
    (29.6, 121.95),
    (29.6, 122.8),
    (32.85, 122.8),
)
LAKE_TAI = (
    (31.47, 120.05),
    (31.42, 120.22),
    (31.3, 120.38),
    (31.12, 120.4),
    (30.96, 120.2),
    (30.95, 119.98),
    (31.1, 119.9),
    (31.3, 119.95),
)
CHONGMING = (
    (31.78, 121.2),
    (31.73, 121.42),
    (31.63, 121.72),
    (31.5, 121.97),
    (31.46, 121.85),
    (31.5, 121.6),
    (31.6, 121.32),
    (31.69, 121.17),
)
ZHOUSHAN = (
    (30.12, 121.98),
    (30.14, 122.15),
    (30.03, 122.3),
    (29.94, 122.4),
    (29.92, 122.25),
    (29.98, 122.05),
)

DELTA = Window(29.75, 119.78, 32.72, 122.62, (DELTA_WATER, LAKE_TAI), (CHONGMING, ZHOUSHAN), ())
COUNTRY = Window(27.2, 101.8, 41.4, 123.2, (COAST,), (), (YANGTZE, YELLOW_RIVER))

# Areas that have no point of their own in the data, placed by us so that ties to them can be drawn.
AREAS: dict[str, Point] = {"regions/southern-jiangsu": (31.76, 120.2)}


def crosses_yangtze(first: Point, second: Point) -> bool:
    """Whether the straight line between two positions crosses the river."""
    return sum(_cross(first, second, *bank) for bank in pairwise(YANGTZE)) % 2 == 1


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
