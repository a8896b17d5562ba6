"""Masks of what was injected into the texts: strings that nobody who reads the atlas should meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

DOTS = "…"
SHORTEST = 3  # characters of a string whose ends still say nothing


def masked(text: str, strings: Sequence[str]) -> str:
    """The text with its first and last character alone of each string; these come the longest first."""
    for string in strings:
        text = text.replace(string, _mask(string))
    return text


def masked_all(value: Any, strings: Sequence[str]) -> Any:
    """Texts masked wherever they stand in lists and dictionaries, keys left alone."""
    if isinstance(value, str):
        return masked(value, strings)
    if isinstance(value, list):
        return [masked_all(item, strings) for item in value]
    if isinstance(value, dict):
        return {key: masked_all(item, strings) for key, item in value.items()}
    return value


def _mask(string: str) -> str:
    return DOTS if len(string) < SHORTEST else string[0] + DOTS + string[-1]
