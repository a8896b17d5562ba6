"""Quantities and periods as readers see them, in both languages."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from fractions import Fraction

import pytest

from atlas.site.shown import show, show_period
from atlas.text.quantities import Quantity, parse

from ..fixture.support import fixture_units

UNITS = fixture_units()
Unit = str  # a key

SHOWN = [
    ("249万平方米", "m2", "249万平方米", "2.49 million m²"),
    ("约8.8万平方米", "m2", "约8.8万平方米", "about 88,000 m²"),
    ("超1300亿元", "CNY", "超1300亿元", "over CNY 130 billion"),
    ("15.78亿元", "CNY", "15.78亿元", "CNY 1.578 billion"),
    ("10亿元以上", "CNY", "至少10亿元", "at least CNY 1 billion"),
    ("百亿级", "CNY", "至少100亿元", "at least CNY 10 billion"),
    ("1.08亿美元", "USD", "1.08亿美元", "USD 108 million"),
    ("12345678元", "CNY", "12,345,678元", "CNY 12,345,678"),
    ("8232平方米", "m2", "8232平方米", "8,232 m²"),
    ("10平方公里", "km2", "10平方公里", "10 km²"),
    ("48.51亩", "mu", "48.51亩", "48.51 mu"),
    ("4.8GW", "GW", "4.8吉瓦", "4.8 GW"),
    ("8英寸", "inch", "8英寸", "8 inches"),
    ("3411个", "count", "3411", "3,411"),
    ("近50个", "count", "近50", "nearly 50"),
    ("109名", "person", "109人", "109 people"),
    ("1名", "person", "1人", "1 person"),
    ("不到两年", "year", "不到2年", "under 2 years"),
    ("5—8年", "year", "5—8年", "5–8 years"),
    ("5个月", "month", "5个月", "5 months"),
    ("1天", "day", "1天", "1 day"),
    ("3-5亿元", "CNY", "3亿—5亿元", "CNY 300–500 million"),
    ("80万-120万元", "CNY", "80万—120万元", "CNY 800,000–1.2 million"),
    ("14.11%", "percent", "14.11%", "14.11%"),
    ("-0.5%", "percent", "-0.5%", "-0.5%"),
    ("1/3", "percent", "1/3", "1/3"),
    ("三分之二以上", "percent", "至少2/3", "at least 2/3"),
    ("33.33%", "percent", "33.33%", "33.33%"),
    ("不超过3家", "count", "至多3", "at most 3"),
    ("第一", "rank", "第1位", "1st"),
    ("第13位", "rank", "第13位", "13th"),
    ("第22位", "rank", "第22位", "22nd"),
    ("前十", "rank", "前10位", "top 10"),
]
PERIODS = [
    ("2023", "2023年", "2023"),
    ("2023-10", "2023年10月", "October 2023"),
    ("2023-10-26", "2023年10月26日", "26 October 2023"),
    ("2023-01/2023-11", "2023年1月至11月", "January–November 2023"),
    ("../2023-10", "截至2023年10月", "to October 2023"),
    ("../2023", "截至2023年", "to 2023"),
    ("2020/2022", "2020年至2022年", "2020–2022"),
    ("2022-10/2023-03", "2022年10月至2023年3月", "October 2022 – March 2023"),
    ("2023-01-05/2023-01-09", "2023年1月5日至1月9日", "5–9 January 2023"),
    ("2023-01-05/2023-03-09", "2023年1月5日至3月9日", "5 January – 9 March 2023"),
    ("2022/2023-06", "2022年至2023年6月", "2022 – June 2023"),
]


@pytest.mark.parametrize(("printed", "unit", "zh", "en"), SHOWN)
def test_quantities(printed: str, unit: Unit, zh: str, en: str) -> None:
    quantity = parse(printed, UNITS[unit], UNITS)
    assert (show(quantity, "zh"), show(quantity, "en")) == (zh, en)


# Where a short form begins, and how many decimals it may have.
SHORTENED = [
    (9999, "9999", "9,999"),
    (10000, "1万", "10,000"),
    (10001, "10,001", "10,001"),
    (12345600, "1234.56万", "12,345,600"),
    (12345670, "12,345,670", "12,345,670"),
    (99999999, "99,999,999", "99,999,999"),
    (10**8, "1亿", "100 million"),
    (123450000, "1.2345亿", "123.45 million"),
    (123456000, "12,345.6万", "123.456 million"),
    (999999, "999,999", "999,999"),
    (10**6, "100万", "1 million"),
    (10**9, "10亿", "1 billion"),
    (1234000000, "12.34亿", "1.234 billion"),
    (1234500000, "12.345亿", "1,234,500,000"),
    (10**12, "1万亿", "1 trillion"),
]


@pytest.mark.parametrize(("number", "zh", "en"), SHORTENED)
def test_short_forms_begin_at_their_size_and_lose_no_digit(number: int, zh: str, en: str) -> None:
    quantity = Quantity(Decimal(number), None, UNITS["count"], "exact")
    assert (show(quantity, "zh"), show(quantity, "en")) == (zh, en)


ENDINGS = "1st 2nd 3rd 4th 10th 11th 12th 13th 14th 20th 21st 22nd 23rd 24th 100th 101st 111th 112th 113th 121st"


@pytest.mark.parametrize("shown", ENDINGS.split())
def test_a_rank_has_the_ending_of_its_number(shown: str) -> None:
    assert show(Quantity(Decimal(shown[:-2]), None, UNITS["rank"], "exact"), "en") == shown


@pytest.mark.parametrize(("period", "zh", "en"), PERIODS)
def test_periods(period: str, zh: str, en: str) -> None:
    assert (show_period(period, "zh"), show_period(period, "en")) == (zh, en)


@pytest.mark.parametrize("wrong", ["", "2023-13", "2023-02-30", "soon", "2023-10-26-01"])
def test_what_is_no_period_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        show_period(wrong, "en")


def _read_back(text: str) -> Fraction:
    """The number in a shown count, by means of its own."""
    words = {"万亿": 10**12, "亿": 10**8, "万": 10**4, " trillion": 10**12, " billion": 10**9, " million": 10**6}
    scale = next((word for word in words if text.endswith(word)), "")
    digits = text.removesuffix(scale).replace(",", "")
    assert re.fullmatch(r"\d+(\.\d+)?", digits)
    return Fraction(digits) * words.get(scale, 1)


def test_no_digit_is_ever_lost() -> None:
    numbers = random.Random(11)
    for step in range(3000):
        value = Decimal(numbers.randrange(10 ** (1 + step % 16))).scaleb(numbers.randrange(-3, 6))
        quantity = Quantity(value, None, UNITS["count"], "exact")
        assert _read_back(show(quantity, "zh")) == value
        assert _read_back(show(quantity, "en")) == value
