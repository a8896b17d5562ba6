"""What a draft guesses of a quantity: where it stands, what it means, when, how sure and who says so."""

from __future__ import annotations

import pytest

from lib.draft.features import Seen, weights
from lib.draft.figures import Figure, Finder
from lib.draft.guess import Dated, Named, date_of, speaker_of, status_of, subject_of
from lib.draft.names import stretches, suspects
from lib.draft.nested import weighed_again
from lib.draft.usage import Usage

from ..fixture.support import DATA, fixture_units

FINDER = Finder(fixture_units())
PUBLISHED = "2032-03-04"
# A sentence, and its quantities: printed=value unit.
FIGURES = {
    "全市有企业近50家，投资超过3.5亿元。": "近50家=50 count, 超过3.5亿元=350000000 CNY",
    "场地约8.8万平方米，其中三分之一空着。": "约8.8万平方米=88000 m2, 三分之一=100/3 percent",
    "基金存续期5—8年，规模5000余万元。": "5—8年=5 year, 5000余万元=50000000 CNY",
    "审批不到30天，能力居全省第13位。": "不到30天=30 day, 第13位=13 rank",
    "出口增长14.11%，达1.08亿美元。": "增长14.11%=14.11 percent, 达1.08亿美元=108000000 USD",
    "打造千亿级产业集群。": "千亿级=100000000000 CNY",
    "引进专家3名，建成面积很大的中试基地两个。": "3名=3 person, 两个=2 count",
    "入围世界500强，推出“一园两院”布局。": "500强=500 count, 一园=1 count, 两院=2 count",
}
NO_FIGURES = (
    "2031年3月18日开幕。",
    "沿G60走廊，用5G和A320。",
    "一批企业、一带一路、零部件。",
    "一些企业一直在此。",
    "三中全会召开。",
)


def _one(line: str, printed: str = "") -> Figure:
    return next(one for one in FINDER.find(line) if one.printed == (printed or one.printed))


@pytest.mark.parametrize("line", FIGURES)
def test_every_quantity_of_a_sentence_is_found(line: str) -> None:
    found = [f"{one.printed}={one.quantity.value} {one.unit.key}" for one in FINDER.find(line) if one.quantity]
    assert ", ".join(found) == FIGURES[line]
    assert all(line[one.start : one.end] == one.printed for one in FINDER.find(line))


@pytest.mark.parametrize("line", NO_FIGURES)
def test_dates_names_and_words_are_no_quantities(line: str) -> None:
    assert [one.printed for one in FINDER.find(line) if one.unit.grammar != "rank"] == []


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("全市有企业50家。", "actual"),
        ("到2035年企业力争达到50家。", "target"),
        ("以培育企业50家为目标。", "target"),
        ("预计引进企业50家。", "forecast"),
        ("园区计划引进企业50家。", "planned"),
        ("2040年企业达到50家。", "target"),
        ("2031年企业达到50家。", "actual"),
        ("计划已经完成，企业有50家。", "actual"),
    ],
)
def test_how_sure_a_quantity_is(line: str, status: str) -> None:
    figure = _one(line, next(one.printed for one in FINDER.find(line) if one.unit.key == "count"))
    assert status_of(line, figure, date_of(line, figure, PUBLISHED), PUBLISHED) == status


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("园区有企业50家。", ""),
        ("局长介绍，园区有企业50家。", "official"),
        ("公司董事长告诉记者，投资企业50家。", "firm"),
        ("园区运营负责人说，有企业50家。", "operator"),
        ("一位教授认为，可引进企业50家。", "research"),
        ("董事长出席。园区有企业50家。", ""),
        ("总经理说：“我们很早就来了。园区有企业50家。”", "firm"),
        ("总经理说：“我们很早就来了。”园区有企业50家。", ""),
    ],
)
def test_who_says_so(line: str, role: str) -> None:
    assert speaker_of(line, next(one for one in FINDER.find(line) if one.printed.endswith("50家"))) == role


