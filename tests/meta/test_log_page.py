"""The change log as a page: every sort of change, in both languages, with links to what there still is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.data.changes import Correction, changed_on
from atlas.meta.feeds import feed
from atlas.site.page import PageContext
from atlas.site.site import Site, make_site
from atlas.web.pages import fragment, pages
from atlas.web.views.changes import headline

from ..fixture.support import Patches, findings, fixture_site
from ..pages.made import fixture_pages, parse


def _page(language: str) -> str:
    return fixture_pages()[f"{language}/changes/index.md"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_sound_and_links_what_there_is(language: str) -> None:
    page = parse(_page(language).partition("\n---\n")[2])
    assert page.wrong == []
    links = {element.attrs["href"].partition("#")[0] for element in page.elements if element.tag == "a"}
    for entity in ("products/tide-sensor", "regions/linchuan", "organizations/starling-instruments"):
        assert f"../{entity}/" in links
    assert not any("yunting-old-fund" in link or "yunting-2028" in link for link in links)
    unlinked = set(re.findall(r"<code>([^<]*)</code>", _page(language)))
    assert unlinked == {
        "funds/yunting-old-fund",
        "yunting-2028",
        "organizations/starling-optics",
        "indicators.yml",
        "status",
        "regions/yunting#tech-firms-2019",
    }


def test_figures_stand_as_they_were_and_as_they_are() -> None:
    text = re.sub(r"<[^>]+>", "", _page("en"))
    assert "4.5GW → 4.8GW" in text and "taken out 700余家" in text and "new 5000家以上" in text
    assert text.count("第13位") == 1  # the print is the same, only its status changed


def test_chinese_prints_are_marked_in_english() -> None:
    for print_ in ("700余家", "第13位"):
        assert f'lang="zh-Hans">{print_}<' in _page("en")


def test_editions_stand_newest_first_with_anchors() -> None:
    headings = re.findall(r'<h2 id="([^"]+)">([^<]+)</h2>', _page("en"))
    assert headings == [("v1-1-0", "1.1.0 · 2 April 2031"), ("v1-0-0", "1.0.0 · 1 March 2031")]
    assert "The first edition" in _page("en").partition('id="v1-0-0"')[2]


def test_the_headline_counts() -> None:
    newest, first = fixture_site().atlas.changes
    c = PageContext(fixture_site(), "zh", "zh/")
    assert headline(c, newest).startswith("1.1.0 · 2031年4月2日 · 新增条目 1，移去条目 1，")
    assert headline(c, first) == "1.0.0 · 2031年3月1日 · 首个版本"


def test_an_atlas_without_a_log_has_the_page_too_and_no_link_to_a_feed() -> None:
    bare = make_site(replace(fixture_site().atlas, changes=()))
    for language in ("zh", "en"):
        assert "feed.xml" not in pages(bare)[f"{language}/changes/index.md"]
    assert "feed.xml" not in fragment(bare, "zh", "zh/data/", "release")
    assert "feed.xml" in fragment(fixture_site(), "zh", "zh/data/", "release")


def _editions(count: int, **changed: object) -> Site:
    """The fixture with so many editions, the newest first."""
    newest = fixture_site().atlas.changes[0]
    made = [newest.model_copy(update={"version": f"1.{n}.0", **changed}) for n in reversed(range(count))]
    return make_site(replace(fixture_site().atlas, changes=tuple(made)))


@pytest.mark.parametrize(("names", "opened"), [(12, True), (13, False)])
def test_more_than_twelve_names_are_folded(names: int, opened: bool) -> None:
    ids = [f"products/gone-{n}" for n in range(names)]
    body = pages(_editions(1, removed=ids))["en/changes/index.md"]
    [tag] = re.findall(rf"<details([^>]*)><summary>[^<]* {names}</summary>", body)
    assert (tag == " open") == opened


@pytest.mark.parametrize(("figures", "opened"), [(12, True), (13, False)])
def test_more_than_twelve_figures_are_folded(figures: int, opened: bool) -> None:
    gone = [Correction(id=f"regions/yunting#gone-{n}", was="1家") for n in range(figures)]
    body = pages(_editions(1, figures=gone))["en/changes/index.md"]
    [tag] = re.findall(rf"<details([^>]*)><summary>[^<]* {figures}</summary>", body)
    assert (tag == " open") == opened


@pytest.mark.parametrize(("editions", "shown"), [(2, 2), (3, 2)])
def test_the_home_page_has_the_two_newest_editions(editions: int, shown: int) -> None:
    news = pages(_editions(editions))["en/index.md"].partition('<ul class="news">')[2].partition("</ul>")[0]
    assert news.count("<li>") == shown
    assert f"1.{editions - 1}.0" in news and ("1.0.0" in news) == (editions == shown)


@pytest.mark.parametrize(("editions", "entries"), [(20, 20), (21, 20)])
def test_a_feed_has_the_twenty_newest_editions(editions: int, entries: int) -> None:
    text = feed(_editions(editions), "en")
    assert text.count("<entry>") == entries
    assert f"1.{editions - 1}.0 ·" in text and ("1.0.0 ·" in text) == (editions == entries)


def test_the_day_an_entity_last_changed() -> None:
    days = changed_on(fixture_site().atlas.changes)
    assert (
        days["regions/yunting"] == days["products/tide-sensor"] == days["organizations/starling-optics"] == "2031-04-02"
    )
    assert "carriers/hillside-incubator" not in days


def test_of_several_days_the_last_counts_in_whatever_order_they_come() -> None:
    newest = fixture_site().atlas.changes[0]
    older = newest.model_copy(update={"date": "2030-12-31"})
    assert changed_on([newest, older])["regions/yunting"] == "2031-04-02"
    assert changed_on([older, newest])["regions/yunting"] == "2031-04-02"


BAD = {
    "version: 1.1.0": ("version: 1.1", "[0].version"),
    "date: 2031-04-02": ("date: 2031-04-31", "[0].date"),
    "fields: [status]": ("fields: [status], who: me", "[0].figures[3].who"),
    "added: [products/tide-sensor]": ("added: [tide-sensor]", "[0].added[0]"),
}


@pytest.mark.parametrize("old", BAD)
def test_a_mistake_in_the_log_is_a_finding(old: str, tmp_path: Path) -> None:
    new, field = BAD[old]
    patches: Patches = {"changes.yml": (old, new)}
    [found] = findings(tmp_path, patches)
    assert (found.path, found.field) == ("data/changes.yml", field)
    assert found.line > 1
