"""With colours of the reader's own, what a picture tells by a filled shape is still there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page

from ...browser.windows import Windows

# The colour of the ground, and the colours of what is found, as the browser shows them.
SHOWN = """([selector, property]) => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.cssText = "background: Canvas; forced-color-adjust: none";
  const ground = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return [ground, [...document.querySelectorAll(selector)].map(one => getComputedStyle(one)[property])];
}"""


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, windows: Windows, served: str) -> Iterator[Page]:
    scheme: Literal["light", "dark"] = request.param
    with windows.lent(base_url=served, color_scheme=scheme, forced_colors="active") as page:
        yield page


@pytest.mark.parametrize(
    ("path", "selector", "kind"),
    [
        ("en/", ".fig .river", "stroke"),
        ("en/", ".fig .place circle", "fill"),
        ("en/compare/", ".compare-bar-filled", "backgroundColor"),
        ("en/compare/", ".light--alike .light__lamp", "backgroundColor"),
        ("en/regions/nantong/", ".trend .mk-actual", "fill"),
        ("en/regions/nantong/", ".trend .course", "stroke"),
    ],
)
def test_a_shape_does_not_vanish_in_the_ground(forced: Page, path: str, selector: str, kind: str) -> None:
    forced.goto(path)
    forced.locator(selector).first.wait_for(state="attached")
    ground, colours = forced.evaluate(SHOWN, [selector, kind])
    assert colours and ground not in colours


def test_lights_of_a_row_differ_by_their_fill(forced: Page) -> None:
    forced.goto("en/compare/")
    forced.locator(".light--alike").first.wait_for(state="attached")
    fills = {
        one: forced.locator(f".light--{one} .light__lamp").first.evaluate(
            "lamp => getComputedStyle(lamp).backgroundColor + getComputedStyle(lamp).backgroundImage"
        )
        for one in ("alike", "care")
    }
    assert fills["alike"] != fills["care"]
