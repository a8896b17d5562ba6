"""What readers are told when a file of the search does not arrive: that it failed, never that there is nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ...browser.readers import over_http, typed
from ...browser.windows import Complaints, Windows, hold_back

PAGE = "zh/about/"  # a light one: the box is the same on all
LIVE = ".atlas-search [role=status]"
NOTE = ".atlas-panel__note"
FAILED = "没有运行成功"
PARTLY = "部分索引未能载入，以下仅为"
# A file → a query that needs it, and what is said.
WHOLE = {"engine": "海门", "names": "海门"}
PART = {"facts": "海门 基金", "text": "船舶", "lunr": "船舶"}

Block = Callable[[str], None]


@pytest.fixture
def block(page: Page, complaints: Complaints) -> Block:
    """Hold a file of the search back, by its name."""
    return lambda name: hold_back(page, complaints, f"**/assets/search/{name}.js*")


@pytest.mark.parametrize("name", WHOLE)
def test_the_box_says_that_it_failed_and_leads_to_the_index(page: Page, block: Block, name: str) -> None:
    block(name)
    page.goto(PAGE)
    typed(page, WHOLE[name])
    expect(page.locator(NOTE)).to_contain_text(FAILED)
    expect(page.locator(LIVE)).to_contain_text(FAILED)
    expect(page.locator(".atlas-panel")).not_to_contain_text("没有找到")
    page.locator(".atlas-panel__all").click()
    page.wait_for_url("**/zh/index-az/")


@pytest.mark.parametrize("name", [*WHOLE, "search"])
def test_the_page_says_that_it_failed_and_leads_to_the_index(page: Page, block: Block, name: str) -> None:
    block(name)
    page.goto(f"zh/search/?q={WHOLE.get(name, '海门')}")
    expect(page.locator(".search-status")).to_contain_text(FAILED)
    expect(page.locator("#atlas-q")).to_have_value("海门")
    expect(page.locator(".search-page")).not_to_contain_text("没有找到")
    page.locator(".search-answer .search-ways a").click()
    page.wait_for_url("**/zh/index-az/")


@pytest.mark.parametrize("name", PART)
def test_the_box_says_which_results_may_be_missing(page: Page, block: Block, name: str) -> None:
    block(name)
    page.goto(PAGE)
    typed(page, PART[name])
    expect(page.locator(NOTE)).to_contain_text(PARTLY)
    expect(page.locator(LIVE)).to_contain_text(PARTLY)
    expect(page.locator("[role=option]").first).to_be_visible()


@pytest.mark.parametrize("name", PART)
def test_the_page_says_which_results_may_be_missing(page: Page, block: Block, name: str) -> None:
    block(name)
    page.goto(f"zh/search/?q={PART[name]}")
    expect(page.locator(".search-status[role=status] .search-incomplete")).to_contain_text(PARTLY)
    expect(page.locator(".hit").first).to_be_visible()


@pytest.mark.parametrize("where", ["box", "page"])
def test_where_files_are_missing_nobody_is_told_that_there_is_nothing(page: Page, block: Block, where: str) -> None:
    """A word of texts alone, and no texts: it may well be there."""
    block("text")
    page.goto(PAGE if where == "box" else "zh/search/?q=万能钥匙")
    if where == "box":
        typed(page, "万能钥匙")
    said = page.locator(NOTE if where == "box" else ".search-status")
    expect(said).to_contain_text(FAILED)
    expect(said).not_to_contain_text("没有找到")


def test_rows_without_their_texts_are_as_good(page: Page, block: Block) -> None:
    block("docs-*")
    page.goto("zh/search/?q=海门")
    expect(page.locator(".hit").first).to_have_attribute("data-atlas-id", "regions/haimen")
    expect(page.locator(".search-status")).to_contain_text("条结果")


def test_without_its_script_the_box_is_a_form_to_a_page_that_says_so(page: Page, block: Block) -> None:
    block("search")
    page.goto(PAGE)
    typed(page, "海门")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/search/?q=**")
    expect(page.locator(".search-status")).to_contain_text(FAILED)


def test_without_any_script_the_page_itself_says_so(page: Page, block: Block) -> None:
    for name in ("search", "page"):
        block(name)
    page.goto("zh/search/?q=海门")
    late = page.locator(".search-late")
    expect(late).to_be_visible(timeout=10_000)
    expect(late).to_have_attribute("role", "status")
    expect(late.locator("a")).to_have_attribute("href", "../index-az/")


def test_where_scripts_are_there_or_switched_off_it_does_not(
    windows: Windows, served: str, complaints: Complaints, page: Page
) -> None:
    page.goto("zh/search/")
    expect(page.locator(".search-late")).to_have_count(0)
    with over_http(windows, served, complaints, java_script_enabled=False) as go:
        expect(go("zh/search/").locator(".search-late")).to_be_hidden()
