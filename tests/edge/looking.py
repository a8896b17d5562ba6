"""A look at a page in a browser: what is wrong with it, at which width and on which medium."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, Route

LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
WIDTHS = (360, 768, 1280)
PAPER = 718  # of A4, in pixels, between the margins of a printed page
# What moves after it was shown, as the browser adds it up.
SHIFTS = (
    "new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.moved = (window.moved || 0) + entry.value; })"
    ".observe({ type: 'layout-shift', buffered: true });"
)
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.moved || 0))))"
LATE = 0.05  # seconds that a script arrives after the page: time for a first paint without it


class Fault(NamedTuple):
    """Something wrong: of which sort, what it says, where."""

    sort: str
    said: str
    where: str


def late(route: Route) -> None:
    """Lets a script arrive after the first paint, as on a slow line: what it adds may move nothing."""
    time.sleep(LATE)
    route.continue_()


def look(page: Page, where: str) -> list[Fault]:
    """Faults of the page as it is shown now."""
    return [Fault(fault["sort"], fault["said"], where) for fault in page.evaluate(LOOK)]


def moved(page: Page) -> float:
    """How much of the page moved since it began to load."""
    return float(page.evaluate(SETTLED))


def look_at_all_widths(page: Page, where: str) -> list[Fault]:
    """Faults on a phone, a tablet, a desktop and on paper."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += look(page, f"{where} at {width}")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.emulate_media(media="print")
    found += look(page, f"{where} on paper")
    page.emulate_media(media="screen")
    return found
