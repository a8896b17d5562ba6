"""Pictures of the built site, taken from disk: the one in README.md, and the gallery of its sorts of pages."""

from __future__ import annotations

import base64
import html
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lib.browser import find_or_install

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

PICTURED = ("zh/regions/haimen/index.html", "en/programmes/sip-biomedicine/index.html")
PICTURE_SIZE: ViewportSize = {"width": 1180, "height": 1240}
FRAME = '<body style="display:flex;gap:24px;margin:0;padding:24px;background:#dcd8cc">{}</body>'
PICTURE = '<img style="flex:1;min-width:0;border-radius:4px" src="data:image/png;base64,{}">'

# The sorts of pages, each by an address below a language.
GALLERY = {
    "home": "index.html",
    "region": "regions/haimen/index.html",
    "system": "programmes/riverside-belt-haimen/index.html",
    "chain": "clusters/integrated-circuits/index.html",
    "firm": "organizations/qingyun-new-materials/index.html",
    "measure": "indicators/investment-total/index.html",
    "source": "sources/haimen-2023/index.html",
    "index": "programmes/index.html",
    "terms": "terms/index.html",
    "figures": "facts/index.html?place=nantong",
    "compare": "compare/index.html?places=haimen,wuxi,chengdu",
    "search": "search/index.html?q=hm%20zaiti",
    "az": "index-az/index.html",
    "method": "method/index.html",
}
LANGUAGES = ("zh", "en")
SIZES: dict[str, ViewportSize] = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1366, "height": 900}}
SCHEMES = ("light", "dark")
TOUCHED = 600  # pixels below which a window is that of a phone
INDEX = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>
body {{ font: 14px sans-serif; margin: 2rem }}
figure {{ display: inline-block; margin: 0 1rem 1rem 0 }}
img {{ border: 1px solid #999; height: 420px }}
</style>
{}</html>
"""
FIGURE = '<figure><a href="{0}"><img src="{0}" loading="lazy" alt=""></a><figcaption>{1}</figcaption></figure>'


def draw_picture(site: Path, target: Path) -> None:
    """Two pages side by side in one frame, as a PNG."""
    with _browsing() as browser:
        shots = [base64.b64encode(_shot(browser, (site / name).as_uri(), PICTURE_SIZE)).decode() for name in PICTURED]
        frame = browser.new_page(viewport={"width": 1600, "height": 900})
        frame.set_content(FRAME.format("".join(map(PICTURE.format, shots))))
        frame.locator("body").screenshot(path=target)


def draw_gallery(site: Path, folder: Path, names: list[str], *, whole: bool) -> None:
    """PNGs `page-language-size-scheme.png` and index.html into a folder; FileNotFoundError if a page is not in the site."""
    folder.mkdir(parents=True, exist_ok=True)
    with _browsing() as browser:
        for done, name in enumerate(names, 1):
            for language, (size, viewport), scheme in itertools.product(LANGUAGES, SIZES.items(), SCHEMES):
                address = _address(site, f"{language}/{GALLERY[name]}")
                (folder / f"{name}-{language}-{size}-{scheme}.png").write_bytes(
                    _shot(browser, address, viewport, scheme, whole=whole)
                )
            print(f"{done} of {len(names)}: {name}", flush=True)
    (folder / "index.html").write_text(INDEX.format("\n".join(_sections(folder))), encoding="utf-8")


@contextmanager
def _browsing() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def _shot(browser: Browser, address: str, size: ViewportSize, scheme: str = "light", *, whole: bool = False) -> bytes:
    """One page as a PNG, once what its scripts put into it is there."""
    touched = size["width"] < TOUCHED
    page = browser.new_page(
        viewport=size, color_scheme="dark" if scheme == "dark" else "light", is_mobile=touched, has_touch=touched
    )
    page.goto(address, wait_until="networkidle")
    page.wait_for_function("document.querySelector('[data-atlas-id]') || !location.search.includes('q=')")
    shot = page.screenshot(full_page=whole)
    page.close()
    return shot


def _address(site: Path, name: str) -> str:
    """Address on disk of a page with what follows its `?`."""
    path, mark, query = name.partition("?")
    return (site / path).resolve(strict=True).as_uri() + mark + query


def _sections(folder: Path) -> Iterator[str]:
    """The pictures in a folder, a heading for each page."""
    for name, pictures in itertools.groupby(
        sorted(folder.glob("*-*-*-*.png")), key=lambda path: path.name.partition("-")[0]
    ):
        yield f"<h2>{html.escape(name)}</h2>"
        yield from (FIGURE.format(html.escape(path.name), html.escape(path.stem)) for path in pictures)
