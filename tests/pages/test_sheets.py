"""Long lists on several pages: every row once, none on a page too many, and the same pages in both languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from atlas.site.aims import all_aims
from atlas.site.site import Site
from atlas.text.language import LANGUAGES, Language
from atlas.web.pages import fragment, pages
from atlas.web.views import sheets, sources
from atlas.web.views.sheets import cut, fits, pieces

from ..fixture.support import fixture_site
from .made import fixture_pages, parse
from .tiny import numbered, tiny

MOST = 5  # rows of a page in these tests
NUMBERED = re.compile(r"(?:zh|en)/(?P<list>.+)/(?P<number>[0-9]+)/index\.md")


@cache
def _pages() -> dict[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "MOST", MOST)
        return pages(_another())


def _another() -> Site:
    """The fixture as a site of its own: what is derived from a site is kept, and rests on how many rows a page has."""
    return fixture_site.__wrapped__()


def _ids(body: str) -> list[str]:
    return re.findall(r'data-id="([^"]+)"', body)


@pytest.mark.parametrize(("rows", "number"), [(0, 1), (1, 1), (1_500, 1), (1_501, 2), (3_000, 2), (3_001, 3)])
def test_at_the_limit_and_beyond(rows: int, number: int) -> None:
    assert pieces(rows) == number
    assert fits(range(rows)) == (number == 1)


@pytest.mark.parametrize(("rows", "number"), [(0, 1), (5, 2), (6, 2), (7, 3), (3_001, 3)])
def test_pieces_are_of_one_length_and_lose_nothing(rows: int, number: int) -> None:
    found = cut(range(rows), number)
    assert [row for piece in found for row in piece] == list(range(rows))
    assert len(found) == number and max(map(len, found)) - min(map(len, found)) <= 1


def test_a_list_that_fits_has_no_pages_of_numbers() -> None:
    assert not [uri for uri in fixture_pages() if NUMBERED.fullmatch(uri)]


def test_both_languages_have_the_same_pages() -> None:
    found = [{uri[3:] for uri in _pages() if uri.startswith(f"{language}/")} for language in LANGUAGES]
    assert found[0] == found[1]
    lists = {match["list"] for uri in _pages() if (match := NUMBERED.fullmatch(uri))}
    assert {"index-az", "indicators/tech-firms"} <= lists


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_stands_on_one_page(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a kind that has one more than fits."""
    kind, records = max(
        ((kind, fixture_site().atlas.of_kind(kind)) for kind in fixture_site().atlas.vocabulary.kinds),
        key=lambda item: len(item[1]),
    )
    monkeypatch.setattr(sheets, "MOST", len(records) - 1)
    made = pages(_another())
    parts = [made[f"{language}/{kind}/{number}/index.md"] for number in (1, 2)]
    assert sorted(_ids("".join(parts))) == sorted(record.id for record in records)
    assert not _ids(made[f"{language}/{kind}/index.md"])
    assert f"{language}/{kind}/3/index.md" not in made


@pytest.mark.parametrize(("fewer", "number"), [(0, 1), (1, 2)])
def test_a_table_has_a_limit_of_its_own(fewer: int, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = max(fixture_site().atlas.vocabulary.kinds, key=lambda kind: len(fixture_site().atlas.of_kind(kind)))
    monkeypatch.setattr(sheets, "TABLE", len(fixture_site().atlas.of_kind(kind)) - fewer)
    found = [uri for uri in pages(_another()) if re.fullmatch(rf"en/{kind}/(?:[0-9]+/)?index\.md", uri)]
    assert len(found) == (number + 1 if number > 1 else 1)


LISTS = ("aims", "policies", "sources")
OWN = {"aims": "data-id", "policies": "th data-key", "sources": 'span class="source-meta"'}  # once in each row


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_of_more_than_one_kind_are_cut_too(
    name: str, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the limit one page, or none beside the hand-written one; beyond it two, and every row on one of them."""
    given = {"cite": "wuyin-2030#p1"}
    one, other = numbered("programmes", 2)
    two = [one | {"policy": given}, other | {"policy": {**given, "date": "2030"}}]
    site = tiny(tmp_path, *two) if name == "policies" else fixture_site()
    rows = {
        "aims": len(all_aims(site)),
        "policies": sum(record.entity.policy is not None for record in site.atlas.of_kind("programmes")),
        "sources": len(site.atlas.sources),
    }[name]
    assert rows > 1
    monkeypatch.setattr(sheets, "TABLE", rows)
    whole = pages(site)
    assert not [uri for uri in whole if uri.startswith(f"{language}/{name}/") and NUMBERED.fullmatch(uri)]
    monkeypatch.setattr(sheets, "TABLE", rows - 1)
    made = pages(site)
    parts = [made[f"{language}/{name}/{number}/index.md"] for number in (1, 2)]
    assert f"{language}/{name}/3/index.md" not in made
    assert sum(body.count(OWN[name]) for body in parts) == rows
    listed = fragment(site, language, f"{language}/sources/", "sources")
    leading = made[f"{language}/{name}/index.md"] if name != "sources" else listed
    assert OWN[name] not in leading and leading.count("<li><a") >= 2


def test_figures_stand_with_their_indicators_once_they_are_too_many() -> None:
    body = _pages()["en/facts/index.md"]
    assert not _ids(body)
    found = re.findall(r'<li><a href="[./]*/indicators/([a-z-]+)/"', body)
    assert sorted(found) == sorted(fixture_site().facts_by_indicator)
    assert "facts/?" not in "".join(_pages().values())


def test_each_page_leads_to_its_list_and_those_beside_it() -> None:
    for uri, body in _pages().items():
        if match := NUMBERED.fullmatch(uri):
            nav = body.partition('<nav class="sheet"')[2].partition("</nav>")[0]
            found = [_target(uri, href) for href in re.findall(r'href="([^"]+)"', nav)]
            own, number = uri.removesuffix(f"{match['number']}/index.md"), int(match["number"])
            around = [f"{own}{n}/index.md" for n in (number - 1, number + 1)]
            assert found == [f"{own}index.md", *(one for one in around if one in _pages())]


def test_pages_are_well_formed_and_links_lead_somewhere() -> None:
    uris = set(_pages())
    for uri, body in _pages().items():
        if NUMBERED.fullmatch(uri) or "sheets" in body:
            assert parse(body.partition("\n---\n")[2]).wrong == []
            for href in re.findall(r'<li><a href="((?:\.\./)*[a-z0-9/-]*)"', body.partition('<ul class="sheets">')[2]):
                assert _target(uri, href) in uris
    assert uris


def _target(uri: str, href: str) -> str:
    steps = uri.split("/")[:-1]
    for step in href.strip("/").split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps) + "/index.md"


def test_a_paragraph_shows_so_much_and_counts_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the paragraph on which most rests, one less than it has."""
    (source, paragraph), facts = max(fixture_site().facts_by_paragraph.items(), key=lambda item: len(item[1]))
    for shown, more in ((len(facts), 0), (len(facts) - 1, 1)):
        monkeypatch.setattr(sources, "SHOWN", shown)
        body = pages(_another())[f"en/sources/{source}/index.md"].partition(f'id="p{paragraph}"')[2]
        section = body.partition("</section>")[0]
        assert section.count("<strong>") == shown
        assert (f"{more} more rest on this paragraph" in section) == bool(more)
