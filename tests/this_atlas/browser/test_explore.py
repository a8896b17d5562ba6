"""The explorers, as a reader filters, sorts and takes away: from a web server, from a disk, and without script."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from atlas.web.views.explore import FIRST

from ...browser.readers import WIDTHS, Go, over_http, wider_than
from ...browser.windows import Complaints, Windows, hold_back

Rows = list[dict[str, Any]]
KINDS = [
    "regions",
    "organizations",
    "carriers",
    "platforms",
    "projects",
    "programmes",
    "funds",
    "clusters",
    "honours",
    "events",
    "products",
    "terms",
]
TYPED = [
    ("zh", "海门 基金"),
    ("en", "海门 基金"),
    ("zh", "Haimen funds"),
    ("en", "HAIMEN funds"),
    ("zh", "haimen  基金"),
]


@pytest.fixture(scope="session")
def facts(real_site: Path) -> Rows:
    """The table of figures as it is published."""
    rows: Rows = json.loads((real_site / "data/v1/facts.json").read_text(encoding="utf-8"))
    return rows


@pytest.fixture(scope="session")
def entities(real_site: Path) -> Rows:
    """The table of entities as it is published."""
    rows: Rows = json.loads((real_site / "data/v1/entities.json").read_text(encoding="utf-8"))
    return rows


def _told(markup: str) -> set[str]:
    """Ids of the figures of a page, from their links."""
    return {"#".join(found) for found in re.findall(r'class="figure" href="[./]*/([^"#]+)/#([^"]+)"', markup)}


def _shown(page: Page) -> list[str]:
    ids: list[str] = page.evaluate(
        '[...document.querySelectorAll("[data-id]")].filter(row => row.offsetParent).map(row => row.dataset.id)'
    )
    return ids


def _keys(page: Page, column: int) -> list[str]:
    """What the rows shown are sorted by in a column."""
    rows = page.locator("tr[data-id]:visible")
    keys: list[str] = rows.evaluate_all("(rows, column) => rows.map(row => row.cells[column].dataset.key)", column)
    return keys


def _query(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def _download(page: Page) -> tuple[str, list[list[str]]]:
    """Name and rows of the file that the button gives; its form is checked on the way."""
    with page.expect_download() as download:
        page.locator(".explore-csv").click()
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n") > 0
    return download.value.suggested_filename, list(csv.reader(io.StringIO(text, newline=""), strict=True))


def _years(period: str) -> list[int]:
    first, slash, last = period.partition("/")
    end = int((last or first)[:4])
    return list(range(int(first[:4]) if slash and first != ".." else end, end + 1))


FITS: dict[str, Callable[[dict[str, Any], str], bool]] = {
    "measure": lambda row, value: row["indicator_id"] == value,
    "year": lambda row, value: int(value) in _years(row["period"]),
    "status": lambda row, value: row["status"] == value,
    "unit": lambda row, value: row["unit"] == value,
    "kind": lambda row, value: row["entity_id"].startswith(f"{value}/"),
}


Left = tuple[str, list[str], str, str]  # a value, ids of the rows that it leaves, its words, the query in the address
# Chooses each value of a filter in turn as a reader does, in one call: hundreds of values would be thousands of calls. What another
# filter was left with is taken back first, in the same call, so that all rows need not be drawn between one filter and the next.
CHOOSE_EACH = """selector => {
  for (const other of document.querySelectorAll("form.explore select")) {
    if (!other.value || other.matches(selector)) continue;
    other.value = "";
    other.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const select = document.querySelector(selector);
  return [...select.options].slice(1).map((option) => {
    select.value = option.value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    const rows = [...document.querySelectorAll("[data-id]")].filter((row) => !row.hidden);
    return [option.value, rows.map((row) => row.dataset.id), option.text, location.search.slice(1)];
  });
}"""


def _ask_for_all(page: Page, facts: Rows) -> None:
    """By the button at the end of the rows that stand in the page."""
    page.locator(".explore-rest button").press("Enter")
    expect(page.locator("#facts [data-id]")).to_have_count(len(facts))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_value_of_a_filter_leaves_what_meets_it(page: Page, facts: Rows, lang: str) -> None:
    page.goto(f"{lang}/facts/")
    _ask_for_all(page, facts)
    for name, fits in FITS.items():
        left: list[Left] = page.evaluate(CHOOSE_EACH, f"#filter-{name}")
        assert left
        for value, shown, words, query in left:
            wanted = {row["fact_id"] for row in facts if fits(row, value)}
            assert set(shown) == wanted, (name, value)
            assert f"({len(wanted)})" in words
            assert parse_qs(query) == {name: [value]}
        assert set(_shown(page)) == wanted  # and what is not hidden is seen


def test_a_place_finds_what_lies_within_it(page: Page, facts: Rows) -> None:
    page.goto("zh/facts/?place=nantong")
    shown = set(_shown(page))
    within = ("regions/nantong", "regions/haimen", "regions/haian", "programmes/haian-2234")
    own = {row["fact_id"] for row in facts if row["entity_id"] in within}
    assert own < shown < {row["fact_id"] for row in facts}
    page.goto("zh/facts/?place=haimen")
    assert set(_shown(page)) < shown
    assert not [fact for fact in _shown(page) if fact.startswith("regions/haian#")]


def test_a_source_finds_every_figure_that_cites_it(page: Page, facts: Rows) -> None:
    page.goto("en/facts/?source=haian-2023")
    assert {row["fact_id"] for row in facts if row["source_id"] == "haian-2023"} <= set(_shown(page))


def test_filters_add_up_in_the_address_and_back_takes_them_off(go: Go, facts: Rows) -> None:
    page = go("zh/facts/")
    _ask_for_all(page, facts)
    assert len(_shown(page)) == len(facts)
    page.get_by_label("性质").select_option("target")
    page.get_by_label("年份").select_option("2022")
    wanted = {row["fact_id"] for row in facts if row["status"] == "target" and 2022 in _years(row["period"])}
    assert set(_shown(page)) == wanted
    expect(page.locator(".explore-count")).to_have_text(f"{len(facts)}条中的{len(wanted)}条")
    assert _query(page) == {"status": "target", "year": "2022"}
    page.reload()
    assert set(_shown(page)) == wanted
    page.go_back()
    expect(page.get_by_label("年份")).to_have_value("")
    assert _query(page) == {"status": "target"}
    page.go_forward()
    expect(page.get_by_label("年份")).to_have_value("2022")
    page.get_by_role("button", name="清除筛选").click()
    assert len(_shown(page)) == len(facts)
    assert _query(page) == {}
    expect(page.locator(".explore-count")).to_be_focused()


def test_a_choice_that_leaves_nothing_cannot_be_made(go: Go) -> None:
    page = go("en/facts/?source=haian-2023")
    assert page.locator("#filter-measure option:disabled").count() > 5
    left = page.locator("#filter-measure option:not(:disabled)")
    for value in left.evaluate_all("options => options.slice(1, 6).map(option => option.value)"):
        page.locator("#filter-measure").select_option(value)
        assert _shown(page)


@pytest.mark.parametrize(("lang", "typed"), TYPED)
def test_text_is_found_in_either_language(go: Go, facts: Rows, lang: str, typed: str) -> None:
    page = go(f"{lang}/facts/")
    page.get_by_role("searchbox", name=re.compile("^(文字|Text)$")).fill(typed)
    of_funds = (row for row in facts if "funds" in row["indicator_id"])
    funds = {row["fact_id"] for row in of_funds if row["entity_id"] == "regions/haimen"}
    assert funds
    page.wait_for_url("**?q=**")
    page.wait_for_function(
        "wanted => wanted.every(id => document.querySelector(`[data-id='${id}']`).offsetParent)", arg=sorted(funds)
    )
    assert len(_shown(page)) < len(facts) / 3
    assert _query(page) == {"q": typed.strip()}


def test_typing_is_one_step_of_the_history(page: Page) -> None:
    page.goto("zh/facts/")
    before: int = page.evaluate("history.length")
    page.get_by_label("文字").press_sequentially("基金", delay=200)
    page.wait_for_url("**q=*")
    assert page.evaluate("history.length") == before


@pytest.mark.parametrize("descending", [False, True])
def test_values_are_sorted_within_each_unit(go: Go, facts: Rows, descending: bool) -> None:
    page = go(f"zh/facts/?sort={'-' if descending else ''}value")
    by_id = {row["fact_id"]: row for row in facts}
    order = [by_id[fact] for fact in _shown(page)]
    units = [row["unit"] for row in order]
    assert [unit for before, unit in pairwise(units) if unit != before] == list(dict.fromkeys(units))[1:]
    for unit in set(units):
        values = [row["value"] for row in order if row["unit"] == unit]
        numbers = [value for value in values if value is not None]
        assert values == [*sorted(numbers, reverse=descending), *[None] * (len(values) - len(numbers))]
    expect(page.locator(".explore-count")).to_contain_text("同一单位")
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == ("descending" if descending else "ascending")


def test_a_column_head_sorts_and_the_address_says_so(go: Go) -> None:
    page = go("en/facts/?status=planned")
    built = _shown(page)
    page.get_by_role("button", name="As of").press("Enter")
    assert _query(page) == {"status": "planned", "sort": "as-of"}
    dates = _keys(page, 3)
    assert len(dates) > 5
    assert dates == sorted(dates)
    page.get_by_role("button", name="As of").click()
    assert _query(page)["sort"] == "-as-of"
    page.go_back()
    page.go_back()
    expect(page.locator("th[aria-sort]")).to_have_count(0)
    assert _shown(page) == built


@pytest.mark.parametrize("column", ["subject", "measure", "as-of", "scope", "source"])
def test_any_column_sorts_and_what_is_empty_goes_last(page: Page, column: str) -> None:
    """As the address says, and the other way about when the head is pressed again."""
    page.goto(f"zh/facts/?sort={column}")
    head = page.locator(f"th[data-column={column}]")
    for direction in ("", "-"):
        assert _query(page) == {"sort": f"{direction}{column}"}
        place: int = head.evaluate("head => head.cellIndex")
        texts = page.locator(f"tr[data-id] > :nth-child({place + 1})").all_text_contents()
        full = [bool(text.strip()) for text in texts]
        assert full == sorted(full, reverse=True)
        assert len(texts) > 100
        if not direction:
            head.get_by_role("button").click()


def test_the_whole_table_taken_away_is_the_published_table(go: Go, real_site: Path) -> None:
    name, rows = _download(go("zh/facts/"))
    text = (real_site / "data/v1/facts-excel.csv").read_bytes().decode("utf-8-sig")
    published = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert name == "kechuang-atlas-facts.csv"
    assert rows[0] == published[0]
    assert sorted(rows[1:]) == sorted(published[1:])


def test_what_is_shown_is_taken_away_in_the_order_shown(go: Go) -> None:
    page = go("en/facts/?status=forecast&sort=-value")
    shown = _shown(page)
    assert 5 < len(shown) < 50
    assert [row[0] for row in _download(page)[1][1:]] == shown


def test_values_that_the_address_invents_are_named_and_left_out(go: Go, facts: Rows) -> None:
    page = go(
        f"zh/facts/?measure={quote('<img src=x onerror=alert(1)>')}&year=1066&sort=size&place=__proto__&kind=&colour=red"
    )
    notes = page.locator(".explore-notes p")
    expect(notes).to_have_count(4)
    expect(notes.nth(0)).to_have_text("地址里的“<img src=x onerror=alert(1)>”不是“指标”的可选项，已忽略。")
    assert len(_shown(page)) == len(facts)
    assert page.locator("[onerror], article img").count() == 0
    page.get_by_label("性质").select_option("target")
    expect(notes).to_have_count(0)
    assert _query(page) == {"status": "target"}


def test_no_address_breaks_the_page(go: Go) -> None:
    for query in (
        "?q=%",
        "?q=%E6%B5",
        "?q=" + "x" * 3000,
        "?q=(%5B*%5C&sort=",
        "?q=%00",
        "?year=2022,2023",
        "?q=%F0%9F%98%80",
        "?q",
        "?&&=&",
    ):
        page = go(f"en/facts/{query}")
        expect(page.locator(".explore-count")).to_contain_text(" of ")
        assert all(len(text) < 200 for text in page.locator(".explore-notes p").all_inner_texts())


def test_nothing_found_says_so_and_offers_the_way_back(go: Go, facts: Rows) -> None:
    page = go("en/facts/?q=zzzz")
    expect(page.locator(".explore-notes")).to_have_text("Nothing meets all the conditions.")
    expect(page.get_by_role("button", name="Download CSV")).to_be_disabled()
    page.get_by_role("button", name="Clear filters").click()
    assert len(_shown(page)) == len(facts)


@pytest.mark.parametrize("kind", KINDS)
def test_the_index_of_a_kind_is_filtered_and_taken_away(go: Go, entities: Rows, kind: str) -> None:
    page = go(f"zh/{kind}/")
    rows = [row for row in entities if row["kind"] == kind]
    uncut = page.locator("[data-uncut]:visible")
    if uncut.count():  # a long list ends early until a reader asks for all of it
        assert len(_shown(page)) < len(rows)
        uncut.click()
    assert set(_shown(page)) == {row["id"] for row in rows}
    kinds = sorted({row["type"] for row in rows})
    if len(kinds) > 1:
        page.locator("#filter-type").select_option(kinds[0])
        assert set(_shown(page)) == {row["id"] for row in rows if row["type"] == kinds[0]}
        assert _query(page) == {"type": kinds[0]}
    name, table = _download(page)
    assert name == f"kechuang-atlas-{kind}.csv"
    assert table[0][:3] == ["id", "kind", "type"]
    assert [row[0] for row in table[1:]] == _shown(page)


def test_an_index_is_filtered_by_place_and_sorted(go: Go) -> None:
    page = go("en/funds/?place=nantong&sort=-column-1")
    head = page.get_by_role("columnheader", name="Size")
    assert head.get_attribute("aria-sort") == "descending"
    keys = _keys(page, head.evaluate("head => head.cellIndex"))
    sizes = [float(key) for key in keys if key]
    assert len(sizes) > 1
    assert keys[: len(sizes)] and sizes == sorted(sizes, reverse=True) and not any(keys[len(sizes) :])
    page.get_by_role("button", name="Clear filters").click()
    head = page.locator("th[aria-sort]")
    assert (head.get_attribute("data-column"), head.get_attribute("aria-sort")) == ("column-1", "descending")


def test_a_chip_is_a_choice_of_the_filter(go: Go) -> None:
    page = go("en/funds/")
    page.locator("a.chip", has_text="Equity fund").click()
    page.wait_for_load_state()
    assert _query(page) == {"type": "equity-fund"}
    assert set(_shown(page)) == {"funds/cmbi-healthcare-fund", "funds/dongbuzhou-jinyu-fund"}


@pytest.mark.parametrize("typed", ["yingyongchangjing", "用场景", "Application scenario"])
def test_terms_are_found_by_pinyin_chinese_and_english(go: Go, typed: str) -> None:
    page = go(f"zh/terms/?q={quote(typed)}")
    page.wait_for_function("document.querySelector('[data-id=\"terms/application-scenario\"]').offsetParent")
    assert len(_shown(page)) < 30


def test_the_other_language_shows_the_same_choice(page: Page) -> None:
    page.goto("zh/facts/?measure=funds&sort=-value")
    shown = _shown(page)
    page.locator("a.atlas-switch").click()
    page.wait_for_url("**/en/facts/**")
    assert _shown(page) == shown


def test_without_script_everything_is_there(
    windows: Windows, served: str, complaints: Complaints, real_site: Path, facts: Rows
) -> None:
    """The first figures in the page itself, and every one on the pages of the indicators, to which it leads."""
    with over_http(windows, served, complaints, java_script_enabled=False) as go:
        page = go("zh/facts/?measure=funds")
        expect(page.locator("form.explore")).to_be_hidden()
        assert page.locator("tr[data-id]:visible").count() == FIRST < len(facts)
        expect(page.get_by_text("筛选和排序需要 JavaScript")).to_be_visible()
        expect(page.locator(".explore-rest button")).to_be_hidden()
        page.locator(".explore-rest a").click()
        page.wait_for_url("**/zh/indicators/")
        found: set[str] = set()
        for href in {link.get_attribute("href") or "" for link in page.locator("main a").all()}:
            if re.fullmatch(r"[a-z0-9-]+/", href.removeprefix("./")):
                slug = href.removeprefix("./")
                sheets = (real_site / "zh/indicators" / slug).rglob("index.html")
                found.update(*(_told(one.read_text(encoding="utf-8")) for one in sheets))
        assert found >= {row["fact_id"] for row in facts}


def test_a_filter_finds_figures_that_do_not_stand_in_the_page(go: Go, facts: Rows) -> None:
    """Chosen by the reader, asked for by the address, or typed; with all numbers beside the choices."""
    page = go("en/facts/")
    first = set(_shown(page))
    assert len(first) == FIRST
    source = next(row["source_id"] for row in reversed(facts) if row["fact_id"] not in first)
    page.get_by_label("Source").select_option(source)
    wanted = {row["fact_id"] for row in facts if row["source_id"] == source}
    page.wait_for_url(f"**source={source}")
    assert wanted <= set(_shown(page)) and not wanted <= first
    assert page.locator("#facts [data-id]").count() == len(facts)
    expect(page.locator(".explore-rest")).to_have_count(0)
    page = go(f"en/facts/?source={source}")
    assert wanted <= set(_shown(page))
    row = next(row for row in facts if row["fact_id"] not in first and row["entity_id"].startswith("regions/"))
    page = go("en/facts/")
    page.get_by_role("searchbox", name="Text", exact=True).fill(row["entity_en"])
    page.wait_for_url("**q=**")
    assert row["fact_id"] in _shown(page)


def test_links_of_what_came_later_lead_to_the_figure(go: Go, facts: Rows) -> None:
    page = go("zh/facts/?kind=regions&sort=-subject")
    row = page.locator("tr[data-id]:visible").first
    fact = row.get_attribute("data-id") or ""
    row.locator("a.figure").click()
    page.wait_for_url(f"**/{fact.replace('#', '/**#')}")
    assert page.evaluate("document.querySelector('tr:target .figure').href === location.href")


def test_figures_come_as_the_reader_scrolls(page: Page, facts: Rows) -> None:
    """Some more each time, in the order in which they all stand; none before."""
    page.goto("zh/facts/?status=")
    whole = _shown(page)
    assert len(whole) == len(facts)
    page.goto("zh/facts/")
    page.wait_for_load_state("networkidle")
    assert _shown(page) == whole[:FIRST]
    rows = page.locator("#facts [data-id]")
    page.locator(".explore-rest").scroll_into_view_if_needed()
    page.wait_for_function("first => document.querySelectorAll('#facts [data-id]').length > first", arg=FIRST)
    assert FIRST < rows.count() < len(facts)
    assert _shown(page) == whole[: rows.count()]
    expect(page.locator(".explore-count")).to_have_text(f"{len(facts)}条中的{len(facts)}条")


def test_a_column_head_sorts_what_does_not_stand_in_the_page_as_well(go: Go, facts: Rows) -> None:
    page = go("en/facts/")
    page.get_by_role("button", name="As of").click()
    page.wait_for_url("**sort=as-of")
    dates = _keys(page, 3)
    assert len(dates) == len(facts) and dates == sorted(dates)


def test_figures_that_do_not_come_are_said_and_come_when_asked_again(page: Page, complaints: Complaints) -> None:
    hold_back(page, complaints, "**/assets/portions/en/facts/2.js")
    page.goto("en/facts/?status=target")
    expect(page.locator(".explore-notes")).to_contain_text("could not be loaded")
    assert {row.get_attribute("data-status") for row in page.locator("tr[data-id]:visible").all()} == {"target"}
    page.get_by_role("button", name="Download CSV").click()
    expect(page.locator(".explore-notes")).to_have_text("The data for the download could not be loaded.")
    page.unroute_all()
    page.get_by_label("Status").select_option("planned")
    expect(page.locator(".explore-notes")).to_have_text("")
    assert len(_shown(page)) > 5


@pytest.mark.parametrize("path", ["zh/facts/", "en/facts/", "en/organizations/", "zh/programmes/", "en/terms/"])
def test_the_page_never_scrolls_sideways(page: Page, path: str) -> None:
    page.goto(path)
    assert wider_than(page, WIDTHS) == []


def test_a_phone_sorts_by_a_list(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("zh/facts/?unit=m2")
    page.get_by_label("排序").select_option("-value")
    assert _query(page) == {"unit": "m2", "sort": "-value"}
    numbers = [float(key) for key in _keys(page, 2)]
    assert len(numbers) > 5
    assert numbers == sorted(numbers, reverse=True)


def test_the_table_for_downloads_is_only_loaded_when_it_is_wanted(page: Page) -> None:
    page.goto("zh/facts/?status=target")
    assert page.evaluate("Boolean(window.atlas.tables)") is False


def test_a_table_that_does_not_come_is_said(page: Page, complaints: Complaints) -> None:
    hold_back(page, complaints, "**/assets/tables/facts.js")
    page.goto("en/facts/")
    page.get_by_role("button", name="Download CSV").click()
    expect(page.locator(".explore-notes")).to_have_text("The data for the download could not be loaded.")
