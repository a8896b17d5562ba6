"""Figures as English texts print them, put into the words in which Chinese prints the same.

``more than 3,600`` becomes 超3600, ``nearly 45 billion yuan`` 近450亿元, ``No 17`` 第17: one grammar reads both
languages. What holds a Chinese character, or no English word, is returned as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from atlas.text.han import HAN
from atlas.text.numerals import plain

# Words before the number, longest first where one begins another.
LEADS = {
    "more than": "超",
    "over": "超",
    "above": "超",
    "exceeding": "超",
    "surpassing": "超",
    "surpassed": "超",
    "surpass": "超",
    "exceeded": "超",
    "nearly": "近",
    "almost": "近",
    "close to": "近",
    "about": "约",
    "around": "约",
    "some": "约",
    "approximately": "约",
    "roughly": "约",
    "at least": "至少",
    "less than": "不到",
    "fewer than": "不到",
}
SCALES = {"million": (100, "万"), "billion": (10, "亿"), "trillion": (1, "万亿")}
UNITS = {
    "yuan": "元",
    "RMB": "元",
    "percentage points": "个百分点",
    "percent": "%",
    "per cent": "%",
    "square kilometers": "平方公里",
    "square kilometres": "平方公里",
    "square-kilometer": "平方公里",
    "sq km": "平方公里",
    "sq-km": "平方公里",
    "square meters": "平方米",
    "square metres": "平方米",
    "hectares": "公顷",
    "people": "人",
    "years": "年",
}
UNITS_BY_WORD = {word.lower(): unit for word, unit in UNITS.items()}
CURRENCIES = {"US$": "美元", "$": "美元", "RMB": "元"}
COUNTING = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

NUMBER = r"(?P<number>(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?)"


def _any(words: Mapping[str, object]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


FIGURE = re.compile(
    rf"(?:(?P<lead>{_any(LEADS)})\s+)?(?P<money>{_any(CURRENCIES)})?\s*{NUMBER}"
    rf"(?:[\s-]*(?P<scale>{_any(SCALES)})\b)?(?P<plus>-plus)?(?:[\s-]*(?P<unit>{_any(UNITS)}|%))?",
    re.ASCII | re.IGNORECASE,
)
COUNTED = re.compile(rf"(?:(?P<lead>{_any(LEADS)})\s+)?(?P<word>{'|'.join(COUNTING)})", re.ASCII | re.IGNORECASE)
PARTS = {"half": 2, "third": 3, "quarter": 4} | {nth: 3 + number for number, nth in enumerate(NTH[2:])}
PART = re.compile(rf"(?:(?P<lead>{_any(LEADS)})\s+)?(?:one|a)[\s-](?P<part>{_any(PARTS)})", re.ASCII | re.IGNORECASE)
RANK = re.compile(
    rf"No\.?\s*(?P<number>\d+)|(?P<nth>\d+)(?:st|nd|rd|th)|(?P<word>{'|'.join(NTH)})"
    rf"|top\s+(?P<top>\d+|{'|'.join(COUNTING)})",
    re.ASCII | re.IGNORECASE,
)


def has_english(printed: str) -> bool:
    """Whether an English text prints it: it has Latin words, or thousands set apart by commas, and nothing Chinese."""
    return bool(re.search(r"[A-Za-z]{3}|^No|\d(?:st|nd|rd|th)\b|\d,\d{3}", printed)) and not HAN.search(printed)


def in_chinese(printed: str) -> str:
    """The figure as Chinese would print it; unchanged if it is no English one."""
    text = " ".join(printed.split())
    if HAN.search(text) or not re.search(r"[A-Za-z$]", text):
        return printed
    if match := RANK.fullmatch(text):
        return _rank(match)
    if match := COUNTED.fullmatch(text):
        return _lead(match) + str(COUNTING.index(match["word"].lower()) + 1)
    if match := PART.fullmatch(text):
        return f"{_lead(match)}1/{PARTS[match['part'].lower()]}"
    match = FIGURE.fullmatch(text)
    return _figure(match) if match and not (match["money"] and match["unit"]) else printed


def _rank(match: re.Match[str]) -> str:
    if top := match["top"]:
        return f"前{top if top.isdigit() else COUNTING.index(top.lower()) + 1}"
    return f"第{match['number'] or match['nth'] or NTH.index(match['word'].lower()) + 1}"


def _figure(match: re.Match[str]) -> str:
    size, scale = SCALES[match["scale"].lower()] if match["scale"] else (1, "")
    number = f"{plain(Decimal(match['number'].replace(',', '')) * size):f}"
    money = CURRENCIES.get((match["money"] or "").upper(), "")
    unit = UNITS_BY_WORD.get((match["unit"] or "").lower(), match["unit"] or "")
    return _lead(match) + number + scale + ("多" if match["plus"] else "") + money + unit


def _lead(match: re.Match[str]) -> str:
    return LEADS[match["lead"].lower()] if match["lead"] else ""
