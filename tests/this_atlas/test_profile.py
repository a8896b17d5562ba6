"""Pages that read as a profile: by theme, in an order that suits their kind, and with nothing lost or said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from atlas.data.model import Text
from atlas.data.model.pictures import TypeRef
from atlas.data.model.themes import MORE, Theme, Themes
from atlas.site.dossier import Dossier
from atlas.web.views.common import shown
from atlas.web.views.profile import LONG, OPEN, Chapter, by_subject, profile

from ..fixture.support import real_data
from ..pictures.made import context

TITLE = Text(zh="题", en="Title")
SYSTEM, PLACE = "programmes/riverside-belt-haimen", "regions/haimen"


def _told(key: str) -> tuple[Dossier, list[Chapter]]:
    dossier = real_data().dossier(key)
    return dossier, profile(context(real_data(), "zh", key), dossier, {})


def test_each_figure_and_each_related_entity_of_a_long_page_stands_in_one_chapter() -> None:
    long = [one for key in real_data().atlas.records if (one := _told(key))[1]]
    assert len(long) > 30
    for dossier, chapters in long:
        facts = Counter(fact.id for chapter in chapters for group in chapter.groups for fact in group.facts)
        assert facts == Counter(fact.id for fact in shown(dossier.direct)), dossier.record.id
        told = Counter(_entities(chapters))
        assert set(told.values()) == {1}, dossier.record.id
        assert {row.id for row in dossier.relations} - set(told) <= _beyond(dossier, chapters), dossier.record.id


def _entities(chapters: list[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        yield from (line.record.id for one in chapter.lists for line in one.lines)
        yield from (row.id for group in chapter.relations for row in group.rows)


def _beyond(dossier: Dossier, chapters: list[Chapter]) -> set[str]:
    """What stands in a place and only the list of its kind has room for."""
    cut = {one.kind for chapter in chapters for one in chapter.lists if one.total > len(one.lines)}
    groups = [group for chapter in chapters for group in chapter.relations if group.all_path]
    cut |= {group.rows[0].id.partition("/")[0] for group in groups}
    return {key for key in dossier.inside if key.partition("/")[0] in cut}


def test_what_the_structure_of_a_phrase_counts_is_told_in_no_chapter() -> None:
    dossier, chapters = _told(PLACE)
    weights = {fact.indicator.weight for chapter in chapters for group in chapter.groups for fact in group.facts}
    assert "structural" in {fact.indicator.weight for fact in dossier.facts}
    assert weights == {"headline", "normal"}


def test_the_first_chapters_are_unfolded() -> None:
    unfolded = [chapter.is_open for chapter in _told(PLACE)[1]]
    assert unfolded == [True] * OPEN + [False] * (len(unfolded) - OPEN)


def test_what_the_box_tells_is_told_there_alone() -> None:
    dossier = real_data().dossier("carriers/baoding-zhongguancun-innovation-centre")
    boxed = [row for row in dossier.relations if row.relation == "operates" and not row.forward]
    assert boxed
    chapters = profile(context(real_data(), "zh", dossier.record.id), dossier, {}, set(boxed))
    told = {row for chapter in chapters for group in chapter.relations for one in group.rows for row in one.rows}
    assert chapters and not told & set(boxed)


def test_a_short_page_has_no_chapters() -> None:
    told = [_told(record.id) for record in real_data().atlas.of_kind("regions")]
    short = [one for one in told if len(one[0].facts) + len(one[0].relations) + len(one[0].inside) < LONG]
    assert len(short) > 3
    assert [chapters for _, chapters in short if chapters] == []


def test_a_system_begins_with_its_setting_and_a_place_with_its_firms() -> None:
    assert next(chapter.key for chapter in _told(SYSTEM)[1]) == "setting"
    assert [chapter.key for chapter in _told(PLACE)[1]][:3] == ["firms", "carriers", "money"]


def test_under_firms_of_a_place_stand_firms_alone() -> None:
    atlas = real_data().atlas
    found = Counter(
        atlas.records[name].entity.type
        for key in (record.id for record in atlas.of_kind("regions"))
        for chapter in _told(key)[1]
        if chapter.key == "firms"
        for name in _entities([chapter])
    )
    assert sum(found.values()) > 30
    assert set(found) <= {"company", "company-group", "investor", "operator"}


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


def test_a_theme_tells_types_of_a_kind_and_a_later_one_the_rest_of_it() -> None:
    firms = Theme(title=TITLE, types=(TypeRef(kind="organizations", type="company"),))
    themes = Themes(themes={"firms": firms, "bodies": Theme(title=TITLE, kinds=("organizations",))})
    assert themes.of_relation("", "organizations", "company") == "firms"
    assert themes.of_relation("", "organizations", "media") == "bodies"
    assert themes.of_relation("", "funds", "company") == MORE


def test_what_no_theme_tells_comes_last() -> None:
    themes = Themes(themes={"money": Theme(title=TITLE, groups=("money",), pictures=("money", "aims"))})
    assert themes.of_group("firms-on-the-moon") == MORE
    assert themes.pictures_left == ("map", "chain", "ladder", "stages")
    assert Themes().in_order("regions") == [MORE]


def test_several_figures_of_another_stand_under_its_name() -> None:
    dossier, _ = _told(PLACE)
    record = dossier.record
    groups = list(by_subject(record, list(dossier.facts)))
    assert groups[0].subject == "" and groups[0].facts[0].record.id == record.id
    headed = {group.subject: len(group.facts) for group in groups[1:]}
    assert SYSTEM in headed and min(headed.values()) >= 2
    assert all(value.record.id not in headed for value in groups[0].facts)
