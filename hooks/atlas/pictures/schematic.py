"""The schematic map: places at their coordinates, and the ties between them.

Its windows are those of `data/pictures.yml`: where places stand close together a closer window shows them, and is a
frame in the wider one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.data.model import Coordinates
from atlas.data.model.pictures import Map, Point
from atlas.data.vocabulary import AREA, COUNTY, PREFECTURE, PROVINCE, ZONE
from atlas.pictures.geography import Sheet, crosses, sheets
from atlas.pictures.labels import STEP, Block, Box, Place, blocks
from atlas.pictures.svg import NARROW, Drawn, anchor, esc, group, link, num, path, picture, rect, svg, table, text
from atlas.pictures.ties import Tie, areas, positions, provinces, ties
from atlas.site.dossier import Dossier
from atlas.site.page import PageContext

RANKS = (PROVINCE, PREFECTURE, COUNTY, ZONE, AREA)
FEWEST = 2  # places that make a closer window
MOST_BESIDE = 6  # ties listed in full beside the map; more go into a table that can be opened


@dataclass(frozen=True)
class Ground:
    """What the map of one page is drawn from: its sheets, the closest first, positions of places, ties, and the place
    the page is about.
    """

    map: Map
    sheets: Sequence[Sheet]
    places: Mapping[str, Point]
    ties: Sequence[Tie]
    here: frozenset[str]

    def closer(self, sheet: Sheet) -> list[Sheet]:
        """The sheets that are frames in another: it leaves what they hold to them."""
        return [other for other in self.sheets if sheet.contains(other)]

    def shows(self, sheet: Sheet, *points: Point) -> bool:
        """Whether positions lie in a sheet, and not all of them in one closer sheet."""
        return all(map(sheet.holds, points)) and not any(all(map(other.holds, points)) for other in self.closer(sheet))

    def within(self, sheet: Sheet) -> dict[str, Point]:
        """Places that a sheet shows."""
        return {place: point for place, point in self.places.items() if self.shows(sheet, point)}


def _ground(c: PageContext, drawn: Map, here: frozenset[str] = frozenset()) -> Ground:
    """The map with the windows that have enough places; the widest one is always there."""
    places, every = positions(c.site), sheets(c.site)
    chosen = [one for one in every if one is every[-1] or sum(map(one.holds, places.values())) >= FEWEST]
    return Ground(drawn, chosen, places, ties(c.site), here)


def map_of_all(c: PageContext) -> Markup:
    """All places, for the home page; empty if none has coordinates, or without windows."""
    if not (drawn := c.site.atlas.pictures.map):
        return Markup()
    ground = _ground(c, drawn)
    panels = [_panel(c, ground, sheet) for sheet in ground.sheets if ground.within(sheet)]
    return picture(c, "map", "".join(panels), c.s(drawn.note), _tables(c, ground)) if panels else Markup()


def map_of(c: PageContext, dossier: Dossier) -> Markup:
    """Where a place lies, with its ties as a list; empty for a place that has no position and holds none."""
    drawn = c.site.atlas.pictures.map
    if dossier.record.kind != "regions" or not drawn:
        return Markup()
    places = positions(c.site)
    inside = places.keys() & {dossier.record.id} or places.keys() & set(dossier.inside)
    if not inside:
        return Markup()
    if len(inside) == len(places):  # a country: there is nothing to set off
        return map_of_all(c)
    ground = _ground(c, drawn, frozenset(inside))
    sheet = next((one for one in ground.sheets if any(one.holds(places[place]) for place in inside)), None)
    return _one(c, ground, sheet) if sheet else Markup()


def _one(c: PageContext, ground: Ground, sheet: Sheet) -> Markup:
    """The map of one place, with its ties beside it or below."""
    rows = [_row(c, tie) for tie in ground.ties if {tie.first, tie.second} & ground.here]
    panel, note = _panel(c, ground, sheet), c.s(ground.map.note)
    if len(rows) > MOST_BESIDE:
        return picture(c, "map fig-map--one", panel, note, _table(c, rows))
    listed = "".join(f"<li><b>{pair}</b> <span>{number}</span><p>{links}</p></li>" for pair, number, links in rows)
    beside = (
        f'<div class="fig-beside"><p>{esc(c.t("fig-ties", n=len(rows)))}</p><ul>{listed}</ul></div>' if rows else ""
    )
    return picture(c, "map fig-map--one", panel + beside, note)


def _panel(c: PageContext, ground: Ground, sheet: Sheet) -> str:
    """One window as a drawing: waters, ties, frames of closer windows, names."""
    found = ground.within(sheet)
    frames = [(other, _frame(sheet, other)) for other in ground.closer(sheet)]
    named = [_place(c, place, sheet, point) for place, point in found.items()] + list(_provinces(c, ground, sheet))
    named += [_framed(c, other.window.place, frame) for other, frame in frames if other.window.place]
    body = [rect(0, 0, NARROW, sheet.height, "sheet", 2), sheet.ground]
    body += [text(*sheet.spot(label.at), [c.s(label)], "water-name") for label in sheet.window.labels]
    body += [_tie(c, ground, tie, sheet) for tie in ground.ties if ground.shows(sheet, *_ends(ground, tie))]
    body += [
        rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top, "frame") for _, frame in frames
    ]
    obstacles = tuple(frame for _, frame in frames)
    body += [_block(c, ground, block) for block in blocks(tuple(named), obstacles, NARROW, sheet.height)]
    drawn, title = Drawn("".join(body), sheet.height), c.s(sheet.window.title)
    return svg(
        f"fig-map-{sheet.key}", drawn, NARROW, title, c.t("fig-map-desc", n=len(found)), f"panel panel-{sheet.key}"
    )


def _frame(sheet: Sheet, closer: Sheet) -> Box:
    """Where a closer window lies in a sheet."""
    edges = closer.window
    return Box(*sheet.spot((edges.north, edges.west)), *sheet.spot((edges.south, edges.east)))


def _framed(c: PageContext, place: str, frame: Box) -> Place:
    """The name of a closer window, in the middle of its frame."""
    return Place(place, c.name(place), (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2, 0, True)


def _place(c: PageContext, place: str, sheet: Sheet, point: Point) -> Place:
    level = c.site.atlas.records[place].entity.level or AREA
    rank = RANKS.index(level) if level in RANKS else len(RANKS)
    above = frozenset(record.id for record in c.site.places.above[place])
    return Place(place, c.name(place), *sheet.spot(point), rank, place in areas(c.site), above)


def _provinces(c: PageContext, ground: Ground, sheet: Sheet) -> Iterator[Place]:
    """Names of provinces over their area."""
    for place, point in provinces(c.site).items():
        if ground.shows(sheet, point):
            yield Place(place, c.name(place), *sheet.spot(point), len(RANKS), True)


def _block(c: PageContext, ground: Ground, block: Block) -> str:
    """Points and names of near places."""
    box, head = block.box, block.places[0]
    out, y = [], box.top + 10.5
    if block.far:
        x, to = min(max(head.x, box.left), box.right), min(max(head.y, box.top), box.bottom)
        out.append(path(f"M{num(head.x)} {num(head.y)}L{num(x)} {num(to)}", "leader"))
    end = box.right < head.x
    for number, (place, name) in enumerate(zip(block.places, block.names, strict=True)):
        dot = "" if place.area else f'<circle cx="{num(place.x)}" cy="{num(place.y)}" r="{2.2 if number else 3.2}"/>'
        words = text(box.right - 1 if end else box.left + 1, y, name.lines, step=STEP)
        sort = "area" if place.area else "minor" if number else "main"
        cls = f"place {sort} here" if place.id in ground.here else f"place {sort}"
        out.append(link(c.href(place.id), dot + words, place.name if name.cut or len(name.lines) > 1 else "", cls))
        y += len(name.lines) * STEP
    return group("".join(out), "left" if end else "right")


def _ends(ground: Ground, tie: Tie) -> tuple[Point, Point]:
    return ground.places[tie.first], ground.places[tie.second]


def _tie(c: PageContext, ground: Ground, tie: Tie, sheet: Sheet) -> str:
    """A bow between two places, the thicker the more links; across the map's dividing line in the colour of the seal,
    elsewhere thin.
    """
    first, second = _ends(ground, tie)
    (x1, y1), (x2, y2) = sheet.spot(first), sheet.spot(second)
    bow = 0.12
    middle = (x1 + x2) / 2 + (y2 - y1) * bow, (y1 + y2) / 2 - (x2 - x1) * bow
    cls = "tie across" if crosses(ground.map, first, second) else "tie"
    cls += " on" if ground.here & {tie.first, tie.second} else " off" if ground.here else ""
    wide = 1 + min(3, math.log2(len(tie.edges)))
    said = c.t("fig-tie", first=c.name(tie.first), second=c.name(tie.second), n=len(tie.edges))
    curve = f"M{num(x1)} {num(y1)}Q{num(middle[0])} {num(middle[1])} {num(x2)} {num(y2)}"
    line = f'<path stroke-width="{num(wide)}" d="{curve}"/>'
    return f'<g class="{cls}"><title>{esc(said)}</title>{line}</g>'


def _tables(c: PageContext, ground: Ground) -> str:
    """Ties with the links they consist of, and all places with their coordinates, also those that have none."""
    below = _table(c, [_row(c, tie) for tie in ground.ties]) if ground.ties else ""
    regions = sorted(c.site.atlas.of_kind("regions"), key=lambda record: c.site.collation(record, c.lang))
    rows = [
        (anchor(c.href(one.id), c.name(one.id)), esc(c.type(one)), _degrees(c, one.entity.coordinates))
        for one in regions
    ]
    return below + table(c.t("fig-places", n=len(rows)), [c.t("name"), c.t("type"), c.t("fig-position")], rows)


def _table(c: PageContext, rows: Sequence[tuple[str, str, str]]) -> str:
    return table(c.t("fig-ties", n=len(rows)), [c.t("place"), c.t("relations-count"), c.t("relations")], rows)


def _row(c: PageContext, tie: Tie) -> tuple[str, str, str]:
    """Two places, the number of links between what stands in them, and the links in words."""
    first, second = (anchor(c.href(end), c.name(end)) for end in (tie.first, tie.second))
    return f"{first} – {second}", str(len(tie.edges)), _links(c, tie)


def _links(c: PageContext, tie: Tie) -> str:
    words = c.site.atlas.vocabulary.relations
    said = []
    for edge in tie.edges:
        relation = esc(c.s(words[edge.relation]))
        said.append(
            f"{anchor(c.href(edge.subject), c.name(edge.subject))} {relation} "
            f"{anchor(c.href(edge.object), c.name(edge.object))}"
        )
    return c.t("mark-semicolon").join(said)


def _degrees(c: PageContext, position: Coordinates | None) -> str:
    return f"{position.lat}, {position.lon}" if position else esc(c.t("fig-no-position"))
