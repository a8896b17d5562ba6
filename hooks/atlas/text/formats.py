"""Quantities and periods in the reader's own way: 249万平方米, 2.49 million m²; 2023年10月, October 2023.

Nothing is rounded: where a compact form would lose a digit, all digits are shown.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, get_group_symbol

from atlas.text.dates import EXACT_DATE, first_day
from atlas.text.language import Language
from atlas.text.quantities import Number, Quantity, render_number
from atlas.text.units import Unit

# Short forms of a Chinese number: how large it must be, its word, how many decimals still read well.
CHINESE_SCALES = ((10**12, "万亿", 4), (10**8, "亿", 4), (10**4, "万", 2))
CHINESE_UNGROUPED = 4  # 1428, as Chinese texts print it, but 12,345
ENGLISH_SCALES = (10**12, 10**9, 10**6)
ENGLISH_SHORT = ((10**12, " tn"), (10**9, " bn"), (10**6, " m"), (10**3, " k"))
ENGLISH_DECIMALS = 3  # 1.578 billion, but 1,234,567
MANY = 1 << 14  # numbers that are kept as they are shown: each stands on several pages

ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
YEAR, MONTH = len("2023"), len("2023-10")
CLDR: dict[Language, str] = {"zh": "zh_Hans_CN", "en": "en_GB"}
# A day and a month within their year; September has three letters as all others.
PARTS = re.compile(r"(?<=[年月日])(?=[^\d年月日）])|(?<=截至)")
SHORT_DATES: dict[Language, tuple[str, str]] = {"zh": ("M月d日", "M月"), "en": ("d MMM", "MMM")}


def amount(quantity: Quantity, lang: Language) -> str:
    """A quantity with its unit, without its qualifier; a printed fraction stays a fraction (1/3)."""
    if quantity.unit.grammar == "rank":
        return _ordinal(int(quantity.value), lang)
    return _chinese(quantity) if lang == "zh" else _english(quantity)


def short(number: float, lang: Language) -> str:
    """A round number as short as it can be: 1亿, 100 m."""
    if lang == "zh":
        return _chinese_number(Decimal(f"{number:.12g}"))
    size, sign = next((scale for scale in ENGLISH_SHORT if number >= scale[0]), (1, ""))
    return f"{number / size:g}{sign}" if sign else f"{number:,g}"


def _chinese(quantity: Quantity) -> str:
    if isinstance(quantity.value, Fraction) and quantity.unit.grammar == "percent":
        return _fraction(quantity.value)
    ends = [quantity.value] if quantity.value_max is None else [quantity.value, quantity.value_max]
    return "—".join(_chinese_number(end) for end in ends) + quantity.unit.short("zh")


@lru_cache(maxsize=MANY)
def _chinese_number(value: Number) -> str:
    """万 and 亿 where they leave a short number, else every digit."""
    for size, word, decimals in CHINESE_SCALES:
        short = render_number(Fraction(value) / size)
        if _size(value) >= size and len(short.partition(".")[2]) <= decimals:
            return _grouped(short, "zh") + word
    return _grouped(render_number(value), "zh")


def _english(quantity: Quantity) -> str:
    if isinstance(quantity.value, Fraction) and quantity.unit.grammar == "percent":
        return _fraction(quantity.value)
    low, high = quantity.value, quantity.value_max
    number = _english_number(low) if high is None else _english_ends(low, high)
    return _english_unit(quantity.unit, number, one=high is None and low == 1)


def _english_unit(unit: Unit, number: str, *, one: bool) -> str:
    """CNY 13 billion, 63%, 2.49 million m², 1 year."""
    if unit.currency:
        return f"{unit.currency} {number}"
    short = unit.short("en", one=one)
    return number + ("" if short in ("", "%") else " ") + short


def _english_ends(low: Number, high: Number) -> str:
    """5–8 million rather than 5 million–8 million."""
    first, last = _english_number(low), _english_number(high)
    if first.partition(" ")[2] == last.partition(" ")[2]:
        first = first.partition(" ")[0]
    return f"{first}–{last}"


@lru_cache(maxsize=MANY)
def _english_number(value: Number) -> str:
    """Millions and billions where they leave three decimals at most, else every digit."""
    digits = render_number(value)
    scale = next((size for size in ENGLISH_SCALES if _size(value) >= size), None)
    if scale is None:
        return _grouped(digits, "en")
    decimals = len(render_number(Fraction(value) / scale).partition(".")[2])
    if decimals > ENGLISH_DECIMALS:
        return _grouped(digits, "en")
    return str(format_compact_decimal(Decimal(digits), format_type="long", locale=CLDR["en"], fraction_digits=decimals))


def _size(value: Number) -> Fraction:
    return abs(Fraction(value))


def _grouped(digits: str, lang: Language) -> str:
    """Group the whole part by threes. Done on the digits: Babel cannot format more of them than Python's context
    has.
    """
    whole, point, decimals = digits.partition(".")
    if lang == "zh" and len(whole.lstrip("-")) <= CHINESE_UNGROUPED:
        return digits
    return re.sub(r"\B(?=(\d{3})+$)", get_group_symbol(CLDR[lang]), whole) + point + decimals


def _fraction(percent: Fraction) -> str:
    share = percent / 100
    return f"{share.numerator}/{share.denominator}"


def _ordinal(place: int, lang: Language) -> str:
    """第13位, 13th."""
    if lang == "zh":
        return f"第{place}位"
    teen = place % 100 in (11, 12, 13)
    return f"{place}{'th' if teen else ORDINAL_ENDINGS.get(place % 10, 'th')}"


def show_date(text: str, lang: Language) -> str:
    """A year, a part of one, a month or a day, as exact as it is given; ValueError if it is none."""
    if not re.fullmatch(EXACT_DATE, text):
        raise ValueError(f"'{text}' is not a date")
    if part := re.fullmatch(r"(\d{4})-([QH])(\d)", text):
        return _part_of_year(part[1], part[2], int(part[3]), lang)
    if len(text) == YEAR:
        return f"{text}年" if lang == "zh" else text  # without a separator in both languages
    if len(text) == MONTH:
        return str(format_skeleton("yMMMM", first_day(text), locale=CLDR[lang]))
    return str(format_date(first_day(text), "long", locale=CLDR[lang]))


def month_and_day(text: str, lang: Language) -> str:
    """A date within its year, shortly: 6月15日, 15 Jun; the month alone if no day is given."""
    return str(format_date(first_day(text), SHORT_DATES[lang][len(text) == MONTH], locale=lang))


def _part_of_year(year: str, part: str, number: int, lang: Language) -> str:
    """2024年第三季度, third quarter of 2024; 2023年上半年, first half of 2023."""
    if lang == "zh":
        return f"{year}年" + (f"第{'一二三四'[number - 1]}季度" if part == "Q" else f"{'上下'[number - 1]}半年")
    return f"{('first', 'second', 'third', 'fourth')[number - 1]} {'quarter' if part == 'Q' else 'half'} of {year}"


def show_span(first: str, last: str, lang: Language) -> str:
    """From one date to another; what both share is said once."""
    return _chinese_span(first, last) if lang == "zh" else _english_span(first, last)


def _chinese_span(first: str, last: str) -> str:
    """2023年1月至11月: the year is said once."""
    end = show_date(last, "zh")
    same_year = _plain(first, last) and first[:YEAR] == last[:YEAR] and min(len(first), len(last)) > YEAR
    return f"{show_date(first, 'zh')}至{end.partition('年')[2] if same_year else end}"


def _english_span(first: str, last: str) -> str:
    """January–November 2023, 2020–2022, October 2022 – March 2023: what both ends share is said once."""
    start, end = show_date(first, "en"), show_date(last, "en")
    if _plain(first, last) and first[:YEAR] == last[:YEAR] and min(len(first), len(last)) > YEAR:
        start = start.removesuffix(f" {first[:YEAR]}")
    if len(first) == len(last) > MONTH and first[:MONTH] == last[:MONTH]:
        start = start.partition(" ")[0]
    spaced = " " in start or len(first) != len(last)
    return f"{start} – {end}" if spaced else f"{start}–{end}"


def _plain(first: str, last: str) -> bool:
    """Whether neither end is a part of a year, so that what is common can be said once."""
    return not any(sign in first + last for sign in "QH")


def parts_of_date(shown: str) -> list[str]:
    """A period as shown, cut where one part of it ends and words follow, as in 2024年1月|至11月, and after its 截至."""
    return PARTS.split(shown)
