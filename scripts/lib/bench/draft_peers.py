"""Recognizers-Text, asked in an environment of its own below .cache/, made from `locks/bench.txt`."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from lib import tools

PEER = Path(__file__).with_name("draft_peer.py")
NUMBERS, WITH_UNIT = 0, 1
VALUE = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def ready() -> Path:
    """Its Python; installed on the first run."""
    return tools.python("bench-draft", "bench")


def numbers(python: Path, lines: Sequence[str]) -> tuple[list[list[float]], list[list[float]]]:
    """The values that it finds in each paragraph: of numbers as such, and of what has a unit."""
    done = subprocess.run(
        [str(python), str(PEER)], input=json.dumps(list(lines)), capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    return _values(told, NUMBERS), _values(told, WITH_UNIT)


def _values(told: list[list[list[str]]], which: int) -> list[list[float]]:
    return [[round(float(value[0]), 4) for text in line[which] if (value := VALUE.match(text))] for line in told]
