"""Names that a text seems to hold and the atlas does not: every stretch that can be one, weighed twice."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lib.draft.features import Seen, Spans, end_of, features, kind_of_end, weigh
from lib.draft.nested import LEAST, SECOND, lies
from lib.draft.phrases import cuts, persons
from lib.draft.usage import Usage

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


def suspects(
    lines: Sequence[str],
    usage: Usage,
    known: frozenset[str],
    weights: Mapping[str, float],
    spans: Spans = MappingProxyType({}),
) -> list[Suspect]:
    """Probable names in the order of the text, at most `per_1000` for a thousand characters; known names, which stand at
    the `spans`, are none.
    """
    seen = {name: one for name, one in stretches(lines).items() if name not in known}
    weighed = _weights(seen, usage, weights, spans)
    most = math.ceil(sum(map(len, lines)) * weights["per_1000"] / 1000)
    chosen = set(heapq.nlargest(most, weighed, key=weighed.__getitem__))
    return [
        Suspect(
            name,
            kind_of(name, one, usage),
            _why(one, name),
            round(weighed[name], 2),
            tuple(dict.fromkeys(paragraph for paragraph, _ in one.places)),
        )
        for name, one in seen.items()
        if name in chosen
    ]


def _weights(seen: Mapping[str, Seen], usage: Usage, weights: Mapping[str, float], spans: Spans) -> dict[str, float]:
    """How much each stretch weighs in the end; those that are no names at the first look are left out. Of the features,
    which are many, only sums are kept.
    """
    second = {key.removeprefix(SECOND): weight for key, weight in weights.items() if key.startswith(SECOND)}
    first, found = dict[str, float](), dict[str, float]()
    for name, one in seen.items():
        told = features(name, one, usage, spans)
        first[name] = weigh(told, weights)
        if first[name] >= LEAST:
            found[name] = weigh(told, second) + first[name] * second.get("weight", 0.0)
    for name, lying in lies(seen, first):
        found[name] += weigh(lying, second)
    return found


def stretches(lines: Sequence[str]) -> dict[str, Seen]:
    """Every stretch that can be a name, in the order of the text; none with the name of a person in it."""
    found, people = dict[str, Seen](), set[str]()
    for number, line in enumerate(lines, 1):
        for start, cut in cuts(line):
            seen = found.setdefault(cut.name, Seen())
            seen.cuts.append(cut)
            seen.places.append((number, start))
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
