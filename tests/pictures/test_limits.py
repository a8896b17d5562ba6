"""From how much on there is a picture, of what form, and how much it holds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from ..edge.made import CITE, Record, entity, fact, link, part
from ..pages.tiny import PLACE, SHOP, measured, page, tiny
from . import made
from .made import drawings, everything, full_site, pictures, tree, words_in

SYSTEM = "programmes/system"


def _figures(body: str, name: str) -> list[str]:
    """The pictures of a name on a page, with captions and without what stands below them."""
    return re.findall(rf'<figure class="fig fig-{name}".*?</figure>', body, re.DOTALL)


def _shop(folder: Path, *others: Record, **more: Any) -> str:
    """The page of a shop in an atlas of it and others."""
    return page(tiny(folder, entity(SHOP, ("商行", "Shop"), **more), *others), f"{SHOP}/")


def _place(folder: Path, **more: Any) -> str:
    return page(tiny(folder, entity(PLACE, ("乙县", "Place"), **more)), f"{PLACE}/")


# The structure of a system


def _system(folder: Path, parts: list[Record]) -> tuple[int, int]:
    """Of the wide drawing of a system with these parts: boxes, and places across at which its parts begin."""
    body = page(tiny(folder, entity(SYSTEM, ("体系", "System"), parts=parts)), f"{SYSTEM}/")
    [markup] = _figures(body, "tree")
    wide = drawings(markup)[1]
    boxes = [box for box in wide.iter("rect") if box.attrib.get("class") == "box"]
    tops = [a for a in wide.iter("a") if "top" in a.attrib.get("class", "").split()]
    return len(boxes), len({text.attrib["x"] for a in tops for text in a.iter("text")})


def _parts(count: int, below: int = 0) -> list[Record]:
    """So many parts, the first of which has so many of its own."""
    inner = [part((f"下部{n}", f"Lower {n}")) for n in range(below)]
    return [part((f"部分{n}", f"Part {n}"), inner if n == 0 else None) for n in range(count)]


def _chain(levels: int) -> list[Record]:
    """Two parts, the first of which goes so many levels deep."""
    parts: list[Record] = []
    for level in range(levels, 0, -1):
        parts = [part((f"第{level}层", f"Level {level}"), parts)]
    return [*parts, part(("其他", "Other"))]


@pytest.mark.parametrize(("parts", "boxes", "columns"), [(5, 5, 5), (6, 0, 2)])
def test_five_parts_of_one_level_stand_in_a_row(parts: int, boxes: int, columns: int, tmp_path: Path) -> None:
    assert _system(tmp_path, _parts(parts)) == (boxes, columns)


@pytest.mark.parametrize(("below", "columns"), [(32, 1), (33, 2)])
def test_thirty_four_parts_of_two_levels_stand_in_columns(below: int, columns: int, tmp_path: Path) -> None:
    assert _system(tmp_path, _parts(2, below)) == (0, columns)


@pytest.mark.parametrize(("levels", "columns"), [(3, 1), (4, 2)])
def test_three_levels_stand_in_columns(levels: int, columns: int, tmp_path: Path) -> None:
    assert _system(tmp_path, _chain(levels)) == (0, columns)


# Money, aims, time


@pytest.mark.parametrize(
    ("greatest", "scale", "other"), [("11", "fromzero", "logarithmic"), ("12", "logarithmic", "fromzero")]
)
def test_amounts_twelve_times_as_large_stand_on_a_logarithmic_axis(
    greatest: str, scale: str, other: str, tmp_path: Path
) -> None:
    amounts = [fact("investment", f"{n}亿元", str(2001 + i)) for i, n in enumerate(("1", "5", greatest))]
    [markup] = _figures(_place(tmp_path, facts=amounts), "money")
    for drawing in drawings(markup):
        assert scale in words_in(drawing) and other not in words_in(drawing)


def test_an_aim_without_a_result_makes_no_picture(tmp_path: Path) -> None:
    assert _figures(_place(tmp_path, facts=measured(2, status="target")), "aims") == []


def test_an_aim_beside_its_result_makes_a_picture(tmp_path: Path) -> None:
    facts = [fact("tech-firms", "10家", "2029"), fact("tech-firms", "20家", "2035", "target")]
    [markup] = _figures(_place(tmp_path, facts=facts), "aims")
    assert all(words_in(drawing).count("Technologyfirms") >= 1 for drawing in drawings(markup))


@pytest.mark.parametrize(
    ("actual", "aimed", "drawn"),
    [
        ("2029", "2035", True),
        ("2029-06", "2035", True),
        ("2029-H1", "2029", False),
        ("2029-H1", "2030-H1", True),
        ("2029-01/2029-09", "2030-H1", False),
    ],
)
def test_part_of_a_year_is_no_result_of_a_whole_one(actual: str, aimed: str, drawn: bool, tmp_path: Path) -> None:
    facts = [fact("tech-firms", "10家", actual), fact("tech-firms", "20家", aimed, "target")]
    assert bool(_figures(_place(tmp_path, facts=facts), "aims")) == drawn


def _dates(*years: int) -> list[Record]:
    return [
        {
            "what": {"zh": f"第{year}步", "en": f"Step {year}"},
            "date": str(year),
            "printed": f"{year}年",
            "cite": CITE,
        }
        for year in years
    ]


def _life(folder: Path, *years: int, own: int = 0) -> str:
    """The page of a place with a shop in it that has lived these years, the first `own` of them the place's own."""
    dates = _dates(*years)
    shop = entity(SHOP, ("商行", "Shop"), links=[link("located-in", PLACE)], dates=dates[own:])
    return page(tiny(folder, entity(PLACE, ("乙县", "Place"), dates=dates[:own]), shop), f"{PLACE}/")


