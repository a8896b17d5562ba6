"""`scripts/bench scale`: the atlas that it makes of places, the limits of its processes, its tables and what it keeps.

The places of the package and the others' programs are not needed here: a few rows stand in for them.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from atlas.data.validation import open_atlas
from atlas.site.site import make_site
from lib.bench.scale import compare, data
from lib.bench.scale.compare import Options, bench_scale
from lib.bench.scale.limits import GB, UNIT, Cost, Limits, run
from lib.bench.scale.report import text, verdicts
from lib.bench.scale.search import figures, queries
from lib.bench.search.browser import Answer
from lib.bench.search.peers import PEERS
from lib.bench.search.places import Row
from lib.bench.search.server import Sent

ROWS = [
    Row("11", "北京市", "provinces", ""),
    Row("22", "吉林省", "provinces", ""),
    Row("2201", "长春市", "cities", "22"),
    Row("110105", "朝阳区", "areas", "1101"),
    Row("220104", "朝阳区", "areas", "2201"),
    Row("220105", "朝阳区", "areas", "2201"),
    Row("220105001", "南湖街道", "streets", "220105"),
    Row("220104001", "前进街道", "streets", "220104"),
    Row("220104002", "前进街道", "streets", "220104"),
    Row("220104003", "钱锦街道", "streets", "220104"),
]
NAMES = ["北京市", "朝阳区", "吉林省", "长春市", "朝阳区", "前进街道", "钱锦街道"]
ENDLESS = "while True: pass"
HELD = f"held = b'a' * {300 * 10**6}"


def test_places_come_each_before_those_within_it_and_no_two_of_a_name_in_one_place() -> None:
    assert [place.name for place in data.divisions(ROWS, 9)] == NAMES
    assert [place.name for place in data.divisions(ROWS, 2)] == NAMES[:2]
    assert [place.english for place in data.divisions(ROWS, 9)][5:] == ["Qianjin Subdistrict", "Qianjin Subdistrict 2"]


@pytest.mark.parametrize("number", [1, 7])
def test_the_atlas_passes_every_check(number: int, tmp_path: Path) -> None:
    """Homonyms and characters of several readings are among them."""
    data.write_project(data.divisions(ROWS, number), tmp_path / "project")
    site = make_site(open_atlas(tmp_path / "project" / "data"))
    places = site.atlas.of_kind("regions")
    assert len(places) == number
    assert all(len(site.own_facts(place.id)) == data.FIGURES for place in places)
    assert (tmp_path / "project" / "hooks" / "mkdocs_hooks.py").is_file()


def test_firms_and_links_grow_with_the_places() -> None:
    made = dict(data._records(data.divisions(ROWS, 6), data.Words()))
    assert [path for path in made if path.startswith("organizations/")] == ["organizations/beijing-shi-works"]
    assert sum(len(one["links"]) for path, one in made.items() if path.startswith("regions/")) == 5


def _run(code: str, tmp_path: Path, seconds: float = 60, memory: float = 4) -> Cost:
    return run([sys.executable, "-c", code], tmp_path / "log", Limits(seconds, memory), os.environ)


def test_what_a_process_costs_and_says_is_known(tmp_path: Path) -> None:
    cost = _run(f"{HELD}; print('done')", tmp_path)
    assert (cost.stopped, (tmp_path / "log").read_text()) == ("", "done\n")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / GB  # which a peak is never below
    assert cost.seconds > 0 and 0.3 < cost.memory < max(0.5, 1.1 * own)


@pytest.mark.parametrize(
    ("code", "limits", "why"),
    [
        (ENDLESS, {"seconds": 0.1}, "more than 0.1 s"),
        (f"{HELD}\n{ENDLESS}", {"memory": 0.2}, "more than 0.2 GB"),
        ("import sys; sys.exit('no, thank you')", {}, "exit code 1: no, thank you"),
    ],
    ids=["time", "memory", "failure"],
)
def test_what_stops_is_told(code: str, limits: dict[str, float], why: str, tmp_path: Path) -> None:
    if "memory" in limits and not Path("/proc/self/statm").exists():
        limits, why = {"seconds": 1}, "more than 1 s"
    assert _run(code, tmp_path, **limits).stopped == why


def test_queries_are_of_three_classes_and_mean_every_place_of_a_name() -> None:
    asked = queries(data.divisions(ROWS, 6), 3)
    assert {query.of for query in asked} == {"han", "pinyin", "initials"}
    both = next(query for query in queries(data.divisions(ROWS, 6), 9) if query.q == "朝阳区")
    assert len(both.first) == 2


def test_figures_of_a_search_are_means_and_shares() -> None:
    asked = [query for query in queries(data.divisions(ROWS, 6), 2) if query.of == "han"]
    answers = [Answer(asked[0].first, 1, 4.0), Answer((), 0, 8.04)]
    found = figures(PEERS[0], asked, answers, [Sent("/a", 100, 30), Sent("/b", 100, 31)])
    assert found == {"query": 30, "p95": 8.0, "hits": {"han": 0.5}}


SEARCH = {
    "query": 1000,
    "p95": 9.0,
    "hits": {"han": 1.0, "pinyin": 0.98, "initials": 0.9},
    "ready": 90,
    "first": 80_000,
}
BUILD = {
    **{"seconds": 20.0, "processor": 10.0, "memory": 0.5, "files": 900, "bytes": 2 * 10**7},
    **{"pages": 1000, "page_bytes": 10**7, "largest_page": 90_000, "search": SEARCH},
}
ABOUT = {"date": "2030-01-02", "cores": 2, "machine": "x", "versions": {"pagefind": "1"}}


def _kept(**sizes: dict[str, Any]) -> dict[str, Any]:
    return {"about": ABOUT, "sizes": {name.removeprefix("n"): found for name, found in sizes.items()}}


def test_tables_have_a_row_for_each_size_and_peer_in_their_order() -> None:
    said = text(
        _kept(n10000={"atlas": BUILD}, n1000={"mkdocs": BUILD, "atlas": BUILD, "pagefind": {"search": SEARCH}}), "en"
    )
    rows = [line.split(" | ")[:2] for line in said.splitlines() if re.match(r"\| \d", line)]
    builds = [["| 1 000", "Atlas"], ["| 1 000", "MkDocs + Material"], ["| 10 000", "Atlas"]]
    assert rows == [*builds, ["| 1 000", "Atlas"], ["| 1 000", "Pagefind"], ["| 10 000", "Atlas"]]
    assert "| 1 000 | Atlas | 1000 | 20 | 10 | 10.0 | 0.50 | 900 | 20 | 10.0 | 90 |" in said
    assert "| 1 000 | Atlas | 90 | 80 | 1.0 | 9.0 | 1.00 | 0.98 | 0.90 |" in said


def test_what_stopped_stands_in_its_row_as_wide_as_others() -> None:
    kept = _kept(n10={"atlas": {**BUILD, "search": None, "stopped": "a\n|b"}, "mkdocs": {"stopped": "more than 8 GB"}})
    for language in ("en", "zh"):
        rows = [line for line in text(kept, language).splitlines() if line.startswith("|")]
        assert len({line.count(" | ") for line in rows[:4]}) == len({line.count(" | ") for line in rows[4:]}) == 1
        assert "more than 8 GB" in rows[3] and "a /b" in rows[-1]


def test_every_word_of_the_tables_is_said_in_chinese() -> None:
    said = text(_kept(n10={"atlas": BUILD, "mkdocs": BUILD}), "zh")
    for name in ("Atlas", "MkDocs + Material", "pagefind", "GB", "MB", "KB", "ms", "p95", "x86_64"):
        said = said.replace(name, "")
    assert not re.search("[a-wyz]", said)


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        ({}, []),
        ({"memory": 3.99}, []),
        ({"memory": 4.0}, ["4.00 GB"]),
        ({"bytes": 10**9 - 1}, []),
        ({"bytes": 10**9}, ["a site of 1000 MB"]),
        ({"processor": 13.0}, []),
        ({"processor": 13.1}, ["a page costs 1.31"]),
        ({"search": {**SEARCH, "p95": 30.0}}, ["p95 30.0 ms"]),
        ({"search": {**SEARCH, "first": 96_000}}, []),
        ({"search": {**SEARCH, "first": 97_000}}, ["the first answer takes 1.21"]),
        ({"search": {**SEARCH, "query": 790}}, ["a query after it takes 0.79"]),
    ],
)
def test_bars_hold_at_their_limit_and_not_beyond(change: dict[str, Any], missed: list[str]) -> None:
    said = list(verdicts(_kept(n1000={"atlas": BUILD}, n44000={"atlas": {**BUILD, **change}})["sizes"]))
    found = [line.partition("MISSED: ")[2] for line in said if "MISSED" in line]
    assert len(found) == len(missed)
    assert all(line.startswith(start) for line, start in zip(found, missed, strict=True))


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Steps and builds that only say that they were run; those of size 20 are stopped."""
    done: list[str] = []

    def step(self: Any, name: str, folder: Path) -> dict[str, Any]:
        done.append(f"{self.places} {name}")
        if self.places == 20 and name != "project":
            raise compare.Stopped("too slow")
        return SEARCH if name.startswith("search") else {}

    def built(self: Any, config: Path, site: Path, folder: Path, ours: bool = False) -> Cost:
        done.append(f"{self.places} {'ours' if ours else 'bare'}")
        site.mkdir(parents=True)
        (site / "index.html").write_text("page")
        return Cost(2, 1, 0.1)

    monkeypatch.setattr(compare._Size, "step", step)
    monkeypatch.setattr(compare._Size, "built", built)
    monkeypatch.setattr(compare, "packages", lambda: tmp_path)
    return done


