"""A citation says what it stands for: under the pointer, at the keyboard, at a finger's first tap; and stays a link."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from atlas.site.paragraphs import aid_of, titled

from ...browser.readers import PHONE, over_http, unfold
from ...browser.windows import Complaints, Windows
from ...fixture.support import real_data

PLACE = "zh/regions/haimen/"
CITATION = ".summary .cite >> nth=0"
# Of each citation that can be seen, in pixels of the window: its left side, and the sides of the card that it shows.
CARDS = """async () => {
  const boxes = [], links = [...document.querySelectorAll("a.cite")].filter((link) => link.offsetParent);
  for (const link of links) {
    link.focus();
    while (!link.hasAttribute("aria-describedby")) await new Promise(requestAnimationFrame);
    const { left, top, right, bottom } = document.querySelector(".cite-card").getBoundingClientRect();
    boxes.push([link.getBoundingClientRect().left, left, top, right, bottom]);
  }
  return boxes;
}"""


def test_the_pointer_shows_the_source(page: Page) -> None:
    page.goto(PLACE)
    number = int((page.get_attribute(CITATION, "href") or "").rpartition("#p")[2])
    source = real_data().atlas.sources["haimen-2023"]
    page.hover(CITATION)
    expect(page.locator(".cite-card")).to_contain_text(
        f"《{titled(source, number)[0].zh}》，南通市科学技术局，2023年11月2日"
    )
    expect(page.locator(".cite-card")).to_contain_text(f"第{number}段")
    expect(page.locator(".cite-card q")).to_have_text(aid_of(source, number))
    page.mouse.move(5, 5)
    expect(page.locator(".cite-card")).to_have_count(0)


def test_the_keyboard_shows_it_and_escape_takes_it_away(page: Page) -> None:
    page.goto(PLACE)
    page.focus(CITATION)
    card = page.locator(".cite-card")
    expect(card).to_be_visible()
    assert page.get_attribute(CITATION, "aria-describedby") == card.get_attribute("id")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/sources/haimen-2023/#p*")


def test_the_card_stays_in_the_window(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("en/programmes/riverside-belt-haimen/")
    unfold(page)
    boxes = page.evaluate(CARDS)
    assert len(boxes) > 50 and max(link for link, *_ in boxes) > 180, "no citation at the right edge"
    outside = [box for box in boxes if box[1] < 0 or box[2] < 0 or box[3] > 360 or box[4] > 640]
    assert not outside


@pytest.mark.parametrize("language, words", [("zh", "查看出处"), ("en", "Go to the source")])
def test_the_first_tap_shows_it_and_its_link_leads_there(
    windows: Windows,
    served: str,
    complaints: Complaints,
    language: str,
    words: str,
) -> None:
    with over_http(windows, served, complaints, **PHONE) as go:
        page = go(f"{language}/regions/haimen/")
        page.tap(CITATION)
        assert page.url.endswith("/regions/haimen/")
        page.tap(f".cite-card >> text={words}")
        page.wait_for_url(f"**/{language}/sources/haimen-2023/#p*")


@pytest.mark.parametrize(
    "path, cited",
    [
        ("programmes/riverside-belt-haimen/", ["海门 2023 ¶8–13"]),
        ("clusters/biomedicine/", ["海门 2023 ¶9, 11", "南通 2024 ¶11", "江苏 2023 ¶25"]),
    ],
)
def test_a_summary_has_a_citation_a_source(page: Page, path: str, cited: list[str]) -> None:
    page.goto(f"zh/{path}")
    assert page.locator(".summary :is(.cite-run, :not(.cite-run) > .cite)").all_text_contents() == cited


def test_each_paragraph_that_a_summary_shows_is_a_link_to_it(page: Page) -> None:
    page.goto("zh/clusters/biomedicine/")
    links = page.locator(".summary .cite").all()
    shown = [[*re.findall(r"\d+", link.inner_text())][-1] for link in links]
    assert shown == ["9", "11", "11", "25"]
    assert [(link.get_attribute("href") or "").rpartition("#p")[2] for link in links] == shown


def test_a_source_is_named_once_in_a_row(page: Page) -> None:
    page.goto("zh/programmes/snd-industry-chains/")
    cited = page.locator("[id='industry-chains-2021-01'] td:last-child .cite")
    assert cited.all_text_contents() == ["科技日报 2021 ¶25", "¶1", "¶23"]


FIGURE = ".facts tr:has(.figure) >> nth=1"


def test_a_figure_under_the_pointer_is_cited_and_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PLACE)
    unfold(page)
    row = page.locator(FIGURE)
    row.hover()
    row.get_by_role("button", name="引用").click()
    dialog = page.get_by_role("dialog", name="引用这个数字")
    text = dialog.locator("textarea")
    expect(text).to_have_value(re.compile("资料来源：.+；转引自.+/zh/[a-z]+/[a-z0-9-]+/#[a-z0-9-]+$"))
    dialog.get_by_role("button", name="复制").click()
    expect(dialog.get_by_role("status")).to_have_text("已复制。")
    assert page.evaluate("navigator.clipboard.readText()") == text.input_value()
    dialog.get_by_role("button", name="English").click()
    expect(text).to_have_value(re.compile("Source: .+, para. "))
    dialog.get_by_role("button", name="BibTeX").click()
    expect(text).to_have_value(re.compile("^@misc{"))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_keyboard_reaches_the_button_of_the_row_it_is_in(page: Page) -> None:
    page.goto(PLACE)
    unfold(page)
    row = page.locator(FIGURE)
    links = row.locator("a")
    links.last.focus()
    page.keyboard.press("Tab")
    expect(row.locator(".cite-figure")).to_be_focused()
    assert page.locator(".cite-figure").count() == 1
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("button", name="复制")).to_be_focused()


def test_what_cannot_be_loaded_is_said(page: Page, complaints: Complaints) -> None:
    complaints.expect("404.*/assets/figures/regions/nowhere.js")
    page.goto(PLACE)
    page.evaluate("atlas.cite('regions/nowhere#nothing')")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("引用所需的数据未能载入。")
