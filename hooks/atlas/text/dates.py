"""Dates and periods of the data: what may be written, how long it lasts, and its form in tables.

Written: 2023, 2023-10, 2023-10-26, 2024-Q3, 2023-H1; 2023-10/2023-11; ../2023-11 (everything up to it). A `~` behind a
date says that it is approximate. Tables hold EDTF (ISO 8601-2), where parts of a year are numbers: 2024-35, 2023-40.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

EXACT_DATE = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|-Q[1-4]|-H[12])?"
DATE = rf"{EXACT_DATE}~?"
PERIOD = rf"(?:{DATE}|(?:\.\.|{DATE})/{DATE})"
OPEN = ".."
QUARTERS, HALVES = 32, 39  # in EDTF the first quarter of a year is 33, its first half 40
_PART = re.compile(r"(\d{4})-([QH])(\d)")


def ends(period: str) -> tuple[str, str]:
    """Both ends of a period as written; `..` for an open beginning, the same twice for a single date."""
    first, slash, last = period.partition("/")
    return first, last if slash else first


def is_approximate(period: str) -> bool:
    """Whether an end of the period is only about right."""
    return "~" in period


def first_day(written: str) -> date:
    """The first day of a date as written; ValueError if the calendar has none."""
    return _days(written)[0]


def last_day(written: str) -> date:
    """The last day of a date as written; ValueError if the calendar has none."""
    return _days(written)[1]


def months(period: str) -> str:
    """The months of a year that a period consists of, `1-9`; empty for a whole year, a month and a day."""
    begins, finishes = ends(period)
    if begins == OPEN or (begins == finishes and not _PART.match(finishes)):
        return ""
    first, last = first_day(begins), last_day(finishes)
    return "" if is_whole_year(first, last) else f"{first.month}-{last.month}"


def is_whole_year(first: date, last: date) -> bool:
    """Whether two days are the first and the last of one year."""
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year


def edtf(period: str) -> str:
    """A period in EDTF, level 1 for approximate ends and level 2 for parts of a year."""
    return _PART.sub(lambda part: f"{part[1]}-{(QUARTERS if part[2] == 'Q' else HALVES) + int(part[3])}", period)


def check_calendar(period: str) -> str:
    """The period itself; ValueError for days that no month has, and for periods that end before they begin."""
    first, last = ends(period)
    try:
        begins, finishes = None if first == OPEN else first_day(first), last_day(last)
    except ValueError:
        raise ValueError("the calendar has no such day") from None
    if begins and finishes < begins:
        raise ValueError("the period ends before it begins")
    return period


def _days(written: str) -> tuple[date, date]:
    text = written.removesuffix("~")
    if part := _PART.fullmatch(text):
        months = 3 if part[2] == "Q" else 6
        year, last = int(part[1]), months * int(part[3])
        return date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1])
    numbers = [int(number) for number in text.split("-")]
    year, month, day = (*numbers, 0, 0)[:3]
    last_month = month or 12
    return date(year, month or 1, day or 1), date(year, last_month, day or monthrange(year, last_month)[1])
