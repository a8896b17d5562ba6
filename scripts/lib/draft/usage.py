"""How the names of an atlas use words, and how its texts do."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lib.draft.tagged import cut

PLACES, SHORTEST = "regions", 2  # a kind, and the characters of its shortest names
PIECE = 3  # characters of a piece of a text by which what it does not hold is told
UNSEEN, SPREAD = 0.5, 50  # times that a word counts at least, and what keeps a small atlas from saying much


class Searched:
    """A text in which most of what is looked for does not stand: a piece that it does not have says so."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = {text[at : at + PIECE] for at in range(len(text))}

    def count(self, name: str) -> int:
        """How often a name stands in it."""
        pieces = (name[at : at + PIECE] for at in range(len(name) - PIECE + 1))
        return self._text.count(name) if all(piece in self._pieces for piece in pieces) else 0


@dataclass
class Usage:
    """How words are used in the names that the atlas has; `known` are these with their kinds."""

    first: Counter[str] = field(default_factory=Counter)
    last: Counter[str] = field(default_factory=Counter)
    inner: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    known: Mapping[str, str] = field(default_factory=dict)
    names: Searched = field(default_factory=lambda: Searched(""))
    prose: Searched = field(default_factory=lambda: Searched(""))
    _odds: dict[str, float] = field(default_factory=dict)
    _placed: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]], prose: Iterable[str] = ()) -> Usage:
        """From names with their kinds, and from the texts of the atlas about them."""
        names, prose = list(names), list(prose)
        usage = cls(names=Searched("\n".join(name for name, _ in names)), prose=Searched("\n".join(prose)))
        usage.known = dict(names)
        for name, kind in names:
            parts = cut(name)
            usage.first[parts[0]] += 1
            usage.last[parts[-1]] += 1
            usage.inner.update(parts)
            usage.kinds[parts[-1]][kind] += 1
        for text in prose:
            usage.told.update(cut(text))
        return usage

    def has_place(self, word: str) -> bool:
        """Whether a word is, or holds, a name of a place of the atlas."""
        found = self._placed.get(word)
        if found is None:
            ends = range(SHORTEST, len(word) + 1)
            pieces = (word[start:end] for end in ends for start in range(end - SHORTEST + 1))
            found = self._placed[word] = any(self.known.get(piece) == PLACES for piece in pieces)
        return found

    def odds(self, word: str) -> float:
        """How much more often a word stands in names than in texts, as a logarithm."""
        found = self._odds.get(word)
        if found is None:
            in_names = math.log((self.inner[word] + UNSEEN) / (self.inner.total() + SPREAD))
            found = in_names - math.log((self.told[word] + UNSEEN) / (self.told.total() + SPREAD))
            self._odds[word] = found
        return found
