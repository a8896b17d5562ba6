"""Units: names, the words by which Chinese prints them, and how they convert. Which units there are is data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from atlas.text.language import Language

# How the numbers of a unit are read:
#   plain    a number and a unit word
#   count    the unit word may be missing, and any classifier is one
#   person   as count, with the classifiers of people
#   money    元 may be missing after 万 or 亿, but not after other digits
#   percent  fractions are shares (1/3, 三分之一, 一半), and a minus is allowed
#   points   a minus is allowed
#   rank     positions: 第13位, 前十
#   standing claims of being first or only, which are no numbers
#   time     a number that could be a date is refused
Grammar = Literal["plain", "count", "person", "money", "percent", "points", "rank", "standing", "time"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit.

    `words` holds what one of a printed word is worth in it, `typed` the same of words that readers type besides;
    `size` is how many base units of its dimension it is.
    """

    key: str
    zh: str
    en: str
    words: Mapping[str, Decimal] = field(hash=False)
    grammar: Grammar = "plain"
    dimension: str = ""
    size: Fraction = Fraction(1)
    currency: str = ""
    short_zh: str = ""
    short_en: str = ""
    short_one: str = ""
    before: tuple[str, ...] = ()
    typed: Mapping[str, Decimal] = field(default_factory=dict, hash=False)

    def short(self, language: Language, *, one: bool = False) -> str:
        """What follows a number: the sign or word of the unit; in English that for one, if it differs."""
        if language == "zh":
            return self.short_zh
        return self.short_one if one and self.short_one else self.short_en

    def converts_to(self, other: Unit) -> bool:
        """Whether both measure the same dimension, so that values can be set side by side."""
        return bool(self.dimension) and self.dimension == other.dimension


class Units(Mapping[str, Unit]):
    """All units of an atlas by their keys, in their order."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {unit.key: unit for unit in units}

    def __getitem__(self, key: str) -> Unit:
        return self._units[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)

    def named(self, word: str) -> list[Unit]:
        """The units that a printed word can mean, in order."""
        return [unit for unit in self.values() if word in unit.words]
