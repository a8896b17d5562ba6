"""What a page shows of much: as many as its limit allows, and of one more no more than that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from atlas.web.views import entity as entity_page
from atlas.web.views import relations

from ..edge.made import Record, entity, fact, link, part
from .tiny import PLACE, SHOP, measured, numbered, page, section, texts, tiny, yearly

SYSTEM = "programmes/system"


def _place(**more: Any) -> Record:
    return entity(PLACE, ("乙县", "Place"), **more)


# Relations


def _headings(folder: Path, partners: int, fairs: int) -> list[str]:
    """Names of the groups of relations of a shop that works with so many firms and fairs."""
    others = [*numbered("organizations", partners), *numbered("events", fairs)]
    shop = entity(SHOP, ("商行", "Shop"), links=[link("cooperates-with", other["id"]) for other in others])
    body = page(tiny(folder, shop, *others), f"{SHOP}/")
    return texts(section(body, '<dl class="relations">', "</dl>"), "dt")


@pytest.mark.parametrize(
    ("partners", "fairs", "headings"),
    [
        (7, 1, ["cooperates with"]),
        (8, 1, ["cooperates with: Organizations", "cooperates with: Events"]),
        (9, 0, ["cooperates with"]),
    ],
)
def test_more_than_eight_rows_of_a_relation_are_told_apart_by_kind(
    partners: int, fairs: int, headings: list[str], tmp_path: Path
) -> None:
    assert _headings(tmp_path, partners, fairs) == headings


@pytest.mark.parametrize(("partners", "shown", "more"), [(5, 5, ""), (6, 5, "1 more: see the table")])
def test_a_page_lists_so_many_of_a_relation_and_counts_the_others(
    partners: int, shown: int, more: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relations, "MOST", 5)
    others = numbered("organizations", partners)
    shop = entity(SHOP, ("商行", "Shop"), links=[link("cooperates-with", other["id"]) for other in others])
    body = section(page(tiny(tmp_path, shop, *others), f"{SHOP}/"), '<dl class="relations">', "</dl>")
    assert len(set(re.findall(r"organizations/n-[0-9]+/|\.\./(n-[0-9]+)/", body))) == shown
    assert ("more: see" in body) == bool(more) and more in body


@pytest.mark.parametrize(("naming", "more"), [(2, ""), (3, ", and 1 more")])
def test_a_page_lists_so_many_that_name_it_and_counts_the_others(
    naming: int, more: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entity_page, "MENTIONS", 2)
    others = numbered("organizations", naming, summary=("商行的邻居。", "It lies beside Shop."))
    body = page(tiny(tmp_path, entity(SHOP, ("商行", "Shop")), *others), f"{SHOP}/")
    told = section(body, '<p class="mention-list">', "</p>")
    assert told.count("<a ") == 2 and ("more" in told) == bool(more) and more in told


# The home page


@pytest.mark.parametrize(("systems", "shown"), [(6, 6), (7, 6)])
def test_six_systems_stand_on_the_home_page_and_the_smallest_does_not(systems: int, shown: int, tmp_path: Path) -> None:
    first, *others = numbered("programmes", systems)
    for other in others:
        other["parts"] = [part(("部分", "Part"))]
    body = section(page(tiny(tmp_path, first, *others), ""), '<ul class="system-cards">', "</section>")
    names = re.findall(r'<li><a href="[^"]*">([^<]*)</a>', body)
    assert len(names) == shown
    assert (first["name"]["en"] in names) == (systems == shown)
    assert f"({systems})" in body


# Figures of a page


@pytest.mark.parametrize(("figures", "shown"), [(3, 0), (4, 4), (6, 6), (7, 6)])
def test_four_figures_and_more_have_up_to_six_above_them(figures: int, shown: int, tmp_path: Path) -> None:
    body = page(tiny(tmp_path, _place(facts=measured(figures))), f"{PLACE}/")
    assert body.count('<li class="key ') == shown


@pytest.mark.parametrize(
    ("figures", "groups"),
    [(measured(6), 0), (measured(7), 6), (yearly(7), 0)],
    ids=["six of several groups", "seven of six groups", "seven of one group"],
)
def test_more_than_six_figures_stand_under_the_names_of_their_groups(
    figures: list[Record], groups: int, tmp_path: Path
) -> None:
    body = page(tiny(tmp_path, _place(facts=figures)), f"{PLACE}/")
    assert body.count('<tr class="group">') == groups


@pytest.mark.parametrize("never", [["policy"], ["time", "policy"]])
def test_what_says_nothing_at_a_glance_stands_in_the_table_alone(never: list[str], tmp_path: Path) -> None:
    figures = [fact("trifle", "6个", "2029"), fact("trifle-2", "7个", "2029"), *measured(4)]
    words = {"trifle": never[0], "trifle-2": never[-1]}
    site = tiny(tmp_path, _place(facts=figures), indicators=words, themes={"headline": {"never": never}})
    body = page(site, f"{PLACE}/")
    shown = section(body, '<ul class="key-figures"', "</ul>")
    assert shown.count('<li class="key ') == 4
    assert "Trifle" not in shown and "Trifle" in body


def _key_figure(folder: Path, *figures: Record) -> str:
    """The one of these figures of technology firms that stands above the others, as it is shown."""
    body = page(tiny(folder, _place(facts=[*figures, *measured(4)[1:]])), f"{PLACE}/")
    shown = section(body, '<ul class="key-figures"', "</ul>")
    [found] = re.findall(r'<span class="key-value">([^<]*)</span>\n<span class="key-measure">Technology firms<', shown)
    return str(found)


def test_of_one_measure_the_actual_figure_stands_for_all_then_the_latest(tmp_path: Path) -> None:
    old, new = fact("tech-firms", "11家", "2028"), fact("tech-firms", "12家", "2029")
    target = fact("tech-firms", "13家", "2030", "target")
    part_of_it = fact("tech-firms", "14家", "2029", key="part", scope={"zh": "其中", "en": "Some of them"})
    assert _key_figure(tmp_path / "latest", old, new) == "12"
    assert _key_figure(tmp_path / "actual", target, old) == "11"
    assert _key_figure(tmp_path / "whole", part_of_it, new) == "12"


# A page as a profile


def _themes(groups: Sequence[str]) -> dict[str, Any]:
    """A theme for each group, in the order of their names."""
    return {"themes": {key: {"title": {"zh": "题", "en": key}, "groups": [key]} for key in sorted(groups)}, "order": {}}


def _chapters(folder: Path, groups: Sequence[str], figures: int) -> list[str]:
    """Chapters of a place of which nothing is known but figures of these groups, in turn."""
    facts = [fact(groups[n % len(groups)], f"{n}个", str(2000 + n)) for n in range(figures)]
    words, themes = {group: group for group in groups}, _themes(groups)
    site = tiny(folder, _place(facts=facts), indicators=words, themes=themes)
    profile = section(page(site, f"{PLACE}/"), '<div class="profile" id="relations">', "</section>\n</div>")
    return [piece.partition('"')[0] for piece in profile.split('<section aria-labelledby="')[1:]]


@pytest.mark.parametrize(
    ("groups", "figures", "chapters"),
    [
        (("enterprises", "carriers", "money"), 15, []),
        (("enterprises", "carriers", "money"), 16, ["carriers", "enterprises", "money"]),
        (("enterprises", "carriers"), 16, []),
    ],
    ids=["short", "long enough", "of two themes"],
)
def test_a_page_of_sixteen_rows_and_three_themes_has_chapters(
    groups: tuple[str, ...], figures: int, chapters: list[str], tmp_path: Path
) -> None:
    assert _chapters(tmp_path, groups, figures) == chapters


@pytest.mark.parametrize(("figures", "headed"), [(1, False), (2, True)])
def test_two_figures_of_another_stand_under_its_name(figures: int, headed: bool, tmp_path: Path) -> None:
    """In a chapter; a single one stands among those of the place and says whose it is."""
    others = yearly(figures) if figures == 1 else [*yearly(1), fact("listed-firms", "2家", "2001")]
    shop = entity(SHOP, ("商行", "Shop"), facts=[one | {"about": [PLACE]} for one in others])
    groups = ("enterprises", "carriers", "money")
    own = [fact(groups[n % len(groups)], f"{n}个", str(2000 + n)) for n in range(16)]
    words, themes = {group: group for group in groups}, _themes(groups)
    site = tiny(tmp_path, _place(facts=own), shop, indicators=words, themes=themes)
    profile = section(page(site, f"{PLACE}/"), '<div class="profile" id="relations">', "</section>\n</div>")
    heads = re.findall(r'<p class="lines-of"><a [^>]*>Shop<', profile)
    assert (len(heads), profile.count('<span class="subject">')) == ((1, 0) if headed else (0, 1))


# Places side by side


def _proposed(folder: Path, places: list[Record]) -> list[set[str]]:
    found = re.findall(r'data-places="([^"]*)"', page(tiny(folder, *places), "compare/"))
    return [set(pair.split(",")) for pair in found]


@pytest.mark.parametrize(("places", "pairs"), [(8, 4), (10, 4)])
def test_four_pairs_of_places_are_proposed_each_place_once(places: int, pairs: int, tmp_path: Path) -> None:
    proposed = _proposed(tmp_path, numbered("regions", places, facts=measured(2)))
    assert len(proposed) == pairs
    assert len(set().union(*proposed)) == 2 * pairs


def test_the_places_with_most_in_common_are_proposed_first(tmp_path: Path) -> None:
    places = numbered("regions", 4)
    for place, count in zip(places, (1, 3, 1, 3), strict=True):
        place["facts"] = measured(count)
    assert _proposed(tmp_path, places)[0] == {"n-02", "n-04"}


def test_places_with_nothing_in_common_are_not_proposed(tmp_path: Path) -> None:
    one, other = numbered("regions", 2)
    one["facts"], other["facts"] = measured(1), measured(2)[1:]
    assert _proposed(tmp_path, [one, other]) == []


def test_a_figure_of_both_places_is_nothing_that_they_have_in_common(tmp_path: Path) -> None:
    """There is nothing to compare in the same figure twice."""
    one, other = numbered("regions", 2)
    one["facts"] = measured(1, about=[other["id"]])
    assert _proposed(tmp_path, [one, other]) == []


# Queries to try


def _tried(folder: Path, *records: Record) -> list[str]:
    return texts(section(page(tiny(folder, *records), "search/"), '<dl class="search-examples">', "</dl>"), "dd")


@pytest.mark.parametrize(
    ("aliases", "short"), [(["甲乙丙", "乙"], "乙县城"), (["甲乙丙", "丙丁"], "丙丁"), (["A股", "丙丁"], "丙丁")]
)
def test_a_place_is_called_by_a_name_of_two_characters(aliases: list[str], short: str, tmp_path: Path) -> None:
    place = entity(PLACE, ("乙县城", "Place"), aliases={"zh": aliases, "en": []}, facts=measured(1))
    assert _tried(tmp_path, place)[0] == short


def test_the_place_with_most_figures_is_the_example(tmp_path: Path) -> None:
    poor, rich = numbered("regions", 2)
    poor["facts"], rich["facts"] = measured(1), measured(2)
    assert "Number 02" in _tried(tmp_path, poor, rich)
