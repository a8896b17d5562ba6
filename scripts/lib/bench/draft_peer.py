"""Runs in an environment of its own: Recognizers-Text over paragraphs (JSON on standard input), its values on standard output.

Of each paragraph two lists: of numbers as such, and of what has a unit: shares, money and dimensions.
"""

from __future__ import annotations

import json
import sys

from recognizers_number import Culture, recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency, recognize_dimension

WITH_UNIT = (recognize_percentage, recognize_currency, recognize_dimension)


def values(line: str, *ways: object) -> list[str]:
    """What is found in a paragraph, as it resolves it, one value for a place."""
    found: dict[int, str] = {}
    for way in ways:
        for one in way(line, Culture.Chinese):  # type: ignore[operator]
            found[one.start] = str((one.resolution or {}).get("value") or "")
    return [value for _, value in sorted(found.items())]


if __name__ == "__main__":
    lines = json.load(sys.stdin)
    json.dump([[values(line, recognize_number), values(line, *WITH_UNIT)] for line in lines], sys.stdout)
