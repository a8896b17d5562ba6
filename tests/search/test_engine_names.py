"""The grammar of queries against a handful of names made for it: what is found, how, and which characters are
marked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from atlas.site.rows import anchor_of

from .engine_support import ask, build, entry, node

READINGS = {
    "重庆": "Chóngqìng",
    "长三角": "Chángsānjiǎo",
    "单县": "Shàn Xiàn",
    "绿色": "lǜsè",
    "女装": "nǚzhuāng",
    "海门": "Hǎimén",
    "中关村": "Zhōngguāncūn",
    "苏州": "Sūzhōu",
    "工业园区": "gōngyè yuánqū",
    "发展": "fāzhǎn",
    "乐清": "Yuèqīng",
    "软件": "ruǎnjiàn",
    "保定": "Bǎodìng",
}
NAMES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("haimen", "海门区", "Haimen District", {"zh": ("海门",), "en": ("Haimen",)}),
    ("haian", "海安市", "Hai’an", {"zh": ("海安",)}),
    ("xian", "西安市", "Xi’an", {}),
    ("chongqing", "重庆市", "Chongqing", {"zh": ("重庆",)}),
    ("yrd", "长三角", "Yangtze River Delta", {}),
    ("shan", "单县", "Shan County", {}),
    ("yueqing", "乐清市", "Yueqing", {}),
    ("nantong", "南通市", "Nantong", {"zh": ("南通",)}),
    ("suzhou", "苏州市", "Suzhou", {"zh": ("苏州",), "en": ("Soochow",)}),
    ("sip", "苏州工业园区", "Suzhou Industrial Park", {"en": ("SIP",), "place": "regions/suzhou"}),
    ("zgc", "保定·中关村创新基地", "Baoding Zhongguancun Innovation Base", {}),
    ("green", "绿色产业", "Green industry", {}),
    ("clothes", "女装小镇", "Fashion town", {}),
    ("gts", "CM-GTS产能模块", "CM-GTS capacity modules", {}),
    ("loan", "高新贷3.0", "Gaoxin Loan 3.0", {}),
    ("software", "软件产业", "Software industry", {}),
    ("incubator", "科技企业孵化器", "Technology business incubator", {}),
    ("pv", "光伏产业链", "Photovoltaics", {}),
    ("jing", "北京市", "Beijing", {"zh": ("北京", "京")}),
    ("ext", "𠮷林", "Jilin of another sign", {}),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = [entry(f"regions/{key}", zh, en, **more) for key, zh, en, more in NAMES]
    return build(tmp_path_factory.mktemp("names"), entries, words=READINGS)


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, dict[str, Any]]:
    """The answer to every query of these tests, asked at once."""
    queries = sorted({*NOTHING, *(row[0] for row in FOUND), *(row[0] for row in MARKED), *(row[0] for row in ORDER)})
    return dict(zip(queries, ask(site, queries, lang="zh", names=True), strict=True))


FOUND: list[tuple[str, str | None]] = [
    # Han, Traditional, words of Taiwan
    ("海门", "haimen"),
    ("门区", "haimen"),
    ("海", "haimen"),
    ("京", "jing"),
    ("長三角", "yrd"),
    ("重慶", "chongqing"),
    ("軟體", "software"),
    ("軟體產業", "software"),
    ("𠮷林", "ext"),
    # full pinyin in any form
    ("haimen", "haimen"),
    ("hai men", "haimen"),
    ("HaiMen", "haimen"),
    ("ｈａｉｍｅｎ", "haimen"),
    ("haimenqu", "haimen"),
    ("hai menqu", "haimen"),
    ("hǎimén", "haimen"),
    ("hai3men2", "haimen"),
    ("hai3 men2 qu1", "haimen"),
    ("xi'an", "xian"),
    ("xi’an", "xian"),
    ("xi an", "xian"),
    ("ni'hai'men", None),
    ("hai'an", "haian"),
    ("haian", "haian"),
    ("hai an", "haian"),
    ("lvse", "green"),
    ("lüse", "green"),
    ("lyuse", "green"),
    ("lu:se", "green"),
    ("luse", "green"),
    ("nvzhuang", "clothes"),
    ("lǜ4se", "green"),
    # polyphones: the right reading and the other
    ("chongqing", "chongqing"),
    ("zhongqing", "chongqing"),
    ("changsanjiao", "yrd"),
    ("zhangsanjiao", "yrd"),
    ("shanxian", "shan"),
    ("danxian", "shan"),
    ("yueqing", "yueqing"),
    ("leqing", "yueqing"),
    # initials, mixtures, beginnings
    ("hmq", "haimen"),
    ("hm", "haimen"),
    ("szgyyq", "sip"),
    ("zgc", "zgc"),
    ("zhgc", "zgc"),
    ("csj", "yrd"),
    ("海men", "haimen"),
    ("haim", "haimen"),
    ("h门", "haimen"),
    ("zhonggc", "zgc"),
    ("suzhougy", "sip"),
    ("haime", "haimen"),
    ("苏zhou", "suzhou"),
    ("h", "haimen"),
    # English
    ("haimen district", "haimen"),
    ("industrial park", "sip"),
    ("park suzhou", "sip"),
    ("SIP", "sip"),
    ("sip", "sip"),
    ("Soochow", "suzhou"),
    ("incubators", "incubator"),
    ("incub", "incubator"),
    ("modules", "gts"),
    ("cm-gts", "gts"),
    ("gts", "gts"),
    ("loan 3.0", "loan"),
    ("高新贷3.0", "loan"),
    # questions
    ("什么是长三角", "yrd"),
    ("光伏产业链是什么", "pv"),
    ("绿色产业在哪里", "green"),
    ("什麼是軟體產業", "software"),
    ("what is an incubator", "incubator"),
    ("where is suzhou industrial park", "sip"),
    # sounds that are confused, and a slip
    ("lantong", "nantong"),
    ("suzou", "suzhou"),
    ("haimeng", "haimen"),
    ("congqing", "chongqing"),
    ("nanotng", "nantong"),
    ("nantomg", "nantong"),
    ("nantongg", "nantong"),
    ("natong", "nantong"),
    ("incubater", "incubator"),
    ("photovoltiacs", "pv"),
]
NOTHING = [
    "",
    " ",
    "　",
    "???",
    "海们",
    "男同",
    "zzzz",
    "qwerty",
    "hai4men4",
    "háimén",
    "xsd",
    "bcdfg",
    "sipx",
]
# query, what must come before what
ORDER: list[tuple[str, str, str | None]] = [
    ("chongqing", "chongqing", None),
    ("su", "suzhou", "sip"),
    ("zhongqing", "chongqing", None),
    ("苏州", "suzhou", "sip"),
    ("xian", "xian", "shan"),
]
MARKED: list[tuple[str, str | None, str, list[list[int]]]] = [
    ("haimenqu", "haimen", "海门区", [[0, 3]]),
    ("hm", "haimen", "海门区", [[0, 2]]),
    ("mq", None, "", []),
    ("门区", "haimen", "海门区", [[1, 3]]),
    ("gyyq", "sip", "苏州工业园区", [[2, 6]]),
    ("zgc", "zgc", "保定·中关村创新基地", [[3, 6]]),
    ("cm gts", "gts", "CM-GTS产能模块", [[0, 2], [3, 6]]),
    ("chann", "gts", "CM-GTS产能模块", [[6, 8]]),
    ("lantong", "nantong", "南通市", [[0, 2]]),
    ("hai安", "haian", "海安市", [[0, 2]]),
]


def _first(answer: dict[str, Any]) -> str | None:
    return answer["results"][0]["id"].partition("/")[2] if answer["results"] else None


@pytest.mark.parametrize("query, wanted", FOUND, ids=[query for query, _ in FOUND])
def test_a_query_finds_its_name_first(query: str, wanted: str | None, found: dict[str, dict[str, Any]]) -> None:
    assert _first(found[query]) == wanted


@pytest.mark.parametrize("query", NOTHING, ids=repr)
def test_a_query_that_names_nothing_finds_nothing(query: str, found: dict[str, dict[str, Any]]) -> None:
    assert [result["id"] for result in found[query]["results"]] == []


@pytest.mark.parametrize("query, first, second", ORDER)
def test_the_order(query: str, first: str, second: str | None, found: dict[str, dict[str, Any]]) -> None:
    ids = [result["id"].partition("/")[2] for result in found[query]["results"]]
    assert ids[0] == first
    assert second is None or second not in ids or ids.index(first) < ids.index(second)


@pytest.mark.parametrize("query, key, title, marks", MARKED)
def test_the_matched_characters_are_marked(
    query: str, key: str | None, title: str, marks: list[list[int]], found: dict[str, dict[str, Any]]
) -> None:
    results = {result["id"].partition("/")[2]: result for result in found[query]["results"]}
    if key is None:
        assert results == {}
    else:
        assert (results[key]["title"], results[key]["marks"]) == (title, marks)


def test_the_right_reading_comes_before_the_other(site: Path) -> None:
    right, other = ask(site, ["chongqing", "zhongqing"], lang="zh", names=True)
    assert right["results"][0]["reason"] == "全拼"
    assert right["results"][0]["grade"] > other["results"][0]["grade"]
    assert "读音" in other["results"][0]["reason"]


def test_a_tone_narrows(site: Path) -> None:
    answers = ask(site, ["hai3an1", "hai4an1", "hǎi", "hái"], lang="zh", names=True)
    assert [bool(answer["results"]) for answer in answers] == [True, False, True, False]


def test_a_han_query_is_never_compared_by_sound(site: Path) -> None:
    for answer in ask(site, ["海们", "苏洲", "南同", "还门"], lang="zh"):
        assert answer["results"] == []


def test_a_page_in_either_language_finds_the_same(site: Path) -> None:
    for query in ["海门", "haimen", "sip", "incubators", "hmq"]:
        zh, en = (ask(site, [query], lang=lang)[0]["results"] for lang in ("zh", "en"))
        assert [result["id"] for result in zh] == [result["id"] for result in en]
        assert all("/en/" in result["url"] for result in en) and all("/zh/" in result["url"] for result in zh)


def test_each_result_has_what_the_interface_reads(site: Path) -> None:
    wanted = {
        "id",
        "type",
        "kind",
        "kindName",
        "typeName",
        "title",
        "marks",
        "other",
        "otherMarks",
        "match",
        "matchMarks",
        "url",
        "reason",
        "place",
        "places",
        "partOf",
        "sources",
        "excerpt",
        "excerptMarks",
        "grade",
        "figures",
    }
    results = ask(site, ["sip"], lang="en")[0]["results"]
    assert set(results[0]) == wanted
    assert results[0]["place"]["name"] == "Suzhou" and [place["name"] for place in results[0]["places"]] == ["Suzhou"]
    assert results[0]["match"] == "SIP" and results[0]["matchMarks"] == [[0, 3]]


def test_limit_and_total(site: Path) -> None:
    few, all_ = (ask(site, ["产业"], lang="zh", **limit)[0] for limit in ({"limit": 1}, {}))
    assert len(few["results"]) == 1 and few["total"] == all_["total"] == 3
    assert few["results"][0] == all_["results"][0]


def test_a_little_word_that_ends_a_name_in_pinyin_is_no_little_word(site: Path) -> None:
    """`hai an` is 海安; 海门, which also begins with hai, is not meant."""
    queries = ["hai an xyzzy", "suzhou an xyzzy"]
    explained = node("engine.js", site, stdin=[{"explain": query, "options": {"lang": "zh"}} for query in queries])
    assert [[chunk["text"] for chunk in answer["chunks"]] for answer in explained] == [
        ["haian", "xyzzy"],
        ["suzhou", "xyzzy"],
    ]


CUT = [
    ("海门最大的工业园区", [("海门", True), ("最大的", False), ("工业园区", True)]),
    ("蘇州模式", [("蘇州", True), ("模式", False)]),
    ("上海张江", [("上海张江", False)]),
    ("重庆软件是什么", [("重庆", True), ("软件", True)]),
    ("海门", [("海门", True)]),
]


@pytest.mark.parametrize("query, pieces", CUT, ids=[query for query, _ in CUT])
def test_chinese_that_nothing_is_called_is_cut_by_the_words_of_names(
    query: str, pieces: list[tuple[str, bool]], site: Path
) -> None:
    [explained] = node("engine.js", site, stdin=[{"explain": query, "options": {"lang": "zh"}}])
    assert [(chunk["text"], bool(chunk["count"])) for chunk in explained["chunks"]] == pieces


def test_results_that_are_only_similar_say_so(site: Path) -> None:
    queries = ["nantomg", "haimeng", "nantong", "zzzz"]
    calls = [{"query": query, "options": {"lang": "zh"}} for query in queries]
    assert [answer["similar"] for answer in node("engine.js", site, stdin=calls)] == [True, True, False, False]


def test_what_has_no_page_is_found_on_that_of_its_place(tmp_path: Path) -> None:
    """Its row bears the anchor of hooks/atlas/site/rows.py; its place and what else has a page keep their addresses."""
    place = entry("regions/riverside", "江边市", "Riverside")
    row = entry("organizations/plain-workshop", "素面厂", "Plain Workshop", place=place.id, is_row=True)
    whole = entry("organizations/fine-workshop", "细面厂", "Fine Workshop", place=place.id)
    site = build(tmp_path, [place, row, whole])
    first, second = (answer["results"][0] for answer in ask(site, ["素面厂", "细面厂"]))
    assert first["url"].endswith(f"/zh/regions/riverside/index.html#{anchor_of(row.id)}") and first["id"] == row.id
    assert second["url"].endswith("/zh/organizations/fine-workshop/index.html")
