"""The rooms stand on their floors: imports point down, in no circle, and the picture shows them as they are."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lib import layers
from lib.layers import FLOOR, FLOORS, arrows, circles, draw, findings, imports, shortest

SVG = "{http://www.w3.org/2000/svg}"


def _project(folder: Path, modules: dict[str, str]) -> Path:
    for name, text in modules.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _found(folder: Path, modules: dict[str, str]) -> list[str]:
    return findings(imports(_project(folder, modules)))


def test_imports_of_the_library_point_down(root: Path) -> None:
    assert findings(imports(root)) == []


def test_there_is_no_circle_between_rooms(root: Path) -> None:
    assert circles(arrows(imports(root))) == []


def test_every_room_has_a_floor_and_every_floor_a_room(root: Path) -> None:
    rooms = {path.parent.name for path in (root / "hooks" / "atlas").glob("*/__init__.py")}
    assert rooms | {"hooks", "scripts"} == set(FLOOR)
    assert [path.name for path in (root / "hooks" / "atlas").glob("*.py")] == ["__init__.py"]


def test_the_picture_is_that_of_the_imports(root: Path) -> None:
    assert (root / layers.PICTURE).read_text(encoding="utf-8") == draw(arrows(imports(root))), "run scripts/layers"


@pytest.mark.parametrize(("module", "knows"), [("site.page", False), ("pictures", False), ("web.render", True)])
def test_what_stands_below_web_does_not_know_the_template_engine(module: str, knows: bool) -> None:
    code = f"import sys, atlas.{module}; sys.exit(('jinja2' in sys.modules) is not {knows})"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "text",
    [
        "from atlas.web.pages import pages",
        "import atlas.web.pages",
        "from atlas import web",
        "from atlas.web import pages",
        "from ..web.pages import pages",
        "from .. import web",
        "def f() -> None:\n    from atlas.web import pages",
        "if TYPE_CHECKING:\n    from atlas.web import pages",
    ],
)
def test_an_arrow_up_is_found_however_it_is_written(tmp_path: Path, text: str) -> None:
    (found,) = _found(tmp_path, {"hooks/atlas/site/a.py": f"{text}\n"})
    line = len(text.splitlines())
    assert found.startswith(f"hooks/atlas/site/a.py:{line}: site imports web") and found.endswith(
        "which stands above it"
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("hooks/atlas/web/a.py", "from atlas.site import site"),
        ("hooks/atlas/web/views/a.py", "from atlas.web.pages import pages"),
        ("hooks/atlas/web/views/a.py", "from ..pages import pages"),
        ("hooks/atlas/site/a.py", "import json"),
        ("hooks/atlas/site/a.py", "from website.web import atlas"),
        ("hooks/mkdocs_hooks.py", "from atlas.meta import head"),
        ("scripts/lib/a.py", "from atlas.output import policy"),
    ],
)
def test_what_goes_down_is_right(tmp_path: Path, path: str, text: str) -> None:
    assert _found(tmp_path, {path: f"{text}\n"}) == []


def test_rooms_of_one_floor_do_not_know_each_other(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, {"hooks/atlas/search/a.py": "from atlas.exports import rows\n"})
    assert found == "hooks/atlas/search/a.py:1: search imports exports.rows, which stands beside it"


def test_nothing_imports_what_only_uses_the_library(tmp_path: Path) -> None:
    assert FLOORS[-1] == ("hooks", "scripts")
    assert (
        _found(tmp_path, {"hooks/atlas/loose.py": "from atlas.text import han\n"}) == []
    )  # beside the rooms: of the adapters' floor
    (found,) = _found(tmp_path, {"hooks/atlas/meta/a.py": "from atlas.loose import a\n"})
    assert found.endswith("loose has no floor; give it one in FLOORS")


def test_commands_without_an_extension_are_read(tmp_path: Path) -> None:
    text = "from atlas.cellar import a\n"
    found = imports(_project(tmp_path, {"scripts/build": text, "scripts/README.md": text}))
    assert [(one.path, one.room, one.to) for one in found] == [("scripts/build", "scripts", "cellar")]
    assert findings(found) == ["scripts/build:1: cellar has no floor; give it one in FLOORS"]


def test_each_circle_is_told_once() -> None:
    rooms = {"a": {"b"}, "b": {"c", "a"}, "c": {"a"}, "d": {"a"}}
    assert circles(rooms) == [["a", "b", "a"], ["a", "b", "c", "a"]]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_an_arrow_that_a_longer_way_says_is_not_drawn() -> None:
    assert shortest({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == {"a": ["b"], "b": ["c"], "c": []}


# Every room imports all of the floor below.
ROOMS = {room: set(FLOORS[FLOOR[room] - 1]) if FLOOR[room] else set() for room in FLOOR}
GOOD = {
    "hooks/atlas/text/a.py": "",
    "hooks/atlas/data/a.py": "from atlas.text import a\n",
    "docs/assets/x": "",
    "scripts/x": "",
}


class TestPicture:
    def test_it_is_svg_with_every_room_once(self) -> None:
        picture = ElementTree.fromstring(draw(ROOMS))
        names = [text.text for text in picture.iter(f"{SVG}text") if text.get("font-weight")]
        assert sorted(map(str, names)) == sorted(FLOOR)

    def test_higher_floors_stand_higher_and_no_boxes_touch(self) -> None:
        boxes = list(layers._boxes())
        for one in boxes:
            for other in boxes:
                if FLOOR[one.room] > FLOOR[other.room]:
                    assert one.y + layers.BOX < other.y
                elif one.room < other.room and FLOOR[one.room] == FLOOR[other.room]:
                    assert one.x + one.width < other.x or other.x + other.width < one.x
        assert all(box.x >= 0 and box.x + box.width <= layers.WIDTH for box in boxes)

    def test_arrows_go_down_and_end_at_their_rooms(self) -> None:
        boxes = list(layers._boxes())
        ends = [_ends(path) for path in _arrows(draw(ROOMS))]
        assert len(ends) == sum(len(FLOORS[number]) * len(FLOORS[number - 1]) for number in range(1, len(FLOORS)))
        for (x, y), (end, bottom) in ends:
            assert y < bottom
            assert [box for box in boxes if box.y == bottom + 1 and box.x < end < box.x + box.width]
            assert [box for box in boxes if box.y + layers.BOX == y and box.x < x < box.x + box.width]

    def test_an_arrow_over_several_floors_passes_beside_the_boxes(self) -> None:
        """And two of them to one room side by side."""
        rooms = {
            **{room: set() for room in FLOOR},
            "hooks": {"search", "parts"},
            "scripts": {"search"},
            "meta": {"exports", "web"},
        }
        long = [_ends(path) for path in _arrows(draw(rooms)) if "H" in path]
        assert len(long) == 3
        for (_, y), (end, bottom) in long:
            assert [box.room for box in layers._boxes() if y < box.y < bottom and box.x < end < box.x + box.width] == []
        first, second = (end for (_, y), (end, _) in long if y == layers.MARGIN + layers.BOX)
        assert abs(first - second) >= layers.APART

    def test_text_stands_on_paper_of_its_own_and_nothing_is_fetched(self) -> None:
        picture = draw(ROOMS)
        assert _contrast(layers.INK, layers.PAPER) > 7
        assert all(_contrast(layers.LINE, paper) > 3 for paper in ("#ffffff", "#14171c"))
        assert "href" not in picture and "url(http" not in picture and "<style" not in picture

    def test_words_fit_into_their_boxes(self, root: Path) -> None:
        rooms = arrows(imports(root))
        for box in layers._boxes():
            lines = layers.wrapped(box, rooms[box.room])
            assert len(lines) <= 2
            assert layers.EM * layers.NAME * len(box.room) < box.width
            assert all(layers.EM * layers.LIST * len(line) < box.width for line in lines)
            told = " ".join(lines).removeprefix("↓ ")
            names = _from_the_top(_below(box.room)) if told == layers.ALL else told.split(", ") if told else []
            assert names == _from_the_top(rooms[box.room])

    def test_a_list_is_broken_where_its_box_ends(self) -> None:
        """Ten letters are 67.2 units wide."""
        assert layers.wrapped(layers.Box("web", 0, 0, 67.2 + layers.APART), {"site", "data"}) == ["↓ site,", "data"]
        assert layers.wrapped(layers.Box("web", 0, 0, 100 + layers.APART), {"site", "data"}) == ["↓ site, data"]
        assert layers.wrapped(layers.Box("text", 0, 0, 100), set()) == []

    def test_a_list_of_more_than_two_lines_is_all_that_stands_below_or_stays(self) -> None:
        box = layers.Box("web", 0, 0, 120 + layers.APART)
        below = _below("web")
        assert layers.wrapped(box, below) == ["↓ all rooms below"]
        for room in below:
            assert _from_the_top(below - {room}) == " ".join(layers.wrapped(box, below - {room}))[2:].split(", ")
        assert len(layers.wrapped(box, below - {"text"})) > 2
        assert layers.wrapped(box, _below("site")) == ["↓ data, text"]


def _below(room: str) -> set[str]:
    return {other for other in FLOOR if FLOOR[other] < FLOOR[room]}


def _from_the_top(rooms: Iterable[str]) -> list[str]:
    return sorted(rooms, key=lambda room: (-FLOOR[room], room))


def _arrows(picture: str) -> list[str]:
    return [path.get("d", "") for path in ElementTree.fromstring(picture).iter(f"{SVG}path") if path.get("marker-end")]


def _ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Both ends of an arrow, straight or with an elbow."""
    numbers = [float(number) for number in re.findall(r"[\d.]+", path)]
    return (numbers[0], numbers[1]), (numbers[-2], numbers[-1])


def _contrast(one: str, other: str) -> float:
    """Of two colours by WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class TestCommand:
    def test_it_draws_and_then_is_content(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        root = _project(tmp_path, GOOD)
        assert layers.layers(root, check=True) == 1
        assert "docs/assets/layers.svg: draws other imports; run scripts/layers\n" in capsys.readouterr().out
        assert layers.layers(root, check=False) == 0
        assert layers.layers(root, check=True) == 0
        assert capsys.readouterr().out.endswith("layers: 1 imports between 12 rooms, 0 findings\n")

    def test_it_draws_nothing_that_is_wrong(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        root = _project(tmp_path, {**GOOD, "hooks/atlas/text/b.py": "from atlas.data import a\n"})
        assert layers.layers(root, check=False) == 1
        assert not (root / layers.PICTURE).exists()
        said = capsys.readouterr().out.splitlines()
        assert said == [
            "hooks/atlas/text/b.py:1: text imports data.a, which stands above it",
            "a circle: data → text → data",
            "layers: 2 imports between 12 rooms, 2 findings",
        ]
