"""Printed Chinese quantities, read once and exactly.

A figure is ``lead words · number · 余/多 · unit · tail words``, for instance ``累计已超 · 5000 · 余 · 万元 · 以上``.
The indicator says which unit is meant; the print must agree with it, completely, or the figure is refused.
Nothing is rounded and nothing is guessed: 数十 (some tens), 近三年 (the last three years, or nearly three),
6月 (June, or six months), 2020年 (a date) and 下降5% (a sign the indicator must explain) are all refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from atlas.text.numerals import DIGITS, EXACT, SCALES, numeral, plain, scale_of
from atlas.text.units import DATES, LEADS, MORE, TAILS, THINGS, WORDS, Marks, Qualifier, Unit

Number = Decimal | Fraction
LONGEST = 60  # characters of a figure; more is a sentence

ONE_FIGURE = "quote one number with its unit and nothing else"
BY_HAND = "give `value:` by hand, with a note"

NUMERALS = f"0-9.,点十百千万亿半两〇{DIGITS}"
COUNTED = re.compile(rf"([{NUMERALS}]+)([余多来]?)([百千万亿]*)")
FRACTION = re.compile(r"(?P<above>\d+)/(?P<below>\d+)|(?P<whole>[^分]+)分之(?P<part>[^分]+)", re.ASCII)
MAGNITUDES = tuple("百千万亿")
FACTOR_UNSAID = re.compile(r"[\d一二两三四五六七八九][十百千][万亿]*$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in ``unit``. ``value`` is a Fraction exactly when a fraction is printed (1/3 is 100/3 percent).

    ``value_max`` is given for a range only. ``at_least`` and ``at_most`` include the number, except that 不到, 不足
    and their like are strict bounds; 百亿级 ("of the ten-billion class") is at_least ten billion.
    """

    value: Number
    value_max: Number | None
    unit: Unit
    qualifier: Qualifier


