"""The small map in a corner that shows where the window of a page lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.pictures.geography import Sheet, small
from atlas.pictures.labels import Box
from atlas.pictures.svg import SMALL, ems, group, num, rect, text
from atlas.pictures.ties import positions
from atlas.site.page import PageContext

WIDTH, AIR = 118, 4  # units of the small map, and around it
LEAST = 5  # units of the frame, so that a small window is seen


@dataclass(frozen=True)
class Locator:
    """The widest sheet, small, with a few places that everybody knows."""

    sheet: Sheet
    landmarks: Sequence[str]

    def corner(self, sheet: Sheet, dots: Sequence[tuple[float, float]], ways: Sequence[Box]) -> Box | None:
        """The corner of a sheet with the fewest dots, and the least of the ways between them; none where the sheet is
        as wide as the small map.
        """
        if sheet.window.east - sheet.window.west > 0.8 * (self.sheet.window.east - self.sheet.window.west):
            return None
        tall = small(self.sheet, WIDTH).height
        right, low = sheet.width - WIDTH - AIR, sheet.height - tall - AIR
        corners = [Box(x, y, x + WIDTH, y + tall) for y in (low, AIR) for x in (right, AIR)]
        return min(corners, key=lambda box: (sum(_near(box, dot) for dot in dots), sum(map(box.overlap, ways))))

    def drawn(self, c: PageContext, sheet: Sheet, corner: Box) -> str:
        """The small map: land, the frame of the window, the landmarks."""
        whole, places = small(self.sheet, WIDTH), positions(c.site)
        body = rect(0, 0, WIDTH, whole.height, "sheet" if whole.rings is None else "sea") + whole.ground
        body += self._frame(whole, sheet)
        for place in self.landmarks:
            if place in places and whole.holds(places[place]):
                body += _landmark(c.name(place), *whole.spot(places[place]))
        edge = rect(0.5, 0.5, WIDTH - 1, whole.height - 1, "edge")
        return f'<g class="locator" transform="translate({num(corner.left)} {num(corner.top)})">{body}{edge}</g>'

    @staticmethod
    def _frame(whole: Sheet, sheet: Sheet) -> str:
        edges = sheet.window
        (left, top), (right, low) = whole.spot((edges.north, edges.west)), whole.spot((edges.south, edges.east))
        wide, tall = max(right - left, LEAST), max(low - top, LEAST)
        return rect((left + right - wide) / 2, (top + low - tall) / 2, wide, tall, "frame")


def _near(box: Box, dot: tuple[float, float]) -> bool:
    """Whether a dot or its name would stand in a box."""
    return box.left - 8 < dot[0] < box.right + 8 and box.top - 10 < dot[1] < box.bottom + 10


def _landmark(name: str, x: float, y: float) -> str:
    """A dot with its name on the side that has room."""
    wide = ems(name) * SMALL
    right = x + 4 + wide < WIDTH
    dot = f'<circle cx="{num(x)}" cy="{num(y)}" r="1.6"/>'
    return group(dot + text(x + 4 if right else x - 4 - wide, y + 4, [name]), "landmark")
