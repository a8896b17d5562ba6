"""In a browser, at the width of a phone and of a desktop: no text leaves its drawing, none covers another, all of it
can be read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .made import all_pictures

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SMALLEST = 9.8  # px, of any text; body text is 15.6
SHEETS = ("atlas.css", "pictures.css")
FRAME = (
    "body { margin: 0 } .md-typeset { padding: 16px; font-size: 15.6px; line-height: 1.75 } svg a { cursor: pointer }"
)
LOOK = """() => {
  const wrong = [];
  for (const svg of document.querySelectorAll(".fig svg")) {
    const sheet = svg.getBoundingClientRect();
    if (!sheet.width) continue;
    const page = svg.closest("[data-page]").dataset.page, boxes = [];
    const scale = sheet.width / svg.viewBox.baseVal.width;
    for (const text of svg.querySelectorAll("text")) {
      if (!text.textContent) continue;
      const box = text.getBoundingClientRect(), said = page + ": " + text.textContent;
      const sideways = box.left < sheet.left - 2 || box.right > sheet.right + 2;
      if (sideways || box.top < sheet.top - 2 || box.bottom > sheet.bottom + 2) wrong.push("outside " + said);
      if (parseFloat(getComputedStyle(text).fontSize) * scale < SMALLEST) wrong.push("small " + said);
      for (const other of boxes) {
        const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const tall = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (wide > 2 && tall > 4.5) wrong.push("covered " + said);
      }
      boxes.push(box);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) wrong.push("the page scrolls sideways");
  return wrong;
}""".replace("SMALLEST", str(SMALLEST))


@pytest.mark.parametrize("width", [360, 781])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("which", ["full", "real"])
def test_every_picture_can_be_read(browser: Browser, root: Path, which: str, language: str, width: int) -> None:
    sheets = "".join((root / "docs" / "assets" / name).read_text(encoding="utf-8") for name in SHEETS)
    found = [one for one in all_pictures(which) if one[0].startswith(language)]
    body = "".join(f'<div data-page="{path} {name}">{markup}</div>' for path, name, markup in found)
    head = f'<!doctype html><html dir="ltr" lang="{language}"><style>{sheets}{FRAME}</style>'
    html = f'{head}<body data-md-color-scheme="default"><div class="md-typeset">{body}</div>'
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(html)
    wrong = page.evaluate(LOOK)
    page.close()
    assert found
    assert wrong == []
