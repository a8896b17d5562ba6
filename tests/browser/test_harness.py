"""The other tests of this folder believe the harness, so it is tried first."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from .windows import Complaints, Windows, hold_back, requests

SEEN = """() => [innerWidth, matchMedia("print").matches, history.length, localStorage.length, sessionStorage.length, document.cookie]"""


def test_the_door_opens_without_complaint(page: Page, complaints: Complaints) -> None:
    answer = page.goto("")
    assert answer and answer.ok
    assert page.title()
    assert complaints == []


def test_an_unknown_address_gets_the_page_of_the_site(page: Page, complaints: Complaints) -> None:
    complaints.expect("404")
    answer = page.goto("zh/no-such-page/")
    assert answer and answer.status == 404
    assert page.locator("style").count() and page.locator(".door").count()  # its style stands in it


def test_a_request_to_another_host_is_noted_and_stopped(page: Page, complaints: Complaints) -> None:
    # The site's own policy stops it before the network is asked; without the policy the harness does.
    complaints.expect("https://elsewhere.invalid/font.woff2")
    page.goto("")
    with pytest.raises(Error):
        page.evaluate("fetch('https://elsewhere.invalid/font.woff2')")


def test_an_error_of_a_script_is_noted(page: Page, complaints: Complaints) -> None:
    complaints.expect("console: first")
    complaints.expect("exception: second")
    page.goto("")
    page.evaluate("console.error('first'); setTimeout(() => { throw new Error('second') })")
    page.wait_for_timeout(100)


def test_a_file_is_held_back_and_nothing_else(page: Page, complaints: Complaints) -> None:
    hold_back(page, complaints, "**/assets/search/names.js*")
    with requests(page) as asked:
        page.goto("zh/search/?q=a")
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/names.js" in url] and [url for url in asked if "/engine.js" in url]
    assert {complaint.partition(".js")[0].rpartition("/")[2] for complaint in complaints} == {"names"}


@pytest.mark.parametrize(
    ("said", "expected", "fails"),
    [
        ([], [], ""),
        (["console: 404 (x)"], ["404"], ""),
        (["console: 404 (x)", "console: 500 (y)"], ["404"], "500"),
        (["console: 404 (x)"], [], "404"),
        ([], ["404"], "did not complain"),
    ],
)
def test_what_is_expected_and_nothing_else_has_to_be_said(said: list[str], expected: list[str], fails: str) -> None:
    complaints = Complaints()
    complaints += said
    for pattern in expected:
        complaints.expect(pattern)
    if not fails:
        return complaints.settle()
    with pytest.raises(AssertionError, match=fails):
        complaints.settle()


@pytest.mark.parametrize("way", ["http", "disk"])
def test_a_window_that_is_used_again_is_as_new(windows: Windows, served: str, real_site: Path, way: str) -> None:
    page_of = f"{served}zh/about/" if way == "http" else (real_site / "zh/about/index.html").as_uri()
    options = {"base_url": served} if way == "http" else {"offline": True}
    with windows.lent(**options) as page:
        page.goto(page_of)
        new = page.evaluate(SEEN)
        page.set_viewport_size({"width": 390, "height": 800})
        page.emulate_media(media="print")
        page.evaluate("localStorage.mine = sessionStorage.mine = 1; document.cookie = 'mine=1'; location.hash = 'end'")
        page.mouse.move(300, 300)
        page.route("**/*", lambda route: route.abort())
        page.context.new_page()
        assert page.evaluate(SEEN) != new
    with windows.lent(**options) as again, windows.lent(**options) as other:
        assert again is page and other is not page
        assert again.goto(page_of) and again.evaluate(SEEN) == new
        assert again.context.pages == [again]
        assert not again.evaluate("document.querySelector('main:hover')")