class QuantityError(ValueError):
    """The print is not one quantity of the indicator's unit; ``hint`` says what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class _Amount:
    """One number and its unit word: ``figure`` is the numeral without 余/多, ``more`` what these mean."""

    value: Number
    figure: str
    word: str
    more: Qualifier | None = None


def parse(printed: str, unit: Unit) -> Quantity:
    """Read ``printed`` as one quantity in ``unit``; raise QuantityError if any of it is left over or disagrees."""
    text = _tidy(printed)
    if unit == "rank":
        return _rank(text)
    body, marks = _peel(text, unit)
    ends = re.fullmatch(r"(.+?)(?:[—–~-]+|至|到)(.+)", body)
    amounts = _range(ends[1], ends[2], unit) if ends else [_amount(body, unit)]
    marks |= {a.more for a in amounts if a.more}
    _refuse_dates(amounts, marks)
    if ends:
        return _ranged(amounts, unit, marks)
    if not marks and amounts[0].figure.startswith(MAGNITUDES):
        _refuse(f"'{printed}' names a magnitude, not a number", f"print 百亿级 if the text says so, or {BY_HAND}")
    return Quantity(amounts[0].value, None, unit, _one(marks))


def render_number(value: Number) -> str:
    """Plain decimal digits for a table: exact, but a fraction that does not terminate is rounded to 6 decimals."""
    above, below = value.as_integer_ratio()
    digits = EXACT.divide(Decimal(above), Decimal(below))
    if Fraction(digits) != value:
        digits = Decimal(round(value * 10**6)).scaleb(-6, EXACT)
    return f"{plain(digits):f}"


def _refuse(message: str, hint: str) -> NoReturn:
    raise QuantityError(message, hint)


def _tidy(printed: str) -> str:
    """Half-width characters without blanks, and one spelling of minus, slash and 'over three months'."""
    spelt = printed.replace("m²", "m2")
    text = unicodedata.normalize("NFKC", spelt).strip()
    if not text:
        _refuse("nothing is printed", "quote the figure as the source prints it")
    if len(text) > LONGEST or re.search(r"\d\s+\d", text) or "No" in map(unicodedata.category, spelt):
        _refuse(f"'{printed}' is not one figure", ONE_FIGURE)
    if re.search(r"(?<!半)数|几|若干|成百", text):
        _refuse(f"'{printed}' is indefinite", "leave the figure out: it has no value")
    return re.sub(r"\s+", "", text).translate(str.maketrans("−⁄", "-/")).replace("个多月", "多个月")


def _peel(text: str, unit: Unit) -> tuple[str, set[Qualifier]]:
    """Take lead and tail words off; return what is between, and the qualifiers met."""
    marks: set[Qualifier] = set()
    body = _strip(_strip(text, LEAD, LEADS, marks), TAIL, TAILS, marks)
    if unit in ("year", "month", "day") and re.search("(?<![将接逼])近", text):
        _refuse(f"'{text}' may mean the last or nearly so long", BY_HAND)
    if re.search("[万亿]元?级$" if unit == "count" else "[百千万亿](元|美元)?级$", body):
        return body[:-1], marks | {"at_least"}
    return body, marks


def _strip(text: str, pattern: re.Pattern[str], words: Marks, marks: set[Qualifier]) -> str:
    """Take off every word the pattern finds, adding what it means to ``marks``."""
    while (match := pattern.search(text)) and match.group() != text:
        mark = words[match.group()]
        marks |= {mark} if mark else set()
        text = text[: match.start()] + text[match.end() :]
    return text


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


LEAD = re.compile(rf"^(?:{_any(w for w in LEADS if w != '上')}|上(?=[百千万亿]))")
TAIL = re.compile(rf"(?:{_any(TAILS)})$")


def _one(marks: set[Qualifier]) -> Qualifier:
    if len(marks) > 1:
        _refuse(f"the qualifiers disagree: {', '.join(sorted(marks))}", "quote the figure with one of them")
    return next(iter(marks), "exact")


def _range(left: str, right: str, unit: Unit) -> list[_Amount]:
    """Both ends; the lower takes the unit and the 万 or 亿 of the upper where it has none: 5—8亿元."""
    high = _amount(right, unit)
    if FACTOR_UNSAID.search(high.figure) and not re.search("[十百千万亿]", left):
        _refuse(f"'{left}' may be short for another number", f"{BY_HAND}, with `value_max:`")
    if re.fullmatch(f"[{NUMERALS}]+", left):
        left += ("" if scale_of(left) else scale_of(high.figure)) + high.word
    return [_amount(left, unit), high]


def _ranged(ends: list[_Amount], unit: Unit, marks: set[Qualifier]) -> Quantity:
    """About five to eight is still a range; any other qualifier of a range is refused."""
    low, high = ends
    bare = any(end.figure.startswith(MAGNITUDES) for end in ends)
    if bare or marks - {"approx"} or low.value >= high.value or low.word != high.word:
        _refuse(f"'{low.figure}' to '{high.figure}' is not a range", "quote a lower and a higher figure of one unit")
    return Quantity(low.value, high.value, unit, "range")


def _refuse_dates(amounts: list[_Amount], marks: set[Qualifier]) -> None:
    """2020年 and 6月 are dates unless 多 or 余 makes them lengths of time; for 15日 any qualifier will do."""
    for amount in amounts:
        first, last = DATES.get(amount.word, (1, 0))
        length = amount.more or (marks and amount.word == "日")
        if first <= amount.value <= last and not length:
            _refuse(f"'{amount.figure}{amount.word}' reads as a date", "put it into `as_of`; a length is 个月 or 天")


def _amount(text: str, unit: Unit) -> _Amount:
    """A number and its unit word: 5000余万元. The longest unit word is tried first: 10万千瓦 is in 千瓦."""
    if unit == "percent" and (share := _share(text)):
        return share
    sign, size = (-1, text[1:]) if unit == "percent" and text.startswith("-") else (1, text)
    for word in [*sorted((w for w in WORDS[unit] if size.endswith(w)), key=len, reverse=True), ""]:
        match = COUNTED.fullmatch(size.removesuffix(word))
        if match and (word or _wordless(match.group(), unit)):
            figure = match[1] + match[3]
            value = EXACT.multiply(_numeral(figure), sign * WORDS[unit].get(word, Decimal(1)))
            return _Amount(plain(value), figure, word, MORE[match[2]])
    _explain(text, unit)


def _wordless(number: str, unit: Unit) -> bool:
    """Things and people may be counted without a classifier; money may omit 元 after 万 or 亿, dollars never."""
    return unit in ("count", "person") or (unit == "CNY" and number[-1] in "万亿")


def _numeral(text: str) -> Decimal:
    try:
        return numeral(text)
    except ValueError as error:
        _refuse(str(error), BY_HAND)


def _share(text: str) -> _Amount | None:
    """A printed fraction in percent: 1/3, 三分之一 and 一半 as Fraction; 百分之五 as Decimal."""
    if text in ("半", "一半", "半数"):
        return _Amount(Fraction(50), "", text)
    if not (match := FRACTION.fullmatch(text)):
        return None
    above, below = match["above"] or match["part"], match["below"] or match["whole"]
    if below in ("百", "千", "万"):
        return _Amount(plain(EXACT.multiply(_numeral(above), 100 / Decimal(SCALES[below]))), "", text)
    whole = _numeral(below)
    if not 0 < _numeral(above) < whole:
        _refuse(f"'{text}' is not a part of a whole", BY_HAND)
    return _Amount(Fraction(_numeral(above)) / Fraction(whole) * 100, "", text)


def _explain(text: str, unit: Unit) -> NoReturn:
    """Say why a text is no amount: another unit, a decrease, or no figure at all."""
    for other, words in WORDS.items():
        found = re.search(rf"[{NUMERALS}余多]({_any(words)})$", text)
        if found and other not in (unit, "rank") and found[1] not in WORDS[unit]:
            _refuse(f"'{found[1]}' is {other}, but the indicator is in {unit}", "use an indicator of that unit")
    if re.match("下降|减少|降低|负", text):
        _refuse(f"'{text}' is a decrease", BY_HAND)
    _refuse(f"'{text}' is not a number in {unit}", ONE_FIGURE)


RANK = re.compile(
    r"(?:国内|全国|我国|中国|国际|全球|世界|全省|省内|全市|市内|全区|区内)?(?:并列|排名|排在|位居|位列|名列|居|列|排)*(?:"
    rf"唯一(?:一?[个家])?|榜首|首创|首(?:{_any(THINGS.split())})?"
    rf"|第(?P<nth>[{NUMERALS}]+)(?:{_any(THINGS.split())})?"
    rf"|(?P<place>[{NUMERALS}]+)[位名]"
    rf"|前(?P<top>[{NUMERALS}]+)[位名强家]?)"
)


def _rank(text: str) -> Quantity:
    """A position: 第13位, 13位, 国内首家 and 唯一 (1), 前十 (at most 10). 第一梯队 is a group and is refused."""
    if not (match := RANK.fullmatch(text)):
        _refuse(f"'{text}' is not a rank", "quote 第一, 第13位, 首家, 唯一 or 前十 alone")
    digits = match["nth"] or match["place"] or match["top"]
    value = _numeral(digits) if digits else Decimal(1)
    if value < 1 or value != value.to_integral_value():
        _refuse(f"'{text}' is not a rank", "ranks are whole numbers from one")
    return Quantity(value, None, "rank", "at_most" if match["top"] else "exact")
