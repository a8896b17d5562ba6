"""Scripts for the reader's browser that go out in one piece: written in small parts below docs/assets, joined when the site is built.

A page waits for one file where it would wait for seven.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

EXPLORE = "assets/explore"
SHARED = ("tools", "address", "csv", "filters")
# The programs of the comparison and of the tables, from their parts in the order in which they need each other.
EXPLORERS = {
    "comparison": (*SHARED, "differences", "compare-table", "compare"),
    "tables": (*SHARED, "sort", "explorer"),
}
# Comments that fill lines of their own. A licence (`/*!`) stays.
COMMENTS = re.compile(r"^[ \t]*(?:/\*(?!!)(?:.|\n)*?\*/[ \t]*|//[^\n]*)\n", re.MULTILINE)


def explorers(docs: Path) -> dict[str, str]:
    """`assets/explore/comparison.js` and `tables.js` from the scripts below `docs`; FileNotFoundError if a part is missing."""
    return joined(docs, EXPLORE, EXPLORERS)


def joined(docs: Path, folder: str, programs: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Programs by uri, each made of its parts in a folder below `docs`; FileNotFoundError if one is missing."""
    return {f"{folder}/{name}.js": "".join(lean((docs / folder / f"{part}.js").read_text(encoding="utf-8")) for part in parts)
            for name, parts in programs.items()}


def parts(docs: Path, folder: str) -> list[str]:
    """Uris of the scripts that programs of a folder are made of, by name."""
    return sorted(path.relative_to(docs).as_posix() for path in (docs / folder).glob("*.js"))


def lean(script: str) -> str:
    """A script without comments on lines of their own, blank lines and indentation: half the bytes, and line by line the same code."""
    return re.sub(r"\n\s+", "\n", COMMENTS.sub("", script)).lstrip()
