"""The programs of the search, from their parts in docs/assets/search; and lunr.js from the installed mkdocs package.

`search.js` is on every page: the box, and the contract behind which the rest is loaded. `engine.js` is what finds; it is loaded when
somebody turns to the box. `page.js` is only on the pages of results.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from atlas.output.javascript import joined, lean
from atlas.search.wire import FOLDER

# The engine's parts in the order in which they need each other.
ENGINE = ("pace", "stem", "tokens", "query", "amounts", "wire", "units", "table", "automaton", "sounds", "grades", "scan", "short", "typo",
          "entries", "lookup", "figures", "candidates", "find", "marks", "fulltext", "excerpts", "reasons", "results", "api")
DOOR = ("registry", "gate")  # the interface follows, each part of it as soon as it likes


def program(docs: Path) -> dict[str, str]:
    """`assets/search/search.js`, `engine.js` and `page.js` from the scripts below `docs`; FileNotFoundError if a part is missing."""
    folder = docs / FOLDER
    interface = sorted(path.stem for path in folder.glob("*.js") if path.stem not in (*ENGINE, *DOOR))
    page = [name for name in interface if name.partition("-")[0] == "page"]
    made = {"search": (*DOOR, *(name for name in interface if name not in page)), "engine": ENGINE, "page": page}
    return joined(docs, FOLDER, made)


@cache
def lunr() -> str:
    """lunr.js as mkdocs brings it, its licence included."""
    return lean(resources.files("mkdocs").joinpath("contrib/search/templates/search/lunr.js").read_text(encoding="utf-8"))
