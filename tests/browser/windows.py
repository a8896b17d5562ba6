"""Windows of Chromium that tests use one after another, and what the browser complains about in them.

To open a window takes the processor longer than most tests do, so one of each sort is kept and cleared after each test.
What came over http stays in its cache, which requests pass by where a test holds some of them back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

OWN_SCHEMES = ("file", "data", "blob", "about")


class Complaints(list[str]):
    """Console errors, uncaught exceptions and requests that would leave the site; each fails the test that does not
    expect it, and so does one that is expected and does not come.
    """

    def __init__(self) -> None:
        super().__init__()
        self._expected: list[re.Pattern[str]] = []

    def expect(self, pattern: str) -> None:
        """Take for granted, before or after they come, those in which the regular expression is found."""
        self._expected.append(re.compile(pattern))

    def settle(self) -> None:
        """Fail if anything was said that nobody expected, or nothing where something was expected."""
        others = [said for said in self if not any(one.search(said) for one in self._expected)]
        assert not others, "the browser complained:\n" + "\n".join(others)
        missing = [one.pattern for one in self._expected if not any(one.search(said) for said in self)]
        assert not missing, f"the browser did not complain: {missing}"


def hold_back(page: Page, complaints: Complaints, files: str) -> None:
    """Let no such file arrive (`**/facts/*.js`), which the browser complains about, until the window is told `unroute`."""
    page.route(files, lambda route: route.abort())
    named = r"\S*".join(re.escape(part) for part in re.split(r"\*+", files))
    complaints.expect(rf"^console: Failed to load resource: net::ERR_FAILED \({named}\)$")


@contextmanager
def watched(page: Page, served: str, complaints: list[str]) -> Iterator[None]:
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

    with (
        heard(page, "request", look),
        heard(page, "console", hear),
        heard(page, "pageerror", lambda error: complaints.append(f"exception: {error}")),
    ):
        yield


@contextmanager
def heard(page: Page, event: str, listener: Callable[[Any], None]) -> Iterator[None]:
    """Listen to a window for a while."""
    page.on(event, listener)  # type: ignore[call-overload] # one name of many
    try:
        yield
    finally:
        page.remove_listener(event, listener)


@contextmanager
def requests(page: Page) -> Iterator[list[str]]:
    """The addresses that a window asks for meanwhile."""
    asked: list[str] = []
    with heard(page, "request", lambda request: asked.append(request.url)):
        yield asked


class Windows:
    """One window of each sort, by the options of its context."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: dict[str, _Window] = {}

    @contextmanager
    def lent(self, **options: Any) -> Iterator[Page]:
        """A window at no page yet, as if it were new; not kept if it cannot be cleared."""
        sort = repr(sorted(options.items()))
        window = self._kept.pop(sort, None) or _Window(self._browser, options)
        try:
            yield window.page
        finally:
            window.clear()
            self._kept[sort] = window


class _Window:
    def __init__(self, browser: Browser, options: dict[str, Any]) -> None:
        self._context = browser.new_context(**options)
        self.page = self._context.new_page()
        self._size = self.page.viewport_size
        address = urlsplit(options.get("base_url", "file:"))
        self._origin = f"{address.scheme}://{address.netloc}"

    def clear(self) -> None:
        """Leave the page; forget routes, choices, what is stored, and where the window has been."""
        page = self.page
        page.unroute_all(behavior="ignoreErrors")
        for other in self._context.pages:
            if other is not page:
                other.close()
        page.goto("about:blank")
        page.mouse.move(0, 0)
        page.emulate_media(media="null")
        if self._size and page.viewport_size != self._size:
            page.set_viewport_size(self._size)
        self._context.clear_permissions()
        self._context.clear_cookies()
        # One that stays would undo the choice of a medium whenever the window changes its process.
        wire = self._context.new_cdp_session(page)
        wire.send("Storage.clearDataForOrigin", {"origin": self._origin, "storageTypes": "local_storage"})
        wire.send("Page.resetNavigationHistory")
        wire.detach()
