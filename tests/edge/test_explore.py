"""Filters that leave nothing say so, and let the reader go back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .looking import look

NONE = {"zh": "没有符合全部条件的内容。", "en": "Nothing meets all the conditions."}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", ["facts", "organizations", "terms"])
def test_filters_that_leave_nothing_say_so_and_can_be_cleared(edge_page: Page, lang: str, page: str) -> None:
    edge_page.goto(f"{lang}/{page}/?q=zzzz")
    expect(edge_page.locator(".explore-notes")).to_have_text(NONE[lang])
    assert edge_page.locator(f"#{page} [data-id]:visible").count() == 0
    expect(edge_page.locator(".explore-csv")).to_be_disabled()
    assert look(edge_page, page) == []
    edge_page.locator(".explore-clear").click()
    expect(edge_page.locator(".explore-notes")).to_have_text("")
    assert (
        edge_page.locator(f"#{page} [data-id]:visible").count() == edge_page.locator(f"#{page} [data-id]").count() > 0
    )
