"""Numbers as Chinese texts write them: 1,428 · 三千四百 · 2亿3000万 · 1.08亿 · 百亿 · 三点五 · 半.

Exact, and strict: a numeral is accepted only if it is written in full. 三千四 and 三万五 are refused, because one
reader takes them for 3 004 and 30 005 and another for 3 400 and 35 000.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import cache

EXACT = Context(prec=200)  # more digits than any printed figure: no product or sum is rounded
DIGITS = "零一二三四五六七八九"
SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
LARGE = 10**16

ARABIC = re.compile(r"((?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?)([百千]?)", re.ASCII)

MIXED = re.compile(r"(?:(\d)千)?(?:零?(\d)百)?(?:零?(\d)十)?(?:零?(\d))?", re.ASCII)  # 4千6百


def numeral(text: str) -> Decimal:
    """The exact value of a whole numeral; ValueError for anything else."""
    if text == "半":
        return Decimal("0.5")
    total, above = Decimal(0), LARGE
    for small, scale in _groups(re.sub(r"(?<![十零])两", "二", text.replace("〇", "零"))):
        first = above == LARGE
        size = SCALES[scale]
        part = EXACT.multiply(_small(small, bare=first) if first else _lower(small, scale), Decimal(size))
        if part >= above or size >= above or EXACT.remainder(total, Decimal(above)):
            raise ValueError(f"'{text}' is not a number")
        total, above = EXACT.add(total, part), size
    return total


def scale_of(text: str) -> str:
    """The 万, 亿 or 万亿 a numeral ends in, or nothing."""
    return re.sub("^.*?([万亿]*)$", r"\1", text)


def plain(value: Decimal) -> Decimal:
    """The same number without exponent or idle zeros."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize(EXACT)


def _groups(text: str) -> list[tuple[str, str]]:
    """``2亿3000万`` as [(2, 亿), (3000, 万)]; nothing stands for what is left out."""
    groups = re.findall("([^万亿]*)(万亿|万|亿|$)", text)
    return groups[:-1] if len(groups) > 1 and groups[-1] == ("", "") else groups


def _lower(text: str, scale: str) -> Decimal:
    """A group that follows a larger one.

    A single last digit must have its 零: 三万零五. 零一十五 is how 15 is said here.
    """
    if not text or (not scale and re.fullmatch(r"[1-9一二三四五六七八九]", text)):
        raise ValueError(f"the number ends in '{text}' after 万 or 亿")
    rest = text.removeprefix("零") if text != "零" else ""
    return _small(rest.removeprefix("一") if rest.startswith("一十") else rest, bare=False)


def _small(text: str, bare: bool) -> Decimal:
    """A number below 万, or Arabic digits of any length; if ``bare``, also 百, 千 or nothing for one of it."""
    if match := ARABIC.fullmatch(text):
        return EXACT.multiply(Decimal(match[1].replace(",", "")), Decimal(SCALES[match[2]]))
    if (match := MIXED.fullmatch(text)) and sum(map(bool, match.groups())) > 1:
        return Decimal("".join(digit or "0" for digit in match.groups()))
    if bare and text in ("", "百", "千"):
        return Decimal(SCALES[text])
    whole, point, decimals = text.partition("点")
    if whole not in _sections() or decimals.strip(DIGITS) or bool(point) != bool(decimals):
        raise ValueError(f"'{text}' is not a number")
    return Decimal(f"{_sections()[whole]}.{''.join(str(DIGITS.index(d)) for d in decimals)}")


@cache
def _sections() -> dict[str, int]:
    """Every number below 万 by the one way to write it."""
    return {"零": 0} | {_written(number): number for number in range(1, 10**4)}


def _written(number: int) -> str:
    digits = str(number)
    places = ["千", "百", "十", ""][-len(digits) :]
    words = "".join("零" if d == "0" else DIGITS[int(d)] + p for d, p in zip(digits, places, strict=True))
    written = re.sub("零+", "零", words).rstrip("零")
    return written.removeprefix("一") if written.startswith("一十") else written
