"""`words.js`: words of the texts, for a query in Latin letters that names nothing but stands in a text."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from atlas.search.catalogue import Catalogue
from atlas.search.sequences import by_syllable, others, syllables_of
from atlas.search.wire import lines
from atlas.text.han import HAN

LONGEST = 6


def lexicon(found: Catalogue, vocabulary: Collection[str]) -> dict[str, Any]:
    """`words` of two to six characters that are no names, and the readings of those characters that stand in no name.

    The words carry no readings of their own: this is the last of the ways to a result, and any reading of a character
    will do.
    """
    names = {name for entry in found.entries for name in (entry.name.zh, *entry.zh)}
    words = sorted(w for w in vocabulary if len(w) <= LONGEST and w not in names and all(map(HAN.match, w)))
    new = sorted(set().union(*words).difference(*names))
    table = {character: syllables_of(character, found.readings) for character in new}
    return {"words": lines(words), "syllables": by_syllable(table), "others": others(table)}