def _options(tmp_path: Path, **more: Any) -> Options:
    given = {
        "places": (10, 20),
        "peers": ("atlas", "mkdocs"),
        "seconds": 9,
        "memory": 1,
        "json": tmp_path / "a/kept.json",
    }
    return Options(**{**given, "again": False, "write": False, **more})


def test_one_size_that_stops_does_not_lose_the_others(
    stubbed: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench_scale(_options(tmp_path)) == 1
    kept = json.loads((tmp_path / "a/kept.json").read_text())["sizes"]
    assert kept["10"]["mkdocs"]["pages"] == kept["10"]["atlas"]["pages"] == 1
    assert kept["20"]["atlas"] == {**kept["20"]["atlas"], "pages": 1, "stopped": "too slow"}
    assert kept["20"]["mkdocs"] == {"stopped": "too slow"}
    said = capsys.readouterr()
    assert "stopped: too slow" in said.out and "20 places: stopped: too slow" in said.err
    assert "20 bare" in stubbed


def test_a_run_is_continued_where_the_last_one_ended(stubbed: list[str], tmp_path: Path) -> None:
    assert bench_scale(_options(tmp_path, places=(10,))) == 0
    del stubbed[:]
    bench_scale(_options(tmp_path, places=(10,)))
    assert stubbed == []
    bench_scale(_options(tmp_path, places=(10,), peers=("atlas",), again=True))
    assert stubbed == ["10 project", "10 ours", "10 search-atlas"]


def test_words_come_from_the_vocabulary(root: Path) -> None:
    words, known = data.Words(), yaml.safe_load((root / "data/indicators.yml").read_text(encoding="utf-8"))
    assert len(words.indicators) == data.FIGURES
    assert all(known[key]["unit"] == "count" for key in words.indicators)
