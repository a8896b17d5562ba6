"""`scripts/bench search`: that its queries mean what they are held to mean, that all are judged alike, and that it
measures at all.

The others' programs are not run here: they come from a registry. Ours is, on a few places, in the browser that
measures.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atlas.data.load import load
from lib.bench import pages as tables
from lib.bench.search import compare, report
from lib.bench.search.browser import Answer, Bench, Block, Cold, Measured, Plan
from lib.bench.search.corpora import Corpus, generated, page, real, write_data
from lib.bench.search.peers import PEERS, Built, build
from lib.bench.search.places import Place, places, rows, sample
from lib.bench.search.queries import HOSTILE, Maker, confused, first_of_each, initials, slips
from lib.bench.search.scores import Result, misses, percentile, rank, rows_of
from lib.bench.search.server import Sent, serve
from lib.relevance import Query

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LEVELS: dict[str, list[tuple[str, str, dict[str, str]]]] = {
    "provinces": [("32", "江苏省", {}), ("11", "北京市", {})],
    "cities": [("3206", "南通市", {"provinceCode": "32"}), ("1101", "市辖区", {"provinceCode": "11"})],
    "areas": [
        ("320614", "海门区", {"cityCode": "3206"}),
        ("320623", "如东县", {"cityCode": "3206"}),
        ("320681", "启东市", {"cityCode": "3206"}),
    ],
    "streets": [
        ("320614001", "海门街道", {"areaCode": "320614"}),
        ("320614002", "三星镇", {"areaCode": "320614"}),
        ("320614003", "沿江新兴镇", {"areaCode": "320614"}),
        ("320623001", "三星镇", {"areaCode": "320623"}),
        ("320623002", "长沙镇", {"areaCode": "320623"}),
        ("320623003", "A区", {"areaCode": "320623"}),
    ],
}
ATLAS, NAMES, PAGEFIND = (
    next(peer for peer in PEERS if peer.key == key) for key in ("atlas", "atlas-names", "pagefind")
)

ABOUT = {"date": "2026-01-01", "cores": 2, "load": 0.5, "machine": "x", "runs": 3, "versions": {"pagefind": "1"}}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of place names like china-division, with a few of them."""
    folder = tmp_path_factory.mktemp("china-division")
    (folder / "dist").mkdir()
    for level, found in LEVELS.items():
        content = [{"code": code, "name": name, **more} for code, name, more in found]
        (folder / "dist" / f"{level}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def some(package: Path) -> list[Place]:
    return places(rows(package))


@pytest.fixture(scope="module")
def corpus(some: list[Place], tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return generated(some, tmp_path_factory.mktemp("generated"))


def _named(some: list[Place], name: str) -> Place:
    return next(place for place in some if place.name == name)


class TestPlaces:
    def test_rows_that_name_nothing_are_left_out(self, package: Path) -> None:
        assert {row.name for row in rows(package)} == {name for found in LEVELS.values() for _, name, _ in found} - {
            "市辖区",
            "A区",
        }

    def test_a_sample_has_every_name_once_and_is_always_the_same(self, package: Path) -> None:
        found = rows(package)
        assert len(sample(found, 5)) == 5 and sample(found, 5) == sample(found, 5)
        everything = sample(found, 99)
        assert sorted(row.name for row in everything) == sorted({row.name for row in found})

    def test_what_is_said_of_a_place(self, some: list[Place]) -> None:
        haimen = _named(some, "海门区")
        assert (haimen.id, haimen.english, haimen.type) == ("regions/haimen-qu", "Haimen District", "district")
        assert haimen.chinese_text == "海门区是江苏省南通市下辖的区。"
        assert haimen.english_text == "Haimen District is a part of Nantong City, Jiangsu Province."
        assert [_named(some, name).type for name in ("如东县", "启东市", "江苏省")] == [
            "county",
            "county-level-city",
            "province",
        ]

    def test_two_of_a_name_have_two_ids(self, some: list[Place]) -> None:
        assert [place.slug for place in some if place.name == "三星镇"] == ["sanxing-zhen", "sanxing-zhen-2"]

    def test_the_real_loader_takes_them(self, some: list[Place], tmp_path: Path) -> None:
        write_data(some, tmp_path / "data")
        loaded = load(tmp_path / "data")
        assert loaded.findings == []
        assert set(loaded.atlas.records) == {place.id for place in some}

    def test_a_page_says_what_ours_is_told(self, some: list[Place]) -> None:
        text = page(_named(some, "海门区"))
        assert all(
            part in text for part in ("# 海门区", "Haimen District", "haimenqu", "海门区是", "Haimen District is")
        )


class TestQueries:
    def test_all_that_bear_a_name_are_meant_by_it(self, some: list[Place]) -> None:
        assert Maker(some).han(_named(some, "三星镇")) == (
            "三星镇",
            frozenset({"regions/sanxing-zhen", "regions/sanxing-zhen-2"}),
        )

    def test_each_class_means_the_place_it_was_made_from(self, some: list[Place]) -> None:
        for make in Maker(some).classes().values():
            for place in some:
                made = make(place)
                assert made is None or place.id in made[1], (place.name, made)

    def test_how_each_class_is_typed(self, some: list[Place]) -> None:
        maker, place = Maker(some), _named(some, "沿江新兴镇")
        made = {of: make(place) for of, make in maker.classes().items()}
        typed = {of: one[0] for of, one in made.items() if one}
        assert typed["han"] == "沿江新兴镇" and typed["inner"] in ("江新", "新兴")
        assert (typed["pinyin"], typed["spaced"]) == ("yanjiangxinxingzhen", "yan jiang xin xing zhen")
        assert typed["initials"] == "yjxxz" == initials(place)
        assert typed["traditional"] == "沿江新興鎮"
        assert not typed["mixed"].isascii() and any(letter.isascii() for letter in typed["mixed"])

    def test_a_typo_is_one_slip_away_and_no_name(self, some: list[Place]) -> None:
        maker = Maker(some)
        for place in some * 20:
            made = maker.typo(place)
            if made:
                assert made[0] not in maker.joined and "".join(place.pinyin) in set(slips(made[0]))

    def test_a_slip_can_be_undone_by_one(self) -> None:
        assert {"haimn", "haimenn", "haomen", "hiamen"} <= set(slips("haimen"))
        assert all("haimen" in set(slips(wrong)) for wrong in set(slips("haimen")))

    @pytest.mark.parametrize(
        ("syllable", "said"),
        [
            ("zhang", ["zang", "zhan"]),
            ("si", ["shi"]),
            ("lin", ["nin", "ling"]),
            ("hai", ["fai"]),
            ("men", ["meng"]),
            ("qu", []),
        ],
    )
    def test_sounds_that_are_confused(self, syllable: str, said: list[str]) -> None:
        assert confused(syllable) == said

    def test_the_same_queries_every_time(self, some: list[Place]) -> None:
        assert Maker(some).queries(3) == Maker(some).queries(3)
        assert {len(first_of_each(Maker(some).queries(3), number)) for number in (1, 2)} == {9, 18}

    def test_traps_are_of_many_scripts_and_lengths(self) -> None:
        assert len(HOSTILE) > 25 and max(map(len, HOSTILE)) >= 10_000
        assert any("\ud800" <= sign <= "\udfff" for query in HOSTILE for sign in query)


class TestScores:
    def measured(self) -> Measured:
        sent = (Sent("/atlas/a.js", 3000, 1000), Sent("/atlas/b.js", 500, 400))
        cold = [Cold(ms, sent) for ms in (90.0, 10.0, 20.0)]
        passes = [[Answer(("regions/a",), 1, ms), Answer(("x/y", "regions/b"), 2, ms + 1)] for ms in (5.0, 1.0, 2.0)]
        return Measured(ATLAS, cold, passes, [Block("b", 60.0)], Block("b", 12.0))

    def result(self) -> Result:
        return Result(
            "places",
            2,
            [Query("a", "zh", "han", ("regions/a",)), Query("b", "zh", "typo", ("regions/b",))],
            [self.measured()],
        )

    def test_medians(self) -> None:
        (row,) = rows_of(self.result())
        assert (row["raw"], row["gzip"], row["files"], row["ready"]) == (3500, 1400, 2, 20.0)
        assert (row["p50"], row["p95"], row["max"], row["block"], row["opening"]) == (2.0, 3.0, 3.0, 60.0, 12.0)
        assert row["classes"]["typo"] == {"queries": 1, "hit1": 0.0, "hit5": 1.0, "kept": None}
        assert row["sent"] == {"a.js": [3000, 1000], "b.js": [500, 400]}

    @pytest.mark.parametrize(("share", "value"), [(50, 10.0), (95, 19.0), (100, 20.0)])
    def test_percentiles(self, share: int, value: float) -> None:
        assert percentile([float(n) for n in range(1, 21)], share) == value

    @pytest.mark.parametrize(
        ("wanted", "found", "place"),
        [
            ("regions/a", ("zh/regions/a/",), 1),
            ("regions/a#area-2023", ("en/regions/b/", "en/regions/a/"), 2),
            ("pages/about", ("zh/about/",), 1),
            ("indicators/x", ("zh/indicators/x/index.html",), 1),
            ("regions/a", ("zh/regions/ab/",), 0),
            ("regions/a", (), 0),
        ],
    )
    def test_a_page_will_do_for_those_that_find_pages(self, wanted: str, found: tuple[str, ...], place: int) -> None:
        assert rank(Query("q", "zh", "x", (wanted,)), Answer(found, len(found), 1.0), PAGEFIND) == place

    def test_for_ours_a_figure_is_that_figure(self) -> None:
        query = Query("q", "zh", "x", ("regions/a#area-2023",))
        assert rank(query, Answer(("regions/a",), 1, 1.0), ATLAS) == 0
        assert rank(query, Answer(("regions/a#area-2023",), 1, 1.0), ATLAS) == 1

    def test_misses_of_ours_are_listed(self) -> None:
        nothing, unwanted = (
            Query("n", "zh", "nonsense", empty=True),
            Query("u", "zh", "x", ("regions/a",), unwanted=("regions/b",)),
        )
        measured = Measured(ATLAS, passes=[[Answer(("x/y",), 1, 1.0), Answer(("regions/a", "regions/b"), 2, 1.0)]])
        assert [miss["q"] for miss in misses(Result("site", 2, [nothing, unwanted], [measured]))] == ["n", "u"]

    def test_tables_and_budgets(self) -> None:
        result = self.result()
        figures = {"documents": 2, "queries": 2, "rows": rows_of(result), "misses": []}
        both = [
            report.text({"about": ABOUT, "corpora": {"places": figures}}, language, {}) for language in tables.LANGUAGES
        ]
        assert "| Atlas | 1 | 4 | 2 | 20 | 2.0 | 3.0 | 3.0 | 60.0 |" in both[0] and "Measured on 2026-01-01" in both[0]
        assert "| Atlas | 1.00 / 1.00 | 1.00 / 0.00 |" in both[1]
        lines = list(report.verdict_lines({"corpora": {"places": figures}}, {}))
        assert lines == ["places: 5 of 6 budgets kept", "  missed: longest block 60.0 ms, at most 50 ms"]


class TestServer:
    def test_what_was_sent_is_noted(self, tmp_path: Path) -> None:
        (tmp_path / "a.js").write_text("a" * 1000)
        with serve(tmp_path) as server:
            request = urllib.request.Request(f"{server.origin}/a.js?v=1", headers={"Accept-Encoding": "gzip"})
            with urllib.request.urlopen(request) as response:
                headers, body = response.headers, response.read()
        assert headers["Content-Encoding"] == "gzip" and headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert server.sent == [Sent("/a.js", 1000, len(body))]

    @pytest.mark.parametrize("path", ["/../secret", "/%2e%2e/secret", "/none", "/"])
    def test_nothing_else_is_sent(self, tmp_path: Path, path: str) -> None:
        (tmp_path / "secret").write_text("")
        (tmp_path / "site").mkdir()
        with serve(tmp_path / "site") as server, pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(server.origin + path)
        assert caught.value.code == 404 and server.sent == []


def test_ours_is_measured(browser: Browser, corpus: Corpus, some: list[Place], tmp_path: Path) -> None:
    """From generated data to figures, in the browser: every query of every class finds its place among so few."""
    queries = Maker(some).queries(4)
    built = build(corpus, [ATLAS, NAMES], tmp_path)
    with serve(tmp_path) as server:
        found = Bench(browser, server, built, "places").measure(
            [ATLAS, NAMES], Plan(queries, queries[:1], queries[:2], 1)
        )
    whole, names = rows_of(Result("places", len(some), queries, found))
    assert {of: about["hit5"] for of, about in whole["classes"].items()} == dict.fromkeys(Maker(some).classes(), 1.0)
    assert 0 < names["raw"] <= whole["raw"] and {"assets/search/search.js", "assets/search/names.js"} <= set(
        names["sent"]
    )
    assert whole["ready"] > 0 and whole["p95"] > 0 and len(found[0].blocks) == 2 + len(HOSTILE)


def test_the_page_that_measures_is_not_counted(browser: Browser, tmp_path: Path) -> None:
    with serve(tmp_path) as server, Bench(browser, server, Built(tmp_path), "x").page() as tab:
        assert tab.evaluate("typeof bench.cold") == "function" and tab.evaluate("crossOriginIsolated")
    assert server.sent == []


def test_lists_of_everything_are_not_given_to_those_that_index_pages() -> None:
    pages = real().pages
    assert {
        len(pages[f"{language}/{name}/index.md"]) < 500
        for language in ("zh", "en")
        for name in ("index-az", "relevance")
    } == {True}
    assert len(pages["zh/regions/haimen/index.md"]) > 2000


def test_names_choose_corpora_and_searches() -> None:
    assert [peer.key for peer in compare.chosen("names", [])] == ["atlas", "atlas-names", "pinyin-pro"]
    assert [peer.key for peer in compare.chosen("site", ["pagefind", "site"])] == ["pagefind"]
    assert [peer.key for peer in compare.chosen("places", ["atlas"])] == ["atlas", "atlas-names"]


def test_the_command_refuses_a_name_it_does_not_know(root: Path) -> None:
    import subprocess

    done = subprocess.run([root / "scripts" / "bench", "search", "--only", "lunr"], capture_output=True, text=True)
    assert done.returncode == 2 and all(name in done.stderr for name in compare.CHOICES)


def test_the_pages_of_the_site_hold_the_same_figures(root: Path) -> None:
    rows = {one: _measured(tables.page(root, "search", one).read_text(encoding="utf-8")) for one in tables.LANGUAGES}
    assert rows["zh"] == rows["en"]
    assert len(rows["en"]) > 5


def _measured(text: str) -> list[str]:
    """The rows of ours and of Pagefind between the marks of a page."""
    inside = text.partition("<!-- measured -->")[2].partition("<!-- /measured -->")[0]
    return [line for line in inside.splitlines() if line.startswith(("| Atlas", "| Pagefind"))]
