"""What pages say of things of which there is nothing, one or too much to tell; read without a browser."""

from __future__ import annotations

import re
from functools import cache

import pytest

from atlas.text.language import LANGUAGES
from atlas.web.pages import pages
from atlas.web.views.entity import BRANCHES

from ..pages.made import parse
from .cases import LONG_ALIASES, LONG_DEFINITIONS, LONG_NAMES, UNBROKEN
from .made import IN_ONE_LEVEL, LEVELS, RELATED, edge_site, smallest_site

EMPTY_KINDS = ("carriers", "platforms", "projects", "honours", "products")
EMPTY = {"zh": "资料中尚无这一类条目。", "en": "The sources hold no entry of this kind yet."}
ROW = '<td><a class="figure"'  # of a figure in a table
SECTION = re.compile(r'<section aria-labelledby="([\w-]+)">')


@cache
def _pages() -> dict[str, str]:
    return pages(edge_site())


def _page(language: str, path: str) -> str:
    return _pages()[f"{language}/{path}/index.md"]


def _sections(body: str) -> list[str]:
    return SECTION.findall(body)


def test_the_names_are_as_long_as_they_claim() -> None:
    assert min(len(zh) for zh, _ in LONG_NAMES.values()) >= 60
    assert min(len(en) for _, en in LONG_NAMES.values()) >= 160
    assert re.fullmatch("[A-Za-z]{60,}", UNBROKEN)
    assert UNBROKEN in LONG_NAMES["organizations"][1]


def test_every_page_is_well_formed() -> None:
    assert [uri for uri, body in _pages().items() if parse(body).wrong] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["organizations/jinming", "events/wushi", "programmes/wuzu", "terms/jianci"])
def test_an_entity_of_which_nothing_is_known_has_its_sources_alone(language: str, path: str) -> None:
    sections = _sections(_page(language, path))
    assert sections[-1] == "sources"
    assert set(sections) <= {"sources", "mentions", "relations"}
    assert ("relations" in sections) == (path == "events/wushi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_has_the_sections_that_it_has_something_for(language: str) -> None:
    silent, one = _page(language, "regions/jingshui"), _page(language, "regions/yishi")
    assert _sections(silent) == ["picture-map", "relations", "sources"]
    assert _sections(one) == ["picture-map", "relations", "figures", "sources"]
    assert 'class="key-figures"' not in one
    assert one.count(ROW) == 1
    assert _sections(_page(language, "regions/wuzuobiao")) == ["relations", "sources"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_forty_figures_stand_in_chapters_and_six_above_them(language: str) -> None:
    body = _page(language, "regions/wanxiang")
    assert body.count(ROW) == 40
    assert body.count('<li class="key ') == 6
    assert {"money", "aims", "dates", "figures"} <= set(_sections(body))
    assert "relations" not in _sections(body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_amount_is_no_picture(language: str) -> None:
    body = _page(language, "funds/danbi")
    assert "<svg" not in body
    assert body.count(ROW) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tree_shows_every_part_whatever_its_depth(language: str) -> None:
    for name, parts in (("danzu", 1), ("shenceng", 2 * LEVELS - 1), ("kuanfu", IN_ONE_LEVEL)):
        body = _page(language, f"programmes/{name}")
        drawings = re.findall(r'<svg class="fig-(?:narrow|wide)".*?</svg>', body, re.DOTALL)
        drawn = [parts, parts] if parts >= BRANCHES else []  # of few the list says it all
        assert [drawing.count('href="#part-') for drawing in drawings] == drawn
        assert body.count('<li id="part-') == parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_forty_relations_are_all_listed(language: str) -> None:
    body = _page(language, "programmes/duolian")
    listed = body[body.index('<dl class="relations">') :]
    assert listed[: listed.index("</dl>")].count("<li>") == RELATED


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_says_of_each_system_what_it_is(language: str) -> None:
    body = _pages()[f"{language}/index.md"]
    cards = body[body.index('<ul class="system-cards">') :]
    cards = cards[: cards.index("</section>")]
    assert {"zh": "关于无组成体系的条目", "en": "The entry on The System Without Parts"}[language] in cards
    assert '<span class="gloss"></span>' not in cards


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_long_text_is_lost(language: str) -> None:
    side = language == "en"
    head = _page(language, "regions/changming")
    assert all(alias in head for pair in LONG_ALIASES for alias in pair)
    for number, definition in enumerate(LONG_DEFINITIONS, start=1):
        assert definition[side] in parse(_page(language, f"terms/changshi-{number}")).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", EMPTY_KINDS)
def test_a_kind_without_entries_says_so_and_has_nothing_to_filter(language: str, kind: str) -> None:
    body = _page(language, kind)
    assert EMPTY[language] in body
    assert not re.search("<(?:form|table|dl)[ >]", body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_smallest_atlas_has_no_empty_sections_and_no_empty_tables(language: str) -> None:
    made = {uri: body for uri, body in pages(smallest_site()).items() if uri.startswith(f"{language}/")}
    assert _sections(made[f"{language}/index.md"]) == ["sources"]
    assert [uri for uri, body in made.items() if parse(body).wrong] == []
    assert [
        uri for uri, body in made.items() if re.search(r"<tbody>\s*</tbody>(?!<tfoot>)|</thead>\s*</table>", body)
    ] == []
