"""The schematic map: places at their coordinates, and the ties between them.

Two windows, since the places of the delta would be one dot on a map of the country: the delta, and
the country with the delta as a frame in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.data.graph import ancestors
from atlas.data.model import Coordinates
from atlas.data.records import Record
from atlas.data.vocabulary import AREA, COUNTY, PREFECTURE, PROVINCE, ZONE
from atlas.pictures.geography import AREAS, COUNTRY, DELTA, Point, Window, crosses_yangtze
from atlas.pictures.labels import STEP, Block, Box, Place, blocks
from atlas.pictures.svg import NARROW, Drawn, anchor, esc, group, link, num, path, picture, rect, svg, table, text
from atlas.pictures.ties import Tie, positions, provinces, ties
from atlas.site.page import PageContext

RANKS = (PROVINCE, PREFECTURE, COUNTY, ZONE, AREA)
FEWEST_IN_DELTA = 2  # places that make a window of it
MOST_BESIDE = 6  # ties listed in full beside the map; more go into a table that can be opened
DELTA_NAME = "regions/yangtze-delta"


@dataclass(frozen=True)
class Ground:
    """What the map of one page is drawn from: positions of places, ties, and the place the page is about."""

    places: Mapping[str, Point]
    ties: Sequence[Tie]
    here: frozenset[str]

    def within(self, window: Window) -> dict[str, Point]:
        """Places of a window; the country's map leaves those of the delta to theirs."""
        found = {place: point for place, point in self.places.items() if window.holds(point)}
        if window is COUNTRY and self.delta():
            return {place: point for place, point in found.items() if not DELTA.holds(point)}
        return found

    def delta(self) -> bool:
        """Whether the delta has a window of its own."""
        return sum(map(DELTA.holds, self.places.values())) >= FEWEST_IN_DELTA


def map_of_all(c: PageContext) -> Markup:
    """All places, for the home page; empty if none has coordinates."""
    ground = Ground(positions(c.site), ties(c.site), frozenset())
    windows = [window for window in (DELTA, COUNTRY) if (window is COUNTRY or ground.delta()) and ground.within(window)]
    if not windows:
        return Markup()
    pictures = "".join(_panel(c, ground, window) for window in windows)
    return picture(c, "map", pictures, c.t("fig-map-note"), _tables(c, ground))


def map_of(c: PageContext, record: Record) -> Markup:
    """Where a place lies, with its ties as a list; empty for a place that has no position and holds none."""
    if record.kind != "regions":
        return Markup()
    places = positions(c.site)
    inside = {record.id} & places.keys() or _inside(c, record.id)
    if not inside:
        return Markup()
    if len(inside) == len(places):  # a country: there is nothing to set off
        return map_of_all(c)
    ground = Ground(places, ties(c.site), frozenset(inside))
    window = DELTA if ground.delta() and any(DELTA.holds(places[place]) for place in inside) else COUNTRY
    if not any(window.holds(places[place]) for place in inside):
        return Markup()
    rows = [_row(c, tie) for tie in ground.ties if {tie.first, tie.second} & inside]
    panel, note = _panel(c, ground, window), c.t("fig-map-note")
    if len(rows) > MOST_BESIDE:
        return picture(c, "map fig-map--one", panel, note, _table(c, rows))
    listed = "".join(f"<li><b>{pair}</b> <span>{number}</span><p>{links}</p></li>" for pair, number, links in rows)
    beside = (
        f'<div class="fig-beside"><p>{esc(c.t("fig-ties", n=len(rows)))}</p><ul>{listed}</ul></div>' if rows else ""
    )
    return picture(c, "map fig-map--one", panel + beside, note)


