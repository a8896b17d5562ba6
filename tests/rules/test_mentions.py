"""Names found in running text."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from itertools import product
from pathlib import Path

import pytest

from atlas.data.model import Text
from atlas.data.validation import open_atlas
from atlas.site.mentions import Mention, Names, mentioned_by
from atlas.site.page import PageContext
from atlas.site.places import make_places
from atlas.text.language import LANGUAGES, Language
from atlas.web.render import cites, prose

from ..fixture.support import Patches, broken, fixture_site
from .cases import FAIR, SENSOR, ZONE

ZONE_ID, CITY = "regions/yunting-high-tech-zone", "regions/yunting"


def _found(text: str, language: Language) -> list[tuple[str, str]]:
    return [(piece.text, piece.id) for piece in fixture_site().names[language].find(text) if isinstance(piece, Mention)]


def _names(folder: Path, patches: Patches, language: Language) -> Names:
    atlas = open_atlas(broken(folder, patches))
    return Names(atlas, make_places(atlas), language)


def _in(names: Names, text: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.id) for piece in names.find(text) if isinstance(piece, Mention)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云汀高新区的企业", [("云汀高新区", ZONE_ID)]),
        ("云汀市高新区", [("云汀市", CITY)]),
        ("云汀云汀", [("云汀", CITY), ("云汀", CITY)]),
        (
            "精密光学产业集群与精密光学",
            [("精密光学产业集群", "clusters/precision-optics"), ("精密光学", "clusters/precision-optics")],
        ),
        ("云高区。", [("云高区", ZONE_ID)]),
        ("A*B公司", [("A*B", "organizations/starling-instruments")]),
        ("云", []),
        ("", []),
        ("无关的句子", []),
    ],
)
def test_chinese(text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Yunting High-tech Zone, in Yunting", [("Yunting High-tech Zone", ZONE_ID), ("Yunting", CITY)]),
        ("Yuntings", [("Yuntings", CITY)]),
        ("Lighthouse firms lead", [("Lighthouse firms", "terms/lighthouse-firm")]),
        ("lighthouse firm", [("lighthouse firm", "terms/lighthouse-firm")]),
        ("LIGHTHOUSE FIRM", []),
        ("Lighthouse Firm", []),
        ("Yuntingese", []),
        ("NewYunting", []),
        ("Yunting2", []),
        ("(Yunting)", [("Yunting", CITY)]),
        ("Yunting's", [("Yunting", CITY)]),
        ("Yunting–Linchuan", [("Yunting", CITY), ("Linchuan", "regions/linchuan")]),
        ("YHTZ and yhtz", [("YHTZ", ZONE_ID)]),
        ("R&D_Works", [("R&D_Works", "organizations/starling-instruments")]),
        ("Spring Fair\nSpring  Fair", [("Spring Fair", "events/spring-fair")]),
    ],
)
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "found"), [("a Box", "Box"), ("Boxes", "Boxes"), ("Boxs", "Boxs"), ("Boxen", None), ("Boxess", None)]
)
def test_an_english_name_may_be_in_the_plural(text: str, found: str | None, tmp_path: Path) -> None:
    names = _names(tmp_path, {ZONE: ("en: [YHTZ]", "en: [YHTZ, Box]")}, "en")
    assert [shown for shown, _ in _in(names, text)] == [found] * (found is not None)


def test_a_name_of_two_links_to_neither(tmp_path: Path) -> None:
    names = _names(
        tmp_path,
        {
            ZONE: ("zh: [云高区], en: [YHTZ]", "zh: [云高区, 光谷], en: [YHTZ, Valley]"),
            SENSOR: ("en_status: translated", "en_status: translated\naliases: {zh: [光谷], en: [Valley]}"),
        },
        "zh",
    )
    assert _in(names, "光谷与云高区") == [("云高区", ZONE_ID)]


def test_a_full_name_of_one_is_stronger_than_the_alias_of_another(tmp_path: Path) -> None:
    names = _names(
        tmp_path, {ZONE: ("zh: [云高区], en: [YHTZ]", "zh: [云高区, 科创券], en: [YHTZ, Spring Fair]")}, "zh"
    )
    assert _in(names, "科创券") == [("科创券", "programmes/science-voucher")]


def test_the_full_name_of_two_kinds_links_to_neither(tmp_path: Path) -> None:
    names = _names(tmp_path, {FAIR: ("zh: 春季对接会, en: Spring Fair", "zh: 科创券, en: Science Voucher")}, "en")
    assert _in(names, "the Science Voucher of Yunting") == [("Yunting", CITY)]


def test_an_ambiguous_name_does_not_give_way_to_a_shorter_one_inside_it(tmp_path: Path) -> None:
    """云汀科创谷 means one of two parks, not the city whose name it begins with."""
    names = _names(
        tmp_path,
        {
            ZONE: ("zh: [云高区]", "zh: [云高区, 云汀科创谷]"),
            SENSOR: ("en_status: translated", "en_status: translated\naliases: {zh: [云汀科创谷]}"),
        },
        "zh",
    )
    assert _in(names, "云汀科创谷很大") == []


def test_latin_names_in_chinese_are_whole_words(tmp_path: Path) -> None:
    names = _names(tmp_path, {ZONE: ("zh: [云高区]", "zh: [云高区, CRO]")}, "zh")
    assert _in(names, "一家CRO企业") == [("CRO", ZONE_ID)]
    assert _in(names, "MICRO芯片与CROSS项目") == []


def test_names_of_a_single_character_are_not_looked_for(tmp_path: Path) -> None:
    patches = {ZONE: ("zh: [云高区], en: [YHTZ]", "zh: [云], en: [HZ]")}
    assert _in(_names(tmp_path / "zh", patches, "zh"), "云在天上") == []
    assert _in(_names(tmp_path / "en", patches, "en"), "50 HZ") == []


TEXTS = [
    "",
    "云",
    "云汀",
    "x云汀高新区y云汀",
    "Yunting Yuntings",
    "the High-tech Zone of Yunting City",
    "彩豆\n云汀市\u3000",
    "云汀市云汀高新区临川省",
]


@pytest.mark.parametrize(("text", "language"), list(product(TEXTS, ("zh", "en"))))
def test_the_pieces_joined_are_the_text(text: str, language: Language) -> None:
    pieces = list(fixture_site().names[language].find(text))
    assert "".join(piece.text if isinstance(piece, Mention) else piece for piece in pieces) == text
    assert all(piece for piece in pieces)


def test_every_text_of_the_fixture_survives() -> None:
    for record in fixture_site().atlas.records.values():
        for language in ("zh", "en"):
            text = getattr(record.entity.summary, language)
            pieces = list(fixture_site().names[language].find(text))
            assert "".join(piece.text if isinstance(piece, Mention) else piece for piece in pieces) == text


def _prose(c: PageContext, text: str, skip: str = "", met: set[str] | None = None) -> str:
    return str(prose(Text(zh=text, en=text), c, skip, met))


def test_a_name_links_once_in_a_section() -> None:
    c = PageContext(fixture_site(), "zh", "zh/terms/")
    link = '<a href="../regions/yunting/">云汀市</a>'
    section: set[str] = set()
    assert _prose(c, "云汀市与云汀市，又云汀。", met=section) == f"{link}与云汀市，又云汀。"
    assert _prose(c, "云汀市", met=section) == "云汀市"
    assert _prose(c, "云汀市", met=set()) == _prose(c, "云汀市") == link


def test_a_page_does_not_link_to_itself() -> None:
    c = PageContext(fixture_site(), "zh", "zh/regions/yunting/")
    assert _prose(c, "云汀市在临川省", skip=CITY) == '云汀市在<a href="../linchuan/">临川省</a>'


def test_text_around_names_is_escaped() -> None:
    c = PageContext(fixture_site(), "zh", "zh/")
    assert _prose(c, '<b>"云汀"</b>') == '&lt;b&gt;&#34;<a href="./regions/yunting/">云汀</a>&#34;&lt;/b&gt;'


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_cites_a_source_by_name_once_in_a_row(language: Language) -> None:
    c = PageContext(fixture_site(), language, f"{language}/")
    row = str(cites(["yunting-2030#p14", "yunting-2030#p3", "hillside-2029#p1"], c))
    shown = re.findall(r">([^<>]+)</a>", row)
    short = [c.s(c.site.atlas.sources[name].short) for name in ("yunting-2030", "hillside-2029")]
    assert shown == [
        f"{short[0]} {c.t('paragraph-short', n=14)}",
        c.t("paragraph-short", n=3),
        f"{short[1]} {c.t('paragraph-short', n=1)}",
    ]
    assert row.count('<a class="cite"') == len(shown) and cites([], c) == ""


def test_a_context_holds_nothing_that_changes() -> None:
    c = PageContext(fixture_site(), "zh", "zh/")
    before = _prose(c, "云汀市")
    assert _prose(c, "云汀市") == before and set(vars(c)) == {"site", "lang", "path"}
    with pytest.raises(FrozenInstanceError):
        c.path = "en/"  # type: ignore[misc] # that it cannot be set is what is tested


def test_who_mentions_whom() -> None:
    site = fixture_site()
    assert mentioned_by(site.record("events/spring-fair"), site.names["zh"]) == {
        ZONE_ID,
        "products/tide-sensor",
        "platforms/shared-testing",
    }
    assert site.mentioned_in["en"]["platforms/shared-testing"] == ["events/spring-fair"]
    assert "events/spring-fair" not in site.mentioned_in["en"].get("events/spring-fair", [])


def test_a_short_chinese_name_begins_and_ends_where_words_do(tmp_path: Path) -> None:
    names = _names(tmp_path, {ZONE: ("zh: [云高区], en: [YHTZ]", "zh: [云高区, 筹建, 园区, 全国], en: [YHTZ]")}, "zh")
    assert _in(names, "由领导小组统筹建设") == []
    assert _in(names, "全国性的赛事") == []
    assert _in(names, "正在筹建的园区") == [("筹建", ZONE_ID), ("园区", ZONE_ID)]


@pytest.mark.parametrize(
    ("name", "text", "found"), [("乙丙筹建", "乙丙筹建设", False), ("甲乙丙筹建", "甲乙丙筹建设", True)]
)
def test_four_characters_are_short_and_five_may_end_in_a_word(
    name: str, text: str, found: bool, tmp_path: Path
) -> None:
    names = _names(tmp_path, {ZONE: ("zh: [云高区], en: [YHTZ]", f"zh: [云高区, {name}], en: [YHTZ]")}, "zh")
    assert bool(_in(names, text)) == found


@pytest.mark.parametrize("how", ["search_only: true", "linked: false"])
def test_an_alias_may_not_be_linked(how: str, tmp_path: Path) -> None:
    alias = f"{{name: 光谷, {how}}}"
    names = _names(tmp_path, {ZONE: ("zh: [云高区], en: [YHTZ]", f"zh: [云高区, {alias}], en: [YHTZ]")}, "zh")
    assert _in(names, "光谷的企业") == []


def test_an_alias_may_hold_within_some_sources(tmp_path: Path) -> None:
    alias = "{name: 光谷, within: [yunting-2030]}"
    names = _names(tmp_path, {ZONE: ("zh: [云高区], en: [YHTZ]", f"zh: [云高区, {alias}], en: [YHTZ]")}, "zh")
    assert _in(names, "光谷的企业") == []
    assert [piece for piece in names.find("光谷的企业", ["linchuan-2031"]) if isinstance(piece, Mention)] == []
    found = [
        piece for piece in names.find("光谷的企业", ["linchuan-2031", "yunting-2030"]) if isinstance(piece, Mention)
    ]
    assert found == [Mention("光谷", ZONE_ID)]
