"""Units of `data/units.yml` as the readers of printed figures use them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from atlas.data.model import UnitEntry
from atlas.text.units import Unit, Units


def units_of(entries: Mapping[str, UnitEntry]) -> Units:
    """All units, in the order of the file."""
    return Units(_unit(key, entry) for key, entry in entries.items())


def _unit(key: str, entry: UnitEntry) -> Unit:
    return Unit(
        key=key,
        zh=entry.zh,
        en=entry.en,
        words={word: Decimal(factor) for factor, words in entry.printed.items() for word in words.split()},
        grammar=entry.grammar,
        dimension=entry.dimension or entry.currency or "",
        size=Fraction(entry.size),
        currency=entry.currency or "",
        short_zh=entry.short.zh,
        short_en=entry.short.en,
        short_one=entry.short.one,
        before=tuple(entry.before.split()),
        typed={
            " ".join(word.split()): Decimal(factor)
            for factor, words in entry.typed.items()
            for word in words.split(",")
        },
    )
