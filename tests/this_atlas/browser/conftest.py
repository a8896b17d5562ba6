"""The window of `tests/browser`, opened on this atlas, and one on it in each of the two ways that readers come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ...browser.conftest import complaints, page
from ...browser.firefox import Window, Wire, window
from ...browser.readers import Go, from_disk, over_http

__all__ = ["complaints", "page"]


@pytest.fixture(params=["http", "disk"])
def fox(request: pytest.FixtureRequest, firefox: Wire, served: str, real_site: Path) -> Iterator[Window]:
    """A window of Firefox, over http and from disk; no network reaches further than this machine."""
    with window(firefox, served if request.param == "http" else f"{real_site.as_uri()}/") as opened:
        yield opened


@pytest.fixture(params=["http", "disk"])
def go(
    request: pytest.FixtureRequest, browser: Browser, served: str, real_site: Path, complaints: list[str]
) -> Iterator[Go]:
    """The same story over http and from disk, without any network."""
    way = (
        over_http(browser, served, complaints) if request.param == "http" else from_disk(browser, real_site, complaints)
    )
    with way as opened:
        yield opened
