"""Quantities in running Chinese text: where each stands, how it reads, in which unit.

A quantity is `lead words · number · 余/多 · 百/千/万/亿 · unit word · tail words`. A number begins it; the longest unit
word behind it says which units it can have, and the grammar of figures (`atlas.text.quantities`) has to read the whole,
so that a draft holds nothing that `scripts/check` would refuse later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.search.fold import folded
from atlas.text.quantities import parse
from atlas.text.quantity import Quantity, QuantityError
from atlas.text.units import Unit, Units
from lib.draft.numbers import (
    ENDS_IN_LEAD,
    LIST,
    LONGEST_PREFIX,
    MONEY,
    NO_FIGURE_AFTER,
    NUMBER,
    PART,
    PART_OF_NAME,
    PEOPLE,
    PHRASE,
    PREFIXES,
    RANK,
    SIZE_CLASS,
    STANDING,
    SUFFIXES,
    WORD,
    of_change,
)

YUAN = "元"  # the word that is left out after 万 and 亿
AROUND = 12  # characters before a number that tell what is counted


@dataclass(frozen=True)
class Figure:
    """A quantity of a paragraph: `start` and `end` are places of its characters, `printed` is what stands there.

    A claim of standing (首个) has no quantity.
    """

    start: int
    end: int
    printed: str
    unit: Unit
    quantity: Quantity | None


class Finder:
    """The units of an atlas, ready to be found in paragraphs."""

    def __init__(self, units: Units) -> None:
        self._units = units
        words = {word for unit in units.values() for word in unit.words}
        self._words: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._words.setdefault(word[:1], []).append(word)

    def find(self, line: str) -> list[Figure]:
        """All quantities of a paragraph in their order; none overlaps another. Traditional characters are read as
        simplified ones and printed as they stand.
        """
        plain, found = folded(line), list[Figure]()
        for figure in sorted(self._candidates(plain), key=lambda one: (one.start, -one.end)):
            if not found or figure.start >= found[-1].end:
                printed = line[figure.start : figure.end]
                found.append(Figure(figure.start, figure.end, printed, figure.unit, figure.quantity))
        return found

    def _candidates(self, line: str) -> Iterator[Figure]:
        for match in NUMBER.finditer(line):
            if not PART_OF_NAME.search(line, max(0, match.start() - 1), match.start()):
                yield from self._read(line, match)
        for pattern, grammar in ((RANK, "rank"), (STANDING, "standing")):
            for unit in self._of(grammar):
                for match in pattern.finditer(line):
                    yield from self._made(line, *match.span(), unit)
        yield from self._counted(line)

    def _counted(self, line: str) -> Iterator[Figure]:
        """Numbers whose noun is no unit word."""
        parts = (one for phrase in PHRASE.finditer(line) for one in PART.finditer(line, *phrase.span()))
        for match in (*LIST.finditer(line), *parts):
            number = next(group for group in match.groups() if group)
            for unit in self._of("count")[:1]:
                if quantity := self._quantity(f"{'一' if number in '百千' else ''}{number}个", unit):
                    yield Figure(*match.span(), match.group(), unit, quantity)

    def _read(self, line: str, match: re.Match[str]) -> Iterator[Figure]:
        """The quantity that a number begins, in the first unit that reads it; none where it is a date or a word."""
        end = match.end() + (line[match.end() : match.end() + 1] == " ")
        word = next((word for word in self._words.get(line[end : end + 1], ()) if line.startswith(word, end)), "")
        if not _is_figure(line, match, word):
            return
        stop = _tail(line, end + len(word) if word else match.end())
        for unit in self._fitting(line[max(0, match.start() - AROUND) : match.start()], match, word):
            for begin in _leads(line, match.start()):
                a_time = unit.grammar == "time" and of_change(line[begin:stop])
                if not a_time and (found := list(self._made(line, begin, stop, unit))):
                    yield from found
                    return

    def _fitting(self, before: str, match: re.Match[str], word: str) -> list[Unit]:
        """Units that the word can mean, the likeliest first: that which the word is one of, and what stands before."""
        if match["share"] or word == "%":
            return self._of("percent")
        money, number = MONEY.search(before), match.group()
        if number.endswith("亿") and word in ("", "级") and (match["chinese"] or money):
            return self._units.named(YUAN)[:1]
        if not word:
            bare = [*self._of("count")[:1], *self._units.named(YUAN)[:1]]
            return bare[::-1] if money and number[-1] in "万亿" else bare
        people = bool(word in ("人", "名", "位") or PEOPLE.search(before))
        named = self._units.named(word)
        return sorted(named, key=lambda unit: ((unit.grammar == "person") != people, unit.words[word] != 1))

    def _of(self, grammar: str) -> list[Unit]:
        """The units of a grammar, in the order of the data."""
        return [unit for unit in self._units.values() if unit.grammar == grammar]

    def _made(self, line: str, start: int, end: int, unit: Unit) -> Iterator[Figure]:
        quantity = None if unit.grammar == "standing" else self._quantity(line[start:end], unit)
        if quantity or unit.grammar == "standing":
            yield Figure(start, end, line[start:end], unit, quantity)

    def _quantity(self, printed: str, unit: Unit) -> Quantity | None:
        read = f"{printed}级" if printed in SIZE_CLASS else printed
        for change in (False, True):
            try:
                return parse(read, unit, self._units, change=change)
            except QuantityError:
                continue
        return None


def _is_figure(line: str, match: re.Match[str], word: str) -> bool:
    if match["share"]:
        return True
    if match["arabic"]:
        return bool(word or match["scale"] or match["more"] or match["after"])
    whole = match.group() + word
    if NO_FIGURE_AFTER.match(line, match.end()) or WORD.match(whole):
        return False
    return bool(word or match["some"] or whole in SIZE_CLASS or (len(whole) > 1 and whole[-1] in "万亿"))


def _leads(line: str, start: int) -> list[int]:
    """Where the quantity may begin: before its lead words, from the first to the number itself."""
    starts = [start]
    for _ in range(LONGEST_PREFIX):
        word = next((word for word in PREFIXES if line.endswith(word, 0, starts[0])), "")
        before = starts[0] - len(word)
        if not word or line[max(0, before - 1) : before + 1] in ENDS_IN_LEAD:
            break
        starts.insert(0, before)
    return starts


def _tail(line: str, end: int) -> int:
    return end + len(next((word for word in SUFFIXES if line.startswith(word, end)), ""))
