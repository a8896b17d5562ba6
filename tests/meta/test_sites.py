"""Built sites with and without an address: what the head, the files and the links say, and that each builds."""

from __future__ import annotations

import html
import json
import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from atlas.meta.head import PICTURES
from atlas.site.urls import relative, versions
from lib.cards import SIGNATURE, described
from lib.identity import read_identity

from ..site.conftest import Project, copy_project, start

HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)
META = re.compile(r'<meta ((?:(?:property|name)="[^"]+" )+)content="([^"]*)">')
VERSION = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
FEED = re.compile(r'<link rel="alternate" type="application/atom\+xml" title="([^"]+)" href="([^"]+)">')
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ADDRESSES = {"missing": ("", ""), "a sub-path without a slash": ("https://atlas.test/sub", "https://atlas.test/sub/")}
EMPTY_PNG = SIGNATURE + b"".join(
    struct.pack(">I", 0) + kind + b"\0\0\0\0" for kind in (b"IHDR", b"IDAT", b"IEND")
)  # as much of a picture as its head needs
NASTY = "en/organizations/starling-instruments/index.html"


def _drawn_for(folder: Path) -> None:
    """As if scripts/cards had drawn the pictures of shared links with the name of the project’s atlas."""
    drawn = folder / "docs/assets/og"
    drawn.mkdir(exist_ok=True)
    for name in PICTURES:
        (drawn / f"{name}.png").write_bytes(described(EMPTY_PNG, read_identity(folder).both))


