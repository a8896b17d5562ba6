"""Readers' queries find in stretches what they find where all names, figures and relations travel whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from atlas.search.documents import catalogue
from atlas.search.files import files_of
from atlas.search.stretches import in_order, is_large
from atlas.site.site import Site, make_site

from ..fixture.support import real_atlas
from ..search.engine_support import node, programs, write

SOME = 5  # queries of which one is asked here
ALL = 10**6  # entries of a word, more than there are


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(real_atlas())


def _queries(root: Path) -> list[dict[str, Any]]:
    rows = yaml.safe_load((root / "data/search/queries.yml").read_text(encoding="utf-8"))["queries"]
    return [{"query": row["q"], "options": {"lang": row.get("lang", "zh")}} for row in rows[::SOME]]


def test_this_atlas_travels_whole(site: Site) -> None:
    assert not is_large(catalogue(site, {}))


def test_the_same_is_found_in_stretches(site: Site, root: Path, tmp_path: Path) -> None:
    found, cut = catalogue(site, {}), site.readings.cut
    files = {"whole": files_of(in_order(found), cut, 10**9), "cut": files_of(found, cut, 0, ALL)}
    asked = _queries(root)
    answers = []
    for name, made in files.items():
        folder = write(tmp_path / name, {**made, **programs()})
        said = node("engine.js", folder, stdin=asked)
        answers.append([repr({**one, "ms": 0}).replace(folder.as_uri(), "") for one in said])
    rows = zip(asked, *answers, strict=True)
    assert [one["query"] for one, wanted, got in rows if wanted != got] == []
