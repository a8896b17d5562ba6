"""Chinese numerals, against a writer of them that knows nothing of the parser."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from atlas.text.numerals import numeral, plain, scale_of

NUMBERS = [*range(1, 1200), *(random.Random(5).randrange(1, 10 ** (3 + n % 10)) for n in range(3000))]


# Written independently of the parser, digit by digit from the right.
def _in_chinese(number: int) -> str:
    if number >= 10**4:
        scale, word = (10**8, "亿") if number >= 10**8 else (10**4, "万")
        high, low = divmod(number, scale)
        gap = "零" if low and low < scale // 10 else ""
        return _in_chinese(high) + word + (gap + _in_chinese(low) if low else "")
    text, pending = "", False
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if pending and text else "") + "零一二三四五六七八九"[digit] + word
        pending = not digit
    return text[1:] if text.startswith("一十") else text or "零"


def test_every_chinese_numeral_reads_as_its_number() -> None:
    for number in NUMBERS:
        written = _in_chinese(number).replace("万一十", "万零一十")
        if "万十" not in written and "亿十" not in written:
            assert numeral(written) == number, written


OTHERS = {
    "半": "0.5",
    "零点五": "0.5",
    "3百": "300",
    "百亿": "10000000000",
    "1,234.5": "1234.5",
    "一万零五": "10005",
    "1万500": "10500",
    "三万亿": "3000000000000",
    "〇": "0",
}
NOT_IN_FULL = "三千四 三万五 3万5 一百一 一万零 十二两 二〇二三 1,23 01 1. 点五 三点 一亿万 2万3亿 1.5亿3万"


@pytest.mark.parametrize(("text", "value"), OTHERS.items())
def test_other_ways_to_write_a_number(text: str, value: str) -> None:
    assert numeral(text) == Decimal(value)


@pytest.mark.parametrize("text", NOT_IN_FULL.split())
def test_what_is_not_written_in_full_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        numeral(text)


@pytest.mark.parametrize(
    ("last", "value", "beyond"),
    [
        ("2万9999", 29999, "2万10000"),
        ("1亿9999万", 199990000, "1亿10000万"),
        ("2万亿9999亿", 2999900000000, "2万亿10000亿"),
        ("9999万亿", 9999 * 10**12, "10000万亿"),
        ("9" * 16, 10**16 - 1, "1" + "0" * 16),
    ],
)
def test_a_part_is_smaller_than_the_scale_above_it(last: str, value: int, beyond: str) -> None:
    assert numeral(last) == value
    with pytest.raises(ValueError, match="is not a number"):
        numeral(beyond)


def test_scales_and_plain_digits() -> None:
    assert [scale_of(text) for text in ("5千万", "2亿3000万", "万亿", "12")] == ["万", "万", "万亿", ""]
    assert str(plain(Decimal("1.080E+8"))) == "108000000"
    assert str(plain(Decimal("4.80"))) == "4.8"
