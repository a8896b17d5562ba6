"""Texts cut for SQLite's full-text index, whose tokenizer takes a run of Han for one word.

Names can be found by any piece of two to six characters as it is typed; longer texts by pairs of characters, so
科技创新 in a text is asked for as "科技 技创 创新".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from atlas.text.han import HAN_RUN

PAIR = 2
LONGEST_PIECE = 6


def pairs(text: str) -> str:
    """Every run of Han as its pairs; a single one stays; all else as it is."""
    return HAN_RUN.sub(lambda run: f" {' '.join(_pieces(run[0], PAIR))} ", _plain(text))


def pieces(names: Iterable[str]) -> str:
    """Every run of Han in the names as all its pieces of one to six characters, each once; all else as it is."""
    found: dict[str, None] = {}
    for name in map(_plain, names):
        for run in HAN_RUN.findall(name):
            found.update(dict.fromkeys(piece for size in range(1, LONGEST_PIECE + 1) for piece in _pieces(run, size)))
        found.update(dict.fromkeys(HAN_RUN.sub(" ", name).split()))
    return " ".join(found)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _pieces(run: str, size: int) -> Iterator[str]:
    if len(run) <= size:
        yield run
    else:
        yield from (run[start : start + size] for start in range(len(run) - size + 1))
