"""The weights of `scripts/lib/draft/weights.yml`: two logistic regressions over stretches of texts whose names are known.

The second one weighs a stretch beside those that lie over it, by their first weights. Those must come from a fit that
has not seen the text: each text is weighed by a fit to the others.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lib.draft.features import Features, Seen, weigh, weights
from lib.draft.nested import SECOND, likelihood, weighed_again
from lib.draft.usage import Usage
from lib.draft.words import HERE

Example = tuple[tuple[tuple[str, float], ...], bool]  # features, and whether it is a name
ROUNDS, STEP, SHRINK = 10, 0.05, 8e-4
RARE, SLIGHT = 4, 0.1  # of fewer examples or less weight no feature is kept in the file
HEAD = """\
# How much each feature of a stretch counts for its being a name. `scripts/bench draft --texts DIR --fit` writes it;
# `per_1000` is how many suspects are told for a thousand characters.
"""


@dataclass
class Lesson:
    """A text to learn from: its stretches with their features, where they stand, and which are names."""

    id: str
    found: Mapping[str, Features]
    seen: Mapping[str, Seen]
    right: frozenset[str]

    def examples(self, found: Mapping[str, Features]) -> list[Example]:
        """Stretches with the features that are not nothing."""
        return [
            (tuple((key, value) for key, value in one.items() if value), name in self.right)
            for name, one in found.items()
        ]


@dataclass
class Fits:
    """First fits by the texts that they have not seen; none is made twice."""

    lessons: Sequence[Lesson]
    made: dict[frozenset[str], dict[str, float]] = field(default_factory=dict)

    def first(self, *unseen: str) -> dict[str, float]:
        """Weights from all texts but some."""
        key = frozenset(unseen)
        if key not in self.made:
            self.made[key] = fit(
                [one for text in self.lessons if text.id not in key for one in text.examples(text.found)]
            )
        return self.made[key]

    def second(self, *unseen: str) -> list[Example]:
        """What the second fit learns from."""
        return [one for text in self.lessons if text.id not in unseen for one in self._again(text, *unseen)]

    def _again(self, text: Lesson, *unseen: str) -> list[Example]:
        found = self.first(text.id, *unseen)
        first = {name: weigh(one, found) for name, one in text.found.items()}
        return text.examples(weighed_again(text.found, text.seen, first))

    def both(self, *unseen: str) -> dict[str, float]:
        """Weights for both weighings from all texts but some."""
        second = {f"{SECOND}{name}": weight for name, weight in fit(self.second(*unseen)).items()}
        return {**self.first(*unseen), **second}


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights that tell names from other stretches, by steps that get shorter with each round; the mean of the later
    rounds. The order is drawn with a fixed seed.
    """
    found: dict[str, float] = {}
    total: Counter[str] = Counter()
    order, drawn = list(examples), random.Random(1)
    for turn in range(ROUNDS):
        drawn.shuffle(order)
        for features, is_name in order:
            _step(found, features, is_name, STEP / (1 + turn / 2))
        if turn >= ROUNDS // 2:
            total.update(found)
    return {name: value / (ROUNDS - ROUNDS // 2) for name, value in total.items()}


def _step(found: dict[str, float], features: Sequence[tuple[str, float]], is_name: bool, step: float) -> None:
    error = likelihood(sum(value * found.get(name, 0.0) for name, value in features)) - is_name
    for name, value in features:
        had = found.get(name, 0.0)
        found[name] = had - step * (error * value + SHRINK * had)


def write_weights(fits: Fits, usage: Usage) -> None:
    """Fits to all texts and writes the file, less what is rare or hardly counts, and what names a place of the atlas:
    a text of which the names are left out does not tell that it does.
    """
    examples = [one for text in fits.lessons for one in text.examples(text.found)]
    times = Counter(name for features, _ in [*examples, *fits.second()] for name, _ in features)
    kept = {
        name: round(value, 2)
        for name, value in fits.both().items()
        if times[name.removeprefix(SECOND)] >= RARE and abs(value) >= SLIGHT and not usage.has_place(name)
    }
    lines = [f"{json.dumps(name, ensure_ascii=False)}: {kept[name]}\n" for name in sorted(kept)]
    (HERE / "weights.yml").write_text(f"{HEAD}per_1000: {weights()['per_1000']}\n{''.join(lines)}", encoding="utf-8")
