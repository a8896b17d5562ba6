"""Nothing moves after it was shown: not while results, tables and choices of the address come in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ...edge.looking import SHIFTS, late, moved

PAGES = [
    "",
    "zh/",
    "zh/regions/haimen/",
    "zh/programmes/riverside-belt-haimen/",
    "en/organizations/",
    "zh/terms/",
    "en/facts/?place=nantong&status=target",
    "zh/compare/?places=haimen,wuxi,chengdu",
    "zh/search/",
    "zh/search/?q=hm%20zaiti",
    "en/search/?q=xqzjjj",
    "zh/index-az/",
]


@pytest.mark.parametrize(
    ("width", "path"), [*((390, path) for path in PAGES), *((1366, path) for path in PAGES if "/?" in path)]
)
def test_nothing_moves(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    with page.add_init_script(SHIFTS):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert moved(page) == 0


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize(
    "path",
    [
        "en/facts/",
        "en/facts/?place=nantong&status=target",
        "zh/facts/?q=zzzz",
        "zh/facts/?sort=-value&colour=red&kind=none",
        "zh/compare/",
        "en/compare/?places=haimen,wuxi,nowhere",
        "en/compare/?places=baoding,beijing",
    ],
)
def test_nothing_moves_when_what_is_needed_comes_after_the_first_paint(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.route("**/assets/portions/**", late)
    with page.add_init_script(SHIFTS):
        page.goto(path)
        expect(page.locator("form.is-waiting")).to_have_count(0)
        assert moved(page) == 0
