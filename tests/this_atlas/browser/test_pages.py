"""How long the pages of this atlas are: on a wide screen, on a phone with chapters folded, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

DESKTOP, PHONE = {"width": 1366, "height": 900}, {"width": 390, "height": 844}
LARGEST = ("regions/nantong", "regions/haimen", "programmes/riverside-belt-haimen")
SCREENS, PHONE_SCREENS, SHEETS = 6.1, 9, 10  # of the largest pages; a tenth for what fonts differ in
FUND, FUND_SHEETS = "funds/haimen-private-equity-funds", 2
LANGUAGES = ("zh", "en")


def _screens(page: Page) -> float:
    height: int = page.evaluate("document.documentElement.scrollHeight")
    seen: int = page.evaluate("innerHeight")
    return height / seen


def _sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", LARGEST)
def test_the_largest_pages_are_short_enough_for_a_screen_and_for_paper(page: Page, language: str, path: str) -> None:
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type] # a dict of two numbers
    page.goto(f"{language}/{path}/")
    assert _screens(page) <= SCREENS
    assert _sheets(page) <= SHEETS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", LARGEST)
def test_they_are_short_enough_for_a_phone(browser: Browser, served: str, language: str, path: str) -> None:
    context = browser.new_context(base_url=served, viewport=PHONE, is_mobile=True, has_touch=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{language}/{path}/")
    assert _screens(page) <= PHONE_SCREENS
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fund_takes_two_sheets(page: Page, language: str) -> None:
    page.goto(f"{language}/{FUND}/")
    assert _sheets(page) <= FUND_SHEETS


def test_an_address_opens_what_is_folded_around_it(page: Page) -> None:
    page.goto("en/regions/haimen/#filed")
    assert page.locator("#filed").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [*LARGEST, "carriers/baoding-zhongguancun-innovation-centre", "policies", "funds"])
def test_nothing_is_wider_than_the_narrowest_phone(page: Page, language: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{language}/{path}/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
