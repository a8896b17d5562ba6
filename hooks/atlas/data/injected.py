"""What was injected into the texts: strings that nobody who reads the atlas should meet, and their masks."""

from __future__ import annotations

from typing import Any

from atlas.data.records import Atlas

DOTS = "…"
SHORTEST = 3  # characters of a string whose ends still say nothing


def injected(atlas: Atlas) -> list[str]:
    """Every string injected into some source, the longest first, so that none stays where it holds another."""
    strings = (text for source in atlas.sources.values() for defect in source.defects for text in defect.strings)
    found = {string for string in strings if len(string) > 1}  # a single character is a finding about its source
    return sorted(found, key=lambda string: (-len(string), string))


def masked(text: str, strings: list[str]) -> str:
    """The text with its first and last character alone of each injected string."""
    for string in strings:
        text = text.replace(string, _mask(string))
    return text


def masked_all(value: Any, strings: list[str]) -> Any:
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
