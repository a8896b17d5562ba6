"""atlas.sqlite: the same rows, the same bytes, and what its index finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from atlas.exports.segments import pairs, pieces
from atlas.exports.sqlite import HOW, PAGE_SIZE, sqlite
from atlas.exports.tables import TABLES, made

from .made import COMMIT, files, parsed, released

ASK = "SELECT s.id FROM search_fts JOIN search s ON s.rowid = search_fts.rowid WHERE search_fts MATCH ? ORDER BY search_fts.rank"
# How Datasette finds out whether a table can be searched.
DETECT = (
    """SELECT name FROM sqlite_master WHERE rootpage = 0 AND (sql LIKE '%VIRTUAL TABLE%USING FTS%content="search"%')"""
)


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    content = files()["atlas.sqlite"]
    assert isinstance(content, bytes)
    with closing(sqlite3.connect(":memory:")) as found:
        found.deserialize(content)
        yield found


def _all(db: sqlite3.Connection, sql: str, *values: object) -> list[tuple[Any, ...]]:
    return db.execute(sql, values).fetchall()


def test_it_is_whole(db: sqlite3.Connection) -> None:
    assert _all(db, "PRAGMA integrity_check") == [("ok",)]
    assert _all(db, "PRAGMA foreign_key_check") == []
    assert _all(db, "PRAGMA page_size") == [(PAGE_SIZE,)]
    db.execute("INSERT INTO search_fts (search_fts) VALUES ('integrity-check')")


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_its_tables_are_those_of_the_contract(db: sqlite3.Connection, table: str) -> None:
    cursor = db.execute(f"SELECT * FROM {table}")
    columns = [column[0] for column in cursor.description]
    assert [dict(zip(columns, row, strict=True)) for row in cursor] == parsed(f"{table}.json")


def test_values_are_numbers(db: sqlite3.Connection) -> None:
    assert {kind for (kind,) in _all(db, "SELECT DISTINCT typeof(value) FROM facts")} == {"integer", "real"}
    assert _all(db, "SELECT value FROM facts WHERE printed = '1/3'") == [(33.333333,)]


def test_it_says_its_edition(db: sqlite3.Connection) -> None:
    about = dict(_all(db, "SELECT key, value FROM about"))
    assert (about["version"], about["commit"], about["licence"], about["code_licence"]) == (
        "1.1.0",
        COMMIT,
        "CC-BY-4.0",
        "MIT",
    )


def test_two_of_one_site_are_the_same_bytes_and_another_edition_is_not() -> None:
    site = released()
    assert sqlite(site, made(site)) == files()["atlas.sqlite"]
    other = released(commit="f" * 40)
    assert sqlite(other, made(other)) != files()["atlas.sqlite"]


def test_nothing_in_it_tells_the_library_that_wrote_it() -> None:
    content = files()["atlas.sqlite"]
    assert isinstance(content, bytes)
    assert content[:16] == b"SQLite format 3\0"
    assert int.from_bytes(content[96:100], "big") == 3_037_000
    assert sqlite3.sqlite_version_info != (3, 37, 0)


def test_datasette_sees_that_it_can_be_searched(db: sqlite3.Connection) -> None:
    assert _all(db, DETECT) == [("search_fts",)]


FOUND = {
    "云汀": "regions/yunting",
    "云汀市": "regions/yunting",
    "云": "regions/yunting",
    "yunting": "regions/yunting",
    "incubators": "carriers/hillside-incubator",
    "YHTZ": "regions/yunting-high-tech-zone",
    "yúntīng": "regions/yunting",
    '"科技 技企 企业"': "regions/yunting",
    "云汀 floor": "regions/yunting#floor-area-2030-06",
    "在建": "regions/yunting#floor-area-2030-06",
}


@pytest.mark.parametrize("query", FOUND)
def test_what_is_found(db: sqlite3.Connection, query: str) -> None:
    assert FOUND[query] in [key for (key,) in _all(db, ASK, query)]


@pytest.mark.parametrize("query", ["汀云", "云市", "incubatzzz", "技科"])
def test_what_is_not_found(db: sqlite3.Connection, query: str) -> None:
    assert _all(db, ASK, query) == []


def test_a_name_goes_before_a_text(db: sqlite3.Connection) -> None:
    assert _all(db, ASK, "云汀市")[0] == ("regions/yunting",)


def test_the_example_in_it_can_be_asked(db: sqlite3.Connection) -> None:
    sql = HOW.partition(";")[0].replace("科技", "云汀")
    assert len(_all(db, sql)) > 3


def test_cutting() -> None:
    assert pairs("海门区，科技R&D 3").split() == ["海门", "门区", ",", "科技", "R&D", "3"]
    assert pairs("门").split() == ["门"]
    assert pieces(["海门区", "Haimen|海门"]).split() == ["海", "门", "区", "海门", "门区", "海门区", "Haimen|"]
    assert "一二三四五六七" not in pieces(["一二三四五六七"]) and "二三四五六七" in pieces(["一二三四五六七"])
