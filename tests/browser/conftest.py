"""A reader at a browser: every complaint of the browser fails the test, unless the test clears it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

OWN_SCHEMES = ("file", "data", "blob", "about")


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """Console errors, uncaught exceptions and requests that would leave the site.

    A test that causes one on purpose clears the list.
    """
    found: list[str] = []
    yield found
    assert not found, "the browser complained:\n" + "\n".join(found)


@pytest.fixture
def page(browser: Browser, served: str, complaints: list[str]) -> Iterator[Page]:
    """A new window with an empty cache, at no page yet; relative addresses are those of the served site:
    `page.goto("zh/")`.
    """
    context = browser.new_context(base_url=served, locale="zh-CN")
    opened = context.new_page()
    watch(opened, served, complaints)
    yield opened
    context.close()


def watch(page: Page, served: str, complaints: list[str]) -> None:
    """Note complaints; a request to another origin is noted, and the browser knows no other host (see BROWSER_OPTIONS).

    Requests are only heard, not held: a page whose every request goes through the test takes several times as long.
    """
    origin = urlsplit(served).netloc

    def look(request: Request) -> None:
        address = urlsplit(request.url)
        if address.netloc != origin and address.scheme not in OWN_SCHEMES:
            complaints.append(f"request to {request.url}")

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    page.on("request", look)
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(f"exception: {error}"))
