"""Land: rings cut to a window, lines thinned, the file that scripts/coast writes, and what stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from atlas.data.load import load
from atlas.data.model.coast import Coast, packed, unpacked
from atlas.data.model.pictures import Window
from atlas.pictures.rings import cut, extent, thin
from lib.coast import of_window, rings

from ..fixture.support import broken, findings

SQUARE = ((0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0))


def _window(south: float, west: float, north: float, east: float) -> Window:
    title = {"zh": "窗", "en": "Window"}
    return Window.model_validate({"title": title, "south": south, "west": west, "north": north, "east": east})


@pytest.mark.parametrize(
    ("edges", "size"),
    [
        ((-1, -1, 11, 11), (10, 10)),
        ((2, 3, 4, 6), (2, 3)),
        ((5, 5, 15, 15), (5, 5)),
        ((10.5, 0, 12, 5), None),
        ((-5, -5, -1, -1), None),
    ],
)
def test_a_ring_is_cut_to_a_window(edges: Any, size: tuple[float, float] | None) -> None:
    left = cut(SQUARE, _window(*edges))
    assert (extent(left) if left else None) == size


def test_a_margin_leaves_land_around_the_window() -> None:
    assert extent(cut(SQUARE, _window(2, 3, 4, 6), 0.5)) == (3, 4)


@pytest.mark.parametrize(("off", "points"), [(0.1, 2), (0.11, 3)])
def test_a_point_nearer_than_the_limit_goes(off: float, points: int) -> None:
    assert len(thin(((0, 0), (off, 5), (0, 10)), 0.1)) == points


def test_rings_are_packed_without_loss_and_without_doubles() -> None:
    ring = ((31.001, 121.5), (31.0012, 121.4999), (30.5, 122.25), (-0.5, -3.125))
    assert unpacked(packed(ring)) == ((31.001, 121.5), (30.5, 122.25), (-0.5, -3.125))


def test_arcs_of_a_topology_are_joined_end_to_end() -> None:
    """Two arcs make a ring, the second read backwards: differences of whole numbers from a corner."""
    topology = {
        "transform": {"scale": [0.5, 0.25], "translate": [100, 20]},
        "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
        "objects": {"land": {"geometries": [{"type": "Polygon", "arcs": [[0, -2]]}]}},
    }
    assert list(rings(topology)) == [((20, 100), (20, 102), (21, 102), (21, 100), (20, 100))]


def test_what_is_too_small_for_a_window_is_left_out() -> None:
    window = _window(0, 0, 7, 7)  # a step is a hundredth of a degree
    for size, shown in ((0.019, 0), (0.03, 1)):
        island = ((1.0, 1.0), (1.0, 1 + size), (1 + size, 1 + size), (1 + size, 1.0))
        assert len(of_window(window, [island])) == shown


@pytest.mark.parametrize("ring", ["1 2 3 4", "1 2 3 4 5", "1 2 3 4 5 x"])
def test_a_ring_has_three_points_of_two_whole_numbers(ring: str, tmp_path: Path) -> None:
    told = f"land:\n  bay:\n  - {ring}\n"
    assert any("whole numbers" in one.message for one in findings(tmp_path, {"coast.yml": (None, told)}))


def test_land_of_no_window_is_told(tmp_path: Path) -> None:
    found = findings(tmp_path, {"coast.yml": (None, "land:\n  bya: [1 2 3 4 5 6]\n")})
    assert found and "no window of the map" in found[0].message and "bay" in found[0].hint


def test_a_file_of_land_may_be_absent(tmp_path: Path) -> None:
    assert load(broken(tmp_path, {})).atlas.coast == Coast()
