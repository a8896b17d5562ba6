"""Places side by side, as a reader compares them: by ticking, by address, without script, and from a disk."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from atlas.exports import FACTS
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.text.language import Language
from atlas.web.views.compare import compare_view

from ...browser.readers import WIDTHS, Go, over_http, wider_than
from ...browser.windows import Complaints, Windows, hold_back, requests
from ...fixture.support import real_data

PAIR = "haimen,haian"
SIX = ["haimen", "haian", "nantong", "suzhou-new-district", "suzhou-industrial-park", "baoding-high-tech-zone"]


def _places(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("places", [""])[0].split(",")


def _columns(page: Page) -> list[str]:
    return [
        head.get_attribute("data-place") or "" for head in page.locator(".compare-table thead th[data-place]").all()
    ]


def _shown(page: Page) -> set[tuple[str, str, str]]:
    """(measure, place, fact) of each figure in the comparison; the measure by its link."""
    found: list[list[str]] = page.locator(
        ".compare-result .cell-figure"
    ).evaluate_all("""figures => figures.map(figure => [
        figure.closest("tr").querySelector(".measure").pathname.split("/indicators/")[1].split("/")[0],
        figure.closest("td").dataset.place, figure.dataset.fact])""")
    return {(measure, place, fact) for measure, place, fact in found}


def _of(site: Site, lang: Language, slug: str) -> list[ResolvedFact]:
    """Figures that the page compares a place by; which they are tests/pages tells."""
    view = compare_view(PageContext(site, lang, f"{lang}/compare/"))
    rows = [row for group in [*view.common, *view.single] for row in group.rows]
    return [shown.fact for row in rows if slug in row.cells for shown in row.cells[slug].facts]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("slugs", [["haimen", "haian"], SIX], ids=["two", "six"])
def test_every_figure_of_each_place_stands_in_its_column(go: Go, lang: Language, slugs: list[str]) -> None:
    page = go(f"{lang}/compare/?places={','.join(slugs)}&alone=1")
    assert _columns(page) == slugs
    assert _shown(page) == {
        (value.recorded.indicator, slug, value.id) for slug in slugs for value in _of(real_data(), lang, slug)
    }


def test_each_figure_says_what_it_needs_to(go: Go) -> None:
    page = go(f"en/compare/?places={PAIR}&alone=1")
    values = {value.id: value for value in real_data().facts}
    figures: list[list[str]] = page.locator(".compare-result .cell-figure").evaluate_all(
        'figures => figures.map(one => [one.dataset.fact, one.closest("td").dataset.place, one.textContent])'
    )
    assert len(figures) > 20
    for fact, place, text in figures:
        value = values[fact]
        own = place == value.record.slug
        assert value.recorded.printed in text
        assert value.recorded.status == "actual" or value.recorded.status in text
        assert (value.recorded.scope.en if value.recorded.scope else "") in text
        assert f"¶{value.source[1]}" in text
        assert (value.recorded.as_of.rpartition("/")[2][:4]) in text
        assert own or value.record.entity.name.en in text


def test_what_is_missing_is_not_reported_and_never_zero(go: Go) -> None:
    page = go(f"zh/compare/?places={','.join(SIX)}&alone=1")
    rows = page.locator(".compare-result .compare-row")
    empty = page.locator(".compare-result td.none")
    assert set(empty.all_inner_texts()) == {"未报告"}
    full = page.locator(".compare-result td[data-place]").count()
    assert full + empty.count() == rows.count() * len(SIX)
    assert not [
        text
        for text in page.locator(".compare-result .figure").all_text_contents()
        if text.strip() in ("0", "", "null", "NaN")
    ]


# Of each row: its classes, those of its lights, and which of its reasons are hidden before and seen after they are asked for.
LIT = """rows => rows.map(row => {
  const reasons = [...row.querySelectorAll(".reasons li")], hidden = reasons.map(one => !one.checkVisibility());
  if (reasons.length) row.querySelector(".light summary").click();
  const lights = [...row.querySelectorAll("[class*='light--']")].flatMap(one => [...one.classList]);
  return [[...row.classList], lights, reasons.map((one, place) => hidden[place] && one.checkVisibility())];
})"""


def test_each_row_has_one_light_and_tells_the_reason_when_asked(go: Go) -> None:
    page = go(f"zh/compare/?places={','.join(SIX)}")
    rows: list[tuple[list[str], list[str], list[bool]]] = page.locator(".compare-result .compare-row").evaluate_all(LIT)
    assert len(rows) > 3 and page.locator(".compare-result .light").count() == len(rows)
    for classes, lights, seen in rows:
        [light] = [one.removeprefix("compare-row--") for one in classes if one.startswith("compare-row--")]
        assert [one for one in lights if one.startswith("light--")] == [f"light--{light}"]
        assert seen == [True] * sum(one.startswith("differs-") for one in classes)
        assert (light == "alike") == (not seen)


def test_comparable_rows_come_first_and_alone_have_bars(go: Go) -> None:
    page = go(f"zh/compare/?places={','.join(SIX)}&alone=1")
    lights: list[str] = page.locator(".compare-result tbody").evaluate_all(
        "bodies => bodies.map(body => body.className)"
    )
    order = ["part-alike", "part-care", "part-apart", "part-one"]
    assert lights == [name for name in order if name in lights] and lights[-1] == "part-one"
    assert page.locator(".compare-row--apart .compare-bar-line, .part-one .compare-bar-line").count() == 0
    assert page.locator(".compare-row--care .compare-bar-line").count() > 1


def test_the_reason_names_the_years(go: Go) -> None:
    page = go(f"en/compare/?places={PAIR}")
    link = page.get_by_role("link", name="High-tech enterprises", exact=True)
    row = page.locator(".compare-result .compare-row", has=link)
    row.locator(".light summary").click()
    expect(row.locator(".reasons li").first).to_have_text("Years differ: 2022, 2023")


def test_without_a_choice_there_is_an_example(go: Go) -> None:
    page = go("en/compare/")
    expect(page.locator(".compare-chosen")).to_contain_text("An example: ")
    assert len(_columns(page)) == 2 and page.locator("input[name=places]:checked").count() == 0
    assert page.locator(".compare-picker[open], .compare-all[open]").count() == 0
    assert urlsplit(page.url).query == ""


def test_the_table_is_copied_for_a_spreadsheet(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"en/compare/?places={PAIR}")
    page.get_by_role("button", name="Copy as a table").click()
    expect(page.locator(".explore-notes")).to_contain_text("The table is copied")
    lines = [line.split("\t") for line in page.evaluate("navigator.clipboard.readText()").splitlines()]
    assert lines[0] == ["Indicator", "Haimen District", "Hai’an"]
    [row] = [line for line in lines if line[0] == "High-tech enterprises"]
    assert row[1].startswith("156 (November 2023") and row[2].startswith("461 (2022")


def test_ticking_writes_the_address_and_back_undoes_it(go: Go) -> None:
    page = go("zh/compare/")
    page.locator(".compare-picker summary").click()
    page.get_by_role("checkbox", name="海门区").check()
    expect(page.locator(".explore-notes")).to_contain_text("再选一个地区")
    page.get_by_role("checkbox", name="海安市").check()
    expect(page.locator(".compare-picker summary")).to_be_focused()
    assert page.locator(".compare-picker[open]").count() == 0
    assert _places(page) == ["haimen", "haian"]
    assert _columns(page) == ["haimen", "haian"]
    page.locator(".compare-picker summary").click()
    page.get_by_role("checkbox", name="海门区").uncheck()
    assert _columns(page) == ["haian"]
    page.go_back()
    expect(page.locator(".compare-table thead th[data-place]")).to_have_count(2)
    assert _columns(page) == _places(page) == ["haimen", "haian"]
    page.go_back()
    page.go_back()
    expect(page.locator(".compare-chosen")).to_contain_text("示例")
    page.go_forward()
    page.go_forward()
    expect(page.locator(".compare-table thead th[data-place]")).to_have_count(2)
    page.reload()
    assert _columns(page) == ["haimen", "haian"]
    assert "海门区、海安市" in page.title()


def test_the_order_of_the_address_is_the_order_of_the_columns(go: Go) -> None:
    assert _columns(go("zh/compare/?places=haian,haimen")) == ["haian", "haimen"]


def test_what_one_place_alone_reports_on_request_and_in_the_address(go: Go) -> None:
    page = go(f"zh/compare/?places={PAIR}")
    rows = page.locator(".compare-result .compare-row")
    before = rows.count()
    assert all(row.locator("td[data-place]").count() > 1 for row in rows.all())
    page.get_by_label("也列出只有一地报告的指标").check()
    assert 0 < before < rows.count()
    assert parse_qs(urlsplit(page.url).query)["alone"] == ["1"]
    page.reload()
    assert before < rows.count()


def test_a_column_is_taken_away_and_the_focus_stays_near(go: Go) -> None:
    page = go("zh/compare/?places=haimen,haian,nantong")
    page.get_by_role("button", name="移除海安市").press("Enter")
    assert _places(page) == ["haimen", "nantong"]
    expect(page.get_by_role("button", name="移除南通市")).to_be_focused()


def test_places_that_the_address_invents_are_named_and_left_out(go: Go) -> None:
    page = go("zh/compare/?places=haimen,atlantis,%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E,haian,haimen,,%E4%BA%9A")
    notes = page.locator(".explore-notes p")
    assert _columns(page) == ["haimen", "haian"]
    expect(notes).to_have_count(3)
    expect(notes.nth(0)).to_contain_text("“atlantis”")
    expect(notes.nth(1)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(notes.nth(2)).to_contain_text("亚")
    assert page.locator("main img, [onerror]").count() == 0


def test_no_address_breaks_the_page(go: Go) -> None:
    for query in (
        "?places=%",
        "?places=%E6%B5",
        "?places=..%2F..%2Fetc",
        "?places=%F0%9F%98%80",
        "?places=__proto__,constructor",
        "?places",
        "?places=" + "x" * 3000,
        "?places=&shared=yes",
        "?places=%00",
        "?nothing=1",
    ):
        page = go(f"en/compare/{query}")
        expect(page.locator(".compare-chosen")).to_contain_text("An example: ")
        expect(page.locator(".compare-matrix")).to_be_hidden()
        assert all(len(text) < 200 for text in page.locator(".explore-notes p").all_inner_texts())


def test_seven_places_are_six_and_a_message(go: Go) -> None:
    page = go(f"en/compare/?places={','.join(SIX)},shanghai")
    assert _columns(page) == SIX
    expect(page.locator(".explore-notes")).to_have_text("At most 6 places stand side by side. Left out: Shanghai.")


def test_a_seventh_place_cannot_be_ticked(go: Go) -> None:
    page = go(f"en/compare/?places={','.join(SIX)}")
    page.locator(".compare-picker summary").click()
    expect(page.locator("input[value=shanghai]")).to_be_disabled()
    page.locator("input[value=haian]").uncheck()
    expect(page.locator("input[value=shanghai]")).to_be_enabled()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_of_places_is_searched_in_both_languages(page: Page, lang: str) -> None:
    page.goto(f"{lang}/compare/")
    page.locator(".compare-picker summary").click()
    for typed in ("海门", "haimen", "hai men", "HÀIMÉN", "Haimen District"):
        page.locator("#compare-find").fill(typed)
        expect(page.locator("input[value=haimen]")).to_be_visible()
        expect(page.locator("input[value=yuehai-bay-cbd]")).to_be_hidden()


def test_an_example_compares_at_once(go: Go) -> None:
    page = go("zh/compare/")
    page.locator("button[data-places]").first.click()
    expect(page.locator(".compare-picker summary")).to_be_focused()
    assert len(_columns(page)) == 2
    assert page.locator(".compare-result .compare-row td[data-place] + td[data-place]").count() > 0
    page.get_by_role("button", name="重新选择").click()
    expect(page.locator(".compare-chosen")).to_contain_text("示例")
    assert urlsplit(page.url).query == ""


def test_the_other_language_shows_the_same_choice(page: Page) -> None:
    page.goto(f"zh/compare/?places={PAIR}")
    page.locator("a.atlas-switch").click()
    page.wait_for_url("**/en/compare/**")
    assert _columns(page) == ["haimen", "haian"]


def test_the_comparison_can_be_taken_away(go: Go) -> None:
    page = go(f"zh/compare/?places={PAIR}&alone=1")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert list(rows[0]) == ["compared_place_id", *FACTS]
    assert {
        (row["indicator_id"], row["compared_place_id"].removeprefix("regions/"), row["fact_id"]) for row in rows
    } == _shown(page)


def test_without_script_there_is_a_table_of_places_and_the_way_to_all(
    windows: Windows, served: str, complaints: Complaints, real_site: Path
) -> None:
    """A few places side by side, among them the example; every figure of any place on the page of its indicator."""
    with over_http(windows, served, complaints, java_script_enabled=False) as go:
        page = go("zh/compare/?places=haimen")
        expect(page.locator(".compare-form")).to_be_hidden()
        expect(page.get_by_text("需要 JavaScript")).to_be_visible()
        view = compare_view(PageContext(real_data(), "zh", "zh/compare/"))
        heads = page.locator(".compare-matrix thead th[data-place]")
        shown = {
            slug: _of(real_data(), "zh", slug)
            for slug in heads.evaluate_all("all => all.map(one => one.dataset.place)")
        }
        assert shown.keys() >= {*view.pairs[0].slugs.split(",")} and len(shown) > 2
        measures = [{value.recorded.indicator for value in values} for values in shown.values()]
        common = {key for key in set[str]().union(*measures) if sum(key in some for some in measures) > 1}
        assert page.locator(".compare-matrix tr[data-measure]").count() == len(common) > 5
        found: list[str] = page.locator(".compare-matrix [data-fact]").evaluate_all(
            "all => all.map(one => one.dataset.fact)"
        )
        assert set(found) == {
            value.id for values in shown.values() for value in values if value.recorded.indicator in common
        }
        for record in view.places:
            for value in _of(real_data(), "zh", record.slug):
                sheets = (real_site / "zh/indicators" / value.recorded.indicator).rglob("index.html")
                assert any(f'/{"/#".join(value.id.split("#"))}"' in one.read_text(encoding="utf-8") for one in sheets)
        [places, indicators] = [
            link.get_attribute("href") for link in page.locator(".compare-all .compare-rest a").all()
        ]
        assert (places, indicators) == ("../regions/", "../indicators/")
        scroll = page.locator(".compare-scroll")
        scroll.evaluate("node => { node.scrollLeft = 2000 }")
        head = page.locator(".compare-matrix tr[data-measure] th").first
        edges = [box["x"] for box in (head.bounding_box(), scroll.bounding_box()) if box]
        assert len(edges) == 2 and abs(edges[0] - edges[1]) < 3


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("query", ["", f"?places={','.join(SIX)}"], ids=["none", "six"])
def test_the_page_never_scrolls_sideways(page: Page, lang: str, query: str) -> None:
    page.goto(f"{lang}/compare/{query}")
    assert wider_than(page, WIDTHS) == []


def test_places_that_do_not_stand_in_the_page_come_when_they_are_chosen(go: Go) -> None:
    """Each once, whichever way it is chosen; nobody else's figures come along."""
    page = go("en/compare/")
    held = page.locator(".compare-matrix thead th[data-place]").evaluate_all("all => all.map(one => one.dataset.place)")
    others = [place.slug for place in compare_view(PageContext(real_data(), "en", "en/compare/")).places]
    one, two = [slug for slug in others if slug not in held][:2]
    with requests(page) as asked:
        page.locator(".compare-picker summary").click()
        page.locator(f"input[value={one}]").check()
        page.locator(f"input[value={two}]").check()
        expect(page.locator(".compare-picker summary")).to_be_focused()
        assert _columns(page) == [one, two]
        page.locator(".compare-picker summary").click()
        page.locator(f"input[value={one}]").uncheck()
        page.locator(f"input[value={one}]").check()
        assert _columns(page) == [two, one]
    assert sorted(url.partition("/compare/")[2] for url in asked) == sorted([f"{one}.js", f"{two}.js"])


def test_a_place_that_does_not_come_is_said_and_comes_when_chosen_again(page: Page, complaints: Complaints) -> None:
    hold_back(page, complaints, "**/assets/portions/en/compare/haian.js")
    page.goto(f"en/compare/?places={PAIR}")
    expect(page.locator(".explore-notes")).to_contain_text("could not be loaded")
    expect(page.locator(".compare-result")).to_be_hidden()
    expect(page.locator(".compare-matrix")).to_be_visible()
    page.unroute_all()
    page.locator("input[name=alone]").check()
    expect(page.locator(".compare-table thead th[data-place]")).to_have_count(2)
    expect(page.locator(".compare-matrix")).to_be_hidden()
    assert _columns(page) == ["haimen", "haian"]
