"""Chinese strings with their readings, packed: what the pinyin automaton runs over.

`Pack.wire()` holds, for many strings at once, only what is not the rule: a table of the characters with their usual
reading, the other readings of polyphones, the places where the right reading is not the usual one, and the division
into words (initials inside of a name are looked for at the beginning of words only).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from atlas.search.fold import folded
from atlas.search.wire import lines, numbers
from atlas.text.han import HAN, numbered
from atlas.text.pinyin import Readings

LENGTHS = "0123456789abcdefghijklmnopqrstuvwxyz"


_SYLLABLES: dict[str, tuple[str, ...]] = {}


def syllables_of(character: str, readings: Readings) -> tuple[str, ...]:
    """All readings of a character, numbered, the commonest first."""
    if character not in _SYLLABLES:  # pypinyin takes its time, and what it says never changes
        _SYLLABLES[character] = tuple(map(numbered, readings.all(character)))
    return _SYLLABLES[character]


@dataclass(frozen=True)
class Reading:
    """A string as it is read: the syllable of each Han character, and the lengths of its words in Han characters."""

    syllables: tuple[str, ...]
    words: tuple[int, ...]


def read(text: str, readings: Readings, given: str | None = None) -> Reading:
    """Reading of a name; `given` is its pinyin where the data has one."""
    marked = [syllable for _, syllable in readings.characters(text, given) if syllable]
    return Reading(tuple(map(numbered, marked)), _words(marked, readings.latin(text, given)))


def _words(marked: Sequence[str], latin: str) -> tuple[int, ...]:
    """How many syllables each word has, found by following the syllables through the pinyin of the whole."""
    lengths: list[int] = []
    position, small = 0, latin.lower()
    for syllable in marked:
        start = small.find(syllable, position)
        between = small[position:start] if start >= 0 else " "
        if not lengths or any(sign not in "'’" for sign in between):
            lengths.append(0)
        lengths[-1] += 1
        position = start + len(syllable) if start >= 0 else position
    return tuple(lengths)


@dataclass
class Pack:
    """Strings in the order in which they are added."""

    readings: Readings
    found: list[tuple[str, Reading]] = field(default_factory=list)

    def add(self, text: str, given: str | None = None) -> None:
        """Add a string; its place in the order is its number. It is read as it stands, and packed in simplified
        characters: 乾 of 乾安 is qián, though its simplified form is 干.
        """
        self.found.append((folded(text), read(text, self.readings, given)))

    def extend(self, texts: Iterable[str]) -> None:
        """Add several."""
        for text in texts:
            self.add(text)

    def wire(self, whole: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, str]:
        """`syllables`: syllable and its characters · `others`: character and its other readings · `fixes`: triples of
        string (as distance from the last), Han character and which of its readings · `words`: lengths in base 36, one
        line a string. `whole` is the table of a pack of which this is a piece."""
        table = self.table() if whole is None else {sign: whole[sign] for sign in self.signs()}
        return {
            "syllables": by_syllable(table),
            "others": others(table),
            "fixes": numbers(self._fixes(table)),
            "words": self._lengths(),
        }

    def table(self) -> dict[str, tuple[str, ...]]:
        """All readings of each character: the one most often right here first."""
        right: dict[str, Counter[str]] = defaultdict(Counter)
        for text, reading in self.found:
            for character, syllable in zip(HAN.findall(text), reading.syllables, strict=True):
                right[character][syllable] += 1
        return {
            c: tuple(dict.fromkeys([*(s for s, _ in counts.most_common()), *syllables_of(c, self.readings)]))
            for c, counts in sorted(right.items())
        }

    def signs(self) -> list[str]:
        """The Han characters, in order."""
        return sorted({sign for text, _ in self.found for sign in HAN.findall(text)})

    def _fixes(self, table: Mapping[str, tuple[str, ...]]) -> Iterable[int]:
        last = 0
        for number, (text, reading) in enumerate(self.found):
            for place, (character, syllable) in enumerate(zip(HAN.findall(text), reading.syllables, strict=True)):
                which = table[character].index(syllable)
                if which:
                    yield from (number - last, place, which)
                    last = number

    def _lengths(self) -> str:
        return lines("".join(LENGTHS[min(n, len(LENGTHS) - 1)] for n in reading.words) for _, reading in self.found)


def others(table: Mapping[str, Sequence[str]]) -> str:
    """Each polyphone followed by its readings but the first."""
    return " ".join(character + ",".join(syllables[1:]) for character, syllables in table.items() if len(syllables) > 1)


def by_syllable(table: Mapping[str, Sequence[str]]) -> str:
    """Each syllable followed by the characters whose first reading it is."""
    groups: dict[str, list[str]] = defaultdict(list)
    for character, syllables in table.items():
        groups[syllables[0]].append(character)
    return " ".join(syllable + "".join(characters) for syllable, characters in sorted(groups.items()))
