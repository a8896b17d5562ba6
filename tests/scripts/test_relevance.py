"""How the table of queries is read and judged, on a few lines of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lib import relevance

TABLE = """
classes:
  han: {name: {zh: 汉字, en: Chinese}, covers: {zh: 名称, en: names}, floor: 0.9, group: names}
  none: {name: {zh: 无, en: None}, covers: {zh: 无, en: nothing}, floor: 1.0, group: people}
  far: {name: {zh: 远, en: Far}, covers: {zh: 远, en: far}, floor: 0.9, group: people}
queries:
- {q: "一", lang: zh, class: han, first: [regions/a], top: 1}
- {q: "二", lang: en, class: han, first: [regions/a, "regions/b#c"]}
- {q: "三", lang: zh, class: han, first: [regions/a], not: [regions/d]}
- {q: "四", lang: zh, class: none, empty: true}
- {q: " ", lang: zh, class: none, not: [regions/d]}
- {q: "五", lang: zh, class: far, first: [regions/a, regions/b], all: 1}
- {q: "六", lang: zh, class: far, instead: [regions/a]}
"""
ALL_RIGHT = [["regions/a"], ["x/1", "x/2", "x/3", "x/4", "regions/b#c"], ["x/1", "regions/a"], [], ["x/1"]]
ALL_RIGHT += [["regions/b", "x/1", "x/2", "x/3", "regions/a"], ["x/1", "regions/a"]]


@pytest.fixture
def table(tmp_path: Path) -> relevance.Table:
    (tmp_path / "queries.yml").write_text(TABLE, encoding="utf-8")
    return relevance.read(tmp_path / "queries.yml")


def test_a_line_with_an_unknown_part_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "queries.yml"
    path.write_text("classes: {}\nqueries: [{q: a, lang: zh, class: han, frist: [regions/a]}]\n")
    with pytest.raises(TypeError, match="frist"):
        relevance.read(path)


def test_what_is_found_is_not_found_and_offered_at_once(table: relevance.Table) -> None:
    found, offered = table.queries[0], table.queries[-1]
    answer = {"results": [{"id": "x/1"}], "instead": [{"id": "regions/a"}]}
    assert relevance.judged(found, answer) == ["x/1"]
    assert relevance.judged(offered, answer) == []
    assert relevance.judged(offered, {**answer, "results": []}) == ["regions/a"]
    assert relevance.judged(offered, {"results": []}) == []


def test_a_line_wants_results_or_an_offer(tmp_path: Path) -> None:
    path = tmp_path / "queries.yml"
    path.write_text("classes: {}\nqueries: [{q: a, lang: zh, class: han, first: [a/b], instead: [a/b]}]\n")
    with pytest.raises(TypeError, match="instead"):
        relevance.read(path)


def test_a_relation_counts_for_both_its_ends(table: relevance.Table) -> None:
    query = table.queries[1]
    assert query.rank(["x/1", "regions/a#operates/carriers/x"]) == 2
    assert query.rank(["x/1", "carriers/x#operates/regions/a"]) == 2
    assert query.rank(["regions/a#key", "regions/a#part-key"]) is None


def test_scores(table: relevance.Table) -> None:
    report = relevance.judge(table, ALL_RIGHT)
    han, none, far = report["classes"]
    names, people = report["groups"]
    assert han == {
        "id": "han",
        **table.classes["han"],
        "queries": 3,
        "wanting": 3,
        "hit1": 0.3333,
        "hit5": 1.0,
        "mrr": 0.5667,
        "strict": 1,
        "kept": 1,
        "examples": ["一", "二", "三"],
    }
    assert (none["wanting"], none["hit1"], none["mrr"], none["strict"], none["kept"], none["examples"]) == (
        0,
        None,
        None,
        2,
        2,
        ["四"],
    )
    assert report["total"] == {
        "queries": 7,
        "wanting": 5,
        "hit1": 0.2,
        "hit5": 1.0,
        "mrr": 0.48,
        "strict": 3,
        "kept": 3,
    }
    assert (far["hit1"], far["hit5"]) == (0.0, 1.0)
    assert (names["id"], names["queries"]) == ("names", 3)
    assert (people["id"], people["queries"], people["wanting"], people["mrr"]) == ("people", 4, 2, 0.35)
    assert report["misses"] == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (0, ["x/1", "regions/a"]),
        (1, ["x/1", "x/2", "x/3", "x/4", "x/5", "regions/a"]),
        (1, []),
        (2, ["regions/a", "regions/d"]),
        (2, ["x/1"]),
        (3, ["x/1"]),
        (4, ["x/1", "regions/d"]),
        (5, ["regions/a", "x/1", "x/2"]),
        (5, ["regions/a", "x/1", "x/2", "x/3", "x/4", "regions/b"]),
        (6, ["x/1"]),
    ],
)
def test_each_sort_of_miss_is_named(table: relevance.Table, line: int, found: list[str]) -> None:
    report = relevance.judge(table, [*ALL_RIGHT[:line], found, *ALL_RIGHT[line + 1 :]])
    (miss,) = report["misses"]
    assert miss["q"] == table.queries[line].q
    assert miss["found"] == found[:5]
    assert miss["q"] in relevance.summary(report)


def test_the_file_is_json_with_a_line_for_each_class(table: relevance.Table) -> None:
    report = relevance.judge(table, [[], *ALL_RIGHT[1:]])
    text = relevance.text(report)
    assert json.loads(text) == report
    assert len([line for line in text.splitlines() if '"id": ' in line]) == 5
