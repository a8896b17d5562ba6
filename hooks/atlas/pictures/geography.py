"""The ground of the map: how degrees become units of the drawing, and the lines of land and waters.

Windows and hand-made lines are those of `data/pictures.yml`, the land that of `data/coast.yml`. There are no
boundaries.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from atlas.data.model.pictures import Map, Point, Window
from atlas.pictures.rings import Ring, cut, extent, thin
from atlas.pictures.svg import NARROW, path, way
from atlas.site.site import Site
from atlas.site.touched import derived

Spot = tuple[float, float]  # x, y: units of the drawing
FINE = 0.6  # units: what is smaller is not drawn
OVER = 3  # units of land drawn beyond the edge of a sheet, which is cut off there
LEAST = 0.28  # of the window that it lies in: the height of the window of a page
AIR = 0.2  # of the extent of what it shows, on each side
TALLEST, FLATTEST = 0.92, 0.66  # height of the window of a page, of its width


@dataclass(frozen=True, eq=False)  # a sheet is only ever itself
class Sheet:
    """A window of the map laid out `width` units wide: `key` names it; `rings` are its land, None if it is all land.
    Plate carrée, true to scale at its middle latitude.
    """

    key: str
    window: Window
    lines: Mapping[str, Sequence[Point]] = field(repr=False)
    rings: Sequence[Ring] | None = field(default=None, repr=False)
    width: float = NARROW

    @cached_property
    def scale(self) -> float:
        """Units of a degree of latitude."""
        return self.width / ((self.window.east - self.window.west) * squeeze(self.window))

    @cached_property
    def height(self) -> float:
        """Units from top to bottom."""
        return (self.window.north - self.window.south) * self.scale

    def spot(self, point: Point) -> Spot:
        """A position in the drawing."""
        x = (point[1] - self.window.west) * squeeze(self.window) * self.scale
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
        """The drawing of land and water; the same on every page of a window."""
        window, near = self.window, FINE / self.scale
        spare = OVER / self.scale if self.width == NARROW else 0
        land = [cut(ring, window, spare) for ring in self.rings or ()]
        shown = [thin((*ring, ring[0]), near) for ring in land if len(ring) > 2 and min(extent(ring)) > 3 * near]
        return (
            _path((self._line(ring) + "z" for ring in shown), "land")
            + _path((self._line(self.lines[line]) + "z" for line in window.water), "water")
            + _path((self._line(self.lines[line]) + "z" for line in window.land), "land")
            + _path((self._line(self.lines[line]) for line in window.rivers), "river")
        )

    def framed(self, points: Sequence[Point]) -> Sheet:
        """A sheet of its own around some points, no larger than this one and within it."""
        window = _around(points, self.window)
        kept = tuple(label for label in self.window.labels if _is_well_within(label.at, window))
        told = {"title": self.window.title, "place": None, "labels": kept}
        edges = {"south": window[0], "west": window[1], "north": window[2], "east": window[3]}
        return Sheet(f"{self.key}-here", self.window.model_copy(update={**told, **edges}), self.lines, self.rings)

    def _line(self, points: Iterable[Point]) -> str:
        return way(map(self.spot, points))


Edges = tuple[float, float, float, float]  # south, west, north, east


def _around(points: Sequence[Point], outer: Window) -> Edges:
    """A window around points with air on each side, of a shape that suits a page, shifted into an outer one."""
    lats, lons = [point[0] for point in points], [point[1] for point in points]
    narrow = squeeze(outer)
    most = outer.north - outer.south
    tall = max((max(lats) - min(lats)) * (1 + 2 * AIR), LEAST * most)
    wide = max((max(lons) - min(lons)) * narrow * (1 + 3 * AIR), tall / TALLEST)
    tall = min(max(tall, wide * FLATTEST), most)
    wide = min(wide / narrow, outer.east - outer.west)
    south = _shifted((max(lats) + min(lats) - tall) / 2, tall, outer.south, outer.north)
    west = _shifted((max(lons) + min(lons) - wide) / 2, wide, outer.west, outer.east)
    return south, west, south + tall, west + wide


def _shifted(start: float, size: float, least: float, most: float) -> float:
    return min(max(start, least), most - size)


def _is_well_within(point: Point, edges: Edges) -> bool:
    """Whether a name that begins here has room in a window."""
    south, west, north, east = edges
    air = 0.06 * (north - south)
    return south + air < point[0] < north - air and west + air < point[1] < east - 3 * air


def _path(lines: Iterable[str], cls: str) -> str:
    drawn = "".join(lines)
    return path(drawn, cls) if drawn else ""


def squeeze(window: Window) -> float:
    """Width of a degree of longitude, in degrees of latitude."""
    return math.cos(math.radians((window.south + window.north) / 2))


@derived
def sheets(site: Site) -> tuple[Sheet, ...]:
    """The windows of the map, the closest first; none without a map."""
    drawn, rings = site.atlas.pictures.map, site.atlas.coast.rings
    if not drawn:
        return ()
    return tuple(Sheet(key, window, drawn.lines, rings.get(key)) for key, window in drawn.windows.items())


@lru_cache(maxsize=4)
def small(sheet: Sheet, width: float) -> Sheet:
    """The window of a sheet as a small map without names and rivers."""
    bare = sheet.window.model_copy(update={"rivers": (), "labels": ()})
    return Sheet(f"{sheet.key}-small", bare, sheet.lines, sheet.rings, width)


def crosses(drawn: Map, first: Point, second: Point) -> bool:
    """Whether the straight line between two positions crosses the dividing line of a map."""
    line = drawn.lines[drawn.divide] if drawn.divide else ()
    return sum(_cross(first, second, *part) for part in pairwise(line)) % 2 == 1


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
