"""The tables of pictures and themes: what does not fit their model, and every id of a table that an atlas does not have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from atlas import web
from atlas.data.checks.tables import refs
from atlas.data.load import load
from atlas.data.model.themes import ANCHORS, MORE

from ..fixture.support import DATA, broken, findings, line_of
from .cases import Case, case

PICTURES, THEMES = "pictures.yml", "themes.yml"
SHAPES = [
    case("schema", PICTURES, "ladders:\n", "ladder:\n", "ladder", "unknown key 'ladder'", "did you mean 'ladders'?"),
    case("schema", PICTURES, "    stages:\n", "    stage:\n", "ladders.lights.stages", "is missing", at="lights:", more=("schema",)),
    case("schema", PICTURES, "    - entities: [honours/lighthouse-list]\n      indicators: [listed-firms]\n"
         "      above: {zh: 高处, en: Up high}\n", "", "ladders.lights.stages", "has 1, and needs at least 2", at="stages:"),
    case("schema", PICTURES, "indexes: [honours]", "indexes: [honour]", "ladders.lights.indexes[0]",
         "'honour' is none of regions", "did you mean 'honours'?"),
    case("schema", PICTURES, "      west: 119.5\n", "      west: 122.5\n", "map.windows.bay", "a window is north of", at="bay:"),
    case("schema", PICTURES, "      west: 119.5\n", "      west: -180.5\n", "map.windows.bay.west", "greater than or equal to -180"),
    case("schema", PICTURES, "at: [31.9, 119.6]", "at: [119.6, 31.9]", "map.windows.bay.labels[0].at",
         "a point is [degrees north, degrees east]"),
    case("schema", PICTURES, "[31.4, 122], ", "[31.4], ", "map.lines.rock[0][1]", "is missing", at="rock:"),
    case("schema", PICTURES, "rock: [[31.4, 122]", "rock: [31.4, [31.4, 122]", "map.lines.rock[0]", "must be a list", at="rock:"),
    case("schema", PICTURES, "    title: {zh: 灯塔阶梯, en: ", "    title: {zh: 灯塔阶梯, eng: ", "ladders.lights.title.en",
         "is missing", "both languages are required", at="title: {zh: 灯塔阶梯", more=("schema",)),
    case("schema", THEMES, "  money: {title", "  figures: {title", "themes.figures", "is an anchor that pages have by themselves",
         at="figures: {title", more=("schema",)),
    case("schema", THEMES, "pictures: [ladder]", "pictures: [tree]", "themes.firms.pictures[0]", "'tree' is none of map",
         at="firms: {title"),
    case("schema", THEMES, "  organizations: [industries", "  organisations: [industries", "order.organisations",
         "'organisations' is none of regions", "did you mean 'organizations'?"),
    case("schema", THEMES, ", title: {zh: 创新体系, en: Innovation systems}}", "}", "systems.title", "is missing", at="systems:"),
    case("markup", THEMES, "en: Projects}", "en: <i>Projects</i>}", "themes.projects.title.en", "'<i'", at="projects: {title"),
    case("english", PICTURES, "en: Up high", "en: Up 高", "ladders.lights.stages[1].above.en", "'高'"),
    case("chinese", PICTURES, "zh: 云江,", "zh: Yun river,", "map.windows.bay.labels[0].zh", "no Chinese"),
    case("markup", PICTURES, "en: The Yun", "en: <b>Yun</b>", "map.windows.bay.labels[0].en", "'<b'"),
]  # fmt: skip


@pytest.mark.parametrize("bad", SHAPES, ids=lambda one: f"{one}-{one.says[:20]}")
def test_what_does_not_fit_is_found_where_it_stands(bad: Case, tmp_path: Path) -> None:
    found = findings(tmp_path, bad.patches)
    fitting = [
        f for f in found if (f.rule, f.path, f.field) == (bad.rule, bad.path, bad.field) and bad.says in f.message
    ]
    assert len(fitting) == 1, "\n".join(f"[{one.rule}] {one}" for one in found)
    assert bad.hint in fitting[0].hint
    assert fitting[0].line == line_of(tmp_path / bad.path, bad.at)
    assert {f.rule for f in found if f not in fitting} <= set(bad.more)


@pytest.mark.parametrize(("edge", "fits"), [("33", False), ("33.01", True), ("90", True), ("90.01", False)])
def test_a_window_ends_above_where_it_begins_and_on_earth(edge: str, fits: bool, tmp_path: Path) -> None:
    patch = {
        PICTURES: (
            "      south: 30\n      west: 119.5\n      north: 33\n",
            f"      south: 33\n      west: 119.5\n      north: {edge}\n",
        )
    }
    assert (findings(tmp_path, patch) == []) == fits


def test_no_file_and_an_empty_key_are_no_pictures(tmp_path: Path) -> None:
    for name, patch in (("none", None), ("empty", "ladders: {}\n")):
        atlas = load(broken(tmp_path / name, {PICTURES: (None, patch)})).atlas
        assert atlas.pictures.ladders == {} and atlas.pictures.map is None and atlas.pictures.chain is None


def test_ids_are_told_by_the_model_and_none_is_left_out() -> None:
    """The fixture names an entity, an indicator, a relation and a line in every way that the model knows."""
    found = {ref.sort for _, ref in refs(load(DATA).atlas.pictures) if isinstance(ref, str)}
    assert found == {"entity", "indicator", "relation", "line"}


def test_no_theme_has_the_anchor_of_something_else_of_a_page() -> None:
    templates = (Path(web.__file__).parent / "templates" / name for name in ("entity.html", "brief.html"))
    fixed = {one for path in templates for one in re.findall(r'\bid="([a-z-]+)"', path.read_text(encoding="utf-8"))}
    assert fixed | {MORE, "picture-map"} == ANCHORS
