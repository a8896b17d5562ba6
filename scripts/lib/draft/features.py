"""What tells whether a stretch of a text is a name: features, and how much each weighs.

They are general: which words a stretch begins and ends with, how these are used in the names that the atlas has, what
stands around it, whether it is marked, repeated, or no word of a dictionary. `weights.yml` says how much each counts;
`scripts/bench draft --fit` finds the weights from texts whose names are known.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import jieba
import yaml

from lib.draft.phrases import Cut, Word, may
from lib.draft.words import HERE, tables, words

Features = dict[str, float]
PIECE = 3  # characters of a piece of a text by which what it does not hold is told
COMMON_WORD = 2000  # times in the dictionary from which a word is an ordinary one
EDGES = ("before=", "after=")
FIGURE = re.compile(r"\d+[余多]?[万亿%个家项名亩元年月日人]|\d\.\d")


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
    """How words are used in the names that the atlas has."""

    first: Counter[str] = field(default_factory=Counter)
    last: Counter[str] = field(default_factory=Counter)
    inner: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    names: Searched = field(default_factory=lambda: Searched(""))
    prose: Searched = field(default_factory=lambda: Searched(""))

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]], prose: Iterable[str] = ()) -> Usage:
        """From names with their kinds, and from the texts of the atlas about them."""
        names = list(names)
        usage = cls(names=Searched("\n".join(name for name, _ in names)), prose=Searched("\n".join(prose)))
        for name, kind in names:
            parts = list(jieba.cut(name))
            usage.first[parts[0]] += 1
            usage.last[parts[-1]] += 1
            usage.inner.update(parts)
            usage.kinds[parts[-1]][kind] += 1
        return usage


@dataclass(slots=True)
class Seen:
    """Where a stretch stands in a text: the cuts, and the paragraphs."""

    cuts: list[Cut] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)


def weigh(found: Features, weights: Mapping[str, float]) -> float:
    """The sum of the weights of its features."""
    return sum(value * weights.get(name, 0.0) for name, value in found.items())


def features(name: str, seen: Seen, usage: Usage) -> Features:
    """What tells whether a stretch is a name."""
    cut = seen.cuts[0]
    first, last = cut.words[0], cut.words[-1]
    found: Features = {"base": 1.0, f"words={min(len(cut.words), 6)}": 1.0, f"length={_length(name)}": 1.0}
    found[f"first={first[1][:2]}"] = found[f"last={last[1][:2]}"] = 1.0
    if len(cut.words) > 1:
        found["used-first"] = math.log1p(usage.first[first[0]])
        found["used-last"] = math.log1p(usage.last[last[0]])
    found["used-inside"] = sum(word in usage.inner for word, _ in cut.words) / len(cut.words)
    found["used-much"] = sum(math.log1p(usage.inner[word]) for word, _ in cut.words) / len(cut.words)
    found["in-names"] = math.log1p(usage.names.count(name))
    found["in-prose"] = math.log1p(usage.prose.count(name))
    if end := end_of(name):
        found[f"end={kind_of_end(end)}"] = 1.0
        found["end-alone"] = float(end == name)
        found[f"end={kind_of_end(end)}/{first[1][:1]}"] = 1.0
        found |= {f"end={kind_of_end(end)}|{side}": value for side, value in _around(seen) if side.startswith(EDGES)}
    return found | dict(_around(seen)) | dict(_rarity(cut)) | dict(_signs(name, seen))


def _around(seen: Seen) -> Iterator[tuple[str, float]]:
    """What stands before and after it; of several places, the share of each."""
    share = 1.0 / len(seen.cuts)
    told: Counter[str] = Counter()
    for cut in seen.cuts:
        told[f"before={_edge(cut.before)}"] += 1
        told[f"after={_edge(cut.after)}"] += 1
        told["listed"] += _edge(cut.before) == "、" or _edge(cut.after) == "、"
        left, right = _outside(cut.before), _outside(cut.after)
        told["whole-left"] += left
        told["whole-right"] += right
        told["whole"] += left and right
        told["continued"] += cut.after[0] in kinds_by_end()
        told["introduced"] += cut.before[0] in words("introducing")
        told["followed"] += cut.after[0] in words("following")
        told["alone"] += not cut.before[0].isalnum() and not cut.after[0].isalnum()
    yield from ((name, count * share) for name, count in told.items())
    yield "again", math.log(len(seen.cuts))
    yield "varied", math.log(len({(cut.before[0], cut.after[0]) for cut in seen.cuts}))


def _edge(word: Word) -> str:
    """A neighbour as a feature: a sign or a little word as it is, else its part of speech."""
    if word[1] == "x" or word[0] in ("的", "和", "与", "等", "在", "是", "为", "及", "以", "对"):
        return word[0] if not word[0] or not word[0].isalnum() or len(word[0]) == 1 else "x"
    return word[1][:1]


def _outside(word: Word) -> bool:
    """Whether a neighbour can be no part of the same name."""
    return not may(word) or word[1][:1] in ("v", "x", "c", "d") or not word[0]


def _rarity(cut: Cut) -> Iterator[tuple[str, float]]:
    """How common its words are; a word of no dictionary is probably a part of a name."""
    counts = [_frequency(word) for word, _ in cut.words]
    yield "unknown", sum(not count for count in counts) / len(counts)
    yield "rarest", math.log1p(min(counts)) / 10
    yield "first-common", float(counts[0] > COMMON_WORD)
    yield "last-common", float(counts[-1] > COMMON_WORD)
    if len(counts) == 1:
        yield "word", 1.0
        yield "word-common", math.log1p(counts[0]) / 10
        yield f"word-length={min(len(cut.name), 5)}", 1.0


def _signs(name: str, seen: Seen) -> Iterator[tuple[str, float]]:
    yield from ((f"mark={mark}", 1.0) for mark in {cut.mark for cut in seen.cuts} if mark)
    yield "latin", float(any(sign.isascii() and sign.isalpha() for sign in name))
    yield "digits", float(any(sign.isdigit() for sign in name))
    yield "digits-first", float(name[0].isdigit())
    yield "brackets", float("（" in name or "(" in name)
    yield "figure", float(bool(FIGURE.search(name)))
    flags = [flag[:1] for cut in seen.cuts[:1] for _, flag in cut.words]
    yield "verbs", float(sum(flag == "v" for flag in flags))
    yield "verbs-inside", float(sum(flag == "v" for flag in flags[1:-1]))
    yield "joined", float(sum(flag == "c" for flag in flags))
    yield "numerals", float(sum(flag == "m" for flag in flags))
    yield "adverbs", float(sum(flag in ("d", "t", "z") for flag in flags))


def end_of(name: str) -> str:
    """The longest of the known ends that it has; empty if none."""
    return next((name[-length:] for length in _lengths() if name[-length:] in kinds_by_end()), "")


@cache
def _lengths() -> tuple[int, ...]:
    """Of the ends, the longest first."""
    return tuple(sorted({len(end) for end in kinds_by_end()}, reverse=True))


@cache
def kinds_by_end() -> Mapping[str, str]:
    return {end: kind for kind in reversed(tables()["ends"]) for end in words("ends", kind)}


def kind_of_end(end: str) -> str:
    return kinds_by_end()[end]


def _length(name: str) -> int:
    return min(len(name), 16) // 2 * 2 if len(name) > 6 else len(name)


def _frequency(word: str) -> int:
    """How often a word stands in what the dictionary was made from; 0 for one that it does not have."""
    jieba.initialize()
    return int(jieba.dt.FREQ.get(word) or 0)


@cache
def weights() -> Mapping[str, float]:
    """How much each feature counts, as `weights.yml` says."""
    found: dict[str, float] = yaml.safe_load((HERE / "weights.yml").read_text(encoding="utf-8"))
    return found
