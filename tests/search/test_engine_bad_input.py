"""Whatever is typed and whatever fails to load: an answer or a clear empty state, never an exception or markup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from atlas.data.model import Text
from atlas.search.catalogue import SearchFact

from .engine_support import ask, build, entry, node

BAD: dict[str, str] = {
    "empty": "",
    "blank": "   ",
    "ideographic blank": "　　",
    "tabs and lines": "\t\n\r",
    "10 000 letters": "a" * 10_000,
    "10 000 Han": "海" * 10_000,
    "10 000 different": "".join(chr(0x4E00 + n) for n in range(10_000)),
    "10 000 chunks": "海 门 " * 5_000,
    "10 000 combining marks": "a" + "\u0301" * 10_000,
    "emoji": "😀🚀👩‍👩‍👧‍👦",
    "emoji inside": "海😀门",
    "high surrogate": "海\ud83d门",
    "low surrogate": "\ude00haimen",
    "only surrogates": "\ud83d\ud83d",
    "HTML": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "entities": "&lt;b&gt;&amp;#x27;",
    "pattern": "(.*)+[a-z]{2,}\\d$^|?*",
    "pattern that runs away": "(a+)+$" * 20,
    "right to left": "مرحبا بالعالم",
    "bidi controls": "\u202ehaimen\u202c",
    "Hebrew": "שלום",
    "Hangul": "하이먼",
    "kana": "ハイモン",
    "zero width": "hai\u200bmen",
    "byte order mark": "\ufeffhaimen",
    "null": "hai\x00men",
    "controls": "\x01\x02\x1b[31m",
    "half a syllable": "zho",
    "one initial": "z",
    "apostrophes": "''''",
    "only tones": "\u0301\u0300",
    "u colon": "u:",
    "tone digits": "1234",
    "quotes": "\"'`“”",
    "backslashes": "\\\\\\",
    "slashes": "../../etc/passwd",
    "prototype": "__proto__",
    "constructor": "constructor",
    "toString": "toString hasOwnProperty",
    "minus": "-haimen",
    "wildcards": "hai* ~2 ^10 +men zh:海",
    "very long number": "9" * 500,
    "number": "1e309",
    "points": "....",
    "commas": ",,,1,,2",
    "percent": "%E6%B5%B7 %",
    "fullwidth": "（）！？",
    "private use": "\ue000\uf8ff",
    "beyond the plane": "\U0002a6a5\U000e0001",
}
SHOWN = [("title", "marks"), ("other", "otherMarks"), ("match", "matchMarks"), ("excerpt", "excerptMarks")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = [
        entry(
            "regions/haimen",
            "海门区",
            "Haimen District",
            zh=("海门",),
            text="长江口北岸的市辖区。",
            text_en="On the Yangtze.",
        ),
        entry("regions/b", "B<b>轮&amp;", "B & <i>round</i>", text="<script>alert(1)</script> 与标签"),
        entry("indicators/area", "载体面积", "Carrier area"),
    ]
    figure = SearchFact(
        subject="regions/haimen",
        key="area-2023",
        about=(),
        indicator="indicators/area",
        printed="249万平方米",
        chinese="249万平方米",
        english="2.49 million m²",
        amounts=("2490000",),
        period="2023-10",
        status="actual",
        scope=Text(zh="全区", en="The district"),
        source="s-2023",
        paragraph=3,
    )
    return build(tmp_path_factory.mktemp("bad"), entries, [figure], words={"海门": "Hǎimén"})


@pytest.fixture(scope="module")
def answers(site: Path) -> dict[str, dict[str, Any]]:
    return dict(zip(BAD, ask(site, list(BAD.values())), strict=True))


@pytest.mark.parametrize("what", BAD)
def test_an_answer_comes(what: str, answers: dict[str, dict[str, Any]]) -> None:
    """`ask` fails on anything that is written to the console."""
    answer = answers[what]
    assert answer["incomplete"] is False
    assert answer["total"] == len(answer["results"])


@pytest.mark.parametrize(
    "what",
    [
        "empty",
        "blank",
        "ideographic blank",
        "tabs and lines",
        "only surrogates",
        "apostrophes",
        "points",
        "fullwidth",
        "emoji",
        "Hangul",
    ],
)
def test_what_means_nothing_finds_nothing(what: str, answers: dict[str, dict[str, Any]]) -> None:
    assert answers[what]["results"] == []


@pytest.mark.parametrize("what", ["zero width", "byte order mark", "null", "bidi controls", "minus", "low surrogate"])
def test_what_is_not_seen_does_not_matter(what: str, answers: dict[str, dict[str, Any]]) -> None:
    assert [result["id"] for result in answers[what]["results"]][:1] == ["regions/haimen"]


def test_marks_lie_inside_of_plain_text(site: Path) -> None:
    """The engine returns texts and places in them, never markup; the interface escapes."""
    for answer in ask(site, ["b", "b轮", "script", "round", "alert", "海门 载体 面积", "hai", "249万"]):
        assert answer["results"]
        for result in answer["results"]:
            for text, marks in ((result[name], result[places]) for name, places in SHOWN):
                ends = [end for mark in marks for end in mark]
                assert ends == sorted(set(ends)) and all(0 <= end <= len(text) for end in ends), (text, marks)


@pytest.mark.parametrize("value", [None, 42, True, [], {}, ["海门"], {"q": 1}])
def test_a_query_that_is_no_string_is_made_one(value: Any, site: Path) -> None:
    answer = node("engine.js", site, stdin=[{"query": value, "options": {}}])[0]
    assert answer["incomplete"] is False


@pytest.mark.parametrize(
    "options",
    [
        None,
        {},
        {"lang": "fr"},
        {"limit": 0},
        {"limit": -1},
        {"limit": None},
        {"limit": "many"},
        {"lang": None, "names": 1},
    ],
)
def test_strange_options_are_put_right(options: Any, site: Path) -> None:
    answer = node("engine.js", site, stdin=[{"query": "海门", "options": options}])[0]
    assert all("/zh/" in result["url"] for result in answer["results"])


def test_a_shard_that_cannot_be_loaded_is_said_and_the_rest_is_found(site: Path) -> None:
    whole = ask(site, ["长江口"], lang="zh")[0]
    assert [result["id"] for result in whole["results"]] == ["regions/haimen"] and whole["incomplete"] is False
    for missing in ("text-01", "text", "lunr"):
        zh, en = (ask(site, ["海门", "长江口"], f"--missing={missing}", lang=lang) for lang in ("zh", "en"))
        assert [result["id"] for result in zh[0]["results"]][:1] == ["regions/haimen"]
        assert (
            zh[1]["results"] == []
            and "未能载入" in zh[1]["incomplete"]
            and "could not be loaded" in en[1]["incomplete"]
        )


def test_without_summaries_there_are_results_without_excerpts(site: Path) -> None:
    answer = ask(site, ["长江口"], "--missing=docs-zh-01", lang="zh")[0]
    assert answer["results"][0]["excerpt"] == "" and answer["incomplete"]


def test_without_figures_there_are_names(site: Path) -> None:
    answer = ask(site, ["海门"], "--missing=facts", lang="zh")[0]
    assert answer["results"][0]["id"] == "regions/haimen" and answer["incomplete"]


def test_without_names_there_is_a_message(site: Path) -> None:
    answer = ask(site, ["海门"], "--missing=names", lang="en")[0]
    assert answer["results"] == [] and answer["incomplete"]


def test_files_of_another_build_are_loaded_anew_together(site: Path) -> None:
    """A page that was open while a new version was published."""
    answer = node("engine_builds.js", site, stdin=None)
    assert answer == {
        "before": ["regions/haimen"],
        "after": ["regions/haimen"],
        "names": 2,
        "engine": 2,
        "incomplete": False,
    }


def test_explain_says_what_was_understood(site: Path) -> None:
    asked = [
        {"explain": "海门 xyzzy 載體", "options": {"lang": "zh"}},
        {"explain": "", "options": {}},
        {"explain": "<b>"},
    ]
    explained = node("engine.js", site, stdin=asked)
    pieces = {chunk["text"]: chunk for chunk in explained[0]["chunks"]}
    assert pieces["海门"]["count"] and pieces["海门"]["kind"] == "han" and not pieces["xyzzy"]["count"]
    assert pieces["載體"]["simplified"] == "载体"
    assert explained[0]["near"][0]["type"] == "fact"
    assert explained[1] == {"chunks": [], "near": []}


def test_place_and_measure_is_the_figure_itself(site: Path) -> None:
    for query in [
        "海门 载体 面积",
        "海门载体面积",
        "haimen carrier area",
        "haimenzaitimianji",
        "面积 海门",
        "249万平方米",
        "2.49 million",
        "海门 2023 面积",
    ]:
        result = ask(site, [query], lang="en")[0]["results"][0]
        assert (result["type"], result["id"]) == ("fact", "regions/haimen#area-2023"), query
        assert result["url"].split("/en/")[1] in ("regions/haimen/#area-2023", "regions/haimen/index.html#area-2023")
        fact = result["fact"]
        assert (
            fact["value"] == "2.49 million m²" and fact["status"] == "actual" and fact["periodName"] == "October 2023"
        )
        assert fact["source"]["id"] == "s-2023" and fact["source"]["paragraph"] == 3
