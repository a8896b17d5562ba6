"""The search box on every page: what a reader with a keyboard, an input method, a phone or a screen reader meets."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from ...browser.readers import PHONE, Go, address, over_http, typed
from ...browser.windows import Complaints, Windows, hold_back

PAGE = "zh/about/"  # a light one: the box is the same on all
LIST = "zh/organizations/"  # one with filters of its own
NAMES = "**/assets/search/names.js*"
OPTION = "[role=option]"
SHOWN = 8
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "海门</a><b>",
    "{{7*7}} ${7*7}",
    "(?:[",
    ".*",
    "\\",
    "%",
    "\x00",
    "\ud83d",
    "😀🚀",
    "مرحبا بالعالم",
    "’’’",
    "    ",
    "a" * 10_000,
    "海" * 10_000,
    "hai " * 2_500,
]


def box(page: Page) -> str:
    """The id of the option that the input says is active."""
    return page.locator("#atlas-q").get_attribute("aria-activedescendant") or ""


def test_by_keyboard_from_any_page_to_an_entry(go: Go) -> None:
    page = go(LIST)
    page.keyboard.press("/")
    expect(page.locator("#atlas-q")).to_be_focused()
    page.keyboard.type("haimen")
    first = page.locator(OPTION).first
    expect(first).to_have_attribute("data-atlas-id", "regions/haimen")
    expect(page.locator("#atlas-q")).to_have_attribute("aria-expanded", "true")
    assert box(page) == ""
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert box(page) == first.get_attribute("id")
    expect(page.locator("[aria-selected=true]")).to_have_count(1)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert address(page) == "zh/regions/haimen/"


def test_enter_without_a_choice_shows_all_results(go: Go) -> None:
    page = go(PAGE)
    typed(page, "海门 载体")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert address(page).replace("+", " ") == "zh/search/?q=海门 载体"
    expect(page.locator(".hit").first).to_be_visible()


def test_the_link_below_the_options_shows_all_results(go: Go) -> None:
    page = go(PAGE)
    typed(page, "suzhou")
    page.get_by_text("查看全部结果").click()
    page.wait_for_url("**q=suzhou")
    expect(page.locator(".hit").first).to_be_visible()


def test_escape_closes_then_clears(page: Page) -> None:
    page.goto(PAGE)
    typed(page, "haimen")
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".atlas-panel")).to_be_hidden()
    expect(page.locator("#atlas-q")).to_have_value("haimen")
    expect(page.locator("#atlas-q")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(page.locator("#atlas-q")).to_have_value("")


def test_escape_also_stops_an_answer_that_is_on_its_way(page: Page) -> None:
    page.goto(PAGE)
    slow_search(page, {"haimen": 300})
    typed(page, "haimen")
    page.wait_for_timeout(60)
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    expect(page.locator(".atlas-panel")).to_be_hidden()


def test_tab_leaves(page: Page) -> None:
    page.goto(PAGE)
    typed(page, "haimen")
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".atlas-panel")).to_be_hidden()
    expect(page.locator("#atlas-q")).not_to_be_focused()
    expect(page.locator("#atlas-q")).to_have_value("haimen")


def test_arrows_go_round_by_way_of_the_input(page: Page) -> None:
    page.goto(PAGE)
    typed(page, "haimen")
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("ArrowUp")
    assert box(page) == page.locator(OPTION).last.get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert box(page) == ""
    page.keyboard.press("ArrowDown")
    assert box(page) == page.locator(OPTION).first.get_attribute("id")
    page.keyboard.type("q")
    expect(page.locator(OPTION).first).to_contain_text("海门区")
    assert box(page) == "", "who types on has chosen nothing"


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k", "/"])
def test_shortcuts(page: Page, keys: str) -> None:
    page.goto(LIST)
    page.keyboard.press(keys)
    expect(page.locator("#atlas-q")).to_be_focused()


def test_a_slash_in_the_box_is_a_slash(page: Page) -> None:
    page.goto(PAGE)
    page.locator("#atlas-q").focus()
    page.keyboard.type("1/3")
    expect(page.locator("#atlas-q")).to_have_value("1/3")


def test_roles_and_names(page: Page) -> None:
    page.goto(PAGE)
    typed(page, "nantong")
    expect(page.locator(OPTION).first).to_be_visible()
    expect(page.get_by_role("combobox", name="搜索图谱")).to_have_count(1)
    expect(page.get_by_role("search")).to_have_count(1)
    listbox = page.get_by_role("listbox")
    assert page.locator("#atlas-q").get_attribute("aria-controls") == listbox.get_attribute("id")
    assert listbox.get_attribute("aria-label")
    assert page.locator(f"{OPTION} :is(a, button, input)").count() == 0, "nothing inside of an option can be reached"
    ids = page.locator(OPTION).evaluate_all("nodes => nodes.map(node => node.id)")
    assert len(set(ids)) == len(ids) > 1


def test_the_number_of_results_is_said(page: Page) -> None:
    page.goto(PAGE)
    typed(page, "haimenqurenmin")
    live = page.locator(".atlas-search [role=status]")
    expect(live).to_have_text("1条结果")
    typed(page, "nantong")
    expect(live).to_contain_text("8")
    typed(page, "xyzzyplugh")
    expect(live).to_have_text("0条结果")
    expect(page.locator(".atlas-panel__note")).to_contain_text("xyzzyplugh")


def test_marks_and_reason(page: Page) -> None:
    page.goto(PAGE)
    typed(page, "hmq")
    first = page.locator(OPTION).first
    expect(first.locator(".hit__title mark")).to_have_text("海门区")
    expect(first.locator(".hit__reason")).not_to_be_empty()


def test_a_figure_says_all_about_itself(page: Page) -> None:
    page.goto(PAGE)
    typed(page, "海门 载体 面积")
    figure = page.locator("[data-atlas-id='programmes/riverside-belt-haimen#carrier-floor-area-2023-11']")
    for piece in ("249万平方米", "2023年11月", "实际", "海门 2023 ¶10"):
        expect(figure).to_contain_text(piece)


def test_english_pages_answer_in_english(page: Page) -> None:
    page.goto("en/terms/")
    typed(page, "海门")
    first = page.locator(OPTION).first
    expect(first.locator(".hit__title")).to_have_text("Haimen District")
    expect(first.locator("[lang=zh-Hans]").first).to_contain_text("海门")
    first.click()
    page.wait_for_url("**/en/regions/haimen/")


# Input methods


def test_an_input_method_is_searched_live_and_keeps_its_enter_and_arrows(page: Page) -> None:
    page.goto(PAGE)
    page.locator("#atlas-q").focus()
    wire = page.context.new_cdp_session(page)
    for text in ("h", "hai", "hai'm", "hai'men"):
        wire.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    expect(page.locator(OPTION).first).to_have_attribute("data-atlas-id", "regions/haimen")
    for key in ("ArrowDown", "Enter"):
        wire.send(
            "Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": key, "code": key, "windowsVirtualKeyCode": 229}
        )
    assert (box(page), address(page)) == ("", PAGE)
    wire.send("Input.insertText", {"text": "海门"})
    expect(page.locator("#atlas-q")).to_have_value("海门")
    expect(page.locator(OPTION).first).to_have_attribute("data-atlas-id", "regions/haimen")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert address(page) == "zh/regions/haimen/"


@pytest.mark.parametrize("mark", ["isComposing: true", "keyCode: 229"])
def test_keys_of_an_input_method_are_left_alone(page: Page, mark: str) -> None:
    page.goto(PAGE)
    typed(page, "haimen")
    expect(page.locator(OPTION).first).to_be_visible()
    for key in ("ArrowDown", "Escape", "Enter", "Tab"):
        taken = page.evaluate(
            """([key]) => !document.querySelector("#atlas-q").dispatchEvent(
            new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, MARK}))""".replace("MARK", mark),
            [key],
        )
        assert not taken, key
    assert box(page) == ""
    expect(page.locator(".atlas-panel")).to_be_visible()


# Time


def slow_search(page: Page, delays: dict[str, int]) -> None:
    """Let the engine answer some queries late (milliseconds)."""
    page.evaluate(
        """delays => {
        const real = atlas.search;
        atlas.search = Object.assign(async (query, options) => {
            const found = await real(query, options);
            await new Promise(done => setTimeout(done, delays[query] || 0));
            return found;
        }, real);
    }""",
        delays,
    )


def test_only_the_newest_answer_is_shown(page: Page) -> None:
    page.goto(PAGE)
    slow_search(page, {"haimen": 500})
    typed(page, "haimen")
    page.wait_for_timeout(60)
    typed(page, "wuxi")
    expect(page.locator(OPTION).first).to_have_attribute("data-atlas-id", "regions/wuxi")
    page.wait_for_timeout(700)
    expect(page.locator(OPTION).first).to_have_attribute("data-atlas-id", "regions/wuxi")


DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# The queries that the engine is asked, while letters come in tasks of their own with so many milliseconds between.
TYPED_IN_A_BURST = """([letters, between]) => new Promise((resolve) => {
  const input = document.querySelector("#atlas-q");
  const asked = [];
  window.atlas.search = Object.assign((query, { names }) => {
    if (!names) asked.push(query);
    return Promise.resolve(Object.assign([], { total: 0 }));
  }, { ready: () => Promise.resolve() });
  const type = (n) => {
    input.value = letters.slice(0, n);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    setTimeout(n < letters.length ? () => type(n + 1) : () => resolve(asked), n < letters.length ? between : 300);
  };
  input.focus();
  setTimeout(() => type(1), 300);
})"""


def test_the_first_letter_is_asked_for_at_once_and_a_burst_when_it_rests(page: Page) -> None:
    page.goto(PAGE)
    assert page.evaluate(TYPED_IN_A_BURST, ["haimen", 0]) == ["h", "haimen"]
    assert page.evaluate(TYPED_IN_A_BURST, ["hai", 150]) == ["h", "ha", "hai"]


@pytest.mark.parametrize("path", ["en/", LIST])
def test_an_answer_has_no_style_of_the_page_matched_anew(page: Page, path: str) -> None:
    page.goto(path)
    typed(page, "nan")
    expect(page.locator(OPTION)).to_have_count(SHOWN)
    page.evaluate(DRAWN)  # the list opens once, which is not what is counted
    browser = page.context.browser
    assert browser
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    for place in ("suzhou", "wuxi", "nanjing", "haimen"):
        typed(page, place)
        expect(page.locator(OPTION).first).to_have_attribute("data-atlas-id", f"regions/{place}")
        page.evaluate(DRAWN)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    matched = [event["args"]["elementCount"] for event in events if "elementCount" in event.get("args", {})]
    in_rows = page.locator(".atlas-search *").count()
    assert sum(in_rows / 4 < number for number in matched) >= 4
    assert sum(number > in_rows + 50 for number in matched) <= 1  # the page itself may be styled once meanwhile


def test_a_slow_answer_is_announced(page: Page) -> None:
    page.goto(PAGE)
    slow_search(page, {"haimen": 1500})
    typed(page, "haimen")
    expect(page.locator(".atlas-panel__note")).to_have_text("正在载入索引……")
    expect(page.locator(".atlas-panel__note")).to_be_hidden()
    expect(page.locator(OPTION).first).to_be_visible()


def test_a_better_answer_leaves_the_reader_where_they_are(page: Page) -> None:
    page.goto(PAGE)
    page.evaluate("""() => {
        const real = atlas.search;
        atlas.search = Object.assign(async (query, options) => {
            if (!options.names) await new Promise(done => setTimeout(done, 800));
            return real(query, options);
        }, real);
    }""")
    typed(page, "招商局")
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    held = page.locator("[aria-selected=true]").get_attribute("data-atlas-id")
    page.wait_for_timeout(1200)
    assert page.locator("[aria-selected=true]").get_attribute("data-atlas-id") == held
    assert box(page) == page.locator("[aria-selected=true]").get_attribute("id")


# Trouble


def test_a_part_that_cannot_be_loaded_is_named_and_the_rest_is_shown(page: Page, complaints: Complaints) -> None:
    hold_back(page, complaints, "**/assets/search/text*.js*")
    page.goto(PAGE)
    typed(page, "万能钥匙")
    expect(page.locator(".atlas-panel__note")).to_contain_text("未能载入")
    typed(page, "海门")
    expect(page.locator(OPTION).first).to_have_attribute("data-atlas-id", "regions/haimen")
    expect(page.locator(".atlas-search [role=status]")).to_contain_text("另有更多")


def test_without_the_names_the_reader_is_told_and_can_try_again(page: Page, complaints: Complaints) -> None:
    hold_back(page, complaints, NAMES)
    page.goto(PAGE)
    typed(page, "海门")
    expect(page.locator(".atlas-panel__note")).to_contain_text("未能载入")
    page.unroute(NAMES)
    typed(page, "海门区")
    expect(page.locator(OPTION).first).to_have_attribute("data-atlas-id", "regions/haimen")


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_is_typed_becomes_markup_or_an_error(page: Page, query: str) -> None:
    page.goto(PAGE)
    page.evaluate(
        """query => {
        const input = document.querySelector("#atlas-q");
        input.focus();
        input.value = query;
        input.dispatchEvent(new Event("input", {bubbles: true}));
    }""",
        query,
    )
    page.wait_for_timeout(400)
    assert page.locator(".atlas-panel :is(img, script, b)").count() == 0
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.locator(".search-page :is(img, script, b)").count() == 0
    assert "/zh/search/" in page.url and len(page.url) < 4_000


# Recent searches


def test_recent_searches_are_offered_and_can_be_cleared(go: Go) -> None:
    page = go(PAGE)
    for query in ("wuxi", "haimen"):
        typed(page, query)
        expect(page.locator("[data-atlas-id]").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    page = go(PAGE)
    page.locator("#atlas-q").focus()
    expect(page.locator("[data-recent]")).to_have_text(["haimen", "wuxi"])
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("[data-recent]")).to_have_count(0)
    expect(page.locator(".atlas-panel")).to_be_hidden()
    page = go(PAGE)
    page.locator("#atlas-q").focus()
    page.wait_for_timeout(100)
    expect(page.locator(".atlas-panel")).to_be_hidden()


def test_a_recent_search_leads_to_its_results(page: Page) -> None:
    page.goto(PAGE)
    page.evaluate("localStorage.setItem('atlas.recent', JSON.stringify(['海门 载体', 7, null, '<b>']))")
    page.locator("#atlas-q").focus()
    expect(page.locator("[data-recent]")).to_have_text(["海门 载体", "<b>"])
    page.locator("[data-recent]").first.click()
    page.wait_for_url("**/zh/search/?q=*")
    expect(page.locator("#atlas-q")).to_have_value("海门 载体")


@pytest.mark.parametrize(
    "store",
    [
        "throw new Error('forbidden')",
        "return {getItem() { return '{broken' }, setItem() { throw new Error('full') }}",
    ],
    ids=["forbidden", "broken"],
)
def test_without_storage_the_box_works_and_offers_nothing(page: Page, store: str) -> None:
    with page.add_init_script(f"Object.defineProperty(window, 'localStorage', {{get() {{ {store} }}}})"):
        page.goto(PAGE)
        page.locator("#atlas-q").focus()
        expect(page.locator(".atlas-panel")).to_be_hidden()
        typed(page, "haimen")
        page.locator(OPTION).first.click()
        page.wait_for_url("**/zh/regions/haimen/")


# Door, phone, no script


@pytest.mark.parametrize(
    ("locale", "language", "title"), [("zh-TW", "zh", "海门区"), ("de-DE", "en", "Haimen District")]
)
def test_the_door_speaks_the_language_of_the_reader(
    windows: Windows, served: str, complaints: Complaints, locale: str, language: str, title: str
) -> None:
    with over_http(windows, served, complaints, locale=locale) as go:
        page = go("")
        typed(page, "haimen")
        expect(page.locator(OPTION).first.locator(".hit__title")).to_have_text(title)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert address(page) == f"{language}/search/?q=haimen"


@pytest.mark.parametrize("path", ["", "zh/", "en/regions/haimen/", "zh/search/"])
def test_one_box_to_a_page(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("form[role=search] input[name=q]")).to_have_count(1)


@pytest.mark.parametrize("path", ["", "en/", "en/regions/haimen/"])
def test_on_a_phone_the_results_fit(windows: Windows, served: str, complaints: Complaints, path: str) -> None:
    with over_http(windows, served, complaints, **PHONE) as go:
        page = go(path)
        page.locator("#atlas-q").tap()
        page.keyboard.type("suzhou industrial park")
        expect(page.locator(OPTION).first).to_be_visible()
        panel = page.locator(".atlas-panel").bounding_box()
        assert panel and panel["x"] >= 0 and panel["x"] + panel["width"] <= 390
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        heights = page.locator(OPTION).evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().height)")
        assert min(heights) >= 40, "a finger needs room"


def test_on_a_phone_the_header_gives_its_row_to_the_box_and_takes_it_back(
    windows: Windows, served: str, complaints: Complaints
) -> None:
    with over_http(windows, served, complaints, **PHONE) as go:
        page = go("zh/regions/haimen/")
        small = page.locator("#atlas-q").bounding_box()
        page.locator("#atlas-q").tap()
        page.keyboard.type("hm")
        expect(page.locator(OPTION).first).to_be_visible()
        large = page.locator("#atlas-q").bounding_box()
        assert small and large and large["width"] > small["width"] > 40
        page.get_by_role("button", name="关闭搜索").tap()
        expect(page.locator(".atlas-panel")).to_be_hidden()
        again = page.locator("#atlas-q").bounding_box()
        assert again and again["width"] == small["width"]


def test_without_script_the_box_is_a_form(windows: Windows, served: str, complaints: Complaints) -> None:
    with over_http(windows, served, complaints, java_script_enabled=False) as go:
        page = go("en/regions/haimen/")
        typed(page, "suzhou")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/search/?q=suzhou")
        expect(page.locator("noscript a, .search-noscript a").first).to_be_visible()
