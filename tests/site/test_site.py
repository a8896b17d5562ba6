"""The built sites, page by page: every link, anchor and address, both languages, and nothing from outside."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from atlas.site.urls import entity_path
from atlas.text.language import LANGUAGES

from ..fixture.support import fixture_site
from ..rules.test_exports import COLUMNS as CONTRACT
from .conftest import Built
from .reading import Page, is_inner, resolved

OTHER = {"zh": "en", "en": "zh"}
MAY_BE_EMPTY = ("rounds", "policies")  # not every atlas has some
INDEX = 2  # slashes in the address of a section's own page
COLUMNS = {name: columns.replace(" ", ",") for name, columns in CONTRACT.items()}


def _of_a_language(built: Built) -> Iterator[Page]:
    yield from (page for uri, page in built.pages.items() if uri.startswith(("zh/", "en/")))


def _base(built: Built) -> str:
    """Path of the site's address: pages that may be served anywhere (404) link from there."""
    sitemap = ElementTree.parse(built.folder / "sitemap.xml")
    addresses = [element.text or "" for element in sitemap.iter() if element.tag.endswith("}loc")]
    return urlsplit(min(addresses, key=len)).path


def _some(found: Sequence[object]) -> str:
    return f"{len(found)} in all, such as {found[:8]}" if found else ""


def test_every_link_and_anchor_leads_somewhere(built: Built) -> None:
    files = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()}
    ids = {uri: set(page.ids) for uri, page in built.pages.items()}
    base, checked, lost = _base(built), 0, []
    for page in built.pages.values():
        for link in {link.target for link in page.links if is_inner(link.target)}:
            from_root = link.startswith(base) and page.uri == "404.html"
            file, anchor = (
                resolved("index.html", f"./{link.removeprefix(base)}") if from_root else resolved(page.uri, link)
            )
            checked += 1
            if file not in files or (anchor and anchor not in ids.get(file, ())):
                lost.append((page.uri, link))
    assert not lost, _some(lost)
    assert checked > 20 * len(built.pages)


def test_every_id_is_unique_on_its_page(built: Built) -> None:
    twice = [
        (page.uri, {name for name in page.ids if page.ids.count(name) > 1})
        for page in built.pages.values()
        if len(set(page.ids)) < len(page.ids)
    ]
    assert not twice, _some(twice)


def test_every_page_says_its_language(built: Built) -> None:
    wrong = [
        (page.uri, page.lang)
        for page in _of_a_language(built)
        if page.lang != {"zh": "zh-Hans", "en": "en"}[page.uri[:2]]
    ]
    assert not wrong, _some(wrong)
    assert built.pages["index.html"].lang == "zh-Hans"


def test_chinese_on_english_pages_is_marked(built: Built) -> None:
    wrong = [(page.uri, text) for page in _of_a_language(built) if page.uri.startswith("en/") for text in page.unmarked]
    assert not wrong, _some(wrong)


def test_every_page_has_its_counterpart(built: Built) -> None:
    paths = {lang: {uri[3:] for uri in built.pages if uri.startswith(f"{lang}/")} for lang in OTHER}
    assert paths["zh"] == paths["en"]
    assert {uri for uri in built.pages if not uri.startswith(("zh/", "en/"))} == {"index.html", "404.html"}


def test_the_language_switch_stays_on_the_page(built: Built) -> None:
    wrong = [
        (page.uri, page.switch) for page in _of_a_language(built) if page.switch != [OTHER[page.uri[:2]] + page.uri[2:]]
    ]
    assert not wrong, _some(wrong)


def test_every_page_has_a_title_and_a_description(built: Built) -> None:
    assert [page.uri for page in built.pages.values() if not page.title.strip()] == []
    assert [page.uri for page in _of_a_language(built) if not page.description.strip()] == []


def test_titles_tell_the_pages_of_a_section_apart(built: Built) -> None:
    titles: dict[tuple[str, ...], list[str]] = {}
    moved = {entity_path(lang, old) + "index.html" for old in built.atlas.atlas.leads_on for lang in LANGUAGES}
    for page in _of_a_language(built):
        if page.uri not in moved and page.uri.count("/") > INDEX:
            titles.setdefault((*page.uri.split("/")[:2], page.title), []).append(page.uri)
    same = [uris for uris in titles.values() if len(uris) > 1]
    assert not same, _some(same)


def test_nothing_is_fetched_from_elsewhere(built: Built) -> None:
    """The page's own addresses, its feed and links that a reader may follow are no requests."""
    fetched = [
        (page.uri, link)
        for page in built.pages.values()
        for link in page.links
        if not is_inner(link.target)
        and not link.target.startswith("data:")
        and link.tag not in ("a", "area")
        and link.rel not in ("canonical", "alternate")
    ]
    assert not fetched, _some(fetched)
    for sheet in built.folder.rglob("*.css"):
        assert not re.search(
            r"""(?:url\(\s*["']?|@import\s+["'])(?:https?:)?//""", sheet.read_text(encoding="utf-8")
        ), sheet.name


