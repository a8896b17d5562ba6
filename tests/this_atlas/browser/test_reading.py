"""Reading on: the other language keeps the place, and paper is white whatever the screen was."""

from __future__ import annotations

from playwright.sync_api import Page

from ...browser.windows import Windows

PAPER = "getComputedStyle(document.body).backgroundColor"


def test_the_other_language_keeps_the_section(page: Page) -> None:
    page.goto("en/regions/haimen/#firms")
    page.click("a.atlas-switch")
    page.wait_for_url("**/zh/regions/haimen/#firms")


def test_the_other_language_keeps_what_is_looked_for_and_the_place(page: Page) -> None:
    page.goto("zh/facts/?place=nantong#content")
    page.click("a.atlas-switch")
    page.wait_for_url("**/en/facts/?place=nantong#content")


def test_a_dark_page_is_printed_on_white(windows: Windows, served: str) -> None:
    with windows.lent(base_url=served, color_scheme="dark") as page:
        page.goto("en/regions/haimen/")
        assert page.evaluate(PAPER) == "rgb(19, 25, 28)"
        page.emulate_media(media="print")
        assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.querySelector('.summary')).color") == "rgb(0, 0, 0)"
