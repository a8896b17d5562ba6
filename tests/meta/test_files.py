"""Sitemap, robots.txt, search descriptions and feeds: well-formed, whole, and right without an address."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest

from atlas.meta.feeds import NEWEST, feed, figure_feeds
from atlas.meta.files import meta_files
from atlas.meta.head import head
from atlas.meta.opensearch import opensearch
from atlas.meta.sitemap import SITEMAP as FILE
from atlas.meta.sitemap import robots, sitemaps
from atlas.site.page import PageContext
from atlas.site.site import Site, make_site
from atlas.site.urls import path_of
from atlas.text.language import LANGUAGES, Language
from atlas.web.pages import pages

from ..exports.made import released
from ..fixture.support import fixture_site
from ..pages.made import fixture_pages

BASE = "https://atlas.test/sub/"
SITEMAP, XHTML, ATOM, OPENSEARCH = (
    "{http://www.sitemaps.org/schemas/sitemap/0.9}",
    "{http://www.w3.org/1999/xhtml}",
    "{http://www.w3.org/2005/Atom}",
    "{http://a9.com/-/spec/opensearch/1.1/}",
)


@cache
def _paths() -> list[str]:
    return [path_of(uri) for uri in fixture_pages()] + ["zh/about/", "en/about/"]


def _sitemap(site: Site) -> str:
    return sitemaps(site, _paths())[FILE]


def _alternates(url: ElementTree.Element) -> dict[str, str]:
    return {link.attrib["hreflang"]: link.attrib["href"].removeprefix(BASE) for link in url.iter(f"{XHTML}link")}


def _urls() -> dict[str, ElementTree.Element]:
    found = {}
    for url in ElementTree.fromstring(_sitemap(released())):
        location = url.findtext(f"{SITEMAP}loc") or ""
        assert location.startswith(BASE)
        found[location.removeprefix(BASE)] = url
    return found


def _locations(part: str) -> list[str]:
    urls = ElementTree.fromstring(part)
    return [(url.findtext(f"{SITEMAP}loc") or "").removeprefix(BASE) for url in urls]


class TestSitemap:
    def test_it_lists_every_page_once_less_those_that_lead_on(self) -> None:
        moved = {f"{language}/{old}/" for old in fixture_site().atlas.leads_on for language in LANGUAGES}
        assert moved and set(_urls()) == set(_paths()) - moved
        assert _sitemap(released()).count("<loc>") == len(set(_paths()) - moved)

    @pytest.mark.parametrize("more", [0, 1])
    def test_more_than_a_file_may_hold_take_several(self, more: int, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = sorted(_urls())
        monkeypatch.setattr("atlas.meta.sitemap.MOST", len(whole) - more)
        made = sitemaps(released(), _paths())
        text = made.pop(FILE)
        first = ElementTree.fromstring(text)
        assert sorted(made) == (["sitemap-1.xml", "sitemap-2.xml"] if more else [])
        listed = [one.findtext(f"{SITEMAP}loc") for one in first.iter(f"{SITEMAP}sitemap")]
        assert listed == [BASE + name for name in made]
        found = [one for part in (made or {FILE: text}).values() for one in _locations(part)]
        assert sorted(found) == whole

    def test_languages_name_each_other(self) -> None:
        urls = _urls()
        assert _alternates(urls["zh/regions/yunting/"]) == {
            "zh-Hans": "zh/regions/yunting/",
            "en": "en/regions/yunting/",
            "x-default": "en/regions/yunting/",
        }
        for path, url in urls.items():
            if path:
                assert path in _alternates(url).values()
            assert set(_alternates(url).values()) <= set(urls)
            assert all(_alternates(urls[other]) == _alternates(url) for other in _alternates(url).values())

    def test_the_door_is_for_readers_of_neither_language(self) -> None:
        assert _alternates(_urls()["en/"]) == {"zh-Hans": "zh/", "en": "en/", "x-default": ""}

    def test_days_are_those_of_the_change_log(self) -> None:
        days = {path: url.findtext(f"{SITEMAP}lastmod") for path, url in _urls().items()}
        assert days["zh/regions/linchuan/"] == days["en/regions/yunting/"] == "2031-04-02"
        assert days["zh/carriers/hillside-incubator/"] == "2031-03-01"
        assert days["zh/about/"] is days["zh/regions/"] is None

    def test_without_an_address_there_is_none(self) -> None:
        assert _sitemap(released(address="")) == ""


def test_robots() -> None:
    assert robots(released()) == "User-agent: *\nDisallow:\n\nSitemap: https://atlas.test/sub/sitemap.xml\n"
    assert robots(released(address="")) == "User-agent: *\nDisallow:\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_description(language: Language) -> None:
    root = ElementTree.fromstring(opensearch(released(), language).encode())
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    name = root.findtext(f"{OPENSEARCH}ShortName")
    assert name == {"zh": "云汀图谱", "en": "Yunting Atlas"}[language] and len(name) <= 16
    [url] = root.findall(f"{OPENSEARCH}Url")
    assert url.attrib == {
        "type": "text/html",
        "method": "get",
        "template": f"{BASE}{language}/search/?q={{searchTerms}}",
    }
    assert opensearch(released(address=""), language) == ""


def _feed(language: Language, address: str = BASE) -> ElementTree.Element:
    return ElementTree.fromstring(feed(released(address=address), language).encode())


class TestFeed:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_has_what_atom_demands(self, language: Language) -> None:
        root = _feed(language)
        assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == {"zh": "zh-Hans", "en": "en"}[language]
        for element in (root, *root.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert element.findtext(f"{ATOM}{name}")
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")
            assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", element.findtext(f"{ATOM}id") or "")
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        assert [entry.findtext(f"{ATOM}updated") for entry in root.iter(f"{ATOM}entry")] == [
            "2031-04-02T00:00:00Z",
            "2031-03-01T00:00:00Z",
        ]

    def test_its_links(self) -> None:
        links = {link.attrib["rel"]: link.attrib["href"] for link in _feed("en").findall(f"{ATOM}link")}
        assert links == {"self": f"{BASE}en/feed.xml", "alternate": f"{BASE}en/changes/"}
        entry = _feed("en").find(f"{ATOM}entry/{ATOM}link")
        assert entry is not None and entry.attrib["href"] == f"{BASE}en/changes/#v1-1-0"

    def test_its_contents_lead_to_pages_that_there_are(self) -> None:
        content = _feed("zh").findtext(f"{ATOM}entry/{ATOM}content") or ""
        links = [html.unescape(link).partition("#")[0] for link in re.findall(r'href="([^"]+)"', content)]
        assert len(links) > 5
        assert all(f"zh/{link.removeprefix('./')}" in _paths() for link in links)
        assert "4.5GW" in content and "按灯塔榜更正。" in content

    def test_ids_differ_by_language_and_edition_and_stay_when_the_site_moves(self) -> None:
        ids = [element.text for language in LANGUAGES for element in _feed(language).iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)) == 6
        assert [element.text for element in _feed("zh", "https://other.test/").iter(f"{ATOM}id")] == ids[:3]

    def test_without_an_address_links_are_relative(self) -> None:
        text = feed(released(address=""), "en")
        assert "xml:base" not in text and 'rel="self"' not in text
        assert "http" not in text.replace("http://www.w3.org/2005/Atom", "")

    def test_without_a_log_there_is_none(self) -> None:
        bare = make_site(replace(fixture_site().atlas, changes=()))
        assert _without_figures(bare) == {"robots.txt", "zh/aims/aims.ics", "en/aims/aims.ics"}


def _without_figures(site: Site) -> set[str]:
    return {path for path in meta_files(site) if not re.match(r"(zh|en)/(regions|indicators)/", path)}


def _figures(language: Language, page: str, **changed: str) -> ElementTree.Element:
    return ElementTree.fromstring(figure_feeds(released(**changed), language)[f"{language}/{page}/feed.xml"].encode())


class TestFigureFeeds:
    def test_each_place_and_each_indicator_with_figures_has_one(self) -> None:
        site = fixture_site()
        subjects = {fact.record.id for fact in site.facts if fact.record.kind == "regions"}
        subjects |= {f"indicators/{fact.recorded.indicator}" for fact in site.facts}
        found = {path.removeprefix("en/").removesuffix("/feed.xml") for path in figure_feeds(site, "en")}
        assert subjects <= found and all(subject.startswith(("regions/", "indicators/")) for subject in found)
        assert "regions/linchuan" not in found  # it has none

    def test_an_entry_says_the_figure_and_leads_to_it(self) -> None:
        root = _figures("en", "regions/yunting")
        assert root.findtext(f"{ATOM}title") == "Yunting Atlas · Yunting City"
        entries = root.findall(f"{ATOM}entry")
        assert entries and all(entry.findtext(f"{ATOM}content") for entry in entries)
        links = [link.attrib["href"] for link in root.findall(f"{ATOM}entry/{ATOM}link")]
        assert all(link.startswith(f"{BASE}en/") and "#" in link for link in links)
        assert {link.removeprefix(BASE).partition("#")[0] for link in links} <= set(_paths())

    def test_the_newest_source_comes_first_and_no_more_than_twenty(self) -> None:
        for text in figure_feeds(fixture_site(), "zh").values():
            root = ElementTree.fromstring(text.encode())
            days = [entry.findtext(f"{ATOM}updated") or "" for entry in root.findall(f"{ATOM}entry")]
            assert days == sorted(days, reverse=True) and 1 <= len(days) <= NEWEST
            assert root.findtext(f"{ATOM}updated") == days[0]

    def test_ids_are_those_of_figures_wherever_the_site_stands(self) -> None:
        ids = [element.text for element in _figures("zh", "regions/yunting").iter(f"{ATOM}id")]
        moved = [e.text for e in _figures("zh", "regions/yunting", address="https://other.test/").iter(f"{ATOM}id")]
        assert ids == moved and len(ids) == len(set(ids))

    def test_pages_lead_to_theirs_alone(self) -> None:
        site = fixture_site()
        assert PageContext(site, "en", "en/regions/yunting/").feed == "en/regions/yunting/feed.xml"
        assert [PageContext(site, "en", page).feed for page in ("en/regions/linchuan/", "en/", "")] == ["", "", ""]
        made = pages(site)
        assert 'href="./feed.xml"' in made["en/regions/yunting/index.md"]
        assert "feed.xml" not in made["en/regions/linchuan/index.md"]
        assert "Yunting Atlas · Yunting City" in head(site, "en/regions/yunting/", "", "").feeds


def test_the_files() -> None:
    assert _without_figures(released()) == {
        "robots.txt",
        "zh/feed.xml",
        "en/feed.xml",
        "zh/opensearch.xml",
        "en/opensearch.xml",
        "zh/aims/aims.ics",
        "en/aims/aims.ics",
    }
    without = {"robots.txt", "zh/feed.xml", "en/feed.xml", "zh/aims/aims.ics", "en/aims/aims.ics"}
    assert _without_figures(released(address="")) == without