def test_advertising_injected_into_a_source_appears_nowhere_else(built: Built) -> None:
    injected = {
        (name, string)
        for name, source in built.atlas.atlas.sources.items()
        for defect in source.defects
        for string in defect.strings
    }
    assert injected or built.atlas is not fixture_site()
    for path in built.folder.rglob("*"):
        if path.suffix in (".html", ".json", ".csv", ".js", ".xml", ".txt"):
            text = path.read_text(encoding="utf-8")
            uri = path.relative_to(built.folder).as_posix()
            assert not [
                string for name, string in injected if string in text and uri[3:] != f"sources/{name}/index.html"
            ], uri


@pytest.mark.parametrize("table", COLUMNS)
def test_the_tables_of_the_contract(built: Built, table: str) -> None:
    raw = (built.folder / f"data/v1/{table}.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
    same = json.loads((built.folder / f"data/v1/{table}.json").read_text(encoding="utf-8"))
    assert ",".join(rows[0]) == COLUMNS[table]
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert len(rows) - 1 == len(same)
    assert same or table in MAY_BE_EMPTY
    assert all(list(row) == rows[0] for row in same)


def test_every_entity_has_its_pages_its_data_and_a_place_in_its_index(built: Built) -> None:
    for lang in ("zh", "en"):
        listed = {
            kind: {file for file, _ in built.pages[f"{lang}/{kind}/index.html"].targets()}
            for kind in built.atlas.atlas.vocabulary.kinds
        }
        for entity_id, record in built.atlas.atlas.records.items():
            uri = f"{lang}/{entity_id}/index.html"
            assert uri in built.pages
            assert uri in listed[record.kind], f"{uri} is not in its index"
            assert (built.folder / f"data/v1/{entity_id}.json").is_file()


def test_every_entity_is_in_the_a_to_z_index(built: Built) -> None:
    for lang in ("zh", "en"):
        listed = {file for file, _ in built.pages[f"{lang}/index-az/index.html"].targets()}
        missing = [
            entity_id for entity_id in built.atlas.atlas.records if f"{lang}/{entity_id}/index.html" not in listed
        ]
        assert not missing, _some(missing)


def test_the_citation_of_every_fact_leads_to_its_paragraph(built: Built) -> None:
    for lang in ("zh", "en"):
        targets = {
            entity_id: set(built.pages[f"{lang}/{entity_id}/index.html"].targets())
            for entity_id in built.atlas.atlas.records
        }
        for value in built.atlas.facts:
            source, paragraph = value.source
            page, anchor = f"{lang}/sources/{source}/index.html", f"p{paragraph}"
            # What counts the parts of a phrase stands in the table of its own page alone.
            elsewhere = () if value.indicator.weight == "structural" else value.recorded.about
            for entity_id in (value.record.id, *elsewhere):
                assert (page, anchor) in targets[entity_id], f"{value.id} on {entity_id}"
            assert anchor in built.pages[page].ids


def test_every_fact_has_its_anchor_on_the_page_of_its_entity(built: Built) -> None:
    for value in built.atlas.facts:
        assert value.key in built.pages[f"en/{value.record.id}/index.html"].ids
        assert value.key in built.pages[f"zh/{value.record.id}/index.html"].ids


def test_every_relation_shows_on_both_pages(built: Built) -> None:
    """A relation that only one end shows is lost to the reader of the other."""
    targets = {
        entity_id: {file for file, _ in built.pages[f"en/{entity_id}/index.html"].targets()}
        for entity_id in built.atlas.atlas.records
    }
    lost = []
    for edge in built.atlas.graph.edges:
        subject, target = edge.subject.partition("#")[0], edge.object.partition("#")[0]
        if subject != target:
            lost += [
                (here, edge)
                for here, there in ((subject, target), (target, subject))
                if f"en/{there}/index.html" not in targets[here]
            ]
    assert not lost, _some(lost)


def test_the_sitemap_lists_the_pages_that_there_are(built: Built) -> None:
    sitemap = ElementTree.parse(built.folder / "sitemap.xml")
    base = _base(built)
    listed = {
        urlsplit(element.text or "").path.removeprefix(base) + "index.html"
        for element in sitemap.iter()
        if element.tag.endswith("}loc")
    }
    moved = {entity_path(lang, entity) + "index.html" for entity in built.atlas.atlas.leads_on for lang in LANGUAGES}
    assert listed == set(built.pages) - {"404.html"} - moved