@pytest.mark.parametrize(("years", "drawn"), [((2001, 2002), 0), ((2001, 2002, 2003), 1)])
def test_three_events_make_a_timeline(years: tuple[int, ...], drawn: int, tmp_path: Path) -> None:
    assert len(_figures(_life(tmp_path, *years), "time")) == drawn


@pytest.mark.parametrize(("own", "drawn"), [(2, 1), (3, 0)])
def test_the_list_of_dates_tells_what_is_all_the_entity_s_own(own: int, drawn: int, tmp_path: Path) -> None:
    assert len(_figures(_life(tmp_path, 2001, 2002, 2003, own=own), "time")) == drawn


@pytest.mark.parametrize(("years", "gaps"), [((2001, 2002, 2003), 0), ((2001, 2002, 2004), 1)])
def test_a_year_left_out_is_a_gap(years: tuple[int, ...], gaps: int, tmp_path: Path) -> None:
    [markup] = _figures(_life(tmp_path, *years), "time")
    for drawing in drawings(markup):
        assert [line.attrib.get("class") for line in drawing.iter("path")].count("wire gap") == gaps


# Ladders


def test_a_count_is_of_the_place_that_it_names(tmp_path: Path) -> None:
    """A firm of Haiwan that counts in Yuanfang; without naming a place it counts where it stands."""
    counts = [
        made.fact("tech-sme", "7家", key="there", about=["regions/yuanfang"]),
        made.fact("tech-sme", "8家", "2028", key="here"),
    ]
    firm = made.entity(
        "organizations/counter", "点数行", "Counter", links=[made.link("located-in", "regions/haiwan")], facts=counts
    )
    site = made.made(tmp_path, everything() | dict([firm]))
    markup = next(found for path, name, found in pictures(site, "en") if (path, name) == ("en/honours/", "ladder"))
    rows = [["".join(cell.itertext()) for cell in row] for row in tree(markup).iter("tr")]
    places = {row[1].partition(" ")[0]: row[2] for row in rows if len(row) > 2}
    assert (places["7"], places["8"]) == ("Yuanfang", "Haiwan")
    assert full_site().atlas.records["regions/yuanfang"].entity.name.en == "Yuanfang"
