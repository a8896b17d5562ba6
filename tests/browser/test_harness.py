"""The other tests of this folder believe the harness, so it is tried first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page


def test_the_door_opens_without_complaint(page: Page, complaints: list[str]) -> None:
    answer = page.goto("")
    assert answer and answer.ok
    assert page.title()
    assert complaints == []


def test_an_unknown_address_gets_the_page_of_the_site(page: Page, complaints: list[str]) -> None:
    answer = page.goto("zh/no-such-page/")
    assert answer and answer.status == 404
    assert page.locator("style").count() and page.locator(".door").count()  # its style stands in it
    assert any("404" in complaint for complaint in complaints)
    complaints.clear()


def test_a_request_to_another_host_is_noted_and_stopped(page: Page, complaints: list[str]) -> None:
    page.goto("")
    with pytest.raises(Error):
        page.evaluate("fetch('https://elsewhere.invalid/font.woff2')")
    # The site's own policy stops it before the network is asked; without the policy the harness does.
    assert any("https://elsewhere.invalid/font.woff2" in complaint for complaint in complaints)
    complaints.clear()


def test_an_error_of_a_script_is_noted(page: Page, complaints: list[str]) -> None:
    page.goto("")
    page.evaluate("console.error('first'); setTimeout(() => { throw new Error('second') })")
    page.wait_for_timeout(100)
    assert [
        kind
        for kind in ("console: first", "exception: second")
        if not any(kind in complaint for complaint in complaints)
    ] == []
    complaints.clear()
