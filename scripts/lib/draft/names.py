"""Names that a text seems to hold and the atlas does not: every stretch that can be one, weighed by its features."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lib.draft.features import Seen, Usage, end_of, features, kind_of_end, weigh
from lib.draft.phrases import cuts, persons

OVERLAP = 0.3  # what a stretch loses for each chosen one that it lies over
ENDS_IN = "ends in"
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


def kind_of(name: str, seen: Seen, usage: Usage) -> str:
    """The kind that names with this end mostly are: by the table of ends, else by the names of the atlas."""
    if any(cut.mark == "book" for cut in seen.cuts):
        return "programmes"
    if end := end_of(name):
        return kind_of_end(end)
    used = usage.kinds.get(seen.cuts[0].words[-1][0])
    if used:
        return used.most_common(1)[0][0]
    return "regions" if seen.cuts[0].words[0][1] == "ns" and len(seen.cuts[0].words) == 1 else "terms"


def _why(seen: Seen, name: str) -> str:
    mark = next((cut.mark for cut in seen.cuts if cut.mark), "")
    if mark:
        return WHY[mark]
    if end := end_of(name):
        return f"{ENDS_IN} {end}"
    if len(seen.cuts) > 1:
        return f"stands {len(seen.cuts)} times"
    if any("、" in (cut.before[0], cut.after[0]) for cut in seen.cuts):
        return "stands in a list"
    return "by its words and those around it"
