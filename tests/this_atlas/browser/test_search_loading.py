"""What the search costs a page: which scripts it loads and when, and what readers see meanwhile."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from ...browser.readers import Go, typed
from ...browser.windows import Complaints, hold_back, requests

PAGE = "zh/organizations/"
OPTION = "[role=option]"
PROGRAM = "**/assets/search/engine.js*"


def scripts(page: Page, path: str) -> set[str]:
    """Scripts of the search that a page loads by itself."""
    with requests(page) as asked:
        page.goto(path)
        page.wait_for_load_state("networkidle")
    return {url.rpartition("/")[2] for url in asked if "/assets/search/" in url}


@pytest.mark.parametrize("path", ["", "zh/", "en/", PAGE, "en/regions/haimen/"])
def test_a_page_carries_only_the_box(page: Page, path: str) -> None:
    assert scripts(page, path) == {"search.js"}


def test_the_page_of_results_carries_its_own_script(page: Page) -> None:
    assert {"search.js", "page.js", "engine.js"} <= scripts(page, "zh/search/")


def test_program_and_names_are_loaded_when_the_reader_comes_near(page: Page) -> None:
    assert scripts(page, PAGE) == {"search.js"}
    with page.expect_request("**/assets/search/names.js*"), page.expect_request(PROGRAM):
        page.locator("#atlas-q").hover()


def test_any_page_can_be_asked_by_a_program(go: Go) -> None:
    """`window.atlas.search` is a promise that the site makes on every page, before anybody has touched the box."""
    page = go("en/regions/haimen/")
    found = page.evaluate(
        "async () => (await window.atlas.search('海门', {lang: 'zh', limit: 3})).map(result => result.id)"
    )
    assert found[0] == "regions/haimen" and len(found) == 3
    kinds = page.evaluate("async () => [typeof atlas.search.explain, (await atlas.search.kinds('en')).length > 5]")
    assert kinds == ["function", True]


def test_without_the_program_the_reader_is_told_and_can_try_again(page: Page, complaints: Complaints) -> None:
    hold_back(page, complaints, PROGRAM)
    page.goto(PAGE)
    typed(page, "海门")
    expect(page.locator(".atlas-panel__note")).to_contain_text("没有运行成功")
    page.unroute(PROGRAM)
    typed(page, "海门区")
    expect(page.locator(OPTION).first).to_have_attribute("data-atlas-id", "regions/haimen")


def test_names_are_shown_at_once_and_said_to_be_not_all(page: Page) -> None:
    held: list[Route] = []
    page.route("**/assets/search/text.js*", lambda route: held.append(route))
    page.goto("zh/search/?q=海门", wait_until="commit")  # it is never wholly loaded
    status = page.locator(".search-status")
    expect(page.locator(".hit").first).to_have_attribute("data-atlas-id", "regions/haimen")
    expect(status).to_have_text(re.compile("^已有[0-9]+条，正文仍在查找……$"))
    few = page.locator(".hit").count()
    held[0].fallback()
    expect(status).to_have_text(re.compile("^[0-9]+条结果$"))
    assert int(status.inner_text().removesuffix("条结果")) > few


def test_the_box_says_so_as_well(page: Page) -> None:
    held: list[Route] = []
    page.route("**/assets/search/text.js*", lambda route: held.append(route))
    page.goto(PAGE)
    typed(page, "招商局")
    live = page.locator(".atlas-search [role=status]")
    expect(live).to_contain_text("正文仍在查找")
    held[0].fallback()
    expect(live).not_to_contain_text("仍在")