@pytest.mark.parametrize(
    ("line", "as_of", "dated"),
    [
        ("企业50家。", "2032-03", "source"),
        ("目前，企业50家。", "2032-03", "now"),
        ("2031年，企业50家。", "2031", "text"),
        ("2031年10月26日，企业50家。", "2031-10-26", "text"),
        ("2031年底，企业50家。", "2031", "text"),
        ("去年上半年，企业50家。", "2031-H1", "text"),
        ("今年一季度，企业50家。", "2032-Q1", "text"),
        ("2031年前三季度，企业50家。", "2031-01/2031-09", "text"),
        ("2031年1-10月，企业50家。", "2031-01/2031-10", "text"),
        ("2031年2月30日，企业50家。", "2032-03", "source"),
        ("2030年开园。2031年扩建。企业50家。", "2031", "text"),
    ],
)
def test_of_when_a_quantity_is(line: str, as_of: str, dated: str) -> None:
    assert date_of(line, _one(line, "50家"), PUBLISHED) == Dated(as_of, dated)


def test_without_a_day_of_the_text_nothing_is_dated_by_it() -> None:
    line = "去年企业50家。"
    assert date_of(line, _one(line), "") == Dated("", "source")


def test_the_nearest_name_before_a_quantity_is_its_subject() -> None:
    line = "甲园开业。乙园有企业50家，丙园有3家。"
    named = [Named(0, 2, "a"), Named(5, 7, "b"), Named(14, 16, "c")]
    first, second = (one for one in FINDER.find(line) if one.unit.key == "count")
    assert [subject_of(one, named, "x") for one in (first, second)] == ["b", "c"]
    assert subject_of(first, named[:1], "x") == "a"
    assert subject_of(first, [], "x") == "x"


def test_names_are_suspected_within_a_measure_and_known_ones_are_none() -> None:
    lines = (DATA.parent / "texts/yunting-2030.txt").read_text(encoding="utf-8").split("\n")
    known = frozenset({"精密光学产业集群"})
    few = suspects(lines, Usage.of([]), known, {**weights(), "per_1000": 10})
    more = suspects(lines, Usage.of([]), known, {**weights(), "per_1000": 20})
    assert len(few) <= len("".join(lines)) // 100 + 1 < len(more)
    assert {one.name for one in few} < {one.name for one in more}
    assert not known & {one.name for one in more}
    assert all(one.name in lines[number - 1] for one in more for number in one.paragraphs)


@pytest.mark.parametrize(
    ("line", "name", "kind", "why"),
    [
        ("潮岸新材料科技有限公司落户。", "潮岸新材料科技有限公司", "organizations", "ends in 有限公司"),
        ("市里出台《潮岸新材料发展条例》。", "潮岸新材料发展条例", "programmes", "stands in book marks"),
        ("实施“潮岸万企”行动。", "潮岸万企", "terms", "stands in quotation marks"),
        ("潮岸母基金成立。", "潮岸母基金", "funds", "ends in 母基金"),
    ],
)
def test_a_suspect_says_of_which_kind_and_why(line: str, name: str, kind: str, why: str) -> None:
    found = {one.name: one for one in suspects([line], Usage.of([]), frozenset(), {**weights(), "per_1000": 2000})}
    assert (found[name].kind, found[name].why) == (kind, why)


@pytest.mark.parametrize("around", ["由{}发起。", "引进了{}等企业。", "{}与甲院签约。", "建设{}，"])
def test_a_name_ends_where_little_words_begin(around: str) -> None:
    name = "潮岸新材料科技有限公司"
    assert name in stretches([around.format(name)])


def test_a_word_that_joins_stands_within_a_name_and_never_at_its_end() -> None:
    found = stretches(["省船舶与海洋工程装备重点实验室落户，船舶与海洋。"])
    assert "省船舶与海洋工程装备重点实验室" in found
    assert not [name for name in found if name[0] == "与" or name[-1] == "与"]


def test_of_stretches_that_lie_over_each_other_each_is_told_how() -> None:
    seen = {
        name: Seen(places=[(1, start)])
        for name, start in {"甲乙丙": 0, "甲乙": 0, "乙丙": 1, "丙丁": 2, "乙": 1}.items()
    }
    told = weighed_again({name: {} for name in seen}, seen, dict.fromkeys(seen, 0.0))
    assert {name: set(one) - {"weight"} for name, one in told.items()} == {
        "甲乙丙": {"shorter-from-start", "shorter-to-end", "held", "across-end"},
        "甲乙": {"longer-from-start", "shorter-to-end", "across-end"},
        "乙丙": {"longer-to-end", "shorter-from-start", "across-start", "across-end"},
        "丙丁": {"across-start"},
        "乙": {"longer-from-start", "longer-to-end", "holds"},
    }
    assert "乙" not in weighed_again({name: {} for name in seen}, seen, {**dict.fromkeys(seen, 0.0), "乙": -9.0})
