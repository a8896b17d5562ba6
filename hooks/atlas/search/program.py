"""`search.js`, the program itself, from its parts in docs/assets/search; and lunr.js from the installed mkdocs package."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path

from .wire import FOLDER

# The engine's parts in the order in which they need each other. The interface follows: what it is made of (ui-…), then the rest.
ENGINE = ("registry", "stem", "tokens", "query", "amounts", "wire", "units", "table", "automaton", "sounds", "grades", "scan",
          "short", "typo", "entries", "lookup", "figures", "candidates", "find", "marks", "fulltext", "excerpts", "reasons",
          "results", "api")
# Comments that fill lines of their own. A licence (`/*!`) stays.
COMMENTS = re.compile(r"^[ \t]*(?:/\*(?!!)(?:.|\n)*?\*/[ \t]*|//[^\n]*)\n", re.MULTILINE)


def program(docs: Path) -> dict[str, str]:
    """`assets/search/search.js` from the scripts below `docs`; FileNotFoundError if a part of the engine is missing."""
    folder = docs / FOLDER
    others = (path.stem for path in folder.glob("*.js") if path.stem not in ENGINE)
    interface = sorted(others, key=lambda name: (not name.startswith("ui-"), name))
    texts = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in (*ENGINE, *interface)]
    return {f"{FOLDER}/search.js": "".join(map(lean, texts))}


def parts(docs: Path) -> list[str]:
    """Uris of the scripts that the program is made of, by name."""
    return sorted(path.relative_to(docs).as_posix() for path in (docs / FOLDER).glob("*.js"))


def lean(script: str) -> str:
    """A script without comments on lines of their own, blank lines and indentation: half the bytes, and line by line the same code."""
    return re.sub(r"\n\s+", "\n", COMMENTS.sub("", script)).lstrip()


@cache
def lunr() -> str:
    """lunr.js as mkdocs brings it, its licence included."""
    return lean(resources.files("mkdocs").joinpath("contrib/search/templates/search/lunr.js").read_text(encoding="utf-8"))
