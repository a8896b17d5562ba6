"""The window of `tests/browser`, opened on this atlas, and one on it in each of the two ways that readers come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ...browser.conftest import complaints, page
from ...browser.firefox import Window, Wire, window
from ...browser.readers import Go, from_disk, over_http
from ...browser.windows import Complaints, Windows

__all__ = ["complaints", "page"]


@pytest.fixture(scope="module", params=["http", "disk"])
def fox_window(request: pytest.FixtureRequest, firefox: Wire, served: str, real_site: Path) -> Iterator[Window]:
    """One window for all tests of a file: to open another takes longer than most of them do."""
    with window(firefox, served if request.param == "http" else f"{real_site.as_uri()}/") as opened:
        yield opened


@pytest.fixture
def fox(fox_window: Window) -> Iterator[Window]:
    """A window of Firefox, over http and from disk; no network reaches further than this machine."""
    yield fox_window
    found = fox_window.complaints()
    fox_window.evaluate("localStorage.clear()")
    fox_window.resize(1280, 900)
    assert not found, "Firefox complained:\n" + "\n".join(found)


@pytest.fixture(params=["http", "disk"])
def go(
    request: pytest.FixtureRequest, windows: Windows, served: str, real_site: Path, complaints: Complaints
) -> Iterator[Go]:
    """The same story over http and from disk, without any network."""
    way = (
        over_http(windows, served, complaints) if request.param == "http" else from_disk(windows, real_site, complaints)
    )
    with way as opened:
        yield opened