def _panel(c: PageContext, ground: Ground, window: Window) -> str:
    """One window as a drawing: waters, ties, frame of the other window, names."""
    found = ground.within(window)
    named = [_place(c, place, window, point) for place, point in found.items()] + list(_provinces(c, ground, window))
    framed = window is COUNTRY and ground.delta()
    obstacles: tuple[Box, ...] = ()
    body = [rect(0, 0, NARROW, window.height, "sheet", 2), window.ground, _river_name(c, window)]
    body += [_tie(c, ground, tie, window) for tie in ground.ties if _shown(ground, tie, window)]
    if framed:
        frame = Box(*window.spot((DELTA.north, DELTA.west)), *window.spot((DELTA.south, DELTA.east)))
        obstacles = (frame,)
        body.append(rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top, "frame"))
        if DELTA_NAME in c.site.atlas.records:
            named.append(
                Place(
                    DELTA_NAME,
                    c.name(DELTA_NAME),
                    (frame.left + frame.right) / 2,
                    (frame.top + frame.bottom) / 2,
                    0,
                    True,
                )
            )
    body += [_block(c, ground, block) for block in blocks(tuple(named), obstacles, NARROW, window.height)]
    name, title = ("delta", c.t("fig-map-delta")) if window is DELTA else ("country", c.t("fig-map-country"))
    drawn = Drawn("".join(body), window.height)
    return svg(f"fig-map-{name}", drawn, NARROW, title, c.t("fig-map-desc", n=len(found)), f"panel panel-{name}")


def _place(c: PageContext, place: str, window: Window, point: Point) -> Place:
    level = c.site.atlas.records[place].entity.level or AREA
    rank = RANKS.index(level) if level in RANKS else len(RANKS)
    above = frozenset(record.id for record in ancestors(c.site.atlas, place))
    return Place(place, c.name(place), *window.spot(point), rank, place in AREAS, above)


def _provinces(c: PageContext, ground: Ground, window: Window) -> Iterator[Place]:
    """Names of provinces over their area; the country's map leaves those of the delta to theirs."""
    for place, point in provinces(c.site).items():
        if window.holds(point) and not (window is COUNTRY and ground.delta() and DELTA.holds(point)):
            yield Place(place, c.name(place), *window.spot(point), len(RANKS), True)


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


def _river_name(c: PageContext, window: Window) -> str:
    x, y = window.spot((32.09, 120.0) if window is DELTA else (29.05, 108.3))
    return text(x, y, [c.t("fig-yangtze")], "water-name")


def _shown(ground: Ground, tie: Tie, window: Window) -> bool:
    ends = ground.places[tie.first], ground.places[tie.second]
    both = all(map(window.holds, ends))
    return both and not (window is COUNTRY and ground.delta() and all(map(DELTA.holds, ends)))


def _tie(c: PageContext, ground: Ground, tie: Tie, window: Window) -> str:
    """A bow between two places, the thicker the more links; across the Yangtze in the colour of the seal, elsewhere
    thin.
    """
    first, second = ground.places[tie.first], ground.places[tie.second]
    (x1, y1), (x2, y2) = window.spot(first), window.spot(second)
    bow = 0.12
    middle = (x1 + x2) / 2 + (y2 - y1) * bow, (y1 + y2) / 2 - (x2 - x1) * bow
    cls = "tie across" if crosses_yangtze(first, second) else "tie"
    cls += " on" if ground.here & {tie.first, tie.second} else " off" if ground.here else ""
    wide = 1 + min(3, math.log2(len(tie.edges)))
    said = c.t("fig-tie", first=c.name(tie.first), second=c.name(tie.second), n=len(tie.edges))
    curve = f"M{num(x1)} {num(y1)}Q{num(middle[0])} {num(middle[1])} {num(x2)} {num(y2)}"
    line = f'<path stroke-width="{num(wide)}" d="{curve}"/>'
    return f'<g class="{cls}"><title>{esc(said)}</title>{line}</g>'


def _inside(c: PageContext, place: str) -> set[str]:
    return {one for one in positions(c.site) if any(above.id == place for above in ancestors(c.site.atlas, one))}


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
        word = words[edge.relation]
        relation = esc(word.zh if c.lang == "zh" else word.en)
        said.append(
            f"{anchor(c.href(edge.subject), c.name(edge.subject))} {relation} "
            f"{anchor(c.href(edge.object), c.name(edge.object))}"
        )
    return ("；" if c.lang == "zh" else "; ").join(said)


def _degrees(c: PageContext, position: Coordinates | None) -> str:
    return f"{position.lat}, {position.lon}" if position else esc(c.t("fig-no-position"))
