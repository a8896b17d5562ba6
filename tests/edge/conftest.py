"""The extreme atlas built by the site builder, strictly, and read page by page in a browser once a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from lib.sites import serving

from ..site.conftest import copy_project, start
from .cases import LONG_MEASURE
from .looking import LATE, SHIFTS, Fault, look_at_all_widths, moved
from .made import write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

SCHEMES: dict[str, Literal["dark", "light"]] = {"zh": "dark", "en": "light"}
PHONE: ViewportSize = {"width": 360, "height": 800}
PLAIN = (
    "firm-",
    "/about/",
    "/contribute/",
    "/data/",
    "/dictionary/",
    "/method/",
    "/search",
)  # pages that the extremes do not touch
MEASURES = (
    "/indicators/",
    "/indicators/exports/",
    "/indicators/investment/",
    f"/indicators/{LONG_MEASURE}/",
)  # others are like these


@pytest.fixture(scope="session")
def edge_built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; its build stops at the first warning."""
    data = write(tmp_path_factory.mktemp("extreme") / "data")
    project = start(copy_project(root, tmp_path_factory.mktemp("edge"), data))
    code, printed = project.done()
    assert code == 0, printed
    return project.site


@pytest.fixture(scope="session")
def edge_served(edge_built: Path) -> Iterator[str]:
    """Its address."""
    with serving.serving(edge_built) as address:
        yield address


@pytest.fixture
def edge_page(browser: Browser, edge_served: str) -> Iterator[Page]:
    """A new window on a desktop; an exception of a script fails the test."""
    context = browser.new_context(base_url=edge_served, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture(scope="session")
def faults(browser: Browser, edge_built: Path) -> list[Fault]:
    """Everything wrong with every page that the data shape, at all widths and on paper; scripts come after the first paint.

    The server holds them back: a page whose requests go through the test takes half as long again.
    """
    with serving.serving(edge_built, LATE) as served:
        return [fault for language in SCHEMES for fault in _read(browser, edge_built, served, language)]


def _read(browser: Browser, site: Path, served: str, language: str) -> Iterator[Fault]:
    context = browser.new_context(base_url=served, color_scheme=SCHEMES[language], viewport=PHONE)
    context.add_init_script(SHIFTS)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"{page.url}: {error}"))
    for path in _paths(site, language):
        page.set_viewport_size(PHONE)
        page.goto(path)
        shift = moved(page)
        yield from [Fault("moved", str(shift), path)] if shift else []
        yield from look_at_all_widths(page, path)
    context.close()


def _paths(site: Path, language: str) -> list[str]:
    """Pages that the data shape."""
    found = sorted(path.parent.relative_to(site).as_posix() + "/" for path in (site / language).rglob("index.html"))
    shaped = [path for path in found if not any(part in path for part in PLAIN)]
    return [path for path in shaped if "/indicators/" not in path or path.endswith(MEASURES)]
