"""Texts and queries as terms of the index. One specification for both ends of the search.

1. *Normalise*: NFKC, small letters, no accents, no apostrophes; a comma between digits in groups of three is dropped.
2. *Runs*: Han characters; numbers (4.8); words of letters, which may hold digits after the first (r4s). All else
divides. 3. *Terms*: of a Han run every two neighbours, or the character itself if it is alone; of a word its stem,
unless it is one of STOP; a number as it stands.

docs/assets/search/engine/tokens.js says the same, and tests/search/vectors.json is run against both. Texts get one
thing more here (`TextTerms`): simplified characters, and jieba's words, so that what is a word counts more than what
only happens to stand together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from atlas.search.fold import folded
from atlas.search.stem import stem
from atlas.text.han import CLASS, HAN

RUNS = re.compile(rf"[{CLASS}]+|[0-9]+(?:\.[0-9]+)*|[^\W\d_{CLASS}][^\W_{CLASS}]*")
ACCENTS = re.compile("[\u0300-\u036f]")
APOSTROPHES = re.compile("['’‘ʼ`]")
GROUPING = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "to",
        "was",
        "were",
        "which",
        "with",
    ]
)

Cut = Callable[[str], Iterable[str]]


def normalise(text: str) -> str:
    """Text as it is compared: compatibility forms, capitals, accents and apostrophes gone."""
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKC", text).lower()
        plain = unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFD", plain)))
    return GROUPING.sub("", APOSTROPHES.sub("", plain))


def runs(text: str) -> list[str]:
    """Han runs, numbers and words of a text, in order."""
    return RUNS.findall(normalise(text))


def terms(text: str) -> list[str]:
    """The terms of a query or a text, in order, repeated as often as they stand there."""
    return [term for run in runs(text) for term in _terms(run)]


class TextTerms:
    """What is indexed of texts: their terms, and the words of two characters and more that `cut` finds in Han runs.

    A run is worked out once, however often it stands in the texts; `words` are all that `cut` has found.
    """

    def __init__(self, cut: Cut) -> None:
        self.words: dict[str, None] = {}
        self._cut = cut
        self._known: dict[str, list[str]] = {}

    def of(self, text: str) -> list[str]:
        """The terms of a text, repeated as often as they stand there."""
        found: list[str] = []
        for run in runs(folded(text)):
            if run not in self._known:
                self._known[run] = self._run(run)
            found += self._known[run]
        return found

    def _run(self, run: str) -> list[str]:
        found = list(_terms(run))
        if len(run) > 1 and HAN.match(run):
            words = [word for word in self._cut(run) if len(word) > 1]
            self.words.update(dict.fromkeys(words))
            found += words
        return found


def _terms(run: str) -> Iterator[str]:
    if HAN.match(run):
        yield from (run[i : i + 2] for i in range(len(run) - 1)) if len(run) > 1 else (run,)
    elif run not in STOP:
        yield stem(run)
