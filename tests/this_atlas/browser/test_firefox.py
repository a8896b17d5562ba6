"""The search and the main pages in Firefox, over http and from disk without any network."""

from __future__ import annotations

import json

import pytest

from ...browser.firefox import Window

FIRST_OPTION = "document.querySelector('[role=option]')?.dataset.atlasId"
FIRST_HIT = "document.querySelector('.hit')?.dataset.atlasId"
# No text is on its way any more.
WHOLE = "/[0-9]/.test(document.querySelector('.search-status').innerText) && !/仍在|still/.test(document.querySelector('.search-status').innerText)"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAGES = ("", "regions/", "regions/haimen/", "indicators/", "organizations/", "compare/", "facts/", "search/", "data/")


def is_first(shown: str, wanted: str) -> str:
    return f"{shown} === {json.dumps(wanted)}"


@pytest.mark.parametrize("typed", ["海门", "haimen", "hm", "hai'm", "海men"])
def test_the_box_finds_by_characters_and_by_sound(fox: Window, typed: str) -> None:
    fox.go("zh/organizations/")
    fox.press("/")
    fox.type(typed)
    fox.wait(is_first(FIRST_OPTION, "regions/haimen"))
    assert fox.evaluate("document.querySelector('#atlas-q').value") == typed
    assert fox.evaluate("document.querySelectorAll('[role=option]').length > 1")


def test_by_keyboard_to_an_entry(fox: Window) -> None:
    fox.go("en/organizations/")
    fox.press("/")
    fox.type("haimen")
    fox.wait(is_first(FIRST_OPTION, "regions/haimen"))
    fox.press("ArrowDown", "Enter")
    fox.wait("location.pathname.includes('/en/regions/haimen/')")


@pytest.mark.parametrize("query", ["海门", "haimen", "hm"])
def test_the_page_shows_rows_with_their_texts(fox: Window, query: str) -> None:
    fox.go(f"zh/search/?q={query}")
    fox.wait(is_first(FIRST_HIT, "regions/haimen"))
    fox.wait(WHOLE)
    assert fox.evaluate("document.querySelectorAll('.hit').length > 5")
    assert fox.evaluate("document.querySelector('.hit mark').textContent")


def test_a_figure_and_a_text_are_found(fox: Window) -> None:
    fox.go("zh/search/?q=海门 载体 面积")
    fox.wait(is_first(FIRST_HIT, "programmes/riverside-belt-haimen#carrier-floor-area-2023-11"))
    fox.go("zh/search/?q=闪蒸纺是谁突破的")
    fox.wait("document.querySelector('.hit mark') && true")
    fox.wait(WHOLE)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_main_page_is_wider_than_its_window(fox: Window, language: str) -> None:
    wider = {}
    for path in PAGES:
        fox.go(f"{language}/{path}")
        for width in (390, 1280):
            fox.resize(width, 844)
            fox.wait("document.querySelector('h1')?.getBoundingClientRect().height")
            wider[path, width] = fox.evaluate(WIDER)
    assert {where: by for where, by in wider.items() if by > 0} == {}
