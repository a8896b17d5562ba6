"""A reader at a browser: every complaint of the browser fails the test, unless the test clears it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

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
    """Note complaints; a request to another origin is noted and never sent."""
    origin = urlsplit(served).netloc

    def look(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.netloc == origin or address.scheme in OWN_SCHEMES:
            route.continue_()
        else:
            complaints.append(f"request to {route.request.url}")
            route.abort()

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    page.route("**/*", look)
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(f"exception: {error}"))
