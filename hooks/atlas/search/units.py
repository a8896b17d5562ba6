"""A name as the units that an automaton runs over (engine/units.js): Han characters and words, where words begin, and
the letters by which each unit may be typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from atlas.search.sequences import Reading, syllables_of
from atlas.search.tokens import APOSTROPHES, GROUPING, normalise
from atlas.text.han import CLASS, HAN
from atlas.text.pinyin import Readings

UNIT = re.compile(rf"[{CLASS}]|[^\W_{CLASS}](?:(?<=\d)\.(?=\d)|[^\W_{CLASS}])*")
END = "$"  # the end of a name
ALIKE = ((re.compile("([zcs])h"), r"\1"), (re.compile("l"), "n"), (re.compile("ng+"), "n"), (re.compile("h"), "f"))
SKIPPED = frozenset(("of", "the", "for", "and", "in", "on", "to", "at", "by", "de"))


@dataclass(frozen=True)
class Unit:
    """`sign` is the character or the word; `letters` its right reading, or the word; `others` all other readings;
    `begins` says whether a word begins here."""

    sign: str
    letters: str
    others: tuple[str, ...]
    begins: bool

    @property
    def is_han(self) -> bool:
        """Whether it is a Han character."""
        return len(self.sign) == 1 and bool(HAN.match(self.sign))


def units_of(text: str, reading: Reading | None, readings: Readings) -> list[Unit]:
    """The units of a folded text; without a reading every unit begins a word."""
    syllables = iter(reading.syllables if reading else ())
    lengths = iter(reading.words if reading else ())
    left = 0
    found = []
    for sign in UNIT.findall(GROUPING.sub("", APOSTROPHES.sub("", text))):
        if HAN.match(sign):
            every = tuple(dict.fromkeys(one[:-1] for one in syllables_of(sign, readings)))
            right = next(syllables, "")[:-1] or (every[0] if every else "")
            begins, left = left == 0, (left or next(lengths, 1)) - 1
            found.append(Unit(sign, right, tuple(one for one in every if one != right), begins or reading is None))
        else:
            word = normalise(sign)
            found.append(Unit(word, word, (), True))
    return found


@cache
def alike(text: str) -> str:
    """Letters with sounds that are easily confused written alike; what begins a text stays the beginning of it."""
    text = text.replace("v", "u")
    for pattern, other in ALIKE:
        text = pattern.sub(other, text)
    return text


@cache
def _ways(unit: Unit) -> tuple[tuple[str, str], ...]:
    """What may be typed for a unit in full or as its initial, as `alike` writes it, and the letter it really begins
    with."""
    full = (unit.letters, *unit.others)
    if unit.is_han:
        full += tuple(one.replace("v", "yu") for one in full if "v" in one)
    typed = (*full, *(one[:1] for one in full), *([""] if unit.sign in SKIPPED else []))
    return tuple(dict.fromkeys((alike(one), one[:1]) for one in typed))


def spellings(units: Sequence[Unit], start: int, longest: int) -> Iterator[str]:
    """All that may be typed for the units from a place on, as `alike` writes it: cut to so many letters, or with END
    where the name ends before."""
    found = {""}
    done: set[str] = set()
    for place in range(start, len(units)):
        longer = set()
        for text in found:
            for way, first in _ways(units[place]):
                if not way and place == start:
                    continue
                both = text + _joined(text, way, first)
                if len(both) >= longest:
                    done.add(both[:longest])
                else:
                    longer.add(both)
        found = longer
        if not found:
            break
    yield from done
    yield from (text + END for text in found)


def _joined(before: str, way: str, first: str) -> str:
    """What is added to letters, as `alike` would write both together: z and h are zh, n and g are ng."""
    last = before[-1:]
    is_one = (first == "h" and last in ("z", "c", "s")) or (first == "g" and last == "n")
    return way[1:] if is_one else way
