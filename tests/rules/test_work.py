"""Work counted, not timed: from data to pages, tables and search, what is derived is derived once."""

from __future__ import annotations

import cProfile
from collections.abc import Callable
from functools import cache
from types import CodeType
from typing import Any

from atlas.data.facts import read_fact
from atlas.data.graph import ancestors, part_tree
from atlas.data.places import PROGRAMMES
from atlas.data.records import Atlas
from atlas.data.validation import open_atlas
from atlas.exports import exports
from atlas.exports.fact_rows import _fact
from atlas.exports.tables import made
from atlas.meta.files import meta_files
from atlas.meta.head import head
from atlas.pictures import entity_pictures
from atlas.search.files import files
from atlas.site.dossier import make_dossier
from atlas.site.mentions import Names
from atlas.site.places import make_places
from atlas.site.relevance import read_report
from atlas.site.site import make_site
from atlas.site.urls import path_of
from atlas.text.language import LANGUAGES
from atlas.text.pinyin import Readings
from atlas.text.quantities import parse
from atlas.web.pages import pages

from ..fixture.support import DATA, HERE


@cache
def _build() -> tuple[Atlas, dict[CodeType | str, int]]:
    """All that is generated of the fixture, and how often each function was called for it."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        site = make_site(open_atlas(DATA), read_report(HERE / "relevance.json"))
        for uri in pages(site):
            head(site, path_of(uri), "", "")
        for make in (exports, meta_files):
            make(site)
        files(site, {})
    finally:
        profile.disable()
    return site.atlas, {entry.code: entry.callcount for entry in profile.getstats()}


def _calls(of: Callable[..., Any]) -> int:
    return _build()[1].get(of.__code__, 0)


def test_each_fact_is_read_once() -> None:
    """Rules, pages, pictures, tables and search share one reading."""
    quantities = _build()[0].quantities
    assert _calls(read_fact) == len(quantities) >= 50
    assert _calls(parse) == sum(quantity is not None for quantity in quantities.values())


def test_pinyin_is_made_ready_once() -> None:
    assert _calls(Readings.__init__) == 1


def test_what_is_known_of_a_record_is_put_together_once() -> None:
    assert _calls(make_dossier) == len(_build()[0].records) > 15


def test_what_lies_above_a_record_is_found_once() -> None:
    """And once more by the rule about figures that name other entities."""
    records = _build()[0].records.values()
    naming = [r for r in records if r.kind != PROGRAMMES and any(fact.about for fact in r.entity.facts)]
    assert _calls(ancestors) == len(records) + len(naming) > len(records)


def test_places_are_found_once_for_all() -> None:
    assert _calls(make_places) == 1


def test_parts_get_their_ids_once() -> None:
    assert _calls(part_tree) == sum(bool(record.entity.parts) for record in _build()[0].records.values()) > 0


def test_names_are_made_ready_once_a_language() -> None:
    assert _calls(Names.__init__) == len(LANGUAGES)


def test_the_rows_of_a_table_are_made_once() -> None:
    """One file of the contract and one of the browser's hold the same rows."""
    assert _calls(_fact) == len(_build()[0].quantities)
    assert _calls(made.__wrapped__) == 1  # type: ignore[attr-defined] # functools.wraps sets it


def test_a_record_is_drawn_once_a_language() -> None:
    assert _calls(entity_pictures) == len(LANGUAGES) * len(_build()[0].records)
