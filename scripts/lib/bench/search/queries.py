"""What is typed: the project's own table, and queries made from place names, class by class, with every place they rightly mean."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from lib.bench.search.places import Place
from lib.relevance import Query

SEED = 2026
LONG_ENOUGH = 6  # letters, for a typo to be forgiven
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Sounds that are confused, both ways; for each the place in a syllable where it stands.
BEGINNINGS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"))
ENDS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
# Traps for whoever works in time that grows with the length, the variants or the script of a query.
HOSTILE = (
    "海门" * 5000,
    "a" * 10_000,
    "zhang" * 2000,
    "shi" * 40,
    "z" * 120,
    "zhsh" * 30,
    "h m q " * 20,
    "hai men " * 15,
    "xi'an " * 20,
    "1" * 10_000,
    "海m" * 60,
    "区" * 120,
    "n" + "ang" * 30,
    "the quick brown fox jumps over the lazy dog " * 3,
    "incubater inovation distrct parc " * 4,
    "開發區經濟技術產業園區" * 10,
    "😀" * 500,
    "\ud83d",
    "\udc00海门\ud800",
    "مرحبا بالعالم " * 20,
    "שלום עולם " * 20,
    "привет мир " * 20,
    "สวัสดีชาวโลก" * 20,
    "가나다라마바사 " * 20,
    "ひらがなカタカナ" * 20,
    "<img src=x onerror=alert(1)>" * 10,
    ".*+?^${}()|[]\\" * 20,
    "\u202e海门\u202c" * 20,
    "a\u0301\u0302\u0303" * 200,
    "\u3000\u200b\u00a0" * 100,
    "249万 4.8GW 2023-10 1/3 " * 10,
    "一二三四五六七八九十" * 12,
)

Made = tuple[str, frozenset[str]]


class Maker:
    """Makes queries from places. What a query rightly means is every place that it describes equally well."""

    def __init__(self, places: Sequence[Place], seed: int = SEED) -> None:
        self.places = places
        self.random = random.Random(seed)
        self.named = _index(places, lambda place: place.name)
        self.joined = _index(places, lambda place: "".join(place.pinyin))
        self.initials = _index(places, initials)
        self.pairs = _pairs(places)

    def classes(self) -> dict[str, Callable[[Place], Made | None]]:
        """The classes of the design's table, each with what makes a query from a place; None where a place does not lend itself."""
        return {
            "han": self.han,
            "inner": self.inner,
            "pinyin": self.pinyin,
            "spaced": self.spaced,
            "initials": self.short,
            "mixed": self.mixed,
            "typo": self.typo,
            "fuzzy": self.fuzzy,
            "traditional": self.traditional,
        }

    def queries(self, number: int) -> list[Query]:
        """So many queries of each class, or as many as there are."""
        found: list[Query] = []
        for of, make in self.classes().items():
            order = self.random.sample(self.places, len(self.places))
            made = (one for one in map(make, order) if one)
            found += [
                Query(q, "zh", of, tuple(sorted(wanted))) for (q, wanted), _ in zip(made, range(number), strict=False)
            ]
        return found

    def han(self, place: Place) -> Made:
        """The whole name."""
        return place.name, self.named[place.name]

    def inner(self, place: Place) -> Made | None:
        """Two characters from the middle, neither the first nor the last."""
        if len(place.name) < 4:
            return None
        start = self.random.randrange(1, len(place.name) - 2)
        pair = place.name[start : start + 2]
        return pair, self.pairs[pair]

    def pinyin(self, place: Place) -> Made:
        """The whole pinyin, joined."""
        return self._sounding("".join(place.pinyin), place)

    def spaced(self, place: Place) -> Made:
        """The whole pinyin, a blank after each syllable."""
        return self._sounding(" ".join(place.pinyin), place)

    def short(self, place: Place) -> Made | None:
        """The initials of a name of three characters and more."""
        return (initials(place), self.initials[initials(place)]) if len(place.name) > 2 else None

    def mixed(self, place: Place) -> Made | None:
        """Characters first and then pinyin, pinyin first, or a character and initials, in turn."""
        if len(place.name) < 3:
            return None
        cut = self.random.randrange(1, len(place.name) - 1)
        (head, rest), sounds = (place.name[:cut], place.name[cut:]), place.pinyin
        way = self.random.choice(("han last", "pinyin last", "initials last"))
        if way == "han last":
            return self._alike(
                place, "".join(sounds[:cut]) + rest, lambda p: p.name[cut:] == rest and p.pinyin == sounds
            )
        if way == "pinyin last":
            return self._alike(
                place, head + "".join(sounds[cut:]), lambda p: p.name[:cut] == head and p.pinyin == sounds
            )
        return self._alike(place, head + initials(place)[cut:], lambda p: p.name[:cut] == head)

    def typo(self, place: Place) -> Made | None:
        """The pinyin with one letter wrong, missing, added or swapped; none that is another place's right pinyin."""
        right = "".join(place.pinyin)
        wrong = self._slip(right)
        return self._meant(wrong, slips(wrong)) if len(right) >= LONG_ENOUGH and wrong not in self.joined else None

    def _slip(self, word: str) -> str:
        at = self.random.randrange(1, len(word) - 1)
        letter = self.random.choice(LETTERS)
        return self.random.choice(
            (
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )

    def fuzzy(self, place: Place) -> Made | None:
        """The pinyin with one syllable said otherwise; none that is another place's right pinyin."""
        ways = [(i, other) for i, syllable in enumerate(place.pinyin) for other in confused(syllable)]
        if not ways:
            return None
        at, other = self.random.choice(ways)
        said = (*place.pinyin[:at], other, *place.pinyin[at + 1 :])
        others = (
            "".join((*said[:i], meant, *said[i + 1 :]))
            for i, syllable in enumerate(said)
            for meant in confused(syllable)
        )
        return self._meant("".join(said), others) if "".join(said) not in self.joined else None

    def traditional(self, place: Place) -> Made | None:
        """The name in Traditional characters, where that makes a difference."""
        written = _traditional()(place.name)
        return (written, self.named[place.name]) if written != place.name else None

    def _sounding(self, query: str, place: Place) -> Made:
        return query, self.joined["".join(place.pinyin)]

    def _meant(self, query: str, meant: Iterable[str]) -> Made:
        """All whose right pinyin is one of those that may have been meant."""
        return query, frozenset().union(*(self.joined.get(one, frozenset()) for one in meant))

    def _alike(self, place: Place, query: str, same: Callable[[Place], bool]) -> Made:
        """Those with the same initials for which `same` holds."""
        return query, frozenset(p.id for p in self.places if p.id in self.initials[initials(place)] and same(p))


def initials(place: Place) -> str:
    """The first letter of each syllable."""
    return "".join(syllable[0] for syllable in place.pinyin)


def slips(word: str) -> Iterator[str]:
    """Whatever one slip makes of a word; so too all that it may have been before one slip."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def confused(syllable: str) -> list[str]:
    """How a syllable is said by people who do not tell some sounds apart."""
    found = []
    for pair in BEGINNINGS:
        mine = next((sound for sound in pair if syllable.startswith(sound)), "")
        if mine:
            found.append(next(sound for sound in pair if sound != mine) + syllable.removeprefix(mine))
    for pair in ENDS:
        mine = next((sound for sound in pair if syllable.endswith(sound)), "")
        if mine:
            found.append(syllable.removesuffix(mine) + next(sound for sound in pair if sound != mine))
    return found


def _index(places: Iterable[Place], key: Callable[[Place], str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for place in places:
        found[key(place)].add(place.id)
    return {sign: frozenset(ids) for sign, ids in found.items()}


def _pairs(places: Iterable[Place]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for place in places:
        for start in range(len(place.name) - 1):
            found[place.name[start : start + 2]].add(place.id)
    return {pair: frozenset(ids) for pair, ids in found.items()}


@cache
def _traditional() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("s2t").convert
    return convert


def first_of_each(queries: Sequence[Query], number: int) -> list[Query]:
    """So many queries of each class, evenly spread over it."""
    classes: dict[str, list[Query]] = defaultdict(list)
    for query in queries:
        classes[query.of].append(query)
    return [
        group[i * len(group) // min(number, len(group))]
        for group in classes.values()
        for i in range(min(number, len(group)))
    ]
