"""Names that a text seems to hold and the atlas does not: every stretch that can be one, weighed by its features.

The features are general: which words it begins and ends with, how these are used in the names that the atlas has, what
stands around it, whether it is marked, repeated, or no word of a dictionary. `weights.yml` says how much each counts;
`scripts/bench draft --fit` finds the weights from texts whose names are known.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import jieba
import yaml

from lib.draft.phrases import Cut, Word, cuts, may, persons
from lib.draft.words import HERE, tables, words

Features = dict[str, float]
OVERLAP = 0.3  # what a stretch loses for each chosen one that it lies over
PIECE = 3  # characters of a piece of a text by which what it does not hold is told
COMMON_WORD = 2000  # times in the dictionary from which a word is an ordinary one
ENDS_IN = "ends in"
EDGES = ("before=", "after=")
FIGURE = re.compile(r"\d+[余多]?[万亿%个家项名亩元年月日人]|\d\.\d")
WHY = {"quote": "stands in quotation marks", "book": "stands in book marks", "partly": "begins in quotation marks"}


@dataclass(frozen=True)
class Suspect:
    """A probable name: of which kind, why, how likely (0 is even), and the paragraphs (from 1) that hold it."""

    name: str
    kind: str
    why: str
    weight: float
    paragraphs: tuple[int, ...]

    @property
    def by_end(self) -> bool:
        """Whether its kind is told by its last word."""
        return self.why.startswith(ENDS_IN)


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


def suspects(lines: Sequence[str], usage: Usage, known: frozenset[str], weights: Mapping[str, float]) -> list[Suspect]:
    """Probable names in the order of the text, at most `per_1000` for a thousand characters; known names are none."""
    seen = {name: one for name, one in stretches(lines).items() if name not in known}
    weighed = {name: weigh(features(name, one, usage), weights) for name, one in seen.items()}
    most = math.ceil(sum(map(len, lines)) * weights["per_1000"] / 1000)
    chosen = set(_best(weighed, lines, most))
    return [
        Suspect(
            name,
            kind_of(name, one, usage),
            _why(one, name),
            round(weighed[name], 2),
            tuple(dict.fromkeys(one.paragraphs)),
        )
        for name, one in seen.items()
        if name in chosen
    ]


def _best(weighed: Mapping[str, float], lines: Sequence[str], most: int) -> Iterator[str]:
    """The names of most weight; each that lies over others wherever it stands loses for each of them."""
    text = "\n".join(lines)
    pairs = _pairs(text)
    covered = [0] * len(text)
    waiting = [(-weight, name) for name, weight in weighed.items()]
    heapq.heapify(waiting)
    while waiting and most > 0:
        weight, name = heapq.heappop(waiting)
        places = _places(name, text, pairs)
        over = min((max(covered[at : at + len(name)]) for at in places), default=0)
        now = OVERLAP * over - weighed[name]
        if now > weight and waiting and now > waiting[0][0]:
            heapq.heappush(waiting, (now, name))
            continue
        yield name
        most -= 1
        for at in places:
            covered[at : at + len(name)] = [times + 1 for times in covered[at : at + len(name)]]


def _pairs(text: str) -> dict[str, list[int]]:
    """Where each pair of characters stands, so that not the whole text is looked through for every name."""
    found: dict[str, list[int]] = defaultdict(list)
    for at in range(len(text) - 1):
        found[text[at : at + 2]].append(at)
    return found


def _places(name: str, text: str, pairs: Mapping[str, Sequence[int]]) -> list[int]:
    """Where a name stands in a text, over itself nowhere: looked for where the rarest of its pairs stands."""
    found: list[int] = []
    rarest, before = min((len(pairs.get(name[at : at + 2], ())), at) for at in range(len(name) - 1))
    for at in pairs[name[before : before + 2]] if rarest else ():
        start = at - before
        if text.startswith(name, start) and (not found or start >= found[-1] + len(name)):
            found.append(start)
    return found


def stretches(lines: Sequence[str]) -> dict[str, Seen]:
    """Every stretch that can be a name, in the order of the text; none with the name of a person in it."""
    found, people = dict[str, Seen](), set[str]()
    for number, line in enumerate(lines, 1):
        for cut in cuts(line):
            seen = found.setdefault(cut.name, Seen())
            seen.cuts.append(cut)
            seen.paragraphs.append(number)
            people.update(persons(cut))
    lengths = {len(person) for person in people}
    return {name: seen for name, seen in found.items() if not any(part in people for part in _parts(name, lengths))}


def _parts(name: str, lengths: Iterable[int]) -> Iterator[str]:
    return (name[at : at + length] for length in lengths for at in range(len(name) - length + 1))


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
    if end := _end(name):
        found[f"end={_end_kind(end)}"] = 1.0
        found["end-alone"] = float(end == name)
        found[f"end={_end_kind(end)}/{first[1][:1]}"] = 1.0
        found |= {f"end={_end_kind(end)}|{side}": value for side, value in _around(seen) if side.startswith(EDGES)}
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
        told["continued"] += cut.after[0] in _kinds()
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


def kind_of(name: str, seen: Seen, usage: Usage) -> str:
    """The kind that names with this end mostly are: by the table of ends, else by the names of the atlas."""
    if any(cut.mark == "book" for cut in seen.cuts):
        return "programmes"
    if end := _end(name):
        return _end_kind(end)
    used = usage.kinds.get(seen.cuts[0].words[-1][0])
    if used:
        return used.most_common(1)[0][0]
    return "regions" if seen.cuts[0].words[0][1] == "ns" and len(seen.cuts[0].words) == 1 else "terms"


def _why(seen: Seen, name: str) -> str:
    mark = next((cut.mark for cut in seen.cuts if cut.mark), "")
    if mark:
        return WHY[mark]
    if end := _end(name):
        return f"{ENDS_IN} {end}"
    if len(seen.cuts) > 1:
        return f"stands {len(seen.cuts)} times"
    if any("、" in (cut.before[0], cut.after[0]) for cut in seen.cuts):
        return "stands in a list"
    return "by its words and those around it"


def _end(name: str) -> str:
    """The longest of the known ends that it has; empty if none."""
    return next((name[-length:] for length in _lengths() if name[-length:] in _kinds()), "")


@cache
def _lengths() -> tuple[int, ...]:
    """Of the ends, the longest first."""
    return tuple(sorted({len(end) for end in _kinds()}, reverse=True))


@cache
def _kinds() -> Mapping[str, str]:
    return {end: kind for kind in reversed(tables()["ends"]) for end in words("ends", kind)}


def _end_kind(end: str) -> str:
    return _kinds()[end]


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
