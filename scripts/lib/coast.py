"""`data/coast.yml`: the land in the windows of the map, from Natural Earth, with as many points as a drawing shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from atlas.data.editor import editor_line
from atlas.data.load import load
from atlas.data.model.coast import packed
from atlas.data.model.pictures import Window
from atlas.pictures.rings import Ring, cut, extent, thin
from lib.tools import npm

LOCK, PACKAGE, LAND = "npm-coast", "world-atlas", "land-10m.json"
MARGIN = 0.05  # of a window's height, drawn around it so that no edge of land shows
STEPS = 700  # of a window's height: what is smaller than one is left out
HEAD = f"""\
{editor_line(name="coast")}
# Land in the windows of the map, written by scripts/coast. Do not edit: change the windows in pictures.yml and run it
# again. There are no boundaries in it.
source:
  zh: 海岸线来自 Natural Earth 1:1000 万陆地数据（公有领域），经简化。
  en: Coast from Natural Earth, land at 1:10 million (public domain), simplified.
licence: public domain
"""


def write(root: Path) -> int:
    """Writes the file and says how many points each window has; 1 if there is no map to draw it for."""
    drawn = load(root / "data").atlas.pictures.map
    if not drawn:
        print("data/pictures.yml has no `map:` whose windows could be filled")
        return 1
    folder = npm(LOCK) / PACKAGE
    raw, version = (folder / LAND).read_bytes(), json.loads((folder / "package.json").read_text("utf-8"))["version"]
    land = list(rings(json.loads(raw)))
    head = f"{HEAD}package: {PACKAGE} {version}, {LAND}\nsha256: {hashlib.sha256(raw).hexdigest()}\nland:\n"
    told = head + "".join(_window(key, window, land) for key, window in drawn.windows.items())
    (root / "data" / "coast.yml").write_text(told, encoding="utf-8")
    return 0


def rings(topology: Mapping[str, Any]) -> Iterator[Ring]:
    """The outer rings of the land of a TopoJSON file: arcs as differences of whole numbers, joined end to end."""
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            ring = list[tuple[float, float]]()
            for number in polygon[0]:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += arc[1:] if ring else arc
            yield tuple(ring)


def _arc(arc: list[list[int]], transform: Mapping[str, list[float]]) -> list[tuple[float, float]]:
    x = y = 0
    (across, down), (left, top) = transform["scale"], transform["translate"]
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((top + y * down, left + x * across))
    return points


def of_window(window: Window, land: list[Ring]) -> list[Ring]:
    """The land in a window, without what is too small to be seen, the largest first."""
    step = (window.north - window.south) / STEPS
    found = [cut(ring, window, MARGIN * STEPS * step) for ring in land]
    shown = [thin((*ring, ring[0]), step)[:-1] for ring in found if len(ring) > 2 and min(extent(ring)) > 2 * step]
    return sorted((ring for ring in shown if len(ring) > 2), key=len, reverse=True)


def _window(key: str, window: Window, land: list[Ring]) -> str:
    found = of_window(window, land)
    print(f"{key}: {len(found)} rings, {sum(map(len, found))} points")
    return f"  {key}:\n" + "".join(f"  - {packed(ring)}\n" for ring in found)
