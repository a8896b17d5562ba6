"""Pages that read as a profile: by theme, in an order that suits their kind, and with nothing lost or said twice."""

from __future__ import annotations

from collections import Counter

from atlas.data.model import Text
from atlas.data.model.themes import MORE, Theme, Themes
from atlas.site.dossier import Dossier
from atlas.web.views.profile import LONG, Chapter, by_subject, profile

from ..fixture.support import real_data
from ..pictures.made import context

TITLE = Text(zh="题", en="Title")
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


def test_each_order_tells_every_theme_once_and_the_rest_last() -> None:
    themes = real_data().atlas.themes
    for kind in (*themes.order, "regions", "carriers"):
        first = themes.order.get(kind, ())
        assert sorted(themes.in_order(kind)) == sorted((*themes.themes, MORE))
        assert tuple(themes.in_order(kind)[: len(first)]) == first
        assert themes.in_order(kind)[-1] == MORE


def test_no_word_of_the_atlas_is_left_to_the_last_theme() -> None:
    atlas = real_data().atlas
    assert {group for group in atlas.vocabulary.groups if atlas.themes.of_group(group) == MORE} == set()
    assert {kind for kind in atlas.vocabulary.kinds if atlas.themes.of_relation("no-such", kind) == MORE} == set()
    assert atlas.themes.pictures_left == ()


def test_a_relation_is_told_by_its_name_before_the_kind_of_its_end() -> None:
    one, other = (Theme(title=TITLE, kinds=("funds",)), Theme(title=TITLE, relations=("holds",)))
    themes = Themes(themes={"money": one, "standing": other})
    assert themes.of_relation("holds", "funds") == "standing"
    assert themes.of_relation("manages", "funds") == "money"
    assert themes.of_relation("manages", "terms") == MORE


def test_what_no_theme_tells_comes_last() -> None:
    themes = Themes(themes={"money": Theme(title=TITLE, groups=("money",), pictures=("money", "aims"))})
    assert themes.of_group("firms-on-the-moon") == MORE
    assert themes.pictures_left == ("chain", "ladder")
    assert Themes().in_order("regions") == [MORE]


def test_several_figures_of_another_stand_under_its_name() -> None:
    dossier, _ = _told(PLACE)
    record = dossier.record
    groups = list(by_subject(record, list(dossier.facts)))
    assert groups[0].subject == "" and groups[0].facts[0].record.id == record.id
    headed = {group.subject: len(group.facts) for group in groups[1:]}
    assert SYSTEM in headed and min(headed.values()) >= 2
    assert all(value.record.id not in headed for value in groups[0].facts)
