"""A reader at a browser: every complaint of the browser fails the test, unless the test expects it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from .windows import Complaints, Windows, watched


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """What the browser complains about; a test that causes a complaint on purpose expects it."""
    found = Complaints()
    yield found
    found.settle()


@pytest.fixture
def page(windows: Windows, served: str, complaints: Complaints) -> Iterator[Page]:
    """A cleared window, at no page yet; relative addresses are those of the served site: `page.goto("zh/")`."""
    with windows.lent(base_url=served, locale="zh-CN") as opened, watched(opened, served, complaints):
        yield opened
