"""Nothing moves after it was shown: not while results, tables and choices of the address come in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from ...edge.looking import SHIFTS, moved

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
    page.add_init_script(SHIFTS)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert moved(page) == 0
