"""The picture of README.md, taken of the built site from disk: two pages side by side in one frame."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

import _browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

PAGES = ("zh/regions/haimen/index.html", "en/programmes/sip-biomedicine/index.html")
SIZE: ViewportSize = {"width": 1180, "height": 1240}
FRAME = '<body style="display:flex;gap:24px;margin:0;padding:24px;background:#dcd8cc">{}</body>'
PICTURE = '<img style="flex:1;min-width:0;border-radius:4px" src="data:image/png;base64,{}">'


def draw(root: Path) -> None:
    """Write .github/screenshot.png; the site must have been built into site/."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_browser.find_or_install(), args=["--no-sandbox", "--disable-gpu"])
        shots = [_shot(browser, root / "site" / name) for name in PAGES]
        frame = browser.new_page(viewport={"width": 1600, "height": 900})
        frame.set_content(FRAME.format("".join(PICTURE.format(shot) for shot in shots)))
        frame.locator("body").screenshot(path=root / ".github" / "screenshot.png")
        browser.close()


def _shot(browser: Browser, page_file: Path) -> str:
    """One page as a PNG in base 64."""
    page = browser.new_page(viewport=SIZE, color_scheme="light")
    page.goto(page_file.as_uri())
    return base64.b64encode(page.screenshot()).decode()
