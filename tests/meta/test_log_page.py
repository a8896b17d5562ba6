"""The change log as a page: every sort of change, in both languages, with links to what there still is."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.data.changes import changed_on
from atlas.site.page import PageContext
from atlas.site.site import make_site
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
        assert f"../../{language}/{entity}/" in links
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


def test_the_day_an_entity_last_changed() -> None:
    days = changed_on(fixture_site().atlas.changes)
    assert (
        days["regions/yunting"] == days["products/tide-sensor"] == days["organizations/starling-optics"] == "2031-04-02"
    )
    assert "carriers/hillside-incubator" not in days


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
