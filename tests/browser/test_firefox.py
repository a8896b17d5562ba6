"""The tests that Firefox runs believe its reader, so it is tried first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .firefox import Refused, Window, Wire, window


@pytest.fixture(params=["http", "disk"])
def fox(request: pytest.FixtureRequest, firefox: Wire, served: str, real_site: Path) -> Iterator[Window]:
    with window(firefox, served if request.param == "http" else f"{real_site.as_uri()}/") as opened:
        yield opened


def test_a_page_opens_without_complaint_in_a_window_of_its_size(fox: Window) -> None:
    fox.resize(390, 800)
    fox.go("zh/about/")
    assert fox.evaluate("[document.readyState, innerWidth, location.protocol]") == [
        "complete",
        390,
        f"{fox.home.partition(':')[0]}:",
    ]
    assert fox.picture().startswith(b"\x89PNG")
    assert fox.complaints() == []


def test_keys_and_the_mouse_reach_the_page(fox: Window) -> None:
    fox.go("zh/about/")
    fox.evaluate("document.body.replaceChildren(document.createElement('input'))")
    fox.click("input")
    fox.type("a海")
    fox.press("Tab")
    assert fox.evaluate("[document.querySelector('input').value, document.activeElement.tagName]") == ["a海", "BODY"]


def test_windows_know_nothing_of_each_other(firefox: Wire, served: str) -> None:
    with window(firefox, served) as one, window(firefox, served) as other:
        one.go("zh/about/")
        one.evaluate("localStorage.setItem('mine', '1')")
        other.go("zh/about/")
        assert other.evaluate("localStorage.getItem('mine')") is None


def test_a_request_to_another_host_is_noted_and_gets_nowhere(fox: Window) -> None:
    fox.go("zh/about/")
    with pytest.raises(Refused, match="NetworkError"):
        fox.evaluate("fetch('https://elsewhere.invalid/font.woff2')")
    noted: list[str] = []
    while not any("https://elsewhere.invalid/font.woff2" in complaint for complaint in noted):  # told a moment later
        fox.evaluate("new Promise((done) => setTimeout(done, 20))")
        noted += fox.complaints()


def test_errors_of_a_script_are_noted_once(fox: Window) -> None:
    fox.go("zh/about/")
    fox.evaluate("[console.error('first'), setTimeout(() => { throw new Error('second') })]")
    fox.evaluate("new Promise((done) => setTimeout(done, 100))")
    assert fox.complaints() == ["console: first", "javascript: Error: second"]
    assert fox.complaints() == []


def test_an_answer_that_is_an_error_is_noted(firefox: Wire, served: str) -> None:
    with window(firefox, served) as fox:
        fox.go("zh/no-such-page/")
        assert f"404: {served}zh/no-such-page/" in fox.complaints()
