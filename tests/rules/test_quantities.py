"""Printed quantities: every form met, every form refused, and properties over many generated numerals."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from atlas.text import quantities
from atlas.text.qualifiers import Qualifier
from atlas.text.quantities import Quantity, QuantityError, render_number

from ..fixture.support import fixture_units

UNITS = fixture_units()
Unit = str  # a key


def parse(printed: str, unit: Unit, *, change: bool = False) -> Quantity:
    return quantities.parse(printed, UNITS[unit], UNITS, change=change)


Table = dict[tuple[Unit, Qualifier], str]
Row = tuple[str, Unit, Qualifier, Decimal | Fraction]

# By unit of the indicator and qualifier: printed=value, as the sources of the first atlas print their figures.
FROM_SOURCES: Table = {
    ("count", "over"): (
        "18余场次=18 60余项=60 超200家=200 累计已超2500家=2500 10多个=10 超过300家=300 650余件=650 80多家=80 "
        "超300家=300"
    ),
    ("count", "exact"): (
        "66个=66 51个=51 六大=6 30个=30 2家=2 232家=232 仅2家=2 87项=87 5只=5 158个=158 994家=994 5届=5 15个=15 "
        "171家=171 两大=2 三大=3 五级=5 14项=14 214个=214 215件=215 36条=36 58家=58 五大=5 十大=10 3029批次=3029 "
        "19项=19 五方面=5 四大=4 两步=2 160项=160 398家=398 261场=261 四个=4 3411个=3411 3次=3 815项=815 36家=36 "
        "三笔=3"
    ),
    ("count", "nearly"): "近50个=50 近百种=100 近300所=300 近500家=500",
    ("person", "exact"): "109名=109 18个=18 749名=749",
    ("person", "over"): "超100人=100 4000多位=4000",
    ("CNY", "exact"): (
        "130亿元=13000000000 15.78亿元=1578000000 45.41亿元=4541000000 80亿元=8000000000 200亿=20000000000 "
        "可达1000亿元=100000000000 有望达到6亿元=600000000 6508万元=65080000 增至3亿元=300000000 28.49亿元=2849000000 "
        "达200亿元=20000000000 1570万元=15700000 790万元=7900000 可达3000万元=30000000 92.47亿元=9247000000 "
        "共计28.43亿元=2843000000 达800亿元=80000000000"
    ),
    ("CNY", "approx"): "约50亿元=5000000000 约5亿元=500000000 约3亿元=300000000",
    ("CNY", "over"): (
        "超2亿元=200000000 超1300亿元=130000000000 突破1900亿元=190000000000 突破600亿元=60000000000 "
        "5000余万元=50000000 超过1亿元=100000000 900多万元=9000000 超过5000万元=50000000 超1000万元=10000000 "
        "超60亿=6000000000 突破1000万=10000000"
    ),
    ("CNY", "at_least"): (
        "10亿元以上=1000000000 可达10亿元以上=1000000000 百亿级=10000000000 达百亿级=10000000000 千亿级=100000000000"
    ),
    ("CNY", "nearly"): "近2亿元=200000000 近亿元=100000000 近200亿元=20000000000",
    ("USD", "exact"): "1.08亿美元=108000000",
    ("m2", "exact"): (
        "249万平方米=2490000 16万平方米=160000 12.4万平方米=124000 8232平方米=8232 3500平方米=3500 1250平方米=1250 "
        "1200平方米=1200"
    ),
    ("m2", "approx"): "约8.8万平方米=88000",
    ("m2", "nearly"): "近2万平方米=20000",
    ("m2", "over"): "100多平方米=100",
    ("mu", "exact"): "155亩=155 48.51亩=48.51",
    ("km2", "exact"): "10平方公里=10",
    ("GW", "exact"): "4.8GW=4.8",
    ("inch", "exact"): "8英寸=8 12英寸=12",
    ("percent", "exact"): "1/3=100/3 1/9=100/9 要达到63%=63 14.11%=14.11 达到72.8%=72.8",
    ("percent", "over"): "超7成=70 超过15%=15",
    ("percent", "at_least"): "30%以上=30",
    ("rank", "exact"): (
        "第一=1 首条=1 首批=1 第13位=13 第二=2 首个=1 国内首个=1 国内第一款=1 唯一=1 首家=1 全国第二家=2 第一家=1"
    ),
    ("day", "exact"): "348天=348",
    ("month", "exact"): "5个月=5",
    ("year", "exact"): "连续五年=5 5年=5 连续八年=8",
    ("year", "over"): "十多年=10 50多年=50 长达50多年=50",
    ("year", "under"): "不到两年=2",
}
OTHER_FORMS: Table = {
    ("count", "exact"): (
        "1,428个=1428 1，428个=1428 １２３家=123 66=66 零=0 三千四百家=3400 三千零四家=3004 十三家=13 一百一十家=110 "
        "一万零五家=10005 两千两百家=2200 达100家之多=100 33個=33 预计将达100家=100 力争实现100家=100 10万人次=100000 3名=3"
    ),
    ("count", "over"): "十余家=10 逾百家=100",
    ("count", "approx"): "十来家=10 100家左右=100 大约100家=100 約1500件=1500",
    ("count", "nearly"): "接近100家=100 近千=1000",
    ("count", "at_least"): "上百家=100 不少于20家=20 至少20家以上=20",
    ("count", "at_most"): "不超过20家=20 20家以内=20 20家以下=20 最多3项=3",
    ("person", "under"): "不足10人=10",
    ("CNY", "exact"): (
        "三点五亿元=350000000 2亿3000万=230000000 1.2万亿元=1200000000000 3千万元=30000000 5000万=50000000 "
        "人民币3亿元=300000000"
    ),
    ("CNY", "over"): "2亿多元=200000000 3000多万=30000000 破千亿元=100000000000",
    ("CNY", "nearly"): "近百亿=10000000000",
    ("CNY", "at_least"): "百万级=1000000 500亿元级=50000000000",
    ("USD", "exact"): "100万美元=1000000",
    ("m2", "exact"): "100㎡=100 100m²=100 100平米=100",
    ("GW", "exact"): "500MW=0.5 10万千瓦=0.1 2吉瓦=2",
    ("percent", "exact"): ("5％=5 三分之一=100/3 百分之五=5 百分之百=100 千分之三=0.3 七成=70 -5.2%=-5.2 降至5%=5"),
    ("percent", "at_least"): "三分之二以上=200/3 一半以上=50 不低于3%=3",
    ("percent", "nearly"): "近1/3=100/3",
    ("percent", "over"): "过半=50",
    ("rank", "exact"): "13位=13 首位=1 首次=1 位居第三=3 唯一一家=1 首创=1",
    ("rank", "at_most"): "前十=10 前500强=500",
    ("day", "exact"): "两周=14",
    ("day", "at_most"): "15日以内=15",
    ("month", "over"): "3个多月=3",
    ("year", "over"): "两年多=2 2000多年=2000",
    ("year", "exact"): "半年=0.5 5年来=5",
    ("year", "nearly"): "将近三年=3",
}
BLANKS: dict[str, Unit] = {
    "156 家": "count",
    "18\n家": "count",
    " 66个 ": "count",
    "249　万平方米": "m2",
    "4.8 GW": "GW",
}
RANGES: dict[Unit, str] = {
    "year": (
        "5—8年=5..8 5-8年=5..8 5~8年=5..8 5～8年=5..8 5至8年=5..8 三到五年=3..5 三到五年时间=3..5 五到十年=5..10 "
        "5年至8年=5..8 约5-8年=5..8"
    ),
    "count": "3至5个=3..5",
    "percent": "30%—50%=30..50 30—50%=30..50",
    "CNY": (
        "5-8亿元=500000000..800000000 3000-5000万元=30000000..50000000 5000万-1亿元=50000000..100000000 "
        "10亿元至20亿元=1000000000..2000000000"
    ),
}
# Why, and by unit what is refused.
REFUSED: dict[str, dict[Unit, str]] = {
    "no figure": {
        "count": (
            "若干家 数十家 几十家 十几个 近数百家 多家 家 <b>5</b>家 5&nbsp;家 “零”的突破 零的突破 3.0版 5\u200b家"
        ),
        "rank": "前列 零 “零”的突破",
    },
    "more than one figure, or something else with it": {
        "inch": "8英寸、12英寸",
        "count": "3+2 7个赛道 两中心一机构 10多-20多家",
        "CNY": "总投资额5亿元 首批40亿元 超5-8亿元",
        "year": "8-5年 5-5年 5年-8个月",
    },
    "another unit, or none": {
        "CNY": "249万平方米 1.08亿美元 3000",
        "USD": "1.08亿 15.78亿元",
        "count": "15.78亿元 18人 第一 4.8GW",
        "person": "18家",
        "year": "5个月",
        "mu": "155",
        "m2": "155亩 10平方公里",
        "km2": "10平方米",
        "percent": "73.3",
        "rank": "66家",
    },
    "two meanings": {
        "year": "近三年 2020年 约2020年 二千年 五至二十年",
        "month": "近5个月 6月 三月 5—8月",
        "day": "15日",
        "percent": "下降5% 3/2 1/0 0/3",
        "count": "三千四 三万五 3万5 三到五百家 百家",
        "CNY": "百亿 万亿",
        "rank": "第一梯队",
    },
    "qualifiers that disagree": {
        "count": "约100多家 近100余家 超过100家以下",
        "CNY": "超百亿级",
    },
    "not numerals": {
        "count": "1,42个 1、428个 007个 1.2.3个 十二两 二〇二三家 一万零 -5家 三点 3²家 6十家",
        "CNY": "1.5亿3000万 2万3亿 1亿20000万 一亿万 3至百亿",
        "rank": "第零位 第1.5位",
        "percent": "9½% 千/亿",
    },
}
REFUSED_WITH_BLANKS = ["", "　", "12 34家", "5 家 6家", "60" * 40]

# The other figures of the sources: a number and a classifier, nothing more.
PLAIN = (
    "5个 38个 1家 8家 3家 4家 28家 2只 22只 50个 7届 59家 461家 65家 79件 19个 20家 33家 24家 36个 10家 6家 21只 "
    "117个 284家 18个 5家 299家 13家 209个 92家 59个 1428个 2485个 7个 14家 143个 "
    "167项 6个 29个 16条 244个 129个 33个 55个"
)


def _rows(table: Table) -> list[Row]:
    return [
        (printed, unit, qualifier, _exact(value))
        for (unit, qualifier), text in table.items()
        for printed, value in (cell.rsplit("=", 1) for cell in text.split())
    ]


def _exact(text: str) -> Decimal | Fraction:
    return Fraction(text) if "/" in text else Decimal(text)


@pytest.mark.parametrize(("printed", "unit", "qualifier", "value"), _rows(FROM_SOURCES) + _rows(OTHER_FORMS))
def test_printed_figures(printed: str, unit: Unit, qualifier: Qualifier, value: Decimal | Fraction) -> None:
    quantity = parse(printed, unit)
    assert quantity.value == value
    assert quantity.qualifier == qualifier
    assert quantity.unit.key == unit
    assert quantity.value_max is None


@pytest.mark.parametrize("printed", PLAIN.split())
def test_plain_counts(printed: str) -> None:
    assert parse(printed, "count") == Quantity(Decimal(printed[:-1]), None, UNITS["count"], "exact")


@pytest.mark.parametrize(("printed", "unit"), BLANKS.items())
def test_blanks_do_not_matter(printed: str, unit: Unit) -> None:
    assert parse(printed, unit) == parse("".join(printed.split()), unit)


@pytest.mark.parametrize(("unit", "printed"), [(u, p) for u, text in RANGES.items() for p in text.split()])
def test_ranges(unit: Unit, printed: str) -> None:
    text, _, ends = printed.partition("=")
    low, high = (Decimal(end) for end in ends.split(".."))
    assert parse(text, unit) == Quantity(low, high, UNITS[unit], "range")


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        *(
            (printed, unit)
            for by_unit in REFUSED.values()
            for unit, text in by_unit.items()
            for printed in text.split()
        ),
        *((printed, "count") for printed in REFUSED_WITH_BLANKS),
    ],
)
def test_refused(printed: str, unit: Unit) -> None:
    with pytest.raises(QuantityError) as refusal:
        parse(printed, unit)
    assert refusal.value.message
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("unit", "word", "first", "last"), [("year", "年", 1000, 2999), ("month", "月", 1, 12), ("day", "日", 1, 31)]
)
def test_a_number_that_a_date_may_have_is_no_length(unit: Unit, word: str, first: int, last: int) -> None:
    for number in (first, last):
        with pytest.raises(QuantityError, match="reads as a date"):
            parse(f"{number}{word}", unit)
    for number in (first - 1, last + 1):
        assert parse(f"{number}{word}", unit).value == number


def test_a_figure_is_at_most_sixty_characters_long() -> None:
    assert parse("5" + " " * 58 + "个", "count").value == 5
    with pytest.raises(QuantityError, match="is not one figure"):
        parse("5" + " " * 59 + "个", "count")


@pytest.mark.parametrize(("low", "high"), [(1, 2), (99, 100)])
def test_a_range_goes_up(low: int, high: int) -> None:
    expected = Quantity(Decimal(low), Decimal(high), UNITS["count"], "range")
    assert parse(f"{low}至{high}个", "count") == expected
    with pytest.raises(QuantityError, match="is not a range"):
        parse(f"{high}至{high}个", "count")


@pytest.mark.parametrize(
    ("printed", "value"), [("0/3", None), ("1/3", Fraction(100, 3)), ("2/3", Fraction(200, 3)), ("3/3", None)]
)
def test_a_fraction_is_a_part_and_not_the_whole(printed: str, value: Fraction | None) -> None:
    if value:
        assert parse(printed, "percent").value == value
    else:
        with pytest.raises(QuantityError, match="not a part of a whole"):
            parse(printed, "percent")


def test_the_message_names_the_unit_that_disagrees() -> None:
    with pytest.raises(QuantityError, match="'平方米' is m2, but the indicator is in CNY"):
        parse("249万平方米", "CNY")


def test_a_printed_fraction_stays_one() -> None:
    assert isinstance(parse("1/3", "percent").value, Fraction)
    assert isinstance(parse("1/4", "percent").value, Fraction)
    assert isinstance(parse("33.33%", "percent").value, Decimal)


def test_long_figures_are_not_rounded() -> None:
    digits = "12345678901." + "123456789" * 4
    assert parse(f"{digits}万元", "CNY").value == Fraction(digits) * 10**4


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1.08e8"), "108000000"),
        (Decimal("4.80"), "4.8"),
        (Decimal(0), "0"),
        (Decimal("-5.2"), "-5.2"),
        (Decimal(100), "100"),
        (Fraction(100, 3), "33.333333"),
        (Fraction(200, 3), "66.666667"),
        (Fraction(25), "25"),
        (Fraction(25, 2), "12.5"),
        (Fraction(1, 2**20), "0.00000095367431640625"),
    ],
)
def test_rendered_numbers(value: Decimal | Fraction, shown: str) -> None:
    assert render_number(value) == shown


NUMBERS = [*range(1, 120), *(random.Random(7).randrange(1, 10 ** (3 + n % 10)) for n in range(2000))]


def test_arabic_numerals_agree_with_grouped_and_scaled_ones() -> None:
    for number in NUMBERS:
        expected = parse(f"{number}个", "count")
        assert expected.value == number
        assert parse(f"{number:,}个", "count") == expected
        assert parse(f"{Decimal(number) / 10**4:f}万个", "count") == expected
        assert parse(f"{Decimal(number) / 10**8:f}亿个", "count") == expected


def test_rendering_is_the_inverse_of_reading() -> None:
    for number in NUMBERS:
        value = Decimal(number) / 1000
        assert parse(f"{render_number(value)}%", "percent").value == value


WORDS_BEFORE: dict[Qualifier, str] = {
    "approx": "大约 约为 约 大概",
    "over": "超过 超出 超 突破 逾 大于 高于 多于 过 破",
    "nearly": "将近 接近 逼近 近",
    "at_least": "至少 最少 不少于 不低于 不小于",
    "under": "不到 不足 未满 少于 低于 小于",
    "at_most": "不超过 不多于 不高于 不大于 最多 至多",
}
WORDS_AFTER: dict[Qualifier, str] = {
    "approx": "左右 上下",
    "at_least": "以上",
    "at_most": "以内 之内 内 以下",
    "exact": "之多",
}


@pytest.mark.parametrize(("qualifier", "words"), WORDS_BEFORE.items())
def test_words_before_a_number(qualifier: Qualifier, words: str) -> None:
    for word in words.split():
        assert parse(f"{word}100家", "count") == Quantity(Decimal(100), None, UNITS["count"], qualifier), word


@pytest.mark.parametrize(("qualifier", "words"), WORDS_AFTER.items())
def test_words_after_a_number(qualifier: Qualifier, words: str) -> None:
    for word in words.split():
        assert parse(f"100家{word}", "count") == Quantity(Decimal(100), None, UNITS["count"], qualifier), word


FACTORS: dict[Unit, str] = {
    "percent": "5%=5 5成=50 5‰=0.5 五成五=55",
    "GW": "5GW=5 5吉瓦=5 5MW=0.005 5兆瓦=0.005 5千瓦=0.000005",
    "day": "5天=5 2周=14 2星期=14 2个星期=14",
}


@pytest.mark.parametrize(("unit", "text"), [(unit, text) for unit, row in FACTORS.items() for text in row.split()])
def test_what_a_printed_unit_is_worth(unit: Unit, text: str) -> None:
    printed, value = text.split("=")
    assert parse(printed, unit).value == Decimal(value)


def test_each_qualifier_only_changes_the_qualifier() -> None:
    leads: dict[str, Qualifier] = {"约": "approx", "超": "over", "接近": "nearly", "至少": "at_least"}
    for lead, qualifier in leads.items():
        for number in NUMBERS[:300]:
            plain, marked = parse(f"{number}家", "count"), parse(f"{lead}{number}家", "count")
            assert marked == replace(plain, qualifier=qualifier)


def test_noise_is_read_whole_or_refused() -> None:
    """A character that belongs to no figure is never skipped."""
    for noise in "甲<x;？!#@天外\u200b":
        for place in range(len("约249万平方米") + 1):
            text = "约249万平方米"[:place] + noise + "约249万平方米"[place:]
            with pytest.raises(QuantityError):
                parse(text, "m2")


def test_wrong_units_are_refused_throughout() -> None:
    printed: dict[str, Unit] = {
        "5家": "count",
        "5人": "person",
        "5亿元": "CNY",
        "5万美元": "USD",
        "5平方米": "m2",
        "5亩": "mu",
        "5平方公里": "km2",
        "5GW": "GW",
        "5英寸": "inch",
        "5%": "percent",
        "第5": "rank",
        "5天": "day",
        "5个月": "month",
        "5年": "year",
        "5吨": "t",
        "5千瓦时": "kWh",
        "5欧元": "EUR",
        "5港元": "HKD",
        "5个百分点": "points",
        "5倍": "times",
        "5标箱": "TEU",
    }
    converted = {("year", "month")}  # a word of the second unit too
    for text, unit in printed.items():
        for other in set(printed.values()) - {unit}:
            if (unit, other) in converted:
                continue
            with pytest.raises(QuantityError):
                parse(text, other)


CHANGES = {
    "增长5.1%": ("percent", "5.1"),
    "同比增长12%": ("percent", "12"),
    "下降3.5%": ("percent", "-3.5"),
    "提升0.74个百分点": ("points", "0.74"),
    "回落0.3个百分点": ("points", "-0.3"),
    "净增59家": ("count", "59"),
    "增加5亿元": ("CNY", "500000000"),
}


@pytest.mark.parametrize("printed", CHANGES)
def test_a_change_is_read_only_where_a_change_is_wanted(printed: str) -> None:
    unit, value = CHANGES[printed]
    assert parse(printed, unit, change=True).value == Decimal(value)
    with pytest.raises(QuantityError, match="is a change") as refused:
        parse(printed, unit)
    assert "change: true" in refused.value.hint


def test_a_range_of_declines_runs_from_the_larger_one() -> None:
    fall = parse("下降5%—8%", "percent", change=True)
    assert fall == Quantity(Decimal(-8), Decimal(-5), UNITS["percent"], "range")
    assert parse("增长5%—8%", "percent", change=True) == replace(fall, value=Decimal(5), value_max=Decimal(8))


@pytest.mark.parametrize("printed", ["增至5亿元", "增长至5亿元", "提高到5亿元", "降至5亿元", "下降到5亿元"])
def test_a_level_that_is_reached_is_no_change(printed: str) -> None:
    assert parse(printed, "CNY").value == 5 * 10**8


def test_percentage_points_are_not_per_cent() -> None:
    for printed in ("2.5个百分点", "2.5百分点"):
        assert parse(printed, "points").value == Decimal("2.5")
        with pytest.raises(QuantityError, match="is points, but the indicator is in percent"):
            parse(printed, "percent")
    with pytest.raises(QuantityError):
        parse("2.5%", "points")


WRITTEN = {
    "壹万二千三百四十五元": ("CNY", "12345", "exact"),
    "四億五千六百四十二萬零壹十五": ("count", "456420015", "exact"),
    "5亿1万4千6百": ("count", "500014600", "exact"),
    "两个亿": ("CNY", "200000000", "exact"),
    "10万万": ("count", "1000000000", "exact"),
    "两年半": ("year", "2.5", "exact"),
    "三成半": ("percent", "35", "exact"),
    "七成 六": ("percent", "76", "exact"),
    "50万元（含）以上": ("CNY", "500000", "at_least"),
    "$20": ("USD", "20", "exact"),
    "每万人12.6件": ("per-10000-people", "12.6", "exact"),
    "3500元/吨": ("CNY-per-t", "3500", "exact"),
    "12万吨": ("t", "120000", "exact"),
    "800公斤": ("t", "0.8", "exact"),
    "3.2亿千瓦时": ("kWh", "320000000", "exact"),
    "350兆瓦": ("GW", "0.35", "exact"),
    "45分钟": ("minute", "45", "exact"),
    "超1.9倍": ("times", "1.9", "over"),
}


@pytest.mark.parametrize("printed", WRITTEN)
def test_numerals_and_units_as_texts_write_them(printed: str) -> None:
    unit, value, qualifier = WRITTEN[printed]
    quantity = parse(printed, unit)
    assert (quantity.value, quantity.qualifier) == (Decimal(value), qualifier)


def test_neighbouring_digits_before_a_scale_are_a_range() -> None:
    assert parse("八九亿元", "CNY") == Quantity(Decimal(8 * 10**8), Decimal(9 * 10**8), UNITS["CNY"], "range")
    for indefinite in ("八六亿元", "三五亿元", "七七亿元", "二三十个", "七八个"):
        with pytest.raises(QuantityError):
            parse(indefinite, "CNY" if indefinite.endswith("元") else "count")


SAID = {
    "3000万卢布": ("CNY", "'卢布' is no unit known here", "data/units.yml"),
    "3000万欧元": ("CNY", "'欧元' is EUR", "indicator of that unit"),
    "许多家": ("count", "'许多家' is indefinite", "leave the figure out"),
    "20—30家以上": ("count", "a range, and 'at_least' as well", "value_max"),
    "-5亿元": ("CNY", "is negative", "`value:` by hand"),
}


@pytest.mark.parametrize("printed", SAID)
def test_what_is_refused_is_told_with_its_cause(printed: str) -> None:
    unit, says, hint = SAID[printed]
    with pytest.raises(QuantityError) as refused:
        parse(printed, unit)
    assert says in refused.value.message
    assert hint in refused.value.hint