@pytest.fixture(scope="module")
def projects(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    """Both builds, at work side by side."""
    found = {}
    for name, (given, _) in ADDRESSES.items():
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", given)
            folder = copy_project(root, tmp_path_factory.mktemp("site") / "project")
            _drawn_for(folder)
            found[name] = start(folder)
    return found


@pytest.fixture(scope="module", params=ADDRESSES)
def site(request: pytest.FixtureRequest, projects: dict[str, Project]) -> tuple[Path, str]:
    """A built site and its address as it should be understood."""
    code, printed = projects[request.param].done()
    assert code == 0, printed
    return projects[request.param].site, ADDRESSES[request.param][1]


def _meta(head: str) -> dict[str, str]:
    """What the head tells, by each name under which it tells it."""
    return {name: text for names, text in META.findall(head) for name in re.findall('"([^"]+)"', names)}


def _heads(folder: Path) -> dict[str, str]:
    """The head of every page by its file."""
    pages = sorted(folder.rglob("*.html"))
    return {path.relative_to(folder).as_posix(): HEAD.findall(path.read_text(encoding="utf-8"))[0] for path in pages}


def test_every_page_has_its_data_for_programs(site: tuple[Path, str]) -> None:
    folder, address = site
    heads = _heads(folder)
    assert len(heads) > 60
    for uri, head in heads.items():
        if uri == "404.html":
            assert "og:" not in head and "ld+json" not in head
            continue
        meta, path = _meta(head), uri.removesuffix("index.html")
        assert meta["og:title"] and meta["og:description"] and meta["og:site_name"], uri
        assert meta.get("og:url", "") == (address and address + path), uri
        assert ("og:image" in meta) == bool(address)
        graphs = DATA.findall(head)
        assert len(graphs) == (0 if meta.get("robots") == "noindex" else 1), uri
        assert all(json.loads(graph)["@graph"] for graph in graphs)


def test_only_pages_that_lead_on_are_kept_out_of_search_engines(site: tuple[Path, str]) -> None:
    kept = {uri for uri, head in _heads(site[0]).items() if _meta(head).get("robots") == "noindex"}
    assert kept == {f"{language}/organizations/starling-optics/index.html" for language in ("zh", "en")}


def test_pictures_and_search_descriptions_are_there(site: tuple[Path, str]) -> None:
    folder, address = site
    for uri, head in _heads(folder).items():
        picture = _meta(head).get("og:image", "")
        assert not picture or (folder / picture.removeprefix(address)).is_file(), uri
        for link in re.findall(r'<link rel="search"[^>]* href="([^"]+)"', head):
            assert (folder / uri).parent.joinpath(link).resolve().is_file(), uri
    assert len(list((folder / "assets/og").iterdir())) == len(PICTURES)
    assert (folder / "en/opensearch.xml").is_file() == bool(address)


def test_names_are_escaped_once(site: tuple[Path, str]) -> None:
    head = _heads(site[0])[NASTY]
    assert 'content="Starling “A*B_C[D]” Instruments &amp; Controls | {{7*7}} `Group` &lt;3 #1"' in head
    assert "&amp;amp;" not in head and "&amp;lt;" not in head
    [graph] = DATA.findall(head)
    assert (
        json.loads(graph)["@graph"][0]["name"] == "Starling “A*B_C[D]” Instruments & Controls | {{7*7}} `Group` <3 #1"
    )


def test_every_page_names_its_versions_in_its_head(site: tuple[Path, str]) -> None:
    """As the sitemap does. Where the site has no address the links are relative, and lead there as well."""
    folder, address = site
    for uri, head in _heads(folder).items():
        path, found = uri.removesuffix("index.html"), dict(VERSION.findall(head))
        if uri == "404.html":
            assert found == {}
            continue
        expected = {
            tag: address + target if address else relative(path, target) for tag, target in versions(path).items()
        }
        assert found == expected, uri
        for href in found.values():
            target = folder / href.removeprefix(address) if address else (folder / uri).parent / href
            assert (target / "index.html").is_file(), (uri, href)


def test_every_page_names_the_feed_of_its_language(site: tuple[Path, str]) -> None:
    folder, _ = site
    for uri, head in _heads(folder).items():
        languages = {"zh": ["zh"], "en": ["en"], "index.html": ["zh", "en"]}.get(uri.partition("/")[0], [])
        found = [(folder / uri).parent.joinpath(href).resolve() for _, href in FEED.findall(head)]
        own = (folder / uri).resolve().parent / "feed.xml"  # of a page whose figures can be followed
        editions = [folder.resolve() / language / "feed.xml" for language in languages]
        assert found == [*([own] if own.exists() and own not in editions else []), *editions], uri
        titles = [ElementTree.parse(path).findtext("{http://www.w3.org/2005/Atom}title") for path in found]
        assert [html.unescape(title) for title, _ in FEED.findall(head)] == titles, uri


def test_no_script_of_material_is_there(site: tuple[Path, str]) -> None:
    """They take every `link rel=alternate` of a head for another version of the site: they ask each for a sitemap, the
    feed included, and lead clicks there. With them the links of the heads have to go.
    """
    folder, _ = site
    scripts = {path.relative_to(folder / "assets").parts[0] for path in folder.rglob("assets/**/*.js")}
    assert scripts == {"cited", "explore", "figures", "page.js", "portions", "scheme.js", "search", "tables"}
    for path in folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "__config" not in html and "javascripts/" not in html, path


def test_canonical_addresses(site: tuple[Path, str]) -> None:
    folder, address = site
    for uri, head in _heads(folder).items():
        found = re.findall(r'<link rel="canonical" href="([^"]+)">', head)
        expected = [address + uri.removesuffix("index.html")] if address and uri != "404.html" else []
        assert found == expected, uri


def test_the_sitemap_lists_the_built_pages(site: tuple[Path, str]) -> None:
    folder, address = site
    assert (folder / "sitemap.xml").is_file() == bool(address)
    if address:
        tree = ElementTree.parse(folder / "sitemap.xml")
        listed = {
            (element.text or "").removeprefix(address) + "index.html"
            for element in tree.iter()
            if element.tag.endswith("}loc")
        }
        moved = {f"{language}/organizations/starling-optics/index.html" for language in ("zh", "en")}
        assert listed == set(_heads(folder)) - {"404.html"} - moved


def test_feeds_are_linked_in_the_page(site: tuple[Path, str]) -> None:
    for language in ("zh", "en"):
        assert (site[0] / language / "feed.xml").is_file()
        for page in ("data", "changes"):
            text = (site[0] / language / page / "index.html").read_text(encoding="utf-8")
            assert f'<a href="{relative(f"{language}/{page}/", f"{language}/feed.xml")}">' in text


def test_the_data_page_says_which_edition_it_is(site: tuple[Path, str]) -> None:
    text = (site[0] / "en/data/index.html").read_text(encoding="utf-8")
    assert "1.1.0+changed · 2 April 2031" in text and '<code class="hash">unknown</code>' in text


def test_no_address_of_elsewhere_slips_in(site: tuple[Path, str]) -> None:
    """Without an address the built files name no other host than those of standards, licences and the sources' own."""
    folder, address = site
    if address:
        return
    allowed = (
        "schema.org",
        "www.w3.org",
        "purl.org",
        "xmlns.com",
        "id.loc.gov",
        "www.iana.org",
        "creativecommons.org",
        "opensource.org",
        "json-schema.org",
        "datapackage.org",
        "a9.com",
    )
    for path in [*folder.rglob("*.xml"), *folder.glob("data/v1/*.*"), folder / "robots.txt"]:
        hosts = set(re.findall(rb"https?://([a-z0-9.-]+)", path.read_bytes()))
        assert {host.decode() for host in hosts if not host.endswith(b".example")} <= set(allowed), path.name
