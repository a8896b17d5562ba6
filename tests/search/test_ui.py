"""What the scripts of the pages work out without a page: addresses, choices, downloads, what was searched for lately."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from atlas.exports import excel
from atlas.output.javascript import joined, load, read
from atlas.site.i18n import all_words

from .engine_support import HERE, ROOT, node

PARTS = "assets/search/ui-parts.js"


@cache
def _code() -> str:
    own = read(PARTS, (HERE / "ui_parts.js").read_text(encoding="utf-8"))
    return joined({**load(ROOT / "docs"), PARTS: own}, PARTS, all_words())


def called(*calls: list[Any], refuses: bool = False) -> list[Any]:
    """What the functions return, called one after the other."""
    found: list[Any] = node("ui.js", stdin={"code": _code(), "calls": calls, "refuses": refuses})
    return found


def _call(name: str, *arguments: Any) -> Any:
    return called([name, *arguments])[0]


class TestRecent:
    @pytest.mark.parametrize(("count", "kept"), [(8, 8), (9, 8)])
    def test_eight_queries_are_kept_the_last_first(self, count: int, kept: int) -> None:
        queries = [f"q{n}" for n in range(count)]
        assert called(*(["addRecent", query] for query in queries), ["recentQueries"])[-1] == queries[::-1][:kept]

    def test_a_query_typed_again_moves_to_the_front(self) -> None:
        calls = [["addRecent", query] for query in ("a", "b", "  a ")]
        assert called(*calls, ["recentQueries"])[-1] == ["a", "b"]

    @pytest.mark.parametrize(("length", "kept"), [(60, True), (61, False)])
    def test_a_query_of_sixty_characters_is_kept(self, length: int, kept: bool) -> None:
        assert len(called(["addRecent", "q" * length], ["recentQueries"])[-1]) == kept

    def test_blanks_are_not_kept(self) -> None:
        assert called(["addRecent", "a  b"], ["addRecent", "  "], ["recentQueries"])[-1] == ["a b"]

    def test_they_can_be_cleared(self) -> None:
        assert called(["addRecent", "a"], ["clearRecent"], ["recentQueries"])[-1] == []

    @pytest.mark.parametrize("text", ["", "{", '"a"', "{}", "[1, null, {}]", json.dumps(["x" * 61])])
    def test_what_somebody_else_wrote_there_does_no_harm(self, text: str) -> None:
        assert called(["keep", text], ["recentQueries"])[-1] == []

    def test_a_browser_that_keeps_nothing_is_no_error(self) -> None:
        assert called(["addRecent", "a"], ["clearRecent"], ["recentQueries"], refuses=True)[-1] == []


class TestAddresses:
    @pytest.mark.parametrize(("length", "sent"), [(300, 300), (301, 300)])
    def test_three_hundred_characters_are_sent(self, length: int, sent: int) -> None:
        assert len(_call("sendable", "q" * length)) == sent

    def test_half_a_character_is_not_sent(self) -> None:
        assert _call("sendable", " 海\ud83d ") == "海\ufffd"
        assert _call("sendable", "q" * 299 + "😀") == "q" * 299 + "\ufffd"

    def test_a_state_is_an_address_and_back(self) -> None:
        chosen = {"type": [], "kind": ["regions", "funds"], "place": ["regions/a&b"], "source": []}
        address = _call("address", " 海门 ", chosen)
        assert address == "?q=%E6%B5%B7%E9%97%A8&kind=funds&kind=regions&place=regions%2Fa%26b"
        back = _call("state", address)
        assert back["q"] == "海门" and back["count"] == 3
        assert {name: sorted(values) for name, values in back["chosen"].items()} == {
            name: sorted(values) for name, values in chosen.items()
        }

    def test_nothing_asked_is_no_address(self) -> None:
        assert _call("address", "  ", {}) == ""
        assert _call("state", "?kind=&q=")["count"] == 0


def _result(key: str, kind: str, *places: str, **more: Any) -> dict[str, Any]:
    return {
        "id": key,
        "kind": kind,
        "kindName": kind.capitalize(),
        "type": "entity",
        "title": key,
        "places": [{"id": place, "name": place} for place in places],
        "sources": [],
        **more,
    }


RESULTS = [
    _result("regions/city", "regions", "regions/province"),
    _result("funds/one", "funds", "regions/city", "regions/province"),
    _result("funds/two", "funds", "regions/other"),
]


class TestFacets:
    def test_within_a_facet_any_value_will_do_and_every_facet_has_to_be_met(self) -> None:
        assert _call("ids", RESULTS, {"kind": ["funds", "regions"]}, None) == [one["id"] for one in RESULTS]
        assert _call("ids", RESULTS, {"kind": ["funds"], "place": ["regions/city"]}, None) == ["funds/one"]
        assert _call("ids", RESULTS, {"kind": ["funds"], "place": ["regions/city"]}, "place") == [
            "funds/one",
            "funds/two",
        ]

    def test_a_place_is_among_what_lies_in_it(self) -> None:
        assert _call("ids", RESULTS, {"place": ["regions/city"]}, None) == ["regions/city", "funds/one"]

    def test_a_count_is_what_a_choice_would_leave(self) -> None:
        counts = _call("counts", RESULTS, {"place": ["regions/province"]}, "kind")
        assert [(one["id"], one["count"]) for one in counts] == [("funds", 1), ("regions", 1)]

    def test_the_most_frequent_comes_first_and_a_choice_stays(self) -> None:
        counts = _call("counts", RESULTS, {"kind": ["regions"], "place": ["regions/other"]}, "kind")
        assert [(one["id"], one["count"], one["chosen"]) for one in counts] == [
            ("funds", 1, False),
            ("regions", 0, True),
        ]


class TestRowsThatStand:
    @pytest.mark.parametrize(
        ("standing", "better", "shown"),
        [
            ("abc", "abc", "abc"),
            ("abc", "cab", "abc"),
            ("ab", "xaby", "abxy"),
            ("abc", "cx", "cx"),
            ("", "ab", "ab"),
            ("ab", "", ""),
        ],
    )
    def test_what_is_new_comes_after_what_stands(self, standing: str, better: str, shown: str) -> None:
        assert "".join(_call("standing", list(standing), list(better))) == shown


def _named(key: str, title: str, other: str, type_: str = "entity") -> dict[str, Any]:
    return {"id": key, "title": title, "other": other, "type": type_}


class TestWhatIsSaid:
    @pytest.mark.parametrize(
        ("typed", "opened"),
        [
            ("海门区", "regions/haimen"),
            (" haimen DISTRICT ", "regions/haimen"),
            ("海门", None),
            ("双", None),
            ("面积", None),
        ],
    )
    def test_one_thing_alone_is_called_so(self, typed: str, opened: str | None) -> None:
        results = [
            _named("regions/haimen", "海门区", "Haimen District"),
            _named("terms/a", "双", "A"),
            _named("terms/b", "双", "B"),
            _named("regions/x#area", "面积", "Area", "fact"),
        ]
        assert _call("named", results, typed) == opened

    def test_no_results_without_all_files_are_no_answer(self) -> None:
        assert _call("broken", [], {"incomplete": "…"}) is True
        assert _call("broken", [], {"incomplete": False}) is False
        assert _call("broken", [{}], {"incomplete": "…"}) is False

    def test_what_was_left_out_is_said(self) -> None:
        assert _call("leftOut", ["谁", "投资了"], "zh") == "不含：谁、投资了"
        assert _call("leftOut", ["who", "q" * 50], "en") == f"Without: who, {'q' * 40}…"
        assert _call("leftOut", [], "zh") == "" and _call("leftOut", None, "zh") == ""

    def test_an_offer_follows_what_is_said(self) -> None:
        assert _call("nothing", "海们", [{}], "zh") == "没有找到“海们”。是否要找："
        assert _call("nothing", "海们", [], "zh") == "没有找到“海们”。"

    @pytest.mark.parametrize(
        ("action", "index"),
        [
            ("../../zh/search/", "../../zh/index-az/"),
            ("../en/search/index.html", "../en/index-az/index.html"),
            ("/search/zh/search/", "/search/zh/index-az/"),
        ],
    )
    def test_the_index_stands_beside_the_search(self, action: str, index: str) -> None:
        assert _call("index", action) == index


ROWS = [
    {"id": "a", "year": ["2023", "2024"], "status": ["actual"], "text": "haimen qu haimenqu"},
    {"id": "b", "year": ["2024"], "status": ["target"], "text": "nantong nantong"},
]


class TestExplorers:
    @pytest.mark.parametrize(
        ("chosen", "words", "met"),
        [
            ({"year": "2024"}, [], ["a", "b"]),
            ({"year": "2024", "status": "target"}, [], ["b"]),
            ({"year": ""}, [], ["a", "b"]),
            ({"year": "2023", "status": "target"}, [], []),
            ({}, ["haimenqu"], ["a"]),
            ({}, ["hai", "nan"], []),
        ],
    )
    def test_a_row_meets_every_choice_and_says_every_word(
        self, chosen: dict[str, str], words: list[str], met: list[str]
    ) -> None:
        assert _call("met", ROWS, chosen, words, None) == met

    def test_the_choice_of_one_filter_can_be_left_out(self) -> None:
        assert _call("met", ROWS, {"year": "2023", "status": "target"}, [], "year") == ["b"]

    def test_values_are_counted_row_by_row(self) -> None:
        assert _call("tallied", ROWS, "year") == [["2023", 1], ["2024", 2]]

    def test_texts_are_compared_without_accents_signs_and_capitals(self) -> None:
        assert _call("wordsOf", "  Hǎi'ān  Ｑū ") == ["haian", "qu"]

    @pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 60 + "…")])
    def test_a_message_repeats_sixty_characters(self, length: int, shown: str) -> None:
        assert _call("quoted", "x" * length) == shown

    def test_a_download_is_csv_as_the_contract_has_it(self) -> None:
        rows = [["a,b", 'say "x"', None], [0, "two\nlines", ""]]
        assert _call("csvOf", ["one", "two", "three"], rows) == (
            '\ufeffone,two,three\r\n"a,b","say ""x""",\r\n0,"two\nlines",\r\n'
        )

    def test_a_download_is_guarded_against_spreadsheets(self) -> None:
        texts = [
            "2023-10",
            "1/3",
            "0012",
            "=1+1",
            "-x",
            "\t=1",
            '="x"',
            "2023",
            "1860家",
            "R&D",
            "3 or more",
            "=" + "x" * 300,
        ]
        assert called(*(["guarded", text] for text in texts)) == [excel.guarded(text) for text in texts]
        assert called(["guarded", 8800], ["guarded", None]) == [8800, None]
        assert '"=""2023-10"""' in _call("csvOf", ["period"], [["2023-10"]])

    def test_one_place_alone_differs_from_nothing(self) -> None:
        assert _call("differences", [_fact("a")]) == {}

    @pytest.mark.parametrize(
        ("other", "light", "differences"),
        [
            ({}, "alike", {}),
            ({"year": "2022"}, "care", {"year": ["2022", "2023"]}),
            ({"scope": "some"}, "care", {"scope": ["", "some"]}),
            ({"status": "planned"}, "apart", {"status": ["actual", "planned"]}),
            ({"coverage": "to"}, "apart", {"coverage": ["point", "to"]}),
            ({"subject": "a programme"}, "apart", {"subject": []}),
            ({"fact": "a"}, "apart", {"same": ["a"]}),
            (
                {"year": "2022", "status": "planned"},
                "apart",
                {"year": ["2022", "2023"], "status": ["actual", "planned"]},
            ),
        ],
    )
    def test_one_light_a_row(self, other: dict[str, str], light: str, differences: dict[str, list[str]]) -> None:
        facts = [_fact("a"), _fact("b") | other]
        assert _call("differences", facts) == differences
        assert _call("light", facts) == light

    def test_figures_of_one_year_are_compared_before_the_latest(self) -> None:
        first = [_fact("new"), _fact("old") | {"year": "2022"}]
        assert _call("picks", [first, [_fact("other") | {"year": "2022"}]]) == ["old", "other"]
        assert _call("picks", [first, [_fact("other") | {"year": "2021"}]]) == ["new", "other"]
        assert _call("picks", [first]) == ["new"]

    def test_a_row_of_very_many_figures_ends(self) -> None:
        cells = [[_fact(f"{place}-{n}") for n in range(30)] for place in range(6)]
        assert len(_call("picks", cells)) == 6


def _fact(name: str) -> dict[str, str]:
    return {"fact": name, "year": "2023", "coverage": "point", "status": "actual"}
