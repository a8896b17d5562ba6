"""Pages that read as a profile: by theme, in an order that suits their kind, and with nothing lost or said twice."""

from __future__ import annotations

from collections import Counter

from atlas.data.records import Record
from atlas.site.facts import ResolvedFact
from atlas.web.views.profile import (
    FIRST,
    LONG,
    THEMES,
    Chapter,
    by_subject,
    order,
    profile,
    theme_of_group,
    theme_of_row,
)
from atlas.web.views.relations import RelatedRow, related

from ..fixture.support import real_data
from ..pictures.made import context

SYSTEM, PLACE = "programmes/riverside-belt-haimen", "regions/haimen"


def _told(key: str) -> tuple[Record, list[ResolvedFact], list[RelatedRow], list[Chapter]]:
    site = real_data()
    record = site.record(key)
    c = context(site, "zh", key)
    values, rows = site.facts_of.get(key, []), list(related(c, record))
    return record, values, rows, profile(c, record, values, rows, {})


def test_each_figure_and_each_relation_of_a_long_page_stands_in_one_chapter() -> None:
    long = [told for key in real_data().atlas.records if (told := _told(key))[3]]
    assert len(long) > 30
    for record, values, rows, chapters in long:
        shown = Counter(value.id for chapter in chapters for group in chapter.groups for value in group.facts)
        assert shown == Counter(value.id for value in values), record.id
        assert Counter(row for chapter in chapters for group in chapter.relations for row in group.rows) == Counter(
            rows
        ), record.id


def test_a_short_page_has_no_chapters() -> None:
    _, values, rows, chapters = _told("regions/rugao")
    assert len(values) + len(rows) < LONG
    assert chapters == []


def test_a_system_begins_with_its_setting_and_a_place_with_its_strategy() -> None:
    assert next(chapter.key for chapter in _told(SYSTEM)[3]) == "setting"
    assert next(chapter.key for chapter in _told(PLACE)[3]) == "strategy"


def test_each_order_tells_every_theme_once() -> None:
    for kind in (*FIRST, "regions", "carriers"):
        assert sorted(order(kind)) == sorted(THEMES)
        assert tuple(order(kind)[: len(FIRST.get(kind, ()))]) == FIRST.get(kind, ())


def test_no_word_of_the_atlas_is_left_to_the_last_theme() -> None:
    words = real_data().atlas.vocabulary
    assert {group for group in words.groups if theme_of_group(group) == "more"} == set()
    rows = [RelatedRow("no-such-relation", True, f"{kind}/x", None, None, None) for kind in words.kinds]
    assert {row.kind for row in rows if theme_of_row(row) == "more"} == set()


def test_an_unknown_group_comes_last() -> None:
    assert theme_of_group("firms-on-the-moon") == "more" == list(THEMES)[-1]


def test_several_figures_of_another_stand_under_its_name() -> None:
    record, values, _, _ = _told(PLACE)
    groups = list(by_subject(record, values))
    assert groups[0].subject == "" and groups[0].facts[0].record.id == record.id
    headed = {group.subject: len(group.facts) for group in groups[1:]}
    assert SYSTEM in headed and min(headed.values()) >= 2
    assert all(value.record.id not in headed for value in groups[0].facts)
