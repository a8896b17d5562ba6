"""What is loaded when: little on every page, the program with the names, of the index only what a query needs; and in
slices.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from atlas.output.javascript import scripts

from .engine_support import ROOT, ask, build, entry, node

EVERY_PAGE = 10_000  # bytes compressed of what every page carries for the search
NAMES = 4_000
TEXTS = {
    "haimen": "长江口北岸的市辖区。",
    "nantong": "江苏省的地级市，东临黄海。",
    "port": "位于海门区的港口。",
    "pv": "太阳能电池的制造。",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = {
        "haimen": ("海门区", "Haimen District"),
        "nantong": ("南通市", "Nantong"),
        "port": ("东灶港", "Dongzao Port"),
        "pv": ("光伏产业链", "Photovoltaics"),
    }
    return build(
        tmp_path_factory.mktemp("loading"), [entry(f"regions/{key}", *names[key], text=TEXTS[key]) for key in names]
    )


def _loaded(site: Path, query: str, **options: Any) -> set[str]:
    """Files of a page that has been asked one query."""
    return set(ask(site, [query], "--cold", "--loaded", lang="zh", **options)[0]["loaded"])


def test_every_page_carries_the_box_and_no_program() -> None:
    made = {uri.removeprefix("assets/search/"): text for uri, text in scripts(ROOT / "docs").items()}
    assert len(gzip.compress(made["search.js"].encode())) < EVERY_PAGE
    assert "class Box" in made["search.js"] and "openFiles" in made["search.js"]
    assert "class Page" in made["page.js"] and "class Page" not in made["search.js"] + made["engine.js"]
    assert "Automaton" in made["engine.js"] and "Automaton" not in made["search.js"] + made["page.js"]


def test_a_name_needs_no_text(site: Path) -> None:
    assert _loaded(site, "海门", names=True) == {"search", "engine", "names", "facts"}


def test_what_stands_in_no_other_text_is_not_scored(site: Path) -> None:
    """南通 stands in the name of one entry only; so its shard is loaded, to know that, and lunr is not."""
    assert "lunr" not in _loaded(site, "南通")
    assert "lunr" in _loaded(site, "海门")


def test_texts_are_found_beside_names_all_the_same(site: Path) -> None:
    answer = ask(site, ["海门"], lang="zh")[0]
    assert [result["id"] for result in answer["results"]] == ["regions/haimen", "regions/port"]
    assert answer["total"] == 2 and "海门" in answer["results"][1]["excerpt"]


def test_without_the_program_the_search_says_so_and_tries_again(site: Path) -> None:
    """In Node the promise rejects, which ends the script; the box says it to readers (tests/browser)."""
    with pytest.raises(AssertionError, match="cannot load engine"):
        ask(site, ["海门"], "--missing=engine")


def test_many_names_are_made_ready_in_slices(tmp_path: Path) -> None:
    """Between every few hundred names the page may go on; nothing is lost by that."""
    entries = [entry(f"regions/n{n}", f"第{n}街道", f"Street {n}") for n in range(NAMES)]
    answer = node(
        "engine_slices.js", build(tmp_path, [*entries, entry("regions/pv", "光伏", "Photovoltaics")]), stdin=None
    )
    assert answer["found"] == 1
    assert answer["ready"] >= 8 and answer["slip"] >= 4
