"""Pages of each sort in a browser, from the web and from a folder: no complaint, no request that leaves, nothing that
axe objects to.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from lib.audit import axe
from lib.audit.report import WATCH
from lib.sites.bundle import NOT_OFFLINE

from ..browser.windows import Complaints
from ..fixture.support import real_data


class Reader:
    """A window that notes every complaint of the browser and every request that would leave the site; the browser knows
    no other host.
    """

    def __init__(self, page: Page, own: tuple[str, str]) -> None:
        self.page, self.own, self.complaints = page, own, Complaints()
        page.add_init_script(WATCH)
        page.on("request", self._look)
        page.on(
            "console",
            lambda one: self.complaints.append(f"{one.type}: {one.text}") if one.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._failed)

    def _look(self, request: Request) -> None:
        address = urlsplit(request.url)
        if (address.scheme, address.netloc) != self.own and address.scheme != "data":
            self.complaints.append(f"leaves: {request.url}")

    def _failed(self, request: Request) -> None:
        """A request is no failure if the reader went on to the next page before its answer."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} ({request.failure})")

    def look(self, url: str) -> None:
        """Open a page and note what its policy refused."""
        self.page.goto(url, wait_until="load")
        self.complaints += [f"refused: {one}" for one in self.page.evaluate("window.refused")]


@pytest.fixture
def online(browser: Browser, served: str) -> Iterator[Reader]:
    """At the served site."""
    context = browser.new_context()
    reader = Reader(context.new_page(), ("http", urlsplit(served).netloc))
    yield reader
    context.close()
    reader.complaints.settle()


@pytest.fixture
def offline(browser: Browser) -> Iterator[Reader]:
    """At a folder, with the network cut."""
    context = browser.new_context(offline=True)
    reader = Reader(context.new_page(), ("file", ""))
    yield reader
    context.close()
    reader.complaints.settle()


def test_pages_of_each_sort_from_the_web_are_sound_to_browser_and_axe(
    online: Reader, served: str, sample_pages: list[str]
) -> None:
    """Each sort in both languages, and in both schemes: colours are the same in either language."""
    online.page.add_init_script(axe.source())  # sent once, and compiled once for all pages
    for uri in sample_pages:
        online.page.emulate_media(color_scheme="dark" if uri.startswith("zh/") else "light", reduced_motion="reduce")
        online.look(served + uri.removesuffix("index.html"))
        assert online.complaints == [], uri
        assert axe.in_first_rows(online.page) == [], uri


def test_pages_of_each_sort_from_a_folder(offline: Reader, unpacked: Path, sample_pages: list[str]) -> None:
    """All but what is for web servers only and stands in no bundle."""
    for uri in (one for one in sample_pages if one not in NOT_OFFLINE):
        offline.look((unpacked / uri).as_uri())
        assert offline.complaints == [], uri


def test_a_reader_with_a_folder_gets_everywhere_by_clicking(offline: Reader, unpacked: Path) -> None:
    page = offline.page
    page.goto((unpacked / "index.html").as_uri())
    page.click(".door-ways a[hreflang=en]")
    page.click(".atlas-header__doors a >> nth=0")
    page.click("table.index tbody a >> nth=0")
    assert page.url.startswith(f"{unpacked.as_uri()}/en/regions/") and page.url.endswith("/index.html")
    page.click(".atlas-switch")
    assert (
        page.url.startswith(f"{unpacked.as_uri()}/zh/regions/")
        and page.locator("html").get_attribute("lang") == "zh-Hans"
    )
    page.click(".crumbs a >> nth=0")
    assert page.url == f"{unpacked.as_uri()}/zh/index.html"
    assert offline.complaints == []


def test_a_reader_with_a_folder_can_search(offline: Reader, unpacked: Path) -> None:
    page, wanted = offline.page, _places()[0]
    name = real_data().record(wanted).entity.name.zh
    page.goto((unpacked / "zh/index.html").as_uri())
    found = page.evaluate(
        "async name => (await window.atlas.search(name, {lang: 'zh', limit: 5})).map(one => one.id)", name
    )
    assert wanted in found
    page.fill("#atlas-q", name)
    page.press("#atlas-q", "Enter")
    page.wait_for_url(lambda url: "/search/" in url or f"/{wanted}/" in url)  # a name alone may lead to its page
    assert "/zh/" in page.url and ".html" in page.url
    if "/search/" in page.url:
        page.click(f'[data-atlas-id="{wanted}"] a >> nth=0')
    page.wait_for_url(f"**/{wanted}/index.html*")
    assert offline.complaints == []


def _places() -> list[str]:
    """Places that have figures, the one with the most first: what a search and a comparison find in any atlas."""
    site = real_data()
    found = [record.id for record in site.atlas.of_kind("regions") if site.facts_of.get(record.id)]
    return sorted(found, key=lambda place: -len(site.facts_of[place]))


def test_a_reader_with_a_folder_can_compare_filter_and_take_data_away(offline: Reader, unpacked: Path) -> None:
    page, (one, two) = offline.page, _places()[:2]
    names, asked = [real_data().record(place).entity.name for place in (one, two)], f"?places={_slug(one)},{_slug(two)}"
    page.goto((unpacked / "zh/compare/index.html").as_uri() + asked)
    expect(page.locator(".compare-result thead th[data-place]")).to_contain_text([name.zh for name in names])
    page.click(".atlas-switch")
    expect(page.locator(".compare-result thead th[data-place]")).to_contain_text([name.en for name in names])
    assert page.url.endswith(f"/en/compare/index.html{asked}")
    status = real_data().facts[0].recorded.status
    page.goto((unpacked / "en/facts/index.html").as_uri() + f"?status={status}")
    expect(page.locator(f"#facts tr:visible:not([data-status='{status}']):has(td)")).to_have_count(0)
    shown = page.locator(f"#facts tr[data-status='{status}']:visible").count()
    assert shown > 0
    with page.expect_download() as download:
        page.click("text=Download CSV")
    assert len(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()) == shown + 1
    page.goto((unpacked / "zh/data/index.html").as_uri())
    with page.expect_download() as download:
        page.click("text=atlas.sqlite")
    assert Path(download.value.path()).read_bytes().startswith(b"SQLite format 3")
    assert offline.complaints == []


def _slug(entity_id: str) -> str:
    return entity_id.partition("/")[2]


@pytest.mark.parametrize("address", ["no-such-page", "zh/regions/no-such-place/", "a/b/c/d/e.html"])
def test_a_wrong_address_at_any_depth_gets_a_page_that_works(online: Reader, served: str, address: str) -> None:
    page = online.page
    online.complaints.expect("404")
    answer = page.goto(served + address)
    assert answer and answer.status == 404
    assert page.locator("[lang=en] >> text=Page not found").count() and page.locator("text=没有这个页面").count()
    assert page.evaluate("getComputedStyle(document.querySelector('.door')).textAlign") == "center"
    page.wait_for_function("document.querySelector('#atlas-q').value")
    page.click(".door-ways a[hreflang=en]")
    assert page.url == f"{served}en/"


def test_a_wrong_address_offers_names_like_its_words(online: Reader, served: str) -> None:
    page, wanted = online.page, _places()[0]
    online.complaints.expect("404")
    page.goto(f"{served}en/{wanted}g/")  # a letter too many
    page.click(f"[data-near] a[href$='/{wanted}/']")  # one of a few: the letter may begin the next word of another name
    assert page.url == f"{served}en/{wanted}/"
