"""The schematic map: places at their coordinates, and the ties between them.

The map of all has the windows of `data/pictures.yml`: where places stand close together a closer window shows them, and
is a frame in the wider one. The page of a place has a window of its own around it and those it is tied to, with a small
map that shows where that window lies.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.data.model.pictures import Map, Point
from atlas.data.vocabulary import AREA, COUNTY, PREFECTURE, PROVINCE, ZONE
from atlas.pictures.beside import beside, tables
from atlas.pictures.geography import Sheet, crosses, sheets
from atlas.pictures.labels import STEP, Box, Label, Place, apart, labels
from atlas.pictures.locator import Locator
from atlas.pictures.svg import BOLD, NARROW, SIZE, Drawn, ems, group, link, num, path, picture, rect, svg, text, tip
from atlas.pictures.ties import Tie, areas, merged, positions, provinces, ties
from atlas.site.dossier import Dossier
from atlas.site.page import PageContext

RANKS = (PROVINCE, PREFECTURE, COUNTY, ZONE, AREA)
FEWEST = 2  # places that make a closer window
BOW = 0.14  # of the length of a tie: how far it bends


@dataclass(frozen=True)
class Ground:
    """What the map of one page is drawn from: its sheets, the closest first, positions of places, ties, and the places
    the page is about with the one whose page it is.
    """

    map: Map
    sheets: Sequence[Sheet]
    places: Mapping[str, Point]
    ties: Sequence[Tie]
    here: frozenset[str] = frozenset()
    page: str = ""

    def closer(self, sheet: Sheet) -> list[Sheet]:
        """The sheets that are frames in another: it leaves what they hold to them."""
        return [other for other in self.sheets if sheet.contains(other)]

    def shows(self, sheet: Sheet, *points: Point) -> bool:
        """Whether positions lie in a sheet, and not all of them in one closer sheet."""
        return all(map(sheet.holds, points)) and not any(all(map(other.holds, points)) for other in self.closer(sheet))

    def within(self, sheet: Sheet) -> dict[str, Point]:
        """Places that a sheet shows."""
        return {place: point for place, point in self.places.items() if self.shows(sheet, point)}


def map_of_all(c: PageContext) -> Markup:
    """All places, for the home page; empty if none has coordinates, or without windows."""
    if not (drawn := c.site.atlas.pictures.map):
        return Markup()
    places, every = positions(c.site), sheets(c.site)
    chosen = [one for one in every if one is every[-1] or sum(map(one.holds, places.values())) >= FEWEST]
    ground = Ground(drawn, chosen, places, ties(c.site))
    panels = [_panel(c, ground, sheet) for sheet in ground.sheets if ground.within(sheet)]
    return _picture(c, "map", "".join(panels), ground, tables(c, ground.ties)) if panels else Markup()


def map_of(c: PageContext, dossier: Dossier) -> Markup:
    """Where a place lies, with its ties as a list; empty for a place that has no position and holds none."""
    drawn = c.site.atlas.pictures.map
    if dossier.record.kind != "regions" or not drawn:
        return Markup()
    places, every = positions(c.site), sheets(c.site)
    inside = places.keys() & {dossier.record.id, *dossier.inside}
    if not inside:
        return Markup()
    if len(inside) == len(places):  # a country: there is nothing to set off
        return map_of_all(c)
    own = [tie for tie in ties(c.site) if {tie.first, tie.second} & inside]
    own.sort(key=lambda tie: dossier.record.id not in (tie.first, tie.second))
    base = next((one for one in every if all(one.holds(places[place]) for place in inside)), every[-1])
    wanted = {*inside, *(end for tie in own for end in (tie.first, tie.second) if base.holds(places[end]))}
    within = [places[place] for place in sorted(wanted) if base.holds(places[place])]
    sheet = base.framed(within) if len(set(map(_roughly, within))) >= FEWEST else base
    shown = {place: point for place, point in places.items() if place in wanted or _is_city(c, place)}
    ground = Ground(drawn, (sheet,), shown, own, frozenset(inside), dossier.record.id)
    panel = _panel(c, ground, sheet, Locator(every[-1], drawn.landmarks))
    return _picture(c, "map fig-map--one", panel + beside(c, own, ground.here), ground)


def _picture(c: PageContext, name: str, panels: str, ground: Ground, below: str = "") -> Markup:
    cites = (edge.cite for tie in ground.ties for edge in tie.edges)
    return picture(c, name, panels, _note(c, ground.map), below, cites)


def _roughly(point: Point) -> Point:
    """A position to a tenth of a degree."""
    return round(point[0], 1), round(point[1], 1)


def _note(c: PageContext, drawn: Map) -> str:
    source = c.site.atlas.coast.source
    return c.s(drawn.note) + (c.t("mark-gap") + c.s(source) if source else "")


def _is_city(c: PageContext, place: str) -> bool:
    """Whether a place is known well enough to tell where a window lies."""
    return c.site.atlas.records[place].entity.level in (PROVINCE, PREFECTURE)


def _panel(c: PageContext, ground: Ground, sheet: Sheet, locator: Locator | None = None) -> str:
    """One window as a drawing: land and waters, ties, frames of closer windows, dots and names, the small map."""
    found = ground.within(sheet)
    stand = apart(_place(c, ground, place, sheet, point) for place, point in found.items())
    dots = list(dict.fromkeys(stand.values()))
    drawn = _arcs(ground, sheet, stand)
    frames = [(other, _frame(sheet, other)) for other in ground.closer(sheet)]
    named = [*dots, *_provinces(c, ground, sheet)]
    named += [_framed(c, other.window.place, frame) for other, frame in frames if other.window.place]
    ways, waters = [box for arc in drawn for box in arc.boxes()], list(_waters(c, sheet))
    corner = locator.corner(sheet, [(one.x, one.y) for one in dots], ways) if locator else None
    obstacles = [*(frame for _, frame in frames), *ways, *(box for _, box in waters), *([corner] * 4 if corner else [])]
    body = [rect(0, 0, NARROW, sheet.height, "sheet" if sheet.rings is None else "sea", 2), sheet.ground]
    names = labels(tuple(named), tuple(obstacles), NARROW, sheet.height)
    above = [*([corner] if corner else []), *(one.box for one in names)]  # a water's name gives way to all of it
    body += [text(box.left, box.top + SIZE, [name], "water-name") for name, box in waters if not _covered(box, above)]
    body += [arc.drawn(c, ground.map) for arc in drawn]
    body += [rect(box.left, box.top, box.right - box.left, box.bottom - box.top, "frame") for _, box in frames]
    body += [_label(c, ground, one) for one in names]
    body += [locator.drawn(c, sheet, corner)] if locator and corner else []
    return svg(
        f"fig-map-{sheet.key}",
        Drawn("".join(body), sheet.height),
        NARROW,
        c.s(sheet.window.title),
        c.t("fig-map-desc", n=len(found)),
        f"panel panel-{sheet.key}",
    )


def _waters(c: PageContext, sheet: Sheet) -> Iterator[tuple[str, Box]]:
    """Names of waters, moved to the left where they would leave the sheet."""
    for label in sheet.window.labels:
        name, (x, y) = c.s(label), sheet.spot(label.at)
        wide = ems(name) * SIZE * BOLD
        x = min(x, sheet.width - wide - 3)
        yield name, Box(x, y - SIZE, x + wide, y + 3)


def _covered(box: Box, others: Iterable[Box]) -> bool:
    return any(other.overlap(box) > 0 for other in others)


def _frame(sheet: Sheet, closer: Sheet) -> Box:
    """Where a closer window lies in a sheet."""
    edges = closer.window
    return Box(*sheet.spot((edges.north, edges.west)), *sheet.spot((edges.south, edges.east)))


def _framed(c: PageContext, place: str, frame: Box) -> Place:
    """The name of a closer window, in the middle of its frame."""
    return Place(place, c.name(place), (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2, 0, True)


def _place(c: PageContext, ground: Ground, place: str, sheet: Sheet, point: Point) -> Place:
    """A place as a dot: that of the page comes first, then those that it is about, then larger ones."""
    level = c.site.atlas.records[place].entity.level or AREA
    rank = RANKS.index(level) if level in RANKS else len(RANKS)
    rank -= len(RANKS) * (2 if place == ground.page else place in ground.here)
    return Place(place, c.name(place), *sheet.spot(point), rank, place in areas(c.site))


def _provinces(c: PageContext, ground: Ground, sheet: Sheet) -> Iterator[Place]:
    """Names of provinces over their area, on the closer windows of the map of all."""
    for place, point in provinces(c.site).items() if sheet is not ground.sheets[-1] else ():
        if ground.shows(sheet, point):
            yield Place(place, c.name(place), *sheet.spot(point), len(RANKS), True)


def _label(c: PageContext, ground: Ground, label: Label) -> str:
    """A dot and its name."""
    box, place = label.box, label.place
    out = []
    if label.far:
        x, to = min(max(place.x, box.left), box.right), min(max(place.y, box.top), box.bottom)
        out.append(path(f"M{num(place.x)} {num(place.y)}L{num(x)} {num(to)}", "leader"))
    end = box.right < place.x
    dot = "" if place.area else f'<circle cx="{num(place.x)}" cy="{num(place.y)}" r="3.2"/>'
    words = text(box.right - 1 if end else box.left + 1, box.top + 10.5, label.name.lines, step=STEP)
    cls = f"place {'area' if place.area else 'main'}{' here' if place.id in ground.here else ''}"
    whole = place.name if label.name.cut or len(label.name.lines) > 1 else ""
    out.append(link(c.href(place.id), dot + words, whole, cls))
    return group("".join(out), "left" if end else "right")


@dataclass(frozen=True)
class Arc:
    """A tie on a sheet: a bow between two dots."""

    tie: Tie
    ends: tuple[Point, Point]
    first: Place
    second: Place

    @property
    def middle(self) -> tuple[float, float]:
        """The point that the bow is drawn towards."""
        (x1, y1), (x2, y2) = (self.first.x, self.first.y), (self.second.x, self.second.y)
        return (x1 + x2) / 2 + (y2 - y1) * BOW, (y1 + y2) / 2 - (x2 - x1) * BOW

    def boxes(self) -> Iterator[Box]:
        """Small boxes along it, for names to keep off."""
        for step in range(1, 10):
            t = step / 10
            x, y = (
                (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * z
                for a, b, z in zip(
                    (self.first.x, self.first.y), self.middle, (self.second.x, self.second.y), strict=True
                )
            )
            yield Box(x - 2, y - 2, x + 2, y + 2)

    def drawn(self, c: PageContext, ground: Map) -> str:
        """The thicker the more projects and agreements; across the map's dividing line in the colour of the seal."""
        tie, middle = self.tie, self.middle
        cls = "tie across" if crosses(ground, *self.ends) else "tie"
        wide = 1.2 + min(3, math.log2(len(tie.things)))
        said = c.t("fig-tie", first=c.name(tie.first), second=c.name(tie.second), n=len(tie.things))
        curve = f"M{num(self.first.x)} {num(self.first.y)}Q{num(middle[0])} {num(middle[1])} "
        return tip(
            f'<path stroke-width="{num(wide)}" d="{curve}{num(self.second.x)} {num(self.second.y)}"/>',
            said,
            f"{cls} sought" if tie.is_sought else cls,
        )


def _arcs(ground: Ground, sheet: Sheet, stand: Mapping[str, Place]) -> list[Arc]:
    """The ties that a sheet shows, between the dots that stand for their places."""
    places = ground.places
    shown = [
        tie
        for tie in ground.ties
        if tie.first in places and tie.second in places and ground.shows(sheet, places[tie.first], places[tie.second])
    ]
    dots = {place: sheet.spot(point) for place, point in places.items()}
    ends = {one: stand[one] if one in stand else Place(one, "", *dots[one], 0) for one in places}
    found = merged(shown, {one: dot.id for one, dot in ends.items()})
    return [Arc(tie, (places[tie.first], places[tie.second]), ends[tie.first], ends[tie.second]) for tie in found]
