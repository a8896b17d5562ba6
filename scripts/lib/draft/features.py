"""What tells whether a stretch of a text is a name: features, and how much each weighs.

They are general: which words a stretch begins and ends with, how these are used in the names that the atlas has, what
stands around it, whether it is marked, repeated, or no word of a dictionary, and how it lies to known names.
`weights.yml` says how much each counts; `scripts/bench draft --fit` finds the weights from texts whose names are known.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter

import yaml

from lib.draft.phrases import Cut, may
from lib.draft.tagged import Word, frequency
from lib.draft.usage import Usage
from lib.draft.words import HERE, tables, words

Features = dict[str, float]
Spans = Mapping[
    int, Sequence[tuple[int, int]]
]  # by paragraph (from 1), where known names begin and end, in their order
COMMON_WORD = 2000  # times in the dictionary from which a word is an ordinary one
PROPER = ("ns", "nt", "nr")  # parts of speech of names of places, bodies and persons
EDGES = ("before=", "after=")
FIGURE = re.compile(r"\d+[余多]?[万亿%个家项名亩元年月日人]|\d\.\d")


@dataclass(slots=True)
class Seen:
    """Where a stretch stands in a text: the cuts, and paragraph (from 1) and character of each."""

    cuts: list[Cut] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)


def weigh(found: Features, weights: Mapping[str, float]) -> float:
    """The sum of the weights of its features."""
    total, get = 0.0, weights.get
    for name, value in found.items():
        if value and (weight := get(name)):
            total += value * weight
    return total


def features(name: str, seen: Seen, usage: Usage, spans: Spans) -> Features:
    """What tells whether a stretch is a name."""
    cut = seen.cuts[0]
    first, last = cut.words[0], cut.words[-1]
    found: Features = {"base": 1.0, f"words={min(len(cut.words), 6)}": 1.0, f"length={_length(name)}": 1.0}
    found[f"first={first[1][:2]}"] = found[f"last={last[1][:2]}"] = 1.0
    found[f"word-first={_said(first, usage)}"] = found[f"word-last={_said(last, usage)}"] = 1.0
    if _said(last, usage) == last[0]:
        found[f"sign-last={name[-1]}"] = found[f"signs-last={name[-2:]}"] = 1.0
    if _said(first, usage) == first[0]:
        found[f"sign-first={name[0]}"] = 1.0
    if len(cut.words) > 1:
        found["used-first"] = math.log1p(usage.first[first[0]])
        found["used-last"] = math.log1p(usage.last[last[0]])
    found["used-inside"] = sum(word in usage.inner for word, _ in cut.words) / len(cut.words)
    found["used-much"] = sum(math.log1p(usage.inner[word]) for word, _ in cut.words) / len(cut.words)
    found["in-names"] = math.log1p(usage.names.count(name))
    found["in-prose"] = math.log1p(usage.prose.count(name))
    around = dict(_around(seen, usage))
    if end := end_of(name):
        found[f"end={kind_of_end(end)}"] = 1.0
        found["end-alone"] = float(end == name)
        found[f"end={kind_of_end(end)}/{first[1][:1]}"] = 1.0
        found |= {f"end={kind_of_end(end)}|{side}": value for side, value in around.items() if side.startswith(EDGES)}
    found.update(around)
    for more in (_rarity(cut), _signs(name, seen), _odds(seen, usage), _known(name, usage), _lying(name, seen, spans)):
        found.update(more)
    return found


def _said(word: Word, usage: Usage) -> str:
    """A word as a feature: of one that names a place, a body or a person only that, so that no region is learnt."""
    if word[1][:2] in PROPER:
        return f"‹{word[1][:2]}›"
    return "‹place›" if usage.has_place(word[0]) else word[0]


def _odds(seen: Seen, usage: Usage) -> Iterator[tuple[str, float]]:
    """How much its words, and those around it, are words of names."""
    odds = [usage.odds(word) for word, _ in seen.cuts[0].words]
    yield from (
        ("odds", sum(odds) / len(odds)),
        ("odds-first", odds[0]),
        ("odds-last", odds[-1]),
        ("odds-least", min(odds)),
    )
    yield "odds-before", sum(usage.odds(cut.before[0]) for cut in seen.cuts) / len(seen.cuts)
    yield "odds-after", sum(usage.odds(cut.after[0]) for cut in seen.cuts) / len(seen.cuts)


def _known(name: str, usage: Usage) -> Iterator[tuple[str, float]]:
    """Known names with which it begins and ends."""
    known = usage.known
    begins = next((name[:at] for at in range(len(name) - 1, 1, -1) if name[:at] in known), "")
    ends = next((name[at:] for at in range(1, len(name) - 1) if name[at:] in known), "")
    for where, part in (("begins", begins), ("ends", ends)):
        if part:
            yield f"{where}-known", 1.0
            yield f"{where}-known={known[part]}", 1.0
    if begins and ends:
        yield "two-known", float(len(begins) + len(ends) == len(name))


def _lying(name: str, seen: Seen, spans: Spans) -> Iterator[tuple[str, float]]:
    """How it lies to names that are known in its paragraph: across or within one, behind or before one."""
    told: Counter[str] = Counter()
    for paragraph, start in seen.places:
        told.update(_to_span(start, start + len(name), spans.get(paragraph, ())))
    yield from ((relation, times / len(seen.places)) for relation, times in told.items())


_end_of_span = itemgetter(1)


def _to_span(start: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    for at in range(bisect_left(spans, start, key=_end_of_span), len(spans)):
        first, last = spans[at]
        if first > end:
            return
        if last == start:
            yield "behind-known"
        elif first == end:
            yield "before-known"
        elif first <= start and end <= last:
            yield "within-known"
        elif first < start or end < last:
            yield "across-known"


def _around(seen: Seen, usage: Usage) -> Iterator[tuple[str, float]]:
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
        told[f"word-before={_said(cut.before, usage)}"] += 1
        told[f"word-after={_said(cut.after, usage)}"] += 1
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
    counts = [frequency(word) for word, _ in cut.words]
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


@cache
def weights() -> Mapping[str, float]:
    """How much each feature counts, as `weights.yml` says."""
    found: dict[str, float] = yaml.safe_load((HERE / "weights.yml").read_text(encoding="utf-8"))
    return found
