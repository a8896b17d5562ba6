"""The weights of `scripts/lib/draft/weights.yml`: a logistic regression over stretches of texts whose names are known."""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import Sequence

from lib.draft.features import weights
from lib.draft.words import HERE

Example = tuple[tuple[tuple[str, float], ...], bool]  # features, and whether it is a name
ROUNDS, STEP, SHRINK, START = 10, 0.15, 3e-3, 0.1
RARE, SLIGHT = 8, 0.05  # of fewer examples or less weight no feature is kept in the file
FARTHEST = 30.0
HEAD = """\
# How much each feature of a stretch counts for its being a name. `scripts/bench draft --texts DIR --fit` writes it;
# `per_1000` is how many suspects are told for a thousand characters.
"""


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights that tell names from other stretches, by steps that shrink with each feature's own history (AdaGrad); the
    mean of the later rounds. The order is drawn with a fixed seed.
    """
    found: dict[str, float] = {}
    history: dict[str, float] = {}
    total: Counter[str] = Counter()
    order, drawn = list(examples), random.Random(1)
    for turn in range(ROUNDS):
        drawn.shuffle(order)
        for features, is_name in order:
            _step(found, history, features, is_name)
        if turn >= ROUNDS // 2:
            total.update(found)
    return {name: value / (ROUNDS - ROUNDS // 2) for name, value in total.items()}


def _step(
    found: dict[str, float], history: dict[str, float], features: Sequence[tuple[str, float]], is_name: bool
) -> None:
    weight = sum(value * found.get(name, 0.0) for name, value in features)
    error = 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, weight)))) - is_name
    for name, value in features:
        slope = error * value + SHRINK * found.get(name, 0.0)
        history[name] = history.get(name, START) + slope * slope
        found[name] = found.get(name, 0.0) - STEP * slope / math.sqrt(history[name])


def write_weights(examples: Sequence[Example]) -> None:
    """Fits and writes the file, less what is rare or hardly counts."""
    times = Counter(name for features, _ in examples for name, _ in features)
    kept = {
        name: round(value, 2) for name, value in fit(examples).items() if times[name] >= RARE and abs(value) >= SLIGHT
    }
    lines = [f"{json.dumps(name, ensure_ascii=False)}: {kept[name]}\n" for name in sorted(kept)]
    (HERE / "weights.yml").write_text(f"{HEAD}per_1000: {weights()['per_1000']}\n{''.join(lines)}", encoding="utf-8")
