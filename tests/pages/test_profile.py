"""Pages that read as a profile: by theme, in an order that suits their kind, and with nothing lost or said twice."""

from __future__ import annotations

from collections import Counter

from atlas.site.dossier import Dossier, RelatedRow
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

from ..fixture.support import real_data
from ..pictures.made import context

SYSTEM, PLACE = "programmes/riverside-belt-haimen", "regions/haimen"


def _told(key: str) -> tuple[Dossier, list[Chapter]]:
    dossier = real_data().dossier(key)
    return dossier, profile(context(real_data(), "zh", key), dossier, {})


def test_each_figure_and_each_relation_of_a_long_page_stands_in_one_chapter() -> None:
    long = [told for key in real_data().atlas.records if (told := _told(key))[1]]
    assert len(long) > 30
    for dossier, chapters in long:
        facts = Counter(fact.id for chapter in chapters for group in chapter.groups for fact in group.facts)
        assert facts == Counter(fact.id for fact in dossier.facts), dossier.record.id
        rows = Counter(row for chapter in chapters for group in chapter.relations for row in group.rows)
        assert rows == Counter(dossier.relations), dossier.record.id


def test_a_short_page_has_no_chapters() -> None:
    dossier, chapters = _told("regions/rugao")
    assert len(dossier.facts) + len(dossier.relations) < LONG
    assert chapters == []


def test_a_system_begins_with_its_setting_and_a_place_with_its_strategy() -> None:
    assert next(chapter.key for chapter in _told(SYSTEM)[1]) == "setting"
    assert next(chapter.key for chapter in _told(PLACE)[1]) == "strategy"


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
    dossier, _ = _told(PLACE)
    record = dossier.record
    groups = list(by_subject(record, list(dossier.facts)))
    assert groups[0].subject == "" and groups[0].facts[0].record.id == record.id
    headed = {group.subject: len(group.facts) for group in groups[1:]}
    assert SYSTEM in headed and min(headed.values()) >= 2
    assert all(value.record.id not in headed for value in groups[0].facts)
