"""What a paragraph tells of a quantity in it: of what, how sure, who says so, and of when. All of it is guessed.

A clause ends at a comma, a sentence at a full stop; what stands nearer to the quantity counts more. What a paragraph
holds is looked for once, not for each of its quantities.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from atlas.data.model import Status
from atlas.text.dates import check_calendar, first_day
from lib.draft.figures import Figure
from lib.draft.words import tables, words

SENTENCE = re.compile(r"[。！？]")
CLAUSE = re.compile(r"[，；：。！？]")
STATUSES: tuple[Status, ...] = ("target", "forecast", "planned")  # in the order in which they are looked for
ROLES = ("operator", "firm", "research", "official")
NUMBER = {digit: str(value) for value, digit in enumerate("零一二三四")}
WHEN = re.compile(
    r"(?P<year>\d{4}年|前年|去年|上年|今年|本年|明年|后年)?"
    r"(?:(?P<half>[上下])半年|(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[二三])季度"
    r"|(?P<till>1[-—–~至到])?(?P<month>\d{1,2})月(?:份|底|末)?(?:(?P<day>\d{1,2})日)?|(?P<end>底|末))?"
)


@dataclass(frozen=True)
class Dated:
    """A period as the data write it, and on what it rests: `text`, `now` or `source`."""

    as_of: str
    dated: str


@dataclass(frozen=True)
class Named:
    """A name in a paragraph: where it begins and ends, and what it names: an id, or the name itself where it has none."""

    start: int
    end: int
    what: str


def sentence(line: str, figure: Figure) -> tuple[int, int]:
    """Where the sentence of a quantity begins and ends."""
    stops = _stops(line)
    before, behind = bisect_left(stops, figure.start), bisect_left(stops, figure.end)
    return (stops[before - 1] + 1 if before else 0), (stops[behind] if behind < len(stops) else len(line))


@lru_cache(maxsize=2)  # a paragraph as it stands, and in simplified characters
def _stops(line: str) -> list[int]:
    return [match.start() for match in SENTENCE.finditer(line)]


def status_of(line: str, figure: Figure, when: Dated, published: str) -> Status:
    """Actual, unless words of the sentence say otherwise, or its date is still to come."""
    start, end = sentence(line, figure)
    before, after = line[start : figure.start] + figure.printed, line[figure.end : end]
    last = [match.start() for match in CLAUSE.finditer(before[: -len(figure.printed)])]
    clause = before[last[-1] + 1 :] if last else before
    behind = CLAUSE.split(after)[0]
    for status in STATUSES:
        if _any(words("status", status, "before"), clause) or _any(words("status", status, "after"), behind):
            return status
    if not _to_come(when, published):
        return "actual"
    return next((one for one in STATUSES if _any(words("status", one, "before"), before)), "target")


def _to_come(when: Dated, published: str) -> bool:
    """Whether a date that the text gives begins after the day of the text."""
    return bool(published) and when.dated == "text" and first_day(when.as_of.split("/")[0]) > first_day(published)


def speaker_of(line: str, figure: Figure) -> str:
    """The role of who says so; empty where the text itself does."""
    start, end = sentence(line, figure)
    around = line[start:end]
    if not _any(words("said"), around):
        opened = line.rfind("“", 0, figure.start)
        if opened < 0 or "”" in line[opened : figure.start]:
            return ""
        return next((role for role, end in _roles(line) if end <= opened), "")
    return next((role for role in ROLES if _any(words("roles", role), around)), "")


@lru_cache(maxsize=1)
def _roles(line: str) -> list[tuple[str, int]]:
    """The roles that a paragraph names, and where the word for each that ends first does."""
    ends = {role: [at + len(word) for word in words("roles", role) if (at := line.find(word)) >= 0] for role in ROLES}
    return [(role, min(found)) for role, found in ends.items() if found]


def date_of(line: str, figure: Figure, published: str) -> Dated:
    """The date in the clause, else the nearest before it in the paragraph; the month of the text where none is told."""
    start, end = sentence(line, figure)
    behind = CLAUSE.search(line, figure.end)
    stop = behind.start() if behind else end
    here = [period for match in WHEN.finditer(line, start, stop) if (period := _period(match, published))]
    if not here and not _any(words("now"), line[start:stop]):
        ends, periods = _periods(line, published)
        before = bisect_right(ends, start)
        here = periods[:before][-1:]
    if here:
        return Dated(here[-1], "text")
    now = _any(words("now"), line[start:end])
    return Dated(published[:7], "now" if now else "source")


@lru_cache(maxsize=1)
def _periods(line: str, published: str) -> tuple[list[int], list[str]]:
    """Where the dates of a paragraph end, and these; none goes on over the end of a sentence."""
    found = [(match.end(), period) for match in WHEN.finditer(line) if (period := _period(match, published))]
    return [end for end, _ in found], [period for _, period in found]


def _period(match: re.Match[str], published: str) -> str:
    """A date of the text as the data write it; empty where it has no year, or the calendar has no such day."""
    year = _year(match["year"] or "", published)
    if not year or not match.group():
        return ""
    if match["half"]:
        written = f"{year}-H{1 if match['half'] == '上' else 2}"
    elif match["quarter"]:
        written = f"{year}-Q{NUMBER.get(match['quarter'], match['quarter'])}"
    elif match["quarters"]:
        written = f"{year}-01/{year}-{3 * int(NUMBER[match['quarters']]):02}"
    elif match["month"]:
        day = f"-{int(match['day']):02}" if match["day"] else ""
        written = f"{f'{year}-01/' if match['till'] else ''}{year}-{int(match['month']):02}{day}"
    else:
        written = year
    try:
        return check_calendar(written)
    except ValueError:
        return ""


def _year(text: str, published: str) -> str:
    """A year in digits; that of the text where a part of a year stands alone."""
    if text[:1].isdigit():
        return text[:4] if 1900 <= int(text[:4]) < 2100 else ""
    away = tables()["years"].get(text, 0)
    return str(int(published[:4]) + away) if published else ""


def subject_of(figure: Figure, named: Sequence[Named], otherwise: str) -> str:
    """What a quantity is about: the last name before it in the paragraph, else what the text is about; `named` are in
    their order.
    """
    before = bisect_left(named, figure.start, key=lambda one: one.start)
    return named[before - 1].what if before else otherwise


def _any(found: Sequence[str], text: str) -> bool:
    return any(word in text for word in found)
