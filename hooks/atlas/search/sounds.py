"""`sounds.js`: how common characters sound; loaded to offer names where a Chinese query finds nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from atlas.search.catalogue import Catalogue
from atlas.search.sequences import syllables_of

FIRST, LAST, CELLS = 0xB0, 0xD7, 94  # rows of the common characters of GB 2312, in the order of their sounds


def sounds(found: Catalogue) -> dict[str, Any]:
    """`syllables`: each syllable without its tone, followed by the characters that have it, by blanks. Characters of
    names are left out, whose readings travel with the names.
    """
    known = {sign for entry in found.entries for name in (entry.name.zh, *entry.zh) for sign in name}
    groups: dict[str, list[str]] = defaultdict(list)
    for sign in _common():
        if sign not in known:
            for syllable in dict.fromkeys(one[:-1] for one in syllables_of(sign, found.readings)):
                groups[syllable].append(sign)
    return {"syllables": " ".join(syllable + "".join(signs) for syllable, signs in sorted(groups.items()))}


def _common() -> list[str]:
    rows = (bytes((row, 0xA1 + cell)) for row in range(FIRST, LAST + 1) for cell in range(CELLS))
    return [sign for cell in rows if (sign := cell.decode("gb2312", errors="ignore"))]
