"""Rings of land cut to a window, and lines with fewer points."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from atlas.data.model.pictures import Point, Window

Ring = tuple[Point, ...]


def cut(ring: Sequence[Point], window: Window, margin: float = 0.0) -> Ring:
    """The part of a ring within a window and a margin around it, in degrees: edge by edge, as Sutherland and Hodgman
    have it. Where the ring leaves and comes back it runs along the edge. Empty where nothing is left.
    """
    for axis, edge, side in (
        (0, window.south - margin, 1),
        (0, window.north + margin, -1),
        (1, window.west - margin, 1),
        (1, window.east + margin, -1),
    ):
        ring = tuple(_beside(ring, axis, edge, side))
    return tuple(ring)


def _beside(ring: Sequence[Point], axis: int, edge: float, side: int) -> Iterable[Point]:
    """The part of a ring on one side of an edge."""
    for number, point in enumerate(ring):
        before = ring[number - 1]
        inside, was = (point[axis] - edge) * side >= 0, (before[axis] - edge) * side >= 0
        if inside != was:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            crossing = before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
            yield crossing
        if inside:
            yield point


def thin(line: Sequence[Point], near: float) -> Ring:
    """A line without the points that lie nearer than so much to what is drawn without them (Douglas and Peucker)."""
    keep, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        distance = _distance(line[first], line[last])
        far, at = max(((distance(line[n]), n) for n in range(first + 1, last)), default=(0.0, 0))
        if far > near:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return tuple(line[number] for number in sorted(keep))


def _distance(a: Point, b: Point) -> Callable[[Point], float]:
    """How far a point lies from the straight line between two, or from the one where both are one."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = math.hypot(dx, dy)

    def of(point: Point) -> float:
        x, y = point[0] - a[0], point[1] - a[1]
        return abs(x * dy - y * dx) / long if long else math.hypot(x, y)

    return of


def extent(ring: Sequence[Point]) -> tuple[float, float]:
    """Degrees from south to north, and from west to east."""
    lats, lons = [point[0] for point in ring], [point[1] for point in ring]
    return max(lats) - min(lats), max(lons) - min(lons)
