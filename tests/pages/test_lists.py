"""Lists that answer: columns of a kind, what they sort by, boxes with what is missing, and one line of each entity."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.text.language import Language
from atlas.text.sentences import LONGEST, first_sentence
from atlas.web.pages import pages
from atlas.web.views.common import Group
from atlas.web.views.figures import MANY, cut
from atlas.web.views.kinds import CUT, WHOLE, kind_view
from atlas.web.views.lists import LONGEST as MOST
from atlas.web.views.lists import SHOWN
from atlas.web.views.policies import policies_view

from ..edge.made import Record, entity, fact, link
from ..fixture.support import fixture_site
from .made import fixture_pages
from .tiny import PLACE, measured, numbered, page, texts, tiny, yearly

FUND = {"zh": "规模", "en": "Size"}
COLUMNS: dict[str, Any] = {"columns": {"funds": [{"title": FUND, "indicators": ["investment"]}]}}


def _funds(folder: Path, *printed: str) -> Site:
    """Funds of these sizes; "" for one of which none is told."""
    funds = numbered("funds", len(printed))
    for fund, size in zip(funds, printed, strict=True):
        fund["facts"] = [fact("investment", size, "2029")] if size else []
    return tiny(folder, *funds, themes=COLUMNS)


def test_the_largest_comes_first_and_what_has_no_size_last(tmp_path: Path) -> None:
    site = _funds(tmp_path, "2亿元", "", "30亿元")
    view = kind_view(PageContext(site, "en", "en/funds/"), "funds")
    assert [line.record.slug for line in view.lines] == ["n-03", "n-01", "n-02"]
    assert view.by_size
    assert 'data-column="column-1" aria-sort="descending"' in page(site, "funds/")


def test_a_column_that_tells_nothing_is_left_out(tmp_path: Path) -> None:
    site = _funds(tmp_path, "", "")
    view = kind_view(PageContext(site, "en", "en/funds/"), "funds")
    assert [head.key for head in view.heads] == ["name", "place"]
    assert not view.by_size


def test_no_list_counts_rows_of_the_data() -> None:
    for uri, body in fixture_pages().items():
        assert "relations-count" not in body and "figures-count" not in body, uri


def test_a_box_says_what_the_sources_do_not_tell(tmp_path: Path) -> None:
    site = _funds(tmp_path, "2亿元", "")
    told, silent = page(site, "funds/n-01/"), page(site, "funds/n-02/")
    assert told.count('class="absent"') == 1 and "CNY 200 million" in told  # the place
    assert silent.count('class="absent"') == 2


def _place_of_parks(folder: Path, parks: int) -> str:
    """The page of a place in which so many funds stand."""
    here = [link("located-in", PLACE)]
    funds = numbered("funds", parks, links=here)
    themes = {"money": {"title": {"zh": "资金", "en": "Money"}, "kinds": ["funds"], "tabled": True}}
    themes |= {key: {"title": {"zh": "题", "en": key}, "groups": [key]} for key in ("people", "firms")}
    figures = [*measured(8), *(fact("engineers", f"{n}人", str(2000 + n)) for n in range(1, 9))]
    place = entity(PLACE, ("乙县", "Place"), facts=figures)
    return page(tiny(folder, place, *funds, themes=COLUMNS | {"themes": themes, "order": {}}), f"{PLACE}/")


@pytest.mark.parametrize(
    ("parks", "tables", "all_of_them"),
    [(SHOWN, 1, False), (SHOWN + 1, 1, False), (SHOWN + 2, 2, False), (MOST, 2, False), (MOST + 1, 2, True)],
)
def test_a_place_shows_the_first_and_unfolds_the_rest(
    parks: int, tables: int, all_of_them: bool, tmp_path: Path
) -> None:
    body = _place_of_parks(tmp_path, parks)
    assert body.count('<table class="index listing">') == tables
    assert ("funds/?place=place" in body) == all_of_them
    assert f" ({parks})" in "".join(texts(body, "h3"))


@pytest.mark.parametrize(
    ("text", "language", "line"),
    [
        ("甲公司。乙公司。", "zh", "甲公司"),
        ("甲；乙", "zh", "甲"),
        ("A firm of St. Mary. It makes glass.", "en", "A firm of St"),
        ("A firm of 3.5 km. It makes glass.", "en", "A firm of 3.5 km"),
        ("No stop at all", "en", "No stop at all"),
        ("字" * LONGEST["zh"] + "。", "zh", "字" * LONGEST["zh"]),
        ("字" * (LONGEST["zh"] + 1), "zh", "字" * (LONGEST["zh"] - 1) + "…"),
        ("字" * 30 + "，" + "字" * 30, "zh", "字" * 30 + "…"),
        ("word " * 30, "en", ("word " * 30)[: LONGEST["en"]].rpartition(" ")[0].strip() + "…"),
    ],
)
def test_one_line_is_the_first_sentence_cut_at_a_break(text: str, language: Language, line: str) -> None:
    assert first_sentence(text, language) == line


def test_every_policy_stands_in_the_table_with_what_it_gives() -> None:
    site = fixture_site()
    view = policies_view(PageContext(site, "en", "en/policies/"))
    wanted = {record.id for record in site.atlas.records.values() if record.entity.policy}
    assert {line.record.id for line in view.lines} == wanted != set()
    body = fixture_pages()["en/policies/index.md"]
    assert "Direct financial support" in body and "A voucher that platforms and incubators accept" in body
    assert 'class="box box--policy"' in fixture_pages()["en/programmes/science-voucher/index.md"]


def _policy(number: int, **more: Any) -> Record:
    policy = {"cite": "wuyin-2030#p1", **more}
    return numbered("programmes", number)[-1] | {"policy": policy}


def test_policies_are_filtered_by_what_some_of_them_say(tmp_path: Path) -> None:
    one = _policy(1, instrument="governance", target_groups=["firms"])
    other = _policy(2, instrument="direct-financial-support")
    view = policies_view(PageContext(tiny(tmp_path, one, other), "en", "en/policies/"))
    assert [one.key for one in view.filters] == ["instrument"], "one target group is nothing to choose from"
    assert {line.instrument for line in view.lines} == {"Governance", "Direct financial support"}


def test_without_policies_the_page_says_so(tmp_path: Path) -> None:
    body = pages(tiny(tmp_path, entity(PLACE, ("乙县", "Place"))))["en/policies/index.md"]
    assert "hold no policy yet" in body


@pytest.mark.parametrize(("lines", "is_cut"), [(CUT, False), (CUT + 1, False), (WHOLE, False), (WHOLE + 1, True)])
def test_a_long_list_ends_early_on_a_screen_and_is_whole_in_the_page(lines: int, is_cut: bool, tmp_path: Path) -> None:
    body = page(tiny(tmp_path, *numbered("funds", lines)), "funds/")
    assert ("is-cut" in body, "data-uncut" in body) == (is_cut, is_cut)
    assert body.count('data-id="funds/') == lines


def test_the_style_sheet_cuts_where_the_page_says(root: Path) -> None:
    sheet = (root / "docs" / "assets" / "explore.css").read_text(encoding="utf-8")
    assert set(re.findall(r"nth-child\(n \+ (\d+)\)", sheet)) == {str(CUT + 1)}


def test_a_type_whose_name_tells_little_is_explained_where_it_is_in_use() -> None:
    site = fixture_site()
    found = {kind: kind_view(PageContext(site, "en", f"en/{kind}/"), kind).types for kind in ("carriers", "funds")}
    assert [(one.name, one.gloss) for one in found["carriers"]] == [("Incubator", "where firms are helped to start")]
    assert found["funds"] == []
    assert "where firms are helped to start" in fixture_pages()["en/carriers/index.md"]


@pytest.mark.parametrize(("figures", "filtered"), [(MANY, False), (MANY + 1, True)])
def test_many_figures_of_a_page_can_be_filtered(figures: int, filtered: bool, tmp_path: Path) -> None:
    place = entity(PLACE, ("乙县", "Place"), facts=yearly(figures))
    body = page(tiny(tmp_path, place), f"{PLACE}/")
    assert ("data-explore" in body) == filtered
    assert body.count('data-year="') == (figures if filtered else 0)
    assert "figures-rest" not in body, "without chapters nothing else tells them"


@pytest.mark.parametrize("most", [0, 1, 2, 3, 5, 6])
def test_groups_are_cut_without_losing_a_figure(most: int, tmp_path: Path) -> None:
    facts = tiny(tmp_path, entity(PLACE, ("乙县", "Place"), facts=measured(5))).facts
    groups = [Group("one", list(facts[:2])), Group("other", list(facts[2:]))]
    first, rest = cut(groups, most)
    assert [fact for group in (*first, *rest) for fact in group.facts] == list(facts)
    assert sum(len(group.facts) for group in first) == min(most, 5)
    assert all(group.facts for group in (*first, *rest))
