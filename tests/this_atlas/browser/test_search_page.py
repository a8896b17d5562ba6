"""The search page, its address, its facets and its empty states; the A–Z index; the examples that readers are given."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from ...browser.readers import PHONE, Go, address, over_http, typed
from ...browser.windows import Complaints, Windows, hold_back

AREA = "programmes/riverside-belt-haimen#carrier-floor-area-2023-11"


def number(page: Page) -> int:
    """How many results the page says it shows, once it has them all."""
    status = page.locator(".search-status")
    expect(status).to_contain_text(re.compile("[0-9]"))
    expect(status).not_to_contain_text(re.compile("仍在|still"))
    return int(re.findall("[0-9]+", status.inner_text())[-1])  # “40条结果中的7条”


def ids(page: Page) -> list[str]:
    """Ids of the results, in order."""
    found: list[str] = page.locator(".hit").evaluate_all("nodes => nodes.map(node => node.dataset.atlasId)")
    return found


def choice(page: Page, name: str, value: str) -> None:
    """Tick or untick a value of a facet."""
    page.locator(f"input[name={name}][value='{value}']").click()


def test_an_address_shows_its_results(go: Go) -> None:
    page = go("zh/search/?q=海门")
    expect(page.locator(".hit").first).to_have_attribute("data-atlas-id", "regions/haimen")
    expect(page.locator("#atlas-q")).to_have_value("海门")
    expect(page.locator(".hit mark").first).to_have_text("海门")
    expect(page.locator(".hit .hit__reason").first).not_to_be_empty()
    expect(page).to_have_title("搜索：海门 · 科创图谱")
    expect(page.locator(".search-start")).to_be_hidden()
    page.locator(".hit__link").first.click()
    expect(page.locator("h1")).to_contain_text("海")
    assert address(page) == "zh/regions/haimen/"


def test_place_and_measure_show_the_figure_with_all_that_belongs_to_it(go: Go) -> None:
    page = go("zh/search/?q=海门 载体 面积")
    row = page.locator(f".hit[data-atlas-id='{AREA}']")
    expect(row.locator(".hit__value")).to_have_text("249万平方米")
    facts = row.locator(".hit__facts")
    for term, shown in (("时点", "2023年11月"), ("性质", "实际"), ("口径", "科创载体"), ("出处", "海门 2023 ¶10")):
        expect(facts.locator("div").filter(has_text=term)).to_contain_text(shown)
    row.locator(".cite").click()
    assert address(page).startswith("zh/sources/") and page.url.endswith("#p10")


def test_a_row_of_a_figure_offers_its_citation(go: Go) -> None:
    page = go("zh/search/?q=海门 载体 面积")
    row = page.locator(f".hit[data-atlas-id='{AREA}']")
    row.locator(".hit__link").focus()
    button = row.get_by_role("button", name="引用")
    expect(button).to_be_visible()
    row.locator("a").last.focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").locator("textarea")).to_have_value(re.compile("249万平方米"))
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_a_row_that_is_no_figure_offers_none(page: Page) -> None:
    page.goto("zh/search/?q=海门")
    first = page.locator(".hit").first
    first.locator(".hit__link").focus()
    expect(first.locator(".hit__figures")).to_be_visible()
    expect(first.get_by_role("button")).to_have_count(0)


def test_english_figures_keep_what_is_printed(page: Page) -> None:
    page.goto("en/search/?q=haimen carrier area")
    row = page.locator(f".hit[data-atlas-id='{AREA}']")
    expect(row.locator(".hit__value")).to_have_text("2.49 million m²")
    expect(row.locator("[lang=zh-Hans]")).to_have_text("249万平方米")
    expect(row).to_contain_text("November 2023")


def test_facets_narrow_and_stand_in_the_address(go: Go) -> None:
    page = go("zh/search/?q=生物医药")
    everything = number(page)
    choice(page, "kind", "clusters")
    assert address(page) == "zh/search/?q=生物医药&kind=clusters"
    only = number(page)
    assert 0 < only < everything
    assert all(found.startswith("clusters/") for found in ids(page))
    choice(page, "kind", "regions")
    assert number(page) > only, "within a facet any of the values will do"
    both = number(page)
    page.locator("input[name=source]").first.click()
    assert number(page) < both, "every facet has to be met"
    page.go_back()
    page.go_back()
    expect(page.locator("input[value=regions]")).not_to_be_checked()
    assert number(page) == only
    page.go_forward()
    expect(page.locator("input[value=regions]")).to_be_checked()
    page.reload()
    expect(page.locator("input[value=regions]")).to_be_checked()
    page.get_by_role("button", name="清除筛选").click()
    assert address(page) == "zh/search/?q=生物医药"
    assert number(page) == everything


def test_a_count_is_what_choosing_the_value_leaves(page: Page) -> None:
    page.goto("zh/search/?q=苏州")
    number(page)
    for name in ("type", "kind", "place", "source"):
        for value in page.locator(f"input[name={name}]").all()[:3]:
            promised = int(value.locator("xpath=..").locator(".count").inner_text())
            key = value.get_attribute("value")
            choice(page, name, str(key))
            assert number(page) == promised, (name, key)
            choice(page, name, str(key))


def test_a_place_holds_what_lies_within_it(page: Page) -> None:
    page.goto("zh/search/?q=nantong&place=regions/nantong")
    number(page)
    shown = ids(page)
    assert "regions/nantong" in shown
    assert any(found.startswith("regions/") and found != "regions/nantong" for found in shown)


@pytest.mark.parametrize(("path", "name"), [("zh/search/", "南通市"), ("en/search/", "Nantong")])
def test_every_region_around_has_its_name(page: Page, path: str, name: str) -> None:
    """Also one that none of the results lies in directly (生物医药 is found in districts of Nantong only)."""
    page.goto(path + "?q=生物医药")
    number(page)
    more = page.locator(".facet__more")
    while more.count():
        more.first.click()
    region = page.locator("label.facet__value:has(input[name=place][value='regions/nantong'])")
    expect(region.locator(".facet__name")).to_have_text(name)
    labels = page.locator("label:has(input[name=place]) .facet__name").all_inner_texts()
    assert len(labels) == len(set(labels)) > 5 and not [label for label in labels if not label.strip() or "/" in label]


def test_the_focus_stays_at_the_choice(page: Page) -> None:
    page.goto("zh/search/?q=苏州")
    number(page)
    page.locator("input[name=kind]").nth(1).focus()
    held = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")
    expect(page.locator(f"input[name=kind][value={held}]")).to_be_focused()
    expect(page.locator(f"input[name=kind][value={held}]")).to_be_checked()


def test_more_results_are_shown_by_fifties(page: Page) -> None:
    page.goto("zh/search/?q=nantong")
    everything = number(page)
    assert everything > 50
    expect(page.locator(".hit")).to_have_count(50)
    page.get_by_role("button", name="再显示").click()
    expect(page.locator(".hit")).to_have_count(min(100, everything))
    expect(page.locator(".hit").nth(50).locator("a").first).to_be_focused()


def test_entries_get_a_line_of_text_when_they_come_into_view(page: Page) -> None:
    page.goto("zh/search/?q=nantong")
    expect(page.locator(".hit[data-atlas-id='regions/nantong'] .hit__excerpt")).not_to_be_empty()
    last = page.locator(".hit--entity").last
    last.scroll_into_view_if_needed()
    expect(last.locator(".hit__excerpt")).not_to_be_empty()


def test_typing_is_one_step_of_the_history(page: Page) -> None:
    page.goto("zh/search/?q=wuxi")
    expect(page.locator(".hit").first).to_have_attribute("data-atlas-id", "regions/wuxi")
    page.locator("#atlas-q").fill("")
    page.keyboard.type("haimen", delay=120)
    expect(page.locator(".hit").first).to_have_attribute("data-atlas-id", "regions/haimen")
    assert address(page) == "zh/search/?q=haimen"
    page.keyboard.press("Enter")
    page.go_back()
    expect(page.locator("#atlas-q")).to_have_value("wuxi")
    expect(page.locator(".hit").first).to_have_attribute("data-atlas-id", "regions/wuxi")


def test_an_input_method_searches_live_here_too(page: Page) -> None:
    page.goto("zh/search/")
    page.locator("#atlas-q").focus()
    wire = page.context.new_cdp_session(page)
    wire.send("Input.imeSetComposition", {"text": "hai'men", "selectionStart": 7, "selectionEnd": 7})
    expect(page.locator(".hit").first).to_have_attribute("data-atlas-id", "regions/haimen")
    wire.send(
        "Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    )
    expect(page.locator("#atlas-q")).to_have_value("hai'men")


def test_the_other_language_gets_the_same_search(go: Go) -> None:
    page = go("zh/search/?q=海门&kind=regions")
    expect(page.locator(".hit").first).to_be_visible()
    page.locator(".atlas-switch").click()
    expect(page.locator(".hit__link").first).to_have_text("Haimen District")
    assert address(page) == "en/search/?q=海门&kind=regions"


def test_chinese_without_blanks_is_taken_apart_where_nothing_is_found(go: Go) -> None:
    page = go("zh/search/?q=海门恐龙公园")
    expect(page.locator(".search-status")).to_have_text("没有找到“海门恐龙公园”。")
    expect(page.locator(".understood dt")).to_have_text(["海门", "恐龙公园"])
    expect(page.locator(".understood div").first).to_contain_text("海门区")
    expect(page.locator(".understood div").nth(1)).to_contain_text("名称里没有")
    expect(page.locator(".search-empty .hit").first).to_be_visible()


def test_a_sentence_without_blanks_is_answered_and_keeps_its_words(go: Go) -> None:
    page = go("zh/search/?q=海门最大的产业园")
    assert number(page) > 0
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.locator(".search-status .search-without")).to_have_count(0)


def test_results_that_are_only_similar_are_called_so(go: Go) -> None:
    page = go("zh/search/?q=nantomg")
    expect(page.locator(".search-status")).to_have_text(re.compile("^没有完全相符的，相近的有[0-9]+条$"))
    expect(page.locator(".hit").first).to_have_attribute("data-atlas-id", "regions/nantong")


def test_nothing_found_says_what_was_understood_and_where_to_look(go: Go) -> None:
    page = go("zh/search/?q=海门 恐龙")
    expect(page.locator(".search-status")).to_have_text("没有找到“海门 恐龙”。")
    expect(page.locator(".understood div").first).to_contain_text("海门区")
    expect(page.locator(".understood div").nth(1)).to_contain_text("恐龙")
    expect(page.locator(".search-empty .hit").first).to_have_attribute("data-atlas-id", "regions/haimen")
    for name in ("怎样搜索", "音序索引"):
        expect(page.locator(".search-empty").get_by_role("link", name=name)).to_be_visible()
    page.locator(".search-empty").get_by_role("link", name="音序索引").click()
    expect(page.locator("h1")).to_have_text("音序索引")


def test_filters_that_leave_nothing_can_be_dropped(page: Page) -> None:
    page.goto("zh/search/?q=海门区&kind=funds&source=no-such-source")
    expect(page.locator(".search-empty")).to_contain_text("筛选之后没有结果")
    page.locator(".search-empty button").click()
    expect(page.locator(".hit").first).to_be_visible()
    assert address(page) == "zh/search/?q=海门区"


@pytest.mark.parametrize(
    "query",
    [
        "q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "q=%ED%A0%BD",
        "q=%00",
        "q=" + "a" * 3000,
        "q=%22%3E%3Cscript%3E",
        "q=海门&kind=%3Cb%3E&place=..%2F",
        "q=&kind=regions",
        "kind=regions",
        "q=a&q=b",
        "q=%E6%B5",
    ],
)
def test_no_address_becomes_markup_or_an_error(page: Page, query: str) -> None:
    page.goto(f"zh/search/?{query}")
    page.wait_for_timeout(500)
    assert page.locator(".search-page :is(img, script, b, i)").count() == 0


def test_a_part_that_cannot_be_loaded_is_named(page: Page, complaints: Complaints) -> None:
    hold_back(page, complaints, "**/assets/search/facts.js*")
    page.goto("zh/search/?q=海门 载体 面积")
    expect(page.locator(".search-incomplete")).to_contain_text("未能载入")


@pytest.mark.parametrize("path", ["zh/search/", "en/search/"])
def test_every_example_finds_something(go: Go, path: str) -> None:
    page = go(path)
    links = page.locator(".search-examples a").evaluate_all("nodes => nodes.map(node => node.getAttribute('href'))")
    assert len(links) >= 5
    for link in links:
        page = go(path + link)
        expect(page.locator(".hit").first).to_be_visible()


@pytest.mark.parametrize("path", ["zh/search-help/", "en/search-help/"])
def test_every_example_of_the_help_finds_something(page: Page, path: str) -> None:
    page.goto(path)
    queries = page.locator("main a[href*='q=']").evaluate_all(
        "nodes => nodes.map(node => new URL(node.href).searchParams.get('q'))"
    )
    assert len(queries) > 25
    empty = page.evaluate(
        """async queries => {
        const found = await Promise.all(queries.map(query => atlas.search(query)));
        return queries.filter((query, i) => !found[i].length);
    }""",
        queries,
    )
    assert empty == []


def test_the_start_offers_recent_searches_and_clears_them(page: Page) -> None:
    page.goto("zh/search/")
    typed(page, "海门 载体")
    page.keyboard.press("Enter")
    page.goto("zh/search/")
    expect(page.locator(".search-recent a")).to_have_text(["海门 载体"])
    page.get_by_role("button", name="清除最近搜索").click()
    expect(page.locator(".search-recent")).to_have_count(0)
    page.reload()
    expect(page.locator(".search-recent")).to_have_count(0)


def test_on_a_phone_the_filters_open_above_the_results(windows: Windows, served: str, complaints: Complaints) -> None:
    with over_http(windows, served, complaints, **PHONE) as go:
        page = go("zh/search/?q=苏州")
        expect(page.locator(".hit").first).to_be_visible()
        expect(page.locator("input[name=kind]").first).to_be_hidden()
        page.locator(".search-filter summary").tap()
        page.locator("input[name=kind]").first.tap()
        expect(page.locator(".search-filter summary .count")).to_have_text("1")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("path", "name"), [("zh/index-az/", "音序索引"), ("en/index-az/", "A–Z index")])
def test_without_script_the_index_holds_everything(
    windows: Windows, served: str, complaints: Complaints, path: str, name: str
) -> None:
    with over_http(windows, served, complaints, java_script_enabled=False) as go:
        page = go(path.replace("index-az", "search") + "?q=haimen")
        page.locator(".search-noscript a").click()
        expect(page.locator("h1")).to_have_text(name)
        page.locator(".az-letters a", has_text="H").click()
        assert page.url.endswith("#letter-h")
        page.locator("#letter-h ~ ul a[href$='/regions/haimen/']").first.click()
        assert address(page) == path.replace("index-az", "regions/haimen")
