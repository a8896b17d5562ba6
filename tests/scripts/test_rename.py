"""scripts/rename: an id renamed with everything that names it, and letter by letter nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from atlas.data.validation import open_atlas, validate
from lib.rename import rename, with_former


def _named(writing: Path, pattern: str) -> list[str]:
    """Files that name something still, the log and the schemas left out."""
    paths = [*(writing / "data").rglob("*.yml"), *(writing / "docs").rglob("*.md")]
    found = (path.relative_to(writing).as_posix() for path in paths if path.name != "changes.yml")
    return [name for name in found if re.search(pattern, (writing / name).read_text(encoding="utf-8"))]


def test_an_entity_leads_on_and_everything_names_it_anew(writing: Path) -> None:
    (writing / "data/search/queries.yml").write_text(
        'queries:\n- {q: "云汀", first: ["regions/yunting", "regions/yunting#tech-firms-2025"]}\n', encoding="utf-8"
    )
    page = writing / "docs/en/about/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Y](../regions/yunting/index.md#x)\n", encoding="utf-8")
    before = open_atlas(writing / "data").records["regions/yunting"].entity
    assert rename(writing, "regions", "yunting", "yunting-city") == 0
    atlas = open_atlas(writing / "data")
    assert (writing / "data/regions/yunting.yml").read_text() == "moved_to: regions/yunting-city\n"
    assert atlas.moved["regions/yunting"] == "regions/yunting-city"
    assert atlas.records["regions/yunting-city"].entity.name == before.name
    assert _named(writing, r"regions/yunting(?![a-z-])") == []
    queries = (writing / "data/search/queries.yml").read_text(encoding="utf-8")
    assert '["regions/yunting-city", "regions/yunting-city#tech-firms-2025"]' in queries
    assert "../regions/yunting-city/index.md#x" in page.read_text(encoding="utf-8")


def test_another_that_led_to_it_leads_to_its_new_name(writing: Path) -> None:
    rename(writing, "organizations", "starling-instruments", "starling")
    moved = open_atlas(writing / "data").moved
    assert moved == dict.fromkeys(
        ("organizations/starling-optics", "organizations/starling-instruments"), "organizations/starling"
    )


def test_pictures_and_themes_and_waivers_follow(writing: Path) -> None:
    rename(writing, "honours", "lighthouse-list", "beacon-list")
    rename(writing, "clusters", "precision-optics", "optics")
    rename(writing, "relations", "holds", "has-title")
    assert "honours/beacon-list" in (writing / "data/pictures.yml").read_text(encoding="utf-8")
    assert "[has-title]" in (writing / "data/themes.yml").read_text(encoding="utf-8")
    assert validate(writing / "data").findings == []


def test_a_source_takes_its_citations_along_and_leaves_nothing(writing: Path) -> None:
    rename(writing, "sources", "yunting-2030", "five-years")
    assert not (writing / "data/sources/yunting-2030.yml").exists()
    assert _named(writing, "yunting-2030") == []
    assert validate(writing / "data").findings == []


def test_an_indicator_takes_the_ids_of_its_figures_along(writing: Path) -> None:
    path = writing / "data/regions/yunting.yml"
    text = path.read_text(encoding="utf-8")
    whole = "- indicator: high-tech-firms\n  printed: 705家\n  as_of: 2025\n  cite: yunting-2030#p3\n  status: actual\n"
    assert whole in text
    path.write_text(text.replace(whole, f"{whole}  of: regions/yunting#tech-firms-2025\n"), encoding="utf-8")
    rename(writing, "indicators", "tech-firms", "technology-firms")
    assert "of: regions/yunting#technology-firms-2025\n" in path.read_text(encoding="utf-8")
    assert "high-tech-firms:\n" in (writing / "data/indicators.yml").read_text(encoding="utf-8")
    assert validate(writing / "data").findings == []


def test_the_old_page_of_an_indicator_leads_to_it_however_often_it_is_renamed(writing: Path) -> None:
    for old, new in (("tech-firms", "technology-firms"), ("technology-firms", "firms-of-technology")):
        rename(writing, "indicators", old, new)
    text = (writing / "data/indicators.yml").read_text(encoding="utf-8")
    assert "  was: [technology-firms, tech-firms]\n  definition:\n" in text
    found = open_atlas(writing / "data").leads_on
    former = ("tech-firms", "technology-firms")
    assert {found[f"indicators/{old}"] for old in former} == {"indicators/firms-of-technology"}
    assert validate(writing / "data").findings == []
    with pytest.raises(SystemExit, match="'tech-firms' was an indicator before"):
        rename(writing, "indicators", "firms-of-technology", "tech-firms")


@pytest.mark.parametrize(
    ("written", "renamed"),
    [
        ("b: {zh: x, definition: y}\n", "b: {zh: x, was: [a], definition: y}\n"),
        ("b:\n  was:\n  - c\n  definition: y\n", "b:\n  was:\n  - a\n  - c\n  definition: y\n"),
    ],
)
def test_a_former_id_is_put_in_the_form_of_the_file(written: str, renamed: str) -> None:
    assert with_former(written, "b", "a") == renamed


def test_a_text_that_only_holds_the_id_is_left_alone(writing: Path) -> None:
    path = writing / "data/regions/yunting.yml"
    old = path.read_text(encoding="utf-8")
    path.write_text(
        old.replace("en: A riverside city", "en: The file regions/yunting is that of a riverside city"),
        encoding="utf-8",
    )
    rename(writing, "regions", "yunting", "yunting-city")
    new = (writing / "data/regions/yunting-city.yml").read_text(encoding="utf-8")
    assert "The file regions/yunting is that" in new


@pytest.mark.parametrize(
    ("kind", "old", "new", "says"),
    [
        ("regions", "nowhere", "a", r"There is no data/regions/nowhere\.yml"),
        ("regions", "yunting", "linchuan", "is there already"),
        ("organizations", "starling-optics", "a", "leads to another already"),
        ("organizations", "joint-institute", "starling-optics", "an id is never used again"),
        ("regions", "yunting", "Yun Ting", "is no id"),
        ("region", "yunting", "a", "did you mean 'regions'"),
        ("indicators", "nothing", "a", r"data/indicators\.yml has no 'nothing'"),
        ("indicators", "tech-firms", "engineers", "has 'engineers' already"),
    ],
)
def test_what_cannot_be_renamed_leaves_everything_as_it_is(
    kind: str, old: str, new: str, says: str, writing: Path
) -> None:
    before = {path: path.read_bytes() for path in writing.joinpath("data").rglob("*") if path.is_file()}
    with pytest.raises(SystemExit, match=says):
        rename(writing, kind, old, new)
    assert {path: path.read_bytes() for path in writing.joinpath("data").rglob("*") if path.is_file()} == before


def test_a_file_that_cannot_be_read_stops_it_before_anything_is_written(writing: Path) -> None:
    (writing / "data/terms/lighthouse-firm.yml").write_text("name: [\n")
    with pytest.raises(SystemExit, match="cannot be read"):
        rename(writing, "regions", "yunting", "yunting-city")
    assert (writing / "data/regions/yunting.yml").read_text(encoding="utf-8").startswith("type: city")
