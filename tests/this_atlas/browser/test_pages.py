"""How long the pages of this atlas are: on a wide screen, and on a phone with chapters folded; on paper test_paper.py tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from ...browser.windows import Windows

DESKTOP, PHONE = {"width": 1366, "height": 900}, {"width": 390, "height": 844}
LARGEST = ("regions/nantong", "regions/haimen", "programmes/riverside-belt-haimen")
SCREENS, PHONE_SCREENS = 6.1, 9  # of the largest pages; a tenth for what fonts differ in
HOME_SCREENS, LIST_SCREENS = 3.05, 6.1
LANGUAGES = ("zh", "en")
CUT = "data-uncut"
GROUPS_LEFT = (
    "all => all.filter((one) => one.checkVisibility() && !one.querySelector('tr:not(.group, [hidden])')).map(String)"
)


def _screens(page: Page) -> float:
    height: int = page.evaluate("document.documentElement.scrollHeight")
    seen: int = page.evaluate("innerHeight")
    return height / seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", LARGEST)
def test_the_largest_pages_are_short_enough_for_a_screen(page: Page, language: str, path: str) -> None:
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type] # a dict of two numbers
    page.goto(f"{language}/{path}/")
    assert _screens(page) <= SCREENS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_and_lists_are_short_enough_for_a_screen(page: Page, language: str, real_site: Path) -> None:
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type] # a dict of two numbers
    page.goto(f"{language}/")
    assert _screens(page) <= HOME_SCREENS
    lists = [one.parent.name for one in (real_site / language).glob("*/index.html") if CUT in one.read_text("utf-8")]
    assert len(lists) > 6
    for kind in lists:
        page.goto(f"{language}/{kind}/")
        assert _screens(page) <= LIST_SCREENS, kind


def test_the_rest_of_a_list_is_one_press_away(page: Page) -> None:
    page.goto("en/organizations/")
    rows = page.locator("#organizations > tbody > tr")
    assert rows.nth(15).is_visible() and not rows.nth(16).is_visible()
    page.locator("[data-uncut]").press("Enter")
    assert rows.last.is_visible() and not page.locator("[data-uncut]").is_visible()
    focused = page.evaluate("document.activeElement.closest('tr').rowIndex")
    assert focused == 17, "a reader at the keyboard goes on where the list had ended"


def test_a_filter_and_paper_show_all_of_a_list(page: Page) -> None:
    page.goto("en/organizations/")
    page.emulate_media(media="print")
    assert page.locator("#organizations > tbody > tr").last.is_visible()
    page.emulate_media(media="screen")
    assert not page.locator("#organizations > tbody > tr").last.is_visible()
    page.goto("en/organizations/?type=company")
    assert page.locator("#organizations > tbody > tr:not([hidden])").last.is_visible()


def test_without_script_a_list_is_whole(windows: Windows, served: str) -> None:
    with windows.lent(base_url=served, java_script_enabled=False) as page:
        page.goto("en/organizations/")
        assert page.locator("#organizations > tbody > tr").last.is_visible()
        assert not page.locator("[data-uncut]").is_visible()


def test_the_figures_of_a_page_are_filtered_by_its_keyboard(page: Page) -> None:
    page.goto("en/regions/nantong/#figures")
    rows = page.locator("#page-figures tbody > tr:not(.group)")
    whole = rows.count()
    assert whole > 12 and not rows.last.is_visible()
    page.locator("#filter-q").press_sequentially("unicorn")
    page.wait_for_url("**q=unicorn*")
    shown = page.locator("#page-figures tbody > tr:not(.group, [hidden])")
    assert 0 < shown.count() < 10
    assert all("nicorn" in one.inner_text() for one in shown.all())
    assert page.locator("#page-figures tbody").evaluate_all(GROUPS_LEFT) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", LARGEST)
def test_they_are_short_enough_for_a_phone(windows: Windows, served: str, language: str, path: str) -> None:
    with windows.lent(base_url=served, viewport=PHONE, is_mobile=True, has_touch=True) as page:
        page.goto(f"{language}/{path}/")
        assert _screens(page) <= PHONE_SCREENS
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_an_address_opens_what_is_folded_around_it(page: Page) -> None:
    page.goto("en/regions/haimen/#filed")
    assert page.locator("#filed").is_visible()
