"""How a stretch lies to other likely ones: of 江苏甲新材料有限公司 the piece 甲新材料 is hardly a name of its own, and what
lies across its end is none.

A stretch is weighed twice: by what it is like, and then by what stronger stretches lie over it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lib.draft.features import Features, Seen

SECOND = "then "  # what weights of the second weighing begin with
LEAST = -5.0  # weight below which a stretch is not weighed a second time
FARTHEST = 30.0
# The other one: begins or ends alike and is longer or shorter; holds it or is held; lies across its start or end.
LONGER_ALIKE, LONGER_END, HOLDS = "longer-from-start", "longer-to-end", "holds"
SHORTER_ALIKE, SHORTER_END, HELD = "shorter-from-start", "shorter-to-end", "held"
ACROSS_START, ACROSS_END = "across-start", "across-end"
Place = tuple[int, int, str]  # start and end in a paragraph, and the stretch


def weighed_again(
    found: Mapping[str, Features], seen: Mapping[str, Seen], first: Mapping[str, float]
) -> dict[str, Features]:
    """The features for the second weighing of what weighs enough in the first."""
    around: dict[str, Features] = {name: defaultdict(float) for name, weight in first.items() if weight >= LEAST}
    for name, lying in lies(seen, first):
        for relation, value in lying.items():
            around[name][relation] += value
    return {name: {**found[name], **more, "weight": first[name]} for name, more in around.items()}


def lies(seen: Mapping[str, Seen], first: Mapping[str, float]) -> Iterator[tuple[str, Features]]:
    """Each stretch that weighs enough, wherever it stands, with the share of this place in how it lies to others."""
    likely = {name: likelihood(weight) for name, weight in first.items() if weight >= LEAST}
    for line in _by_paragraph(seen, likely):
        for (_, _, name), over in _over(line, likely).items():
            share = 1.0 / len(seen[name].places)
            likelier = {f"{key}, likelier": share for key, chance in over.items() if chance > likely[name]}
            yield name, {key: chance * share for key, chance in over.items()} | likelier


def likelihood(weight: float) -> float:
    """The chance that a stretch of a weight is a name."""
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, weight))))


def _by_paragraph(seen: Mapping[str, Seen], names: Iterable[str]) -> Iterable[list[Place]]:
    found: dict[int, set[Place]] = defaultdict(set)
    for name in names:
        for paragraph, start in seen[name].places:
            found[paragraph].add((start, start + len(name), name))
    return (sorted(line) for line in found.values())


def _over(line: list[Place], likely: Mapping[str, float]) -> dict[Place, Features]:
    """Of each stretch of a paragraph the likeliest other one by how it lies to it."""
    found: dict[Place, Features] = {place: {} for place in line}
    for number, one in enumerate(line):
        for at in range(number + 1, len(line)):
            other = line[at]
            if other[0] >= one[1]:
                break
            of_one, of_other = _relations(one, other)
            mine, theirs = found[one], found[other]
            mine[of_one] = max(mine.get(of_one, 0.0), likely[other[2]])
            theirs[of_other] = max(theirs.get(of_other, 0.0), likely[one[2]])
    return found


def _relations(one: Place, other: Place) -> tuple[str, str]:
    """How the other one lies to the first, and the first to it; the first begins no later, and ends first if both begin alike."""
    if one[0] == other[0]:
        return LONGER_ALIKE, SHORTER_ALIKE
    if one[1] == other[1]:
        return SHORTER_END, LONGER_END
    return (HELD, HOLDS) if other[1] < one[1] else (ACROSS_END, ACROSS_START)
