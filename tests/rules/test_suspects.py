"""What looks wrong in a text: each sort at its limit, and texts in which nothing is."""

from __future__ import annotations

import cProfile

import pytest

from atlas.data.suspects import ADVERTISING, BOILERPLATE, BROKEN, BYLINE, MIRROR, TWICE, Suspect, aid, suspects
from atlas.data.verify import frames

MOST = 4.4  # times the work for four times the paragraphs
SENTENCE = "全市有科技企业一千八百六十家，其中高新技术企业七百零五家。"


@pytest.mark.parametrize(
    ("line", "sort", "string"),
    [
        ("365体育平台", ADVERTISING, "365体育平台"),
        ("报告指出，注册送好礼，全市投资增长。", ADVERTISING, "注册送"),
        ("本文转自某网", MIRROR, "本文转自"),
        ("见 https://copy.example/1", MIRROR, "https://copy.example/1"),
        ("记者 甲乙 丙丁戊", BYLINE, "记者 甲乙 丙丁戊"),
        ("责任编辑：甲乙", BYLINE, "责任编辑：甲乙"),
        ("当前位置: 首页 > 新闻", BOILERPLATE, "当前位置"),
        ("图片1.png", BOILERPLATE, "图片1.png"),
        ("投资\ufffd\ufffd亿元", BROKEN, "\ufffd\ufffd"),
        ("投资???亿元", BROKEN, "???"),
    ],
)
def test_what_looks_wrong_is_told_with_its_paragraph(line: str, sort: str, string: str) -> None:
    assert suspects([SENTENCE, line]) == [Suspect(2, sort, string)]
    assert suspects([SENTENCE, line])[0].why


@pytest.mark.parametrize(
    "line",
    [
        SENTENCE,
        "体育产业园建成，引进体育企业36家。",
        "记者从市科技局了解到，全市投资增长。",
        "编辑部设在云汀。",
        "真的吗？？",
        "首页由企业自己设计。",
        "图片处理企业落户。",
    ],
)
def test_nothing_is_suspected_in_an_ordinary_sentence(line: str) -> None:
    assert suspects([line]) == []


@pytest.mark.parametrize(
    ("end", "times", "found"), [("云汀网第一站", 3, 3), ("云汀网第一站", 2, 0), ("汀网第一站", 3, 0)]
)
def test_an_end_in_common_is_suspected_from_six_characters_and_three_paragraphs(
    end: str, times: int, found: int
) -> None:
    lines = [f"{start}，事情各不相同{start}{end}" for start in "甲乙丙"[:times]]
    assert [(one.sort, one.string) for one in suspects(lines)] == [(TWICE, end)] * found


def test_four_times_the_paragraphs_are_four_times_the_work() -> None:
    few, many = (_calls([f"{number}：{SENTENCE}第{number // 3:06}" for number in range(size)]) for size in (300, 1200))
    assert few > 300 and many <= MOST * few


def _calls(lines: list[str]) -> int:
    profile = cProfile.Profile()
    found = profile.runcall(suspects, lines)
    assert len(found) == len(lines)  # each end stands three times
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize(("line", "found"), [("甲" * 12, 1), ("甲" * 11, 0)])
def test_a_paragraph_that_stands_twice_is_suspected_if_it_is_long(line: str, found: int) -> None:
    assert len(suspects([line, "其间", line])) == found


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("一二三四五六七八九十" * 2, "一二三四五六七八九十" * 2),
        ("一二三四五六七八九十" * 2 + "末", "一二三四五六七八…四五六七八九十末"),
        ("365体育平台" + SENTENCE, "全市有科技企业一…企业七百零五家。"),
        ("365体育平台", ""),
        ("记者 甲乙", ""),
        (f"{SENTENCE}记者 甲乙", "全市有科技企业一…企业七百零五家。"),
        ("当前位置: 首页", ""),
        ("标题365体育平台", "标题"),
    ],
)
def test_a_finding_aid_quotes_none_of_it_and_can_be_proved(line: str, wanted: str) -> None:
    found = suspects([line])
    assert aid(line, found) == wanted
    injected = [one.string for one in found if one.sort == ADVERTISING]
    assert not wanted or frames(wanted, line, injected)
