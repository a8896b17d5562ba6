"""Readers who meet the site in different ways: over http, from a folder on disk, on a phone, without script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from .conftest import watch

Go = Callable[[str], Page]
DESKTOP = {"width": 1280, "height": 900}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}


@contextmanager
def over_http(browser: Browser, served: str, complaints: list[str], **options: Any) -> Iterator[Go]:
    """A reader of the published site; `go("zh/")` opens a page of it in the one window."""
    context = browser.new_context(**{"base_url": served, "locale": "zh-CN", "viewport": DESKTOP, **options})
    page = context.new_page()
    watch(page, served, complaints)

    def go(path: str) -> Page:
        page.goto(path)
        return page

    yield go
    context.close()


@contextmanager
def from_disk(browser: Browser, site: Path, complaints: list[str], **options: Any) -> Iterator[Go]:
    """A reader of the folder, opened by double-click, with no network at all."""
    context = browser.new_context(**{"offline": True, "locale": "zh-CN", "viewport": DESKTOP, **options})
    page = context.new_page()
    watch(page, "file://", complaints)

    def go(path: str) -> Page:
        folder, question, query = path.partition("?")
        page.goto(f"{site.as_uri()}/{folder}index.html{question}{query}")
        return page

    yield go
    context.close()


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
