"""What a reader looks at stays where it is when more arrives: rows and choices are the same elements, filled in place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from ...browser.readers import typed

PAGE = "zh/organizations/"
# Three names hold these characters, and a dozen texts more.
FEW = "船舶"
MARK = "selector => document.querySelectorAll(selector).forEach(node => { node.dataset.kept = '' })"


@pytest.fixture
def texts(page: Page) -> Iterator[list[Route]]:
    """Requests for the index of texts, which is kept back until `release`; a page that waits for it is not loaded before."""
    held: list[Route] = []
    page.route("**/assets/search/text.js*", lambda route: held.append(route))
    yield held
    page.unroute_all(behavior="ignoreErrors")


def release(held: list[Route]) -> None:
    assert held, "no text was asked for"
    for route in held:
        route.continue_()


def kept(page: Page, selector: str) -> int:
    return page.locator(f"{selector}[data-kept]").count()


def test_rows_of_the_page_stay_when_texts_arrive(page: Page, texts: list[Route]) -> None:
    page.goto(f"zh/search/?q={FEW}", wait_until="domcontentloaded")
    expect(page.locator(".search-status")).to_contain_text("正文仍在查找")
    before = page.locator(".hit").count()
    page.locator(".hit__link").first.focus()
    page.evaluate(MARK, ".hit, .hit a, .hits")
    links = kept(page, ".hit a")
    release(texts)
    expect(page.locator(".search-status")).not_to_contain_text("仍在")
    assert page.locator(".hit").count() > before
    assert kept(page, ".hits") == 1 and kept(page, ".hit") == before and kept(page, ".hit a") == links
    expect(page.locator(".hit__link").first).to_be_focused()


def test_choices_of_the_page_stay_when_texts_arrive(page: Page, texts: list[Route]) -> None:
    page.goto(f"zh/search/?q={FEW}", wait_until="domcontentloaded")
    kind = page.locator("input[name=kind]").first
    kind.focus()
    page.evaluate(MARK, ".facet, .facet input")
    before, count = kept(page, ".facet input"), page.locator(".facet .count").all_inner_texts()
    release(texts)
    expect(page.locator(".search-status")).not_to_contain_text("仍在")
    assert kept(page, ".facet input") == before and page.locator(".facet .count").all_inner_texts() != count
    assert page.evaluate("document.activeElement.dataset.kept") == ""


def test_options_of_the_box_stay_when_texts_arrive(page: Page, texts: list[Route]) -> None:
    page.goto(PAGE)
    typed(page, FEW)
    options = page.locator("#atlas-options [role=option]")
    expect(options.first).to_be_visible()
    before = options.count()
    page.keyboard.press("ArrowDown")
    page.evaluate(MARK, "#atlas-options [role=option]")
    release(texts)
    expect(options).not_to_have_count(before)
    assert kept(page, "#atlas-options [role=option]") == before
    expect(page.locator("#atlas-options [aria-selected=true][data-kept]")).to_have_count(1)
    expect(page.locator("#atlas-q")).to_have_attribute("aria-activedescendant", "atlas-options-0")


def test_a_row_is_filled_anew_for_another_query(page: Page) -> None:
    """The same region, found by another part of its name: the element stays, its marks do not."""
    page.goto("zh/search/?q=nantong")
    row = page.locator(".hit[data-atlas-id='regions/nantong']")
    expect(row.locator(".hit__excerpt")).not_to_be_empty()
    page.evaluate(MARK, ".hit[data-atlas-id='regions/nantong']")
    page.locator("#atlas-q").fill("南")
    expect(row.locator(".hit__link mark")).to_have_text("南")
    assert kept(page, ".hit[data-atlas-id='regions/nantong']") == 1
    expect(row.locator(".hit__excerpt")).not_to_be_empty()
