"""Sentences: what matches nothing is left out and said, names are compared, relations answered, figures come first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from atlas.data.model import Asked, Text, TypeName
from atlas.search.catalogue import SearchFact, SearchRelation

from .engine_support import ask, build, entry, figure

PLACE = Text(zh="地区", en="Region")
FIRM = TypeName(zh="企业", en="Company", asked=Asked(en="firm"))
BUILDING = TypeName(zh="楼宇", en="Building", asked=Asked(zh="写字楼", en="tower"))
COMPARE = "pages/compare?places=haimen,haian"


def _figure(subject: str, indicator: str, printed: str, period: str, status: str = "actual") -> SearchFact:
    return figure(subject, indicator, printed, period, status=status, paragraph=7, weight="headline")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = [
        entry("regions/nantong", "南通市", "Nantong", zh=("南通",), type=PLACE),
        entry(
            "regions/haimen",
            "海门区",
            "Haimen District",
            zh=("海门",),
            en=("Haimen",),
            place="regions/nantong",
            type=PLACE,
        ),
        entry("regions/haian", "海安市", "Hai’an", zh=("海安",), place="regions/nantong", type=PLACE),
        entry("organizations/guangfu", "新光维医疗", "Scivita Medical", type=FIRM),
        entry("organizations/fund", "长江创投", "Yangtze Capital", type=FIRM),
        entry("organizations/runner", "人才集团", "Talent Group", type=FIRM),
        entry("carriers/tower", "长海大厦", "Changhai Tower", place="regions/haimen", type=BUILDING),
        entry("products/flash", "闪蒸纺", "Flash spinning", text="青昀突破了闪蒸纺。"),
        entry("honours/unicorn", "独角兽企业", "Unicorns", zh=("独角兽",), type=Text(zh="称号", en="Title")),
        entry("honours/gazelle", "瞪羚企业", "Gazelles", type=Text(zh="称号", en="Title")),
        entry("funds/haimen-fund", "海门产业基金", "Haimen Industry Fund", type=Text(zh="基金", en="Fund")),
        entry("indicators/unicorns", "独角兽企业数", "Unicorns"),
        entry("indicators/firms", "企业数", "Firms"),
        entry("pages/compare", "对比", "Compare"),
        entry("sources/s-2023", "资料", "Source"),
    ]
    figures = [
        _figure("regions/nantong", "unicorns", "2家", "2023"),
        _figure("regions/nantong", "unicorns", "3家", "2024"),
        _figure("regions/nantong", "unicorns", "9家", "2027", "target"),
        _figure("regions/haimen", "firms", "88家", "2023"),
        _figure("regions/haian", "firms", "66家", "2023"),
    ]
    relations = [
        SearchRelation("organizations/fund", "invests-in", "organizations/guangfu", "planned", "s-2023", 12),
        SearchRelation("organizations/runner", "operates", "carriers/tower", "actual", "s-2023", 3),
        SearchRelation("organizations/guangfu", "tenant-of", "carriers/tower", "actual"),
        SearchRelation("organizations/guangfu", "holds", "honours/unicorn", "actual"),
        SearchRelation("regions/haimen", "part-of", "regions/nantong", "actual"),
    ]
    words = {"海门": "Hǎimén", "海安": "Hǎi'ān", "独角兽": "dújiǎoshòu"}
    return build(tmp_path_factory.mktemp("sentences"), entries, figures, words, relations)


def _answer(site: Path, query: str, lang: str = "zh", **options: Any) -> dict[str, Any]:
    return ask(site, [query], lang=lang, **options)[0]


def _ids(site: Path, query: str, lang: str = "zh") -> list[str]:
    return [result["id"] for result in _answer(site, query, lang)["results"]]


@pytest.mark.parametrize(
    ("query", "lang", "first"),
    [
        ("瞪羚企业是什么意思", "zh", "honours/gazelle"),
        ("新光维医疗怎么理解呀", "zh", "organizations/guangfu"),
        ("where is Changhai Tower exactly", "en", "carriers/tower"),
        ("闪蒸纺是谁突破的", "zh", "products/flash"),
        ("why Scivita Medical", "en", "organizations/guangfu"),
    ],
)
def test_words_that_name_nothing_are_passed_over(query: str, lang: str, first: str, site: Path) -> None:
    assert first in _ids(site, query, lang)[:2]


@pytest.mark.parametrize(
    ("query", "found", "without"),
    [
        ("新光维医疗 恐龙", "organizations/guangfu", ["恐龙"]),
        ("Scivita Medical dinosaur", "organizations/guangfu", ["dinosaur"]),
        ("长海大厦恐龙", "carriers/tower", ["恐龙"]),
    ],
)
def test_what_matches_nothing_is_left_out_and_said(query: str, found: str, without: list[str], site: Path) -> None:
    answer = _answer(site, query)
    assert answer["results"][0]["id"] == found
    assert answer["without"] == without


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("海门和海安有多少企业", "zh"),
        ("海门、海安的企业数是多少", "zh"),
        ("海安与海门企业数量", "zh"),
        ("how many firms do Haimen and Hai’an have", "en"),
        ("how many firms are there in Haimen & Hai'an", "en"),
        ("海门和海安企业数对比", "zh"),
        ("海门比海安企业数", "zh"),
        ("Haimen vs Hai’an firms", "en"),
        ("compare firms in Haimen and Hai’an", "en"),
    ],
)
def test_a_question_about_several_is_asked_of_each(query: str, lang: str, site: Path) -> None:
    firms = {"regions/haimen#firms-2023", "regions/haian#firms-2023"}
    assert set(_ids(site, query, lang)[:2]) == firms


def test_joined_names_of_which_nothing_is_asked_are_compared(site: Path) -> None:
    assert _ids(site, "海门和海安")[:3] == ["regions/haimen", "regions/haian", COMPARE]


@pytest.mark.parametrize("query", ["海门 恐龙", "恐龙 海门 火星", "haimen dinosaur", "恐龙化石", "海门有恐龙吗"])
def test_no_more_than_half_of_a_query_is_left_out(query: str, site: Path) -> None:
    answer = _answer(site, query)
    assert (answer["results"], answer["without"]) == ([], [])


@pytest.mark.parametrize(
    ("query", "lang", "found", "without"),
    [
        ("150亿元的独角兽", "zh", "honours/unicorn", ["150亿元"]),
        ("海门 7777亿", "zh", "regions/haimen", ["7777亿"]),
        ("Haimen 1.3 billion yuan", "en", "regions/haimen", ["1.3 billion yuan"]),
        ("海门 7777", "zh", "regions/haimen", ["7777"]),
        ("150亿元的投", "zh", None, []),  # begins no name, and is none
        ("7777亿", "zh", None, []),
        ("恐龙 7777亿", "zh", None, []),
    ],
)
def test_an_amount_that_no_figure_has_is_left_out(
    query: str, lang: str, found: str | None, without: list[str], site: Path
) -> None:
    answer = _answer(site, query, lang)
    assert [result["id"] for result in answer["results"][:1]] == ([found] if found else [])
    assert answer["without"] == without


def test_a_query_that_matches_leaves_nothing_out(site: Path) -> None:
    assert _answer(site, "海门")["without"] == []


def test_the_word_that_links_two_names_begins_no_word_of_another(tmp_path: Path) -> None:
    entries = [
        entry("regions/haimen", "海门区", "Haimen District", zh=("海门",), type=PLACE),
        entry("terms/park", "产业园", "Industrial park"),
        entry("carriers/east", "海门东产业园", "East Park"),
        entry("funds/state", "国家设立的产业基金", "State Fund"),
    ]
    words = {"设立": "shèlì", "产业": "chǎnyè", "基金": "jījīn", "海门": "Hǎimén"}
    site = build(tmp_path, entries, [], words)
    answer = _answer(site, "海门最大的产业园")
    assert "carriers/east" in [result["id"] for result in answer["results"]]
    assert answer["without"] == []


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("海门和海安", "zh"),
        ("海门与海安对比", "zh"),
        ("海门和海安有什么区别", "zh"),
        ("海门 vs 海安", "zh"),
        ("海门 OR 海安", "zh"),
        ("海門還是海安", "zh"),
        ("Haimen vs Hai'an", "en"),
        ("difference between Haimen and Hai'an", "en"),
        ("compare Haimen and Haian", "en"),
    ],
)
def test_two_names_are_both_found_and_compared(query: str, lang: str, site: Path) -> None:
    answer = _answer(site, query, lang)
    assert [result["id"] for result in answer["results"][:3]] == ["regions/haimen", "regions/haian", COMPARE]
    row = answer["results"][2]
    assert row["type"] == "page" and row["url"].endswith("compare/index.html?places=haimen,haian")


def test_what_are_no_places_are_found_and_not_compared(site: Path) -> None:
    assert _ids(site, "独角兽和瞪羚企业有什么区别")[:2] == ["honours/unicorn", "honours/gazelle"]
    assert not [found for found in _ids(site, "独角兽和瞪羚企业有什么区别") if found.startswith("pages/compare?")]


HOLDS = "organizations/guangfu#holds/honours/unicorn"
INVESTS = "organizations/fund#invests-in/organizations/guangfu"
OPERATES = "organizations/runner#operates/carriers/tower"


@pytest.mark.parametrize(
    ("query", "lang", "first"),
    [
        ("谁投资了新光维医疗", "zh", INVESTS),
        ("新光维医疗的投资方", "zh", INVESTS),
        ("长江创投投资了哪些企业", "zh", INVESTS),
        ("who invests in Scivita Medical", "en", INVESTS),
        ("investors of Scivita Medical", "en", INVESTS),
        ("谁运营长海大厦", "zh", OPERATES),
        ("長海大廈 運營", "zh", OPERATES),
        ("长海大厦的运营商是谁", "zh", OPERATES),
        ("who operates Changhai Tower?", "en", OPERATES),
        ("Changhai Tower tenants", "en", "organizations/guangfu#tenant-of/carriers/tower"),
        ("is Haimen part of Nantong?", "en", "regions/haimen#part-of/regions/nantong"),
    ],
)
def test_a_relation_is_answered(query: str, lang: str, first: str, site: Path) -> None:
    assert _ids(site, query, lang)[0] == first


def test_a_relation_says_its_status_and_where_it_is_told(site: Path) -> None:
    zh, en = (_answer(site, "谁投资了新光维医疗", lang)["results"][0] for lang in ("zh", "en"))
    assert (zh["type"], zh["title"], zh["reason"]) == ("relation", "长江创投 投资 新光维医疗", "关联")
    assert en["title"] == "Yangtze Capital invests in Scivita Medical"
    said = zh["relation"]
    assert (said["name"], said["status"], said["statusName"]) == ("投资", "planned", "计划中")
    assert zh["url"].endswith("organizations/fund/index.html")
    assert (said["source"]["id"], said["source"]["paragraph"]) == ("s-2023", 12)
    assert said["source"]["url"].endswith("sources/s-2023/index.html#p12")
    both = [result["id"] for result in _answer(site, "谁投资了新光维医疗")["results"][1:3]]
    assert both == ["organizations/guangfu", "organizations/fund"]
    [untold] = [r for r in _answer(site, "Changhai Tower tenants", "en")["results"] if r["type"] == "relation"]
    assert untold["relation"]["source"] is None and untold["sources"] == []


def test_a_relation_that_is_not_known_is_left_out(site: Path) -> None:
    answer = _answer(site, "谁运营新光维医疗")
    assert "organizations/guangfu" in [result["id"] for result in answer["results"]]
    assert not [result for result in answer["results"] if result["type"] == "relation"]


@pytest.mark.parametrize(
    ("query", "lang", "first"),
    [
        ("海门有哪些楼宇", "zh", ["carriers/tower"]),
        ("海门有哪些写字楼", "zh", ["carriers/tower"]),
        ("海门的楼宇名单", "zh", ["carriers/tower"]),
        ("南通有哪些写字楼", "zh", ["carriers/tower"]),
        ("which towers are in Haimen", "en", ["carriers/tower"]),
        ("list of buildings in Nantong", "en", ["carriers/tower"]),
        ("哪些企业是独角兽", "zh", [HOLDS, "honours/unicorn"]),
        ("独角兽企业有哪些", "zh", [HOLDS, "honours/unicorn"]),
        ("which companies are unicorns", "en", [HOLDS, "honours/unicorn"]),
        ("which firms hold the title of unicorns", "en", [HOLDS, "honours/unicorn"]),
        ("什么是独角兽企业", "zh", ["honours/unicorn"]),
        ("what is a unicorn", "en", ["honours/unicorn"]),
    ],
)
def test_a_list_is_of_what_is_in_the_place_or_has_the_title(
    query: str, lang: str, first: list[str], site: Path
) -> None:
    assert _ids(site, query, lang)[: len(first)] == first


def test_a_list_names_nothing_of_another_place_or_kind(site: Path) -> None:
    assert "carriers/tower" not in _ids(site, "海安有哪些楼宇")
    assert [
        result["type"] for result in _answer(site, "海门有哪些企业")["results"] if result["id"] == "carriers/tower"
    ] == []


@pytest.mark.parametrize(("query", "lang"), [("独角兽有几家", "zh"), ("how many unicorns are there", "en")])
@pytest.mark.parametrize("limit", [1, 20])
def test_a_figure_that_is_asked_for_comes_before_what_is_called_so(
    query: str, lang: str, limit: int, site: Path
) -> None:
    [first, *_] = _answer(site, query, lang, limit=limit)["results"]
    assert first["id"] == "regions/nantong#unicorns-2024"


@pytest.mark.parametrize(
    ("query", "lang"),
    [("南通有多少独角兽", "zh"), ("南通独角兽数量", "zh"), ("how many unicorns does Nantong have", "en")],
)
def test_the_newest_figure_comes_first(query: str, lang: str, site: Path) -> None:
    found = [key for key in _ids(site, query, lang) if key.startswith("regions/nantong#")]
    assert found == [f"regions/nantong#unicorns-{year}" for year in (2024, 2023, 2027)]
    assert _ids(site, query, lang)[0] == "regions/nantong#unicorns-2024"


def test_a_place_carries_its_newest_figures(site: Path) -> None:
    [place, *_] = _answer(site, "南通")["results"]
    [figure] = place["figures"]
    assert (figure["id"], figure["value"], figure["name"]) == (
        "regions/nantong#unicorns-2024",
        "3家",
        "独角兽企业数",
    )


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("海门 -基金", "zh"),
        ("海门 不含基金", "zh"),
        ("除了基金以外的海门", "zh"),
        ("Haimen without fund", "en"),
        ("Haimen -fund", "en"),
    ],
)
def test_what_is_not_wanted_is_left_out(query: str, lang: str, site: Path) -> None:
    found = _ids(site, query, lang)
    assert "regions/haimen" in found and "funds/haimen-fund" not in found
    assert "funds/haimen-fund" in _ids(site, "海门 基金")


def test_a_figure_of_an_entity_has_that_of_an_earlier_year_beside_it(tmp_path: Path) -> None:
    entries = [entry("regions/lin", "临川省", "Linchuan", type=PLACE), entry("indicators/firms", "企业数", "Firms")]
    old = _figure("regions/lin", "firms", "2家", "2023")
    new = replace(_figure("regions/lin", "firms", "3家", "2024"), before="regions/lin#firms-2023")
    made = build(tmp_path, entries, [new, old])
    [answer] = ask(made, ["Linchuan"], lang="en")
    [shown] = answer["results"][0]["figures"]
    assert (shown["value"], shown["periodName"]) == ("3家", "2024")
    assert shown["before"] == {"value": "2家", "periodName": "2023"}
    alone = build(tmp_path / "alone", entries, [old])
    assert ask(alone, ["Linchuan"], lang="en")[0]["results"][0]["figures"][0]["before"] is None
