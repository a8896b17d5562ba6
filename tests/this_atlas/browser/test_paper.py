"""Pages on paper, and on a phone: how many sheets and screens they take, that nothing is squeezed, what the foot says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from ...browser.windows import Complaints, Windows, watched

# A4 within the margins of paper.css, in CSS pixels.
SHEET = {"width": 680, "height": 1006}
PHONE, NARROWEST = {"width": 390, "height": 844}, {"width": 320, "height": 700}
SHEETS = re.compile(rb"/Type\s*/Page\b")
LARGEST = ("regions/haimen", "regions/nantong")
FUND, FIRM, SYSTEM, CHAIN = (
    "funds/haimen-private-equity-funds",
    "organizations/biocytogen",
    "programmes/riverside-belt-haimen",
    "clusters/biomedicine",
)
MOST_SCREENS = {"": 5, **dict.fromkeys(LARGEST, 9)}
MOST_SHEETS = {"": 4, **dict.fromkeys((*LARGEST, SYSTEM, CHAIN), 10), FUND: 2, FIRM: 2}
TABLES = ("facts", "compare", "funds", "organizations")
OTHERS = (
    "regions/suzhou-new-district",
    "carriers/baoding-zhongguancun-innovation-centre",
    "policies",
    "search",
    "regions",
    "about",
    "..",
)
LEAST = 5  # em of a cell
SQUEEZED = """least => Array.from(document.querySelectorAll(".table-wrap :is(td, th)")).filter((cell) => {
  const { width } = cell.getBoundingClientRect();
  return width && cell.textContent.trim() && width < least * parseFloat(getComputedStyle(cell).fontSize) - 0.5;
}).map((cell) => cell.textContent.trim().slice(0, 40))"""
ORPHANS = """() => Array.from(document.querySelectorAll("h2, h3, summary")).filter((one) => one.getBoundingClientRect().height)
  .filter((one) => getComputedStyle(one).breakAfter !== "avoid").map((one) => one.textContent)"""
HEADS = """() => Array.from(document.querySelectorAll("thead")).filter((head) => head.parentElement.getBoundingClientRect().height)
  .map((head) => getComputedStyle(head).display).filter((display) => display !== "table-header-group")"""
WIDTH = "document.documentElement.scrollWidth"
UNFOLD = """() => document.querySelectorAll("details:not([open])").forEach((one) => { one.open = one.dataset.unfolded = true; })"""
FOLD = """() => document.querySelectorAll("details[data-unfolded]").forEach((one) => { one.open = false; delete one.dataset.unfolded; })"""
BRIEF = "document.getElementById('brief').getBoundingClientRect().height"


def sheets(page: Page) -> int:
    """How many sheets of A4 a page takes."""
    return len(SHEETS.findall(page.pdf(format="A4")))


class Visit(NamedTuple):
    """A page that is open, and its path below the language."""

    path: str
    page: Page


# Each list of pages is the beginning of the next, and its members are the same objects: so pytest runs all looks at one page together.
VISITS = [(language, path) for path in (*MOST_SHEETS, *TABLES, *OTHERS) for language in ("zh", "en")]


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, windows: Windows, served: str) -> Iterator[Visit]:
    """A page on a phone, in one visit for all looks at it: each leaves it as it was."""
    language, path = request.param
    complaints = Complaints()
    with windows.lent(base_url=served, locale="zh-CN") as page, watched(page, served, complaints):
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.goto(f"{language}/{path}".removesuffix("/") + "/")
        yield Visit(path, page)
    complaints.settle()


@pytest.fixture
def visit(opened: Visit) -> Iterator[Visit]:
    yield opened
    opened.page.emulate_media(media="null")
    opened.page.set_viewport_size(PHONE)  # type: ignore[arg-type]


def to_each(number: int) -> pytest.MarkDecorator:
    """A visit to each of the first pages of the list, in both languages."""
    visits = VISITS[: 2 * number]
    return pytest.mark.parametrize("opened", visits, indirect=True, ids=[f"{path}-{lang}" for lang, path in visits])


@to_each(len(MOST_SCREENS))
def test_a_page_takes_few_screens_of_a_phone(visit: Visit) -> None:
    assert visit.page.evaluate("document.documentElement.scrollHeight") <= MOST_SCREENS[visit.path] * PHONE["height"]


@to_each(len(VISITS) // 2)
def test_nothing_is_wider_than_the_narrowest_phone(visit: Visit) -> None:
    """Folded as it comes, and with all that can be unfolded."""
    page = visit.page
    page.set_viewport_size(NARROWEST)  # type: ignore[arg-type]
    assert page.evaluate(WIDTH) <= NARROWEST["width"]
    page.evaluate(UNFOLD)
    assert page.evaluate(WIDTH) <= NARROWEST["width"]
    page.evaluate(FOLD)


@to_each(len(MOST_SHEETS) + len(TABLES))
def test_nothing_is_squeezed_and_headings_keep_with_what_follows(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size(SHEET)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    assert page.evaluate(SQUEEZED, LEAST) == []
    assert page.evaluate(WIDTH) <= SHEET["width"]
    assert page.evaluate(ORPHANS) == [] == page.evaluate(HEADS)


@to_each(len(MOST_SHEETS))
def test_a_page_takes_few_sheets(visit: Visit) -> None:
    assert sheets(visit.page) <= MOST_SHEETS[visit.path]


def test_fixed_columns_would_be_seen(page: Page) -> None:
    page.set_viewport_size(SHEET)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    page.goto("en/regions/haimen/")
    page.evaluate(
        """() => document.querySelectorAll(".table-wrap table").forEach((table) => {
          table.style.setProperty("table-layout", "fixed", "important");
          table.style.setProperty("width", "10em", "important");
        })"""
    )
    assert page.evaluate(SQUEEZED, LEAST)


def test_the_foot_of_a_sheet_says_where_it_was_and_of_which_edition(page: Page) -> None:
    page.goto("en/regions/haimen/")
    foot = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--sheet-foot')")
    assert "en/regions/haimen/" in foot and "http" in foot and "data edition" in foot


def test_chapters_are_open_on_paper_and_as_they_were_after_it(page: Page) -> None:
    page.goto("en/regions/haimen/")
    opened = "document.querySelectorAll('details.chapter[open]').length"
    before, whole = page.evaluate(opened), page.evaluate("document.querySelectorAll('details.chapter').length")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(opened) == whole > 5
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(opened) == before < whole


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_name_of_the_atlas_is_whole_on_phones(page: Page, language: str) -> None:
    page.goto(f"{language}/regions/haimen/")
    for width in (320, 360, 390, 412):
        page.set_viewport_size({"width": width, "height": 800})
        whole = page.locator(".atlas-brand__name").evaluate("name => name.scrollWidth <= name.clientWidth")
        assert whole, width


def test_a_phone_shows_whose_page_it_is_and_its_contents_wherever_the_reader_is(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("zh/regions/haimen/")
    page.evaluate("scrollTo(0, 900)")
    for selector in (".atlas-brand__name", ".contents-here", ".md-sidebar--secondary li a >> nth=0"):
        box = page.locator(selector).bounding_box()
        assert box and 0 <= box["y"] < 100 and box["width"] > 20, selector


def test_a_link_of_the_contents_opens_its_chapter(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("zh/regions/haimen/")
    assert page.evaluate("document.querySelectorAll('details.chapter[open]').length") == 0
    page.click(".md-sidebar--secondary li a >> nth=1")
    assert page.evaluate("document.querySelectorAll('details.chapter[open]').length") == 1
    page.goto("about:blank")
    page.goto("zh/regions/haimen/#figures")
    assert page.evaluate("document.getElementById('figures').closest('details').open")


def test_the_largest_page_has_few_stops_for_the_keyboard(page: Page) -> None:
    page.goto("en/regions/nantong/")
    stops = """() => Array.from(document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']"))
      .filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })).length"""
    assert page.evaluate(stops) < 150


def _briefs(real_site: Path, language: str) -> list[str]:
    """Addresses of the briefs of all places that have one."""
    pages = sorted((real_site / language / "regions").glob("*/index.html"))
    return [page.parent.name for page in pages if 'id="brief"' in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_brief_of_each_place_is_one_sheet(page: Page, real_site: Path, language: str) -> None:
    """All are measured as they are laid out on paper; the tallest are printed."""
    page.set_viewport_size(SHEET)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    heights: dict[str, float] = {}
    for place in _briefs(real_site, language):
        page.goto(f"{language}/regions/{place}/#brief")
        heights[place] = page.evaluate("document.querySelector('.atlas-footer').getBoundingClientRect().bottom")
        assert page.evaluate(BRIEF) > 40, place
    assert len(heights) > 30
    assert {place: height for place, height in heights.items() if height > SHEET["height"]} == {}
    for place in sorted(heights, key=lambda place: -heights[place])[:3]:
        page.goto(f"{language}/regions/{place}/#brief")
        assert sheets(page) == 1, place


def test_the_brief_stands_alone_and_leads_back(page: Page) -> None:
    page.goto("en/regions/haimen/")
    assert page.locator("#sources").is_visible() and not page.locator("#brief").is_visible()
    page.click(".brief-link a")
    assert page.locator("#brief").is_visible() and not page.locator("#sources").is_visible()
    assert page.evaluate("scrollY") == 0 and page.locator("button[data-print]").is_visible()
    page.click(".brief-tools a")
    assert page.locator("#sources").is_visible() and not page.locator("#brief").is_visible()
