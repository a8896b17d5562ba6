"""`atlas.sqlite`: the tables of the contract in one file, with a full-text index; opens in Datasette.

The same rows give the same bytes: a fixed page size, rows in the order of the tables, no times, and the version of the
library that wrote the file (offset 96, which nothing reads) set to a fixed one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from atlas.exports.schema import columns
from atlas.exports.segments import pairs, pieces
from atlas.exports.tables import TABLES, Rows, Table, about
from atlas.site.release import CODE_LICENCE, DATA_LICENCE
from atlas.site.site import Site

PAGE_SIZE = 4096
SCHEMA_VERSION = 1  # of data/v1
QUICK = ("journal_mode = OFF", "synchronous = OFF")  # nobody else reads the file, and a broken one is not used
WRITER = 96  # where SQLITE_VERSION_NUMBER of the writer stands, big-endian
WRITER_VERSION = (3_037_000).to_bytes(4, "big")  # the first that can read everything in it
TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC"}

SEARCH = """
CREATE TABLE search (
  rowid INTEGER PRIMARY KEY, type TEXT NOT NULL, id TEXT NOT NULL, entity_id TEXT NOT NULL REFERENCES entities (id),
  zh TEXT NOT NULL, en TEXT NOT NULL, names TEXT NOT NULL, text TEXT NOT NULL
);
CREATE VIRTUAL TABLE search_fts USING fts5 (
  names, text, content="search", content_rowid="rowid", tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO search_fts (search_fts, rank) VALUES ('rank', 'bm25(8.0, 1.0)');
"""
HOW = """\
SELECT s.type, s.id, s.zh, s.en FROM search_fts f JOIN search s ON s.rowid = f.rowid WHERE search_fts MATCH '"科技"' ORDER BY f.rank;
-- A name is found by any one to six of its characters, a text by pairs of characters ('科技 技创 创新'), English by word and stem."""


def sqlite(site: Site, rows: Rows) -> bytes:
    """The database's file. sqlite3.OperationalError if this Python's SQLite has no FTS5."""
    with TemporaryDirectory() as folder:  # in memory it would stand three times
        path = Path(folder) / "atlas.sqlite"
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            for pragma in (
                f"page_size = {PAGE_SIZE}",
                "encoding = 'UTF-8'",
                f"user_version = {SCHEMA_VERSION}",
                *QUICK,
            ):
                db.execute(f"PRAGMA {pragma}")
            db.execute("BEGIN")
            _fill(db, site, rows)
            db.execute("COMMIT")
            db.execute("VACUUM")
        with path.open("r+b") as file:
            file.seek(WRITER)
            file.write(WRITER_VERSION)
        return path.read_bytes()


def _fill(db: sqlite3.Connection, site: Site, rows: Rows) -> None:
    for table in TABLES:
        _create(db, table)
        marks = ", ".join("?" * len(table.columns))
        db.executemany(f"INSERT INTO {table.name} VALUES ({marks})", (tuple(row.values()) for row in rows[table.name]))
    db.execute("CREATE TABLE about (key TEXT PRIMARY KEY NOT NULL, value TEXT) WITHOUT ROWID")
    edition = {**about(site), "code_licence": CODE_LICENCE, "licence": DATA_LICENCE, "full_text_search": HOW}
    db.executemany("INSERT INTO about VALUES (?, ?)", edition.items())
    for statement in SEARCH.split(";\n"):
        db.execute(statement)
    db.executemany(
        "INSERT INTO search (type, id, entity_id, zh, en, names, text) VALUES (?, ?, ?, ?, ?, ?, ?)", _found(site, rows)
    )
    db.execute("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")
    db.execute("INSERT INTO search_fts (search_fts) VALUES ('optimize')")


def _create(db: sqlite3.Connection, table: Table) -> None:
    """The table with its keys, and an index on each column that names a row of another table."""
    lines = []
    for column in columns(table):
        key, needed = " PRIMARY KEY" if column.name == table.key else "", " NOT NULL" if column.required else ""
        other = f" REFERENCES {table.refs[column.name]} (id)" if column.name in table.refs else ""
        lines.append(f'"{column.name}" {TYPES[column.type]}{key}{needed}{other}')
    db.execute(f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)")
    also = ("subject_id", "object_id") if table.name == "relations" else ()
    for name in (*table.refs, *also):
        db.execute(f"CREATE INDEX {table.name}_{name} ON {table.name} ({name})")


def _found(site: Site, rows: Rows) -> Iterator[tuple[str, ...]]:
    """What can be found: entities by their names and summary; figures by entity and indicator, scope and print."""
    for row in rows["entities"]:
        summary = site.record(row["id"]).entity.summary
        names = [row["zh"], row["en"], row["aliases_zh"] or "", row["aliases_en"] or "", row["pinyin"] or ""]
        yield "entity", row["id"], row["id"], row["zh"], row["en"], pieces(names), pairs(f"{summary.zh} {summary.en}")
    for row in rows["facts"]:
        indicator, owner = [row["indicator_zh"], row["indicator_en"]], [row["entity_zh"], row["entity_en"]]
        text = f"{row['printed']} {row['scope_zh'] or ''} {row['scope_en'] or ''}"
        yield (
            "fact",
            row["fact_id"],
            row["entity_id"],
            f"{row['entity_zh']} · {row['indicator_zh']} {row['printed']}",
            f"{row['entity_en']} · {row['indicator_en']}",
            pieces(indicator),
            f"{pieces(owner)} {pairs(text)}",
        )
