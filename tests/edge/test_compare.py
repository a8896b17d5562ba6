"""Places that report little, side by side: what is missing is said to be missing, and is never a nought."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .cases import LONG_NAMES
from .looking import WIDTHS, look

NOTHING = {"zh": "所选地区没有共同报告的指标。", "en": "The chosen places report no indicator in common."}
SILENT = {"zh": "未报告", "en": "not reported"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_place_without_figures_is_not_among_the_choices_and_the_page_says_so(edge_page: Page, lang: str) -> None:
    edge_page.goto(f"{lang}/compare/?places=jingshui,wuzuobiao")
    assert edge_page.locator("input[name=places][value=jingshui]").count() == 0
    expect(edge_page.locator(".explore-notes p")).to_have_count(2)
    expect(edge_page.locator(".explore-notes")).to_contain_text("jingshui")
    assert edge_page.locator("input[name=places]:checked").count() == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_places_with_nothing_in_common_are_not_reported_rather_than_zero(edge_page: Page, lang: str) -> None:
    edge_page.goto(f"{lang}/compare/?places=yishi,gucheng&alone=1")
    expect(edge_page.locator(".compare-summary")).to_have_text(NOTHING[lang])
    cells = edge_page.locator(".compare-table td")
    empty = [text for text, figures in zip(cells.all_inner_texts(), _figures(edge_page), strict=True) if not figures]
    assert empty == [SILENT[lang]] * 2
    assert edge_page.locator(".compare-table .figure").count() == 2


def _figures(page: Page) -> list[int]:
    """How many figures each cell of the comparison holds."""
    found: list[int] = page.locator(".compare-table td").evaluate_all(
        "cells => cells.map(cell => cell.querySelectorAll('.figure').length)"
    )
    return found


def test_only_shared_measures_of_places_that_share_none_leave_no_table(edge_page: Page) -> None:
    edge_page.goto("en/compare/?places=yishi,gucheng")
    expect(edge_page.locator(".compare-summary")).to_have_text(NOTHING["en"])
    expect(edge_page.locator(".compare-table")).to_be_hidden()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_name_beside_forty_figures_fits_every_width(edge_page: Page, lang: str) -> None:
    edge_page.goto(f"{lang}/compare/?places=wanxiang,changming,yishi")
    name = LONG_NAMES["regions"][lang == "en"]
    for width in WIDTHS:
        edge_page.set_viewport_size({"width": width, "height": 900})
        assert look(edge_page, f"{lang} at {width}") == []
        expect(edge_page.locator(".compare-chosen")).to_contain_text(name)


def test_the_head_that_stays_in_sight_is_no_taller_for_a_long_name(edge_page: Page) -> None:
    edge_page.goto("en/compare/?places=wanxiang,changming")
    heads = edge_page.locator("table thead tr").evaluate_all(
        "rows => rows.map(row => row.offsetHeight).filter(Boolean)"
    )
    assert heads
    assert max(heads) < 170
