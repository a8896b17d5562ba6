"""`docs-zh-01.js`, …: the texts behind the results, for excerpts; a file for a stretch of entries in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from atlas.search.catalogue import Catalogue
from atlas.text.language import LANGUAGES

SIZE = 30_000  # bytes of texts in a file, about


def summaries(found: Catalogue) -> dict[str, Mapping[str, Any]]:
    """`docs` says at which entry each file of a language begins."""
    files: dict[str, Mapping[str, Any]] = {}
    starts: dict[str, list[int]] = {}
    for language in LANGUAGES:
        starts[language] = []
        for number, (start, texts) in enumerate(_cut([entry.text[language] for entry in found.entries]), 1):
            starts[language].append(start)
            files[f"docs-{language}-{number:02}"] = {"start": start, "texts": texts}
    return {"docs": starts, **files}


def _cut(texts: list[str]) -> Iterator[tuple[int, list[str]]]:
    start = size = 0
    for number, text in enumerate(texts, 1):
        size += len(text.encode())
        if size >= SIZE or number == len(texts):
            yield start, texts[start:number]
            start, size = number, 0
