"""Readers who meet the site in different ways: over http, from a folder on disk, on a phone, without script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from .windows import Complaints, Windows, watched

Go = Callable[[str], Page]
WIDTHS = (320, 390, 768, 1280)
DESKTOP = {"width": 1280, "height": 900}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}


@contextmanager
def over_http(windows: Windows, served: str, complaints: Complaints, **options: Any) -> Iterator[Go]:
    """A reader of the published site; `go("zh/")` opens a page of it in the one window."""
    options = {"base_url": served, "locale": "zh-CN", "viewport": DESKTOP, **options}
    with windows.lent(**options) as page, watched(page, served, complaints):

        def go(path: str) -> Page:
            page.goto(path)
            return page

        yield go


@contextmanager
def from_disk(windows: Windows, site: Path, complaints: Complaints, **options: Any) -> Iterator[Go]:
    """A reader of the folder, opened by double-click, with no network at all."""
    options = {"offline": True, "locale": "zh-CN", "viewport": DESKTOP, **options}
    with windows.lent(**options) as page, watched(page, "file://", complaints):

        def go(path: str) -> Page:
            folder, question, query = path.partition("?")
            page.goto(f"{site.as_uri()}/{folder}index.html{question}{query}")
            return page

        yield go


def wider_than(page: Page, widths: Iterable[int]) -> list[int]:
    """At which widths of the window the page could be pushed sideways."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(width)
    return found


def typed(page: Page, text: str) -> None:
    """Put a text into the search box at once, as a paste does."""
    page.locator("#atlas-q").fill(text)


def unfold(page: Page) -> None:
    """Open every chapter of the page and every fold in one."""
    page.evaluate("document.querySelectorAll('.chapter, .fold').forEach((one) => { one.open = true; })")


def address(page: Page) -> str:
    """The path of the page below the site, alike over http and from disk, with its query."""
    path = str(page.evaluate("decodeURIComponent(location.href)")).replace("/index.html", "/")
    for language in ("/zh/", "/en/"):
        if language in path:
            return language.lstrip("/") + path.partition(language)[2]
    return path
