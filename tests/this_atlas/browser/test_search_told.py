"""What a reader is told beside the rows: what was left out, what may have been meant, who does what, what the figures are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from ...browser.readers import PHONE, Go, address, over_http, typed
from ...browser.windows import Complaints, Windows

PAGE = "zh/about/"  # a light one: the box is the same on all
OPTION = "[role=option]"
LIVE = ".atlas-search [role=status]"
# What a row says but for its excerpt.
SAID = "rows => rows.map(row => [...row.querySelectorAll('.hit__head, .hit__meta')].map(one => one.textContent).join())"


def test_the_box_offers_what_may_have_been_meant(go: Go) -> None:
    page = go(PAGE)
    typed(page, "海们")
    expect(page.locator(".atlas-panel__head")).to_have_text("没有找到“海们”。是否要找：")
    expect(page.locator("[role=listbox]")).to_have_attribute("aria-label", "是否要找")
    expect(page.locator(OPTION).first).to_have_attribute("data-atlas-id", "regions/haimen")
    expect(page.locator(LIVE)).to_contain_text("是否要找")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert address(page) == "zh/regions/haimen/"


def test_the_page_offers_what_may_have_been_meant(go: Go) -> None:
    page = go("zh/search/?q=海们")
    expect(page.locator(".search-status")).to_have_text("没有找到“海们”。是否要找：")
    expect(page.locator(".search-empty .hit").first).to_have_attribute("data-atlas-id", "regions/haimen")


def test_what_is_left_out_is_said(go: Go) -> None:
    page = go(PAGE)
    typed(page, "长海大厦 停车场")
    expect(page.locator(OPTION).first).to_have_attribute("data-atlas-id", "carriers/changhai-tower")
    expect(page.locator(".atlas-panel__note")).to_have_text("不含：停车场")
    expect(page.locator(LIVE)).to_contain_text("不含：停车场")
    page = go("zh/search/?q=长海大厦 停车场")
    expect(page.locator(".search-status .search-without")).to_have_text("不含：停车场")
    expect(page.locator(".hit").first).to_have_attribute("data-atlas-id", "carriers/changhai-tower")


def test_that_a_place_has_none_of_a_kind_is_said(go: Go) -> None:
    page = go(PAGE)
    typed(page, "启东有哪些独角兽")
    first = page.locator(OPTION).first
    expect(first).to_have_attribute("data-atlas-id", "regions/qidong")
    expect(first).to_contain_text("此地没有收录：独角兽")
    page = go("en/search/?q=which unicorns are in Qidong")
    expect(page.locator(".hit").first).to_contain_text("None recorded here: unicorns")


@pytest.mark.parametrize("title", ["企业", "国家高新区", "孵化器"])
def test_rows_of_equal_title_differ_in_what_else_they_say(title: str, go: Go) -> None:
    page = go(f"zh/search/?q={title}")
    expect(page.locator(".search-status")).not_to_contain_text("仍在")
    entries = page.locator(".hit:not(.hit--fact):not(.hit--relation)")
    expect(entries.nth(1)).to_be_visible()
    rows = entries.evaluate_all(SAID)
    assert len(rows) > 1 and len(set(rows)) == len(rows)
    page = go(PAGE)
    typed(page, title)
    expect(page.locator(OPTION).nth(1)).to_be_visible()
    options = page.locator(OPTION).all_text_contents()
    assert len(set(options)) == len(options)


def test_a_query_that_finds_nothing_leads_to_a_closer_look(go: Go) -> None:
    page = go(PAGE)
    typed(page, "xqzjjj")
    expect(page.locator(".atlas-panel__note")).to_have_text("没有找到“xqzjjj”。")
    page.locator(".atlas-panel__all").click()
    page.wait_for_url("**q=xqzjjj")
    expect(page.locator(".search-status")).to_have_text("没有找到“xqzjjj”。")


def test_a_relation_leads_to_both_its_ends_and_its_source(go: Go) -> None:
    page = go("zh/search/?q=东久中国投资了什么")
    row = page.locator(".hit--relation").first
    expect(row.locator(".hit__link")).to_contain_text("投资")
    ends = row.locator(".hit__said a:not(.cite)")
    expect(ends).to_have_text(["东久中国", "东久（海门）生命科技产业园"])
    expect(row.locator(".cite")).to_contain_text("海门 2023")
    expect(row.locator(".hit__meta")).to_contain_text("关联")
    expect(page.locator("input[name=type][value=relation]")).to_be_attached()


def test_a_relation_is_an_option_of_the_box(go: Go) -> None:
    page = go(PAGE)
    typed(page, "谁运营长海大厦")
    option = page.locator(".atlas-option--relation").first
    expect(option).to_contain_text("海门科技人才发展集团")
    expect(option.locator(".hit__line--meta")).to_contain_text("关联")


def test_two_names_open_the_comparison(go: Go) -> None:
    page = go("zh/search/?q=海门和海安对比")
    page.get_by_role("link", name="比较：海门区、海安市").click()
    page.wait_for_url("**/compare/**places=haimen,haian")


def test_a_place_shows_its_newest_figures(go: Go) -> None:
    page = go("zh/search/?q=海门")
    figures = page.locator(".hit[data-atlas-id='regions/haimen'] .hit__figures a")
    expect(figures.first).to_be_visible()
    assert 1 <= figures.count() <= 3
    assert "#" in str(figures.first.get_attribute("href"))
    page = go(PAGE)
    typed(page, "海门")
    expect(page.locator(OPTION).first.locator(".hit__line--figures .hit__value").first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "leads"),
    [("苏州工业园区", "zh/regions/suzhou-industrial-park/"), ("海门", "zh/search/?q=海门")],
    ids=["a whole name", "a short one"],
)
def test_enter_opens_what_is_called_exactly_so(go: Go, query: str, leads: str) -> None:
    page = go(PAGE)
    typed(page, query)
    expect(page.locator(LIVE)).to_contain_text("另有更多")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert address(page) == leads


# Rows that stand


@pytest.fixture
def held(page: Page) -> Iterator[list[Route]]:
    """The index of texts, kept back until it is let go."""
    routes: list[Route] = []
    page.route("**/assets/search/text.js*", lambda route: routes.append(route))
    yield routes
    page.unroute_all(behavior="ignoreErrors")


def _places(page: Page, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(selector).evaluate_all(
        "rows => Object.fromEntries(rows.map(row => [row.dataset.atlasId, row.getBoundingClientRect().top]))"
    )
    return found


@pytest.mark.parametrize("query", ["船舶", "谁投资了数字健康示范基地", "南通飞地孵化器数量", "hm zaiti"])
def test_no_row_of_the_box_moves_when_texts_come_in(page: Page, held: list[Route], query: str) -> None:
    page.goto(PAGE)
    typed(page, query)
    expect(page.locator(OPTION).first).to_be_visible()
    before = _places(page, OPTION)
    held[0].continue_()
    expect(page.locator(LIVE)).not_to_contain_text("仍在")
    after = _places(page, OPTION)
    assert before == {key: after.get(key) for key in before}


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("query", ["船舶", "谁投资了数字健康示范基地", "hm zaiti"])
def test_no_row_of_the_page_moves_when_texts_come_in(page: Page, held: list[Route], query: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"zh/search/?q={query}", wait_until="commit")
    expect(page.locator(".search-status")).to_contain_text("仍在")
    before = _places(page, ".hit")
    assert before
    held[0].continue_()
    expect(page.locator(".search-status")).not_to_contain_text("仍在")
    after = _places(page, ".hit")
    assert before == {key: after.get(key) for key in before}


def test_a_finger_meets_the_row_that_it_was_put_on(windows: Windows, served: str, complaints: Complaints) -> None:
    with over_http(windows, served, complaints, **PHONE) as go:
        page = go(PAGE)
        routes: list[Route] = []
        page.route("**/assets/search/text.js*", lambda route: routes.append(route))
        page.locator("#atlas-q").tap()
        page.keyboard.type("船舶")
        option = page.locator(OPTION).last
        expect(option).to_be_visible()
        place, wanted = option.bounding_box(), option.get_attribute("href")
        routes[0].continue_()
        expect(page.locator(LIVE)).not_to_contain_text("仍在")
        assert place
        page.touchscreen.tap(place["x"] + 20, place["y"] + 10)
        page.wait_for_url(f"**/{str(wanted).rpartition('/zh/')[2]}")
        page.unroute_all(behavior="ignoreErrors")
