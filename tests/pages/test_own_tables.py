"""Another region's tables of pictures and themes, or none at all: every page is made, and shows what its tables say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from atlas.site.page import PageContext
from atlas.text.language import LANGUAGES
from atlas.web.pages import pages
from atlas.web.views.common import key_facts

from ..edge.made import entity, fact
from ..pictures.made import context, full_site, made
from .made import fixture_pages
from .tiny import PLACE, measured, tiny

OWN = """\
ladders:
  harbour:
    title: {zh: 港口阶梯, en: The harbour ladder}
    indexes: [terms]
    leads: presented-at
    stages:
    - entities: [products/tide-sensor]
      indicators: [tech-firms]
    - entities: [events/spring-fair]
      indicators: [high-tech-firms]
"""
# The index it names, its stages, and the places that report one of its indicators.
SHOWN = ("terms", "products/tide-sensor", "events/spring-fair", "regions/yunting", "regions/yunting-high-tech-zone")
OF_TABLES = ("fig-map-", "fig-growth", "fig-chain")


def test_without_tables_every_page_is_made_and_no_picture_of_them(tmp_path: Path) -> None:
    found = pages(made(tmp_path, {"pictures.yml": (None, None), "themes.yml": (None, None)}))
    assert set(found) == set(fixture_pages())
    whole, drawn = "".join(found.values()), "".join(pages(full_site()).values())
    assert [name for name in OF_TABLES if f'id="{name}' in whole] == []
    assert [name for name in OF_TABLES if f'id="{name}' not in drawn] == []
    assert 'id="fig-money' in whole and 'id="fig-aims' in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_own_ladder_is_drawn_where_the_table_says(language: str, tmp_path: Path) -> None:
    found = pages(made(tmp_path, {"pictures.yml": (None, OWN)}))
    title = {"zh": "港口阶梯", "en": "The harbour ladder"}[language]
    shown = {uri for uri, page in found.items() if uri.startswith(language) and title in page}
    assert shown == {f"{language}/{page}/index.md" for page in SHOWN}
    ladder = found[f"{language}/terms/index.md"].partition('id="fig-harbour')[2].partition("</svg>")[0]
    assert "1860" in ladder.replace(",", "") and "wire guess" not in ladder


def test_an_arrow_of_a_ladder_without_a_relation_is_dashed(tmp_path: Path) -> None:
    found = pages(made(tmp_path, {"pictures.yml": (None, OWN.replace("    leads: presented-at\n", ""))}))
    assert "wire guess" in found["en/terms/index.md"].partition('id="fig-harbour')[2].partition("</svg>")[0]


def test_without_themes_a_long_page_has_one_table_and_one_list(tmp_path: Path) -> None:
    found = pages(made(tmp_path, {"themes.yml": (None, None)}))
    before, page = (one["en/regions/yunting/index.md"] for one in (fixture_pages(), found))
    assert 'class="profile"' in before and 'class="profile"' not in page
    assert '<h2 id="figures">' in page and '<h2 id="relations">' in page and 'id="picture-money"' in page
    assert 'id="systems"' in fixture_pages()["en/index.md"] and 'id="systems"' not in found["en/index.md"]
    assert 'id="systems"' not in found["en/programmes/index.md"]


def test_its_own_themes_head_its_pages(tmp_path: Path) -> None:
    """Three themes make a profile; what they leave over, pictures too, stands in the last one."""
    own = "".join(
        f"  {key}: {{title: {{zh: 题{n}, en: Title of {key}}}, groups: [{key}]}}\n"
        for n, key in enumerate(("firms", "people", "technology"))
    )
    more = "order: {regions: [technology]}\nsystems: {kind: funds, type: fund, title: {zh: 各基金, en: All funds}}\n"
    found = pages(made(tmp_path, {"themes.yml": (None, f"themes:\n{own}{more}")}))
    page = found["en/regions/yunting/index.md"]
    heads = re.findall(r'<section aria-labelledby="([a-z]+)"><details[^>]*><summary><h2 id="\1">([^<]+)</h2>', page)
    assert heads[:4] == [
        ("technology", "Title of technology"),
        ("firms", "Title of firms"),
        ("people", "Title of people"),
        ("more", "More"),
    ]
    rest = page.partition('<h2 id="more">')[2].partition("</section>")[0]
    assert "fig-money" in rest and "fig-aims" in rest
    for uri in ("en/index.md", "en/funds/index.md"):
        assert '<h2 id="systems">All funds</h2>' in found[uri]
    assert "funds/#systems" in found["en/index.md"] and 'id="systems"' not in found["en/programmes/index.md"]


def test_two_themes_are_too_few_for_a_profile(tmp_path: Path) -> None:
    two = "themes: {money: {title: {zh: 资金, en: Money}, groups: [money]}}\n"
    assert 'class="profile"' not in pages(made(tmp_path, {"themes.yml": (None, two)}))["en/regions/yunting/index.md"]


@pytest.mark.parametrize(
    ("headline", "first"), [("first: [standing, money]", "standing"), ("first: [people]", "people")]
)
def test_figures_at_a_glance_come_from_the_groups_that_say_most(headline: str, first: str, tmp_path: Path) -> None:
    site = made(tmp_path, {"themes.yml": (None, f"headline: {{{headline}, never: [firms]}}\n")})
    record, c = site.record("regions/yunting"), context(site, "en", "regions/yunting")
    chosen = key_facts(c, site.dossier(record.id), 20)
    assert chosen[0].indicator.group == first
    assert {fact.indicator.group for fact in chosen} == {"people", "money", "space", "technology", "standing"}


@pytest.mark.parametrize(
    ("status", "of", "last"),
    [("planned", "2000", True), ("target", "2000", True), ("planned", "2099", False), ("actual", "2000", False)],
)
def test_what_was_planned_for_a_time_that_is_over_comes_last_at_a_glance(
    status: str, of: str, last: bool, tmp_path: Path
) -> None:
    figures = [fact("investment", "3亿元", of, status=status), *measured(2)]
    site = tiny(tmp_path, entity(PLACE, ("乙县", "Place"), facts=figures))
    chosen = key_facts(PageContext(site, "en", f"en/{PLACE}/"), site.dossier(PLACE), 6)
    assert len(chosen) == 3 and (chosen[-1].recorded.indicator == "investment") == last


@pytest.mark.parametrize("places", (2, 3))
def test_a_title_begins_with_how_many_hold_it_where_that_is_told_of_several_places(places: int, tmp_path: Path) -> None:
    """The latest actual number of each place, the largest first; below three places the usual order holds."""

    def medals(printed: str, of: str, status: str = "actual") -> dict[str, Any]:
        return fact("medals", printed, of, status, about=["honours/medal"], holders="honours/medal")

    counted = [
        entity(
            f"regions/place-{number}",
            (f"甲{number}", f"Place {number}"),
            facts=[medals(f"{number}家", "2020"), medals(f"{10 + number}家", "2021"), medals("99家", "2022", "target")],
        )
        for number in range(1, places + 1)
    ]
    title = entity("honours/medal", ("奖章", "Medal"), facts=[fact("investment", "3亿元", "2023")])
    site = tiny(tmp_path, title, *counted, indicators={"medals": "firms"}, weight="headline")
    chosen = key_facts(PageContext(site, "en", "en/honours/medal/"), site.dossier("honours/medal"), 6)
    told = [fact.printed for fact in (one.recorded for one in chosen) if fact.indicator == "medals"]
    assert told == (["13家", "12家", "11家"] if places == 3 else [])
    assert "investment" in {one.recorded.indicator for one in chosen}
