"""Printed quantities, read once and exactly; English ones are put into Chinese words first.

A figure is ``lead words · number · 余/多 · unit · tail words``, for instance ``累计已超 · 5000 · 余 · 万元 · 以上``.
The indicator says which unit is meant; the print must agree with it, completely, or the figure is refused.
Nothing is rounded and nothing is guessed: 数十 (some tens), 近三年 (the last three years, or nearly three),
6月 (June, or six months) and 2020年 (a date) are all refused. 增长5% and 下降5% are changes, which only an indicator of
change may hold; 增至5% is a level.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from atlas.text.english import in_chinese
from atlas.text.numerals import DIGITS, EXACT, SCALES, numeral, plain, scale_of
from atlas.text.patterns import (
    AND_A_HALF,
    COUNTED,
    DATES,
    FACTOR_UNSAID,
    FRACTION,
    MAGNITUDES,
    NEIGHBOURS,
    NUMERALS,
    PLAIN_NUMERALS,
    RANK,
    TENTHS,
)
from atlas.text.qualifiers import DECLINE, GROWTH, LEADS, MORE, TAILS, Marks, Qualifier
from atlas.text.quantity import Number as Number
from atlas.text.quantity import Quantity as Quantity
from atlas.text.quantity import QuantityError as QuantityError
from atlas.text.units import Unit, Units

LONGEST = 60  # characters of a figure; more is a sentence

ONE_FIGURE = "quote one number with its unit and nothing else"
BY_HAND = "give `value:` by hand, with a note"
OF_CHANGE = "record it under an indicator with `change: true`; a level is printed as 增至, 达 or without a verb"


@dataclass(frozen=True, slots=True)
class _Amount:
    """One number and its unit word: ``figure`` is the numeral without 余/多, ``more`` what these mean."""

    value: Number
    figure: str
    word: str
    more: Qualifier | None = None


def parse(printed: str, unit: Unit, known: Units, *, change: bool = False) -> Quantity:
    """Read ``printed`` as one quantity in ``unit``; raise QuantityError if any of it is left over or disagrees.

    ``known`` are all units of the atlas, for messages that name another. With ``change`` the print must be by how much
    something changed, without it how much there is.
    """
    text = _tidy(printed)
    if unit.grammar == "rank":
        return _rank(text, unit)
    text, sign = _direction(text, change)
    body, marks = _peel(text, unit)
    quantity = _read(printed, body, marks, unit, known)
    return quantity if sign > 0 else _negative(quantity)


def _read(printed: str, body: str, marks: set[Qualifier], unit: Unit, known: Units) -> Quantity:
    body = NEIGHBOURS.sub(_neighbours, body)
    ends = re.fullmatch(r"(.+?)(?:[—–~-]+|至|到)(.+)", body)
    amounts = _range(ends[1], ends[2], unit, known) if ends else [_amount(body, unit, known)]
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
    """Half-width characters without blanks, and one spelling of numerals, minus, slash and 'over three months'."""
    spelt = in_chinese(printed).replace("m²", "m2").replace("m³", "m3")
    text = unicodedata.normalize("NFKC", spelt).strip()
    if not text:
        _refuse("nothing is printed", "quote the figure as the source prints it")
    if len(text) > LONGEST or re.search(r"\d\s+\d", text) or "No" in map(unicodedata.category, spelt):
        shown = printed if len(printed) <= LONGEST else printed[: LONGEST - 1] + "…"
        _refuse(f"'{shown}' is not one figure", ONE_FIGURE)
    if re.search(r"(?<!半)数|[几幾]|若干|成百|许多|不少(?!于)|大量", text):
        _refuse(f"'{printed}' is indefinite", "leave the figure out: it has no value")
    tidy = re.sub(r"\s+", "", text).translate(PLAIN_NUMERALS).replace("个多月", "多个月").replace("万万", "亿")
    return re.sub(rf"(?<=[\d{DIGITS}两十百千])个(?=[万亿])", "", tidy)


def _direction(text: str, change: bool) -> tuple[str, int]:
    """The text without its verb of change, and the sign that the verb gives; refused where the indicator wants none."""
    fall = next((verb for verb in DECLINE if text.startswith(verb) and not _level(text, verb)), "")
    rise = next((verb for verb in GROWTH if text.startswith(verb) and not _level(text, verb)), "")
    verb = fall or rise
    if verb and not change:
        _refuse(f"'{text}' is a change, and the indicator is a level", OF_CHANGE)
    return text.removeprefix(verb).removeprefix("了"), -1 if fall else 1


def _level(text: str, verb: str) -> bool:
    """Whether 至 or 到 after the verb makes it the level that is reached."""
    return text[len(verb) : len(verb) + 1] in ("至", "到")


def _negative(quantity: Quantity) -> Quantity:
    """A decline as a negative change; a range of declines runs from the larger one."""
    low, high = quantity.value, quantity.value_max
    if high is None:
        return Quantity(-low, None, quantity.unit, quantity.qualifier)
    return Quantity(-high, -low, quantity.unit, quantity.qualifier)


def _without_before(text: str, unit: Unit) -> str:
    """The text without the words that belong to the unit; a currency sign ($20) gives way to the word behind
    (20美元).
    """
    word = next((word for word in sorted(unit.before, key=len, reverse=True) if text.startswith(word)), "")
    rest = text.removeprefix(word)
    return rest + next(iter(unit.words)) if word and unit.currency and not rest.endswith(tuple(unit.words)) else rest


def _peel(text: str, unit: Unit) -> tuple[str, set[Qualifier]]:
    """Take lead and tail words off; return what is between, and the qualifiers met."""
    marks: set[Qualifier] = set()
    body = _strip(_strip(text, LEAD, LEADS, marks), TAIL, TAILS, marks)
    body = _without_before(body, unit)
    if unit.grammar == "time" and re.search("(?<![将接逼])近", text):
        _refuse(f"'{text}' may mean the last or nearly so long", BY_HAND)
    if re.search("[万亿]元?级$" if unit.grammar == "count" else "[百千万亿](元|美元)?级$", body):
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
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


LEAD = re.compile(rf"^(?:{_any(w for w in LEADS if w != '上')}|上(?=[百千万亿]))")
TAIL = re.compile(rf"(?:{_any(TAILS)})$")


def _one(marks: set[Qualifier]) -> Qualifier:
    if len(marks) > 1:
        _refuse(f"the qualifiers disagree: {', '.join(sorted(marks))}", "quote the figure with one of them")
    return next(iter(marks), "exact")


def _neighbours(match: re.Match[str]) -> str:
    """八九亿 as 八至九亿; other pairs of digits stay, and are refused as no numeral."""
    first, second = match[1].replace("两", "二"), match[2]
    return f"{match[1]}至{second}" if DIGITS.index(second) - DIGITS.index(first) == 1 else match.group()


def _range(left: str, right: str, unit: Unit, known: Units) -> list[_Amount]:
    """Both ends; the lower takes the unit and the 万 or 亿 of the upper where it has none: 5—8亿元."""
    high = _amount(right, unit, known)
    if FACTOR_UNSAID.search(high.figure) and not re.search("[十百千万亿]", left):
        _refuse(f"'{left}' may be short for another number", f"{BY_HAND}, with `value_max:`")
    if re.fullmatch(f"[{NUMERALS}]+", left):
        left += ("" if scale_of(left) else scale_of(high.figure)) + high.word
    return [_amount(left, unit, known), high]


def _ranged(ends: list[_Amount], unit: Unit, marks: set[Qualifier]) -> Quantity:
    """About five to eight is still a range; any other qualifier of a range is refused."""
    low, high = ends
    if marks - {"approx"}:
        _refuse(f"a range, and '{', '.join(sorted(marks))}' as well", f"{BY_HAND}, with `value_max:`")
    bare = any(end.figure.startswith(MAGNITUDES) for end in ends)
    if bare or low.value >= high.value or low.word != high.word:
        _refuse(f"'{low.figure}' to '{high.figure}' is not a range", "quote a lower and a higher figure of one unit")
    return Quantity(low.value, high.value, unit, "range")


def _refuse_dates(amounts: list[_Amount], marks: set[Qualifier]) -> None:
    """2020年 and 6月 are dates unless 多 or 余 makes them lengths of time; for 15日 any qualifier will do."""
    for amount in amounts:
        first, last = DATES.get(amount.word, (1, 0))
        length = amount.more or (marks and amount.word == "日")
        if first <= _printed_number(amount) <= last and not length:
            _refuse(f"'{amount.figure}{amount.word}' reads as a date", "put it into `as_of`; a length is 个月 or 天")


def _printed_number(amount: _Amount) -> Number:
    """The number as printed, before its unit word converts it."""
    return _numeral(amount.figure) if amount.figure else amount.value


def _amount(text: str, unit: Unit, known: Units) -> _Amount:
    """A number and its unit word: 5000余万元. The longest unit word is tried first: 10万千瓦 is in 千瓦."""
    if unit.grammar == "percent" and (share := _share(text)):
        return share
    signed = unit.grammar in ("percent", "points") and text.startswith("-")
    sign, size = (-1, text[1:]) if signed else (1, text)
    if (match := AND_A_HALF.fullmatch(size)) and match[2] in unit.words:
        value = EXACT.multiply(_numeral(match[1]) + Decimal("0.5"), unit.words[match[2]])
        return _Amount(plain(value), "", size)
    for word in [*sorted((w for w in unit.words if size.endswith(w)), key=len, reverse=True), ""]:
        match = COUNTED.fullmatch(size.removesuffix(word))
        if match and (word or _wordless(match.group(), unit)):
            figure = match[1] + match[3]
            value = EXACT.multiply(_numeral(figure), sign * unit.words.get(word, Decimal(1)))
            return _Amount(plain(value), figure, word, MORE[match[2]])
    _explain(text, unit, known)


def _wordless(number: str, unit: Unit) -> bool:
    """Things and people may be counted without a classifier; yuan may be left out after 万 or 亿, other money never."""
    return unit.grammar in ("count", "person") or (unit.currency == "CNY" and number[-1] in "万亿")


def _numeral(text: str) -> Decimal:
    try:
        return numeral(text)
    except ValueError as error:
        _refuse(str(error), BY_HAND)


def _share(text: str) -> _Amount | None:
    """A printed fraction in percent: 1/3, 三分之一 and 一半 as Fraction; 百分之五 and 七成六 as Decimal."""
    if text in ("半", "一半", "半数"):
        return _Amount(Fraction(50), "", text)
    if match := TENTHS.fullmatch(text):
        tenths = Decimal("0.5") if match[2] == "半" else Decimal(DIGITS.index(match[2])) / 10
        return _Amount(plain((_numeral(match[1]) + tenths) * 10), "", text)
    if not (match := FRACTION.fullmatch(text)):
        return None
    above, below = match["above"] or match["part"], match["below"] or match["whole"]
    if below in ("百", "千", "万"):
        return _Amount(plain(EXACT.multiply(_numeral(above), 100 / Decimal(SCALES[below]))), "", text)
    whole = _numeral(below)
    if not 0 < _numeral(above) < whole:
        _refuse(f"'{text}' is not a part of a whole", BY_HAND)
    return _Amount(Fraction(_numeral(above)) / Fraction(whole) * 100, "", text)


def _explain(text: str, unit: Unit, known: Units) -> NoReturn:
    """Say why a text is no amount: another unit, an unknown one, a decrease, or no figure at all."""
    for other in known.values():
        found = re.search(rf"[{NUMERALS}余多]({_any(other.words)})$", text)
        if found and other.grammar != "rank" and other.key != unit.key and found[1] not in unit.words:
            _refuse(f"'{found[1]}' is {other.key}, but the indicator is in {unit.key}", "use an indicator of that unit")
    if re.match(r"负|-", text):
        _refuse(f"'{text}' is negative", BY_HAND)
    if found := re.fullmatch(rf"[{NUMERALS}余多来]+([^{NUMERALS}余多来]+)", text):
        hint = f"units stand in data/units.yml: {', '.join(known)}"
        _refuse(f"'{found[1]}' is no unit known here, and the indicator is in {unit.key}", hint)
    _refuse(f"'{text}' is not a number in {unit.key}", ONE_FIGURE)


def _rank(text: str, unit: Unit) -> Quantity:
    """A position: 第13位, 13位, 国内首家 and 唯一 (1), 前十 (at most 10). 第一梯队 is a group and is refused."""
    if not (match := RANK.fullmatch(text)):
        _refuse(f"'{text}' is not a rank", "quote 第一, 第13位, 首家, 唯一 or 前十 alone")
    digits = match["nth"] or match["place"] or match["top"]
    value = _numeral(digits) if digits else Decimal(1)
    if value < 1 or value != value.to_integral_value():
        _refuse(f"'{text}' is not a rank", "ranks are whole numbers from one")
    return Quantity(value, None, unit, "at_most" if match["top"] else "exact")
