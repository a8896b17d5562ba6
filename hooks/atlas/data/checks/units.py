"""Units mean one thing each, and indicators use those that there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from babel.numbers import list_currencies

from atlas.data.findings import Finding, did_you_mean
from atlas.data.model import Indicator
from atlas.data.records import Atlas
from atlas.text.units import Units

SMALLEST, LARGEST = Decimal("1e-24"), Decimal("1e24")  # of a factor or a size: more is no unit
HOW_TO_ADD = "a new unit is one entry of data/units.yml"


def units(atlas: Atlas) -> Iterator[Finding]:
    """The unit of an indicator exists; a unit's words and factors are clear; each currency is one, and a real one."""
    known, lines = atlas.vocabulary.units, atlas.vocabulary.lines["indicators"]
    for key, indicator in atlas.vocabulary.indicators.items():
        if indicator.unit not in known and f"units/{indicator.unit}" not in atlas.broken:
            hint = did_you_mean(indicator.unit, known) or HOW_TO_ADD
            yield lines.finding((key, "unit"), f"unit '{indicator.unit}' does not exist", hint, "unit")
        whole = atlas.vocabulary.indicators.get(indicator.part_of or "")
        if whole and (wrong := _wrong_whole(indicator, whole, known)):
            hint = "a part is counted in the unit of its whole"
            yield lines.finding((key, "part_of"), f"is a part of {wrong}", hint, "unit")
    yield from _entries(atlas)
    yield from _words_of_money(atlas)


def _wrong_whole(part: Indicator, whole: Indicator, known: Units) -> str:
    """What an indicator cannot be a part of; nothing if the whole is right, or a unit is not known."""
    if part is whole:
        return "itself"
    clear = {part.unit, whole.unit} <= set(known)
    return "an indicator of another unit" if clear and part.unit != whole.unit else ""


def _words_of_money(atlas: Atlas) -> Iterator[Finding]:
    """A word of one currency is no word of another."""
    owner: dict[str, str] = {}
    for key, entry in atlas.vocabulary.unit_entries.items():
        for word in (word for words in entry.printed.values() for word in words.split()) if entry.currency else ():
            if owner.setdefault(word, key) != key:
                message = f"'{word}' is a word of {owner[word]} already"
                hint = "currencies share no words"
                yield atlas.vocabulary.lines["units"].finding((key, "printed"), message, hint, "unit")


def _entries(atlas: Atlas) -> Iterator[Finding]:
    lines = atlas.vocabulary.lines["units"]
    codes = Counter(entry.currency for entry in atlas.vocabulary.unit_entries.values() if entry.currency)
    for key, entry in atlas.vocabulary.unit_entries.items():
        words = Counter(word for printed in entry.printed.values() for word in printed.split())
        for word, number in words.items():
            if number > 1:
                yield lines.finding((key, "printed"), f"'{word}' stands twice", "one word has one factor", "unit")
        for field, factor in [*(("printed", one) for one in entry.printed), *(("typed", one) for one in entry.typed)]:
            if not SMALLEST <= Decimal(factor) <= LARGEST:
                message = "a unit of nothing" if not Decimal(factor) else f"'{factor}' is no factor of units"
                yield lines.finding((key, field, factor), message, "a factor above 0, at most 1e24", "unit")
        if not Fraction(SMALLEST) <= Fraction(entry.size) <= Fraction(LARGEST):
            yield lines.finding((key, "size"), f"'{entry.size}' is no size", "a number above 0, at most 1e24", "unit")
        typed = Counter(" ".join(word.split()) for words in entry.typed.values() for word in words.split(","))
        for word, number in typed.items():
            if number > 1 or not word:
                yield lines.finding(
                    (key, "typed"), f"'{word}' stands twice or is empty", "one word has one factor", "unit"
                )
        if (entry.grammar == "money") != bool(entry.currency):
            message, hint = (
                "money has a currency, and nothing else has one",
                "give both `grammar: money` and `currency`",
            )
            yield lines.finding((key, "grammar"), message, hint, "unit")
        if entry.currency and (codes[entry.currency] > 1 or entry.currency not in list_currencies()):
            message = f"'{entry.currency}' is no currency of its own"
            yield lines.finding((key, "currency"), message, "one unit for each code of ISO 4217", "unit")
