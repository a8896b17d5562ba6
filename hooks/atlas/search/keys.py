"""Which entries a query may name: from what may be typed to the numbers of entries, so that only those are loaded.

A key holds every entry that may match what is typed, and some that do not; names themselves are read by the browser. Of
a key with very many entries the best are told, and how many there are. See docs/assets/search/stretches/keys.js.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log
from typing import Any

from atlas.search.catalogue import Catalogue, Entry
from atlas.search.facts import numbers_of
from atlas.search.fold import folded
from atlas.search.sequences import read
from atlas.search.stem import stem
from atlas.search.units import END, Unit, alike, spellings, units_of
from atlas.search.wire import numbers

# Entries under a key, and under one of Han characters, of which a query has several that are held against each other.
MOST, MOST_HAN = 32, 400
DEEPEST = 7  # letters of a key
DIVIDED = 8  # entries from which on a key of letters is divided by the next letter
SLIP = 6  # letters at the beginning of a word of which one may be wrong
SHARD = 4_500  # characters of keys and numbers in a file, about
# What a key begins with that is no Han character.
WHOLE, SYLLABLE, STEM, SHORT, SLIPPED, MEASURE, LETTERS, AMOUNT, DEEP, DATED = "!#%&*+-=~?"
PLACE = "regions"
NEAR = 0.03  # part by which amounts of one key may differ; those that are asked for may stand under the next
KNOWN, OF_PLACE = 30, 60  # points of an entry by what the atlas knows of it, and of a place
AT_START, AT_WORD, EXACT = 2000, 500, 5000  # points of a match

Ranks = dict[int, float]


@dataclass(frozen=True)
class Name:
    """A name of an entry, in units; `prior` are points of the entry."""

    entry: int
    units: Sequence[Unit]
    is_latin: bool
    prior: float

    def rank(self, start: int) -> float:
        """Points of a match that begins at a place."""
        place = AT_START if start == 0 else AT_WORD if self.units[start].begins else 0
        return place + 800 / len(self.units) + self.prior


def keys(found: Catalogue, spans: Sequence[int], most: int = MOST) -> dict[str, Mapping[str, Any]]:
    """`first`, the first key of each file, and the files: `keys` and, one after another, what `_packed` says of each.
    `spans[n]` is how many entries after the n-th lie within it."""
    table = _Keys(most)
    for name in _names(found):
        table.add(name)
    table.add_figures(found)
    first, files = [], {}
    for number, rows in enumerate(_cut(table.rows(), spans), 1):
        first.append(rows[0][0])
        files[f"keys-{number}"] = {
            "keys": "\n".join(key for key, _ in rows),
            "entries": numbers(n for _, packed in rows for n in packed),
        }
    return {"first": {"first": "\n".join(first)}, **files}


def _names(found: Catalogue) -> Iterator[Name]:
    for number, entry in enumerate(found.entries):
        prior = KNOWN * entry.prior + (OF_PLACE if entry.kind == PLACE else 0)
        for given, text in _chinese(entry):
            yield Name(number, units_of(folded(text), read(text, found.readings, given), found.readings), False, prior)
        for text in (entry.name.en, *entry.en):
            yield Name(number, units_of(folded(text), None, found.readings), True, prior)
    yield from _also(found)


def _chinese(entry: Entry) -> Iterator[tuple[str | None, str]]:
    yield entry.reading, entry.name.zh
    yield from ((None, text) for text in entry.zh)


def _also(found: Catalogue) -> Iterator[Name]:
    """What a figure is about beside its subject, and its scope, lead to the subject too."""
    number = found.numbers
    told: set[tuple[int, str]] = set()
    for fact in found.facts:
        subject = number[fact.subject]
        others = [found.entries[number[about]] for about in fact.about]
        texts = [(text, False) for one in others for _, text in _chinese(one)]
        texts += [(text, True) for one in others for text in (one.name.en, *one.en)]
        texts += [(fact.scope.zh, False), (fact.scope.en, True)] if fact.scope else []
        for text, is_latin in texts:
            if (subject, text) not in told:
                told.add((subject, text))
                reading = None if is_latin else read(text, found.readings)
                yield Name(subject, units_of(folded(text), reading, found.readings), is_latin, -AT_START)


class _Keys:
    def __init__(self, most: int) -> None:
        self.most = most
        self.ranks: dict[str, Ranks] = defaultdict(dict)
        self.typed: dict[str, list[tuple[str, int, float]]] = defaultdict(list)  # by the first letter

    def note(self, key: str, entry: int, rank: float) -> None:
        known = self.ranks[key]
        if rank > known.get(entry, float("-inf")):
            known[entry] = rank

    def add(self, name: Name) -> None:
        """All keys of a name."""
        units = name.units
        if not units:
            return
        letters = "".join(unit.letters for unit in units)
        for whole in {"".join(unit.sign for unit in units), letters}:
            self.note(WHOLE + whole, name.entry, name.prior)
        for place, unit in enumerate(units):
            self._add_at(name, place, unit)
        self._add_short(name)

    def _add_at(self, name: Name, place: int, unit: Unit) -> None:
        rank = name.rank(place)
        if unit.is_han:
            self.note(unit.sign, name.entry, rank)
            if place + 1 < len(name.units) and name.units[place + 1].is_han:
                self.note(unit.sign + name.units[place + 1].sign, name.entry, rank)
            for letters in initials(name.units[place + 1 : place + 3]):
                self.note(unit.sign + letters, name.entry, rank)
            before = name.units[place - 1] if place else None
            for letters in (before.letters, *before.others) if before and before.is_han else ():
                self.note(letters + unit.sign, name.entry, name.rank(place - 1))
                self.note(letters[:1] + unit.sign, name.entry, name.rank(place - 1))
            if unit.begins or place == len(name.units) - 1:
                for letters in (unit.letters, *unit.others):
                    self.note(SYLLABLE + letters, name.entry, 800 / len(name.units) + name.prior)
        else:
            self.note(STEM + stem(unit.sign), name.entry, rank)
        kind = LETTERS if unit.begins else DEEP
        for text in spellings(name.units, place, DEEPEST):
            self.typed[kind + text[:1]].append((kind + text, name.entry, rank))
        if unit.begins:
            letters = "".join(one.letters for one in name.units[place:])
            for slipped in slips(letters):
                self.note(SLIPPED + slipped, name.entry, rank)

    def _add_short(self, name: Name) -> None:
        """Its first character with each that may come next in an abbreviation; the one beside it is a pair already."""
        first, last = name.units[0], len(name.units) - 1
        for place, unit in enumerate(name.units):
            if place > 1 and first.is_han and unit.is_han and (unit.begins or place == last):
                self.note(SHORT + first.sign + unit.sign, name.entry, name.prior)

    def add_figures(self, found: Catalogue) -> None:
        """The subjects of figures: by indicator, by date and status, as printed, and by what they are worth."""
        number, of = found.numbers, numbers_of(found)
        for fact in found.facts:
            subject = number[fact.subject]
            year = "".join(sign for sign in fact.period.rpartition("/")[2][:4] if sign.isdigit()) or "1950"
            points = 10 * found.entries[subject].prior + (20 if fact.status == "actual" else 0) + int(year) / 4
            weight = {"headline": 15, "structural": -60}.get(fact.weight, 0)
            self.note(MEASURE + str(number[fact.indicator]), subject, points + weight)
            self.note(f"{DATED}{of.periods[fact.period]}:{of.statuses[fact.status]}", subject, points + weight)
            for text in {fact.printed, fact.chinese, fact.english}:
                self._add_printed(units_of(folded(text), None, found.readings), subject, points - AT_START)
            unit = found.units.get(fact.unit)
            for amount in filter(None, map(abs, map(float, fact.amounts))):
                self.note(f"{AMOUNT}:{near(amount)}", subject, points + weight)
                if unit and unit.dimension:
                    worth = near(amount * float(unit.size))
                    self.note(f"{AMOUNT}{unit.dimension}:{worth}", subject, points + weight)

    def _add_printed(self, units: Sequence[Unit], subject: int, rank: float) -> None:
        for place, unit in enumerate(units):
            after = units[place + 1] if place + 1 < len(units) else None
            if not unit.is_han:
                text = LETTERS + (alike(unit.sign) + END)[:DEEPEST]
                self.typed[text[:2]].append((text, subject, rank))
            elif after and after.is_han:
                self.note(unit.sign + after.sign, subject, rank)

    def rows(self) -> Iterator[tuple[str, int, list[int], bool]]:
        """Key, how many entries it has, the best of them, and whether they stand in the order of their numbers."""
        known = {key: self._listed(key, ranks) for key, ranks in self.ranks.items()}
        for group in self.typed.values():
            known.update((key, self._listed(key, ranks)) for key, ranks in self._divided(group, 2))
        yield from ((key, *known[key]) for key in sorted(known))

    def _listed(self, key: str, ranks: Ranks) -> tuple[int, list[int], bool]:
        most = MOST_HAN * self.most // MOST if key[0] > "\u3000" else self.most
        if len(ranks) <= self.most:
            return len(ranks), sorted(ranks), True
        return len(ranks), sorted(ranks, key=lambda entry: (-ranks[entry], entry))[:most], False

    def _divided(self, group: Sequence[tuple[str, int, float]], length: int) -> Iterator[tuple[str, Ranks]]:
        """A key of so many letters and, if it has too many entries, longer ones."""
        key = group[0][0][:length]  # with the sign of its kind
        ranks: Ranks = {}
        for text, entry, rank in group:
            more = rank + (EXACT if text == key + END else 0)
            if more > ranks.get(entry, float("-inf")):
                ranks[entry] = more
        yield key, ranks
        if len(ranks) > min(DIVIDED, self.most) and length <= DEEPEST and not key.endswith(END):
            parts: dict[str, list[tuple[str, int, float]]] = defaultdict(list)
            for row in group:
                parts[row[0][: length + 1]].append(row)
            for part in parts.values():
                yield from self._divided(part, length + 1)


def near(amount: float) -> int:
    """A number for amounts that differ little."""
    return floor(log(amount) / NEAR)


def initials(units: Sequence[Unit]) -> Iterator[str]:
    """The first letters of units, of the first alone and of more, as they are typed behind a character."""
    if units:
        for letter in dict.fromkeys(one[:1] for one in (units[0].letters, *units[0].others)):
            yield letter
            yield from (letter + more for more in initials(units[1:]))


def slips(letters: str) -> Iterator[str]:
    """What is left of the beginning of a word without one of its letters; two words that differ by one slip there share
    one of these. Both are asked for at two lengths, for a word may end before."""
    for length in (SLIP - 1, SLIP):
        begun = letters[:length]
        if len(begun) == length:
            yield from {begun[:place] + begun[place + 1 :] for place in range(length)}


def _cut(
    rows: Iterable[tuple[str, int, list[int], bool]], spans: Sequence[int]
) -> Iterator[list[tuple[str, list[int]]]]:
    """Keys in order, as many as make a file."""
    part: list[tuple[str, list[int]]] = []
    size = 0
    for key, count, listed, is_whole in rows:
        packed = [count, 2 * len(listed) + (not is_whole), *_packed(listed, is_whole, spans)]
        part.append((key, packed))
        size += len(key) + 1 + 2 * len(packed)
        if size >= SHARD:
            yield part
            part, size = [], 0
    if part:
        yield part


def _packed(listed: Sequence[int], is_whole: bool, spans: Sequence[int]) -> Iterator[int]:
    """Numbers of entries: the distance from each to the next where they stand in order, else as they are; doubled, one
    more if a span above 0 follows."""
    last = 0
    for entry in listed:
        yield 2 * (entry - last) + (spans[entry] > 0)
        if spans[entry]:
            yield spans[entry]
        last = entry if is_whole else 0
