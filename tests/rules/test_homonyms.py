"""Different things of one name: allowed where their places differ, told apart everywhere, and meant by what is near."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from atlas.data.validation import open_atlas
from atlas.exports import exports
from atlas.search.files import files
from atlas.site.mentions import Mention
from atlas.site.page import PageContext
from atlas.site.site import Site, make_site
from atlas.text.language import Language
from atlas.web.pages import pages

from ..fixture.support import Patches, broken, findings

HERE, THERE = "regions/east-yunting", "regions/east-north"


def _region(zh: str, en: str, above: str, kind: str = "high-tech-zone", level: str = "zone", said: str = "") -> str:
    return (
        f"type: {kind}\nlevel: {level}\nname: {{zh: {zh}, en: {en}}}\nen_status: translated\n"
        + (f"parent: regions/{above}\nparent_cite: yunting-2030#p16\n" if above else "")
        + f"summary: {{zh: 虚构的地方{said}。, en: An invented place., cite: [yunting-2030#p16]}}\n"
        + "facts:\n- {indicator: tech-firms, printed: 3家, as_of: 2029, cite: yunting-2030#p16, status: actual}\n"
    )


NORTH = ("regions/north.yml", _region("北海市", "Beihai City", "linchuan", "city", "prefecture"))
TWO: Patches = {
    NORTH[0]: (None, NORTH[1]),
    f"{HERE}.yml": (None, _region("东山园", "Dongshan Park", "yunting")),
    f"{THERE}.yml": (None, _region("东山园", "Dongshan Park", "north")),
}


@cache
def _site() -> Site:
    with TemporaryDirectory() as folder:
        return make_site(open_atlas(broken(Path(folder), TWO)))


def _owners(text: str, near: str, language: Language = "zh") -> list[str]:
    return [piece.id for piece in _site().names[language].find(text, near=near) if isinstance(piece, Mention)]


def test_two_of_one_name_in_different_places_are_allowed(tmp_path: Path) -> None:
    assert findings(tmp_path, TWO) == []


@pytest.mark.parametrize("above", ["yunting", ""], ids=["the same place", "a place that is not told"])
def test_two_that_no_place_tells_apart_are_found(tmp_path: Path, above: str) -> None:
    again = {**TWO, f"{THERE}.yml": (None, _region("东山园", "Dongshan Park", above))}
    found = [one for one in findings(tmp_path, again) if one.rule == "duplicate-name"]
    assert sorted(one.field for one in found) == ["name.en", "name.zh"]
    assert all("is also the name of" in str(one) and "in which places they stand" in str(one) for one in found)


@pytest.mark.parametrize(
    ("language", "entity_id", "name"),
    [
        ("zh", HERE, "东山园（云汀市）"),
        ("zh", THERE, "东山园（北海市）"),
        ("en", HERE, "Dongshan Park, Yunting City"),
        ("en", THERE, "Dongshan Park, Beihai City"),
        ("zh", "regions/yunting", "云汀市"),
    ],
)
def test_names_tell_them_apart(language: Language, entity_id: str, name: str) -> None:
    assert PageContext(_site(), language, f"{language}/").name(entity_id) == name
    page = pages(_site())[f"{language}/{entity_id}/index.md"]
    assert f'title: "{name}"' in page
    heading = re.sub(r"<(rp|rt)>.*?</\1>|<[^>]+>", "", page.partition("<h1>")[2].partition("</h1>")[0])
    assert heading == name


def test_places_of_one_name_are_told_apart_by_those_around_them(tmp_path: Path) -> None:
    """The two cities are called alike as well, so that the provinces decide."""
    province = _region("南海州", "Nanhai Province", "", "province", "province")
    more: Patches = {
        **TWO,
        "regions/south.yml": (None, province),
        NORTH[0]: (None, _region("云汀市", "Yunting City", "south", "city", "prefecture")),
    }
    site = make_site(open_atlas(broken(tmp_path, more)))
    assert site.apart["zh"][THERE] == "（南海州云汀市）"
    assert site.apart["en"][HERE] == ", Yunting City, Linchuan Province"


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ("regions/yunting", [HERE]),
        ("regions/north", [THERE]),
        (HERE, [HERE]),
        ("carriers/hillside-incubator", [HERE]),
        ("regions/linchuan", []),
        ("", []),
        ("terms/lighthouse-firm", []),
    ],
)
def test_a_text_means_the_nearest_or_none(near: str, expected: list[str]) -> None:
    assert _owners("设在东山园。", near) == expected
    assert _owners("It is in Dongshan Park.", near, "en") == expected


def test_rows_of_the_search_and_of_tables_say_the_place() -> None:
    names = files(_site(), {})["assets/search/names.js"]
    assert names.count("东山园") == 2
    rows = str(exports(_site())["data/v1/entities.csv"]).splitlines()
    found = [row for row in rows if "东山园" in row]
    assert len(found) == 2 and "regions/yunting" in "".join(found) and "regions/north" in "".join(found)
