"""The tables of words by which a draft guesses: `words.yml`, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@cache
def tables() -> dict[str, Any]:
    """The file as it stands."""
    found: dict[str, Any] = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))
    return found


@cache
def words(*path: str) -> tuple[str, ...]:
    """The words at a place of the file, the longest first."""
    found: Any = tables()
    for step in path:
        found = found[step]
    return tuple(sorted(str(found).split(), key=len, reverse=True))
