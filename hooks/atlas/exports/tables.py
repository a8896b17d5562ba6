"""The tables of the contract as CSV and JSON, the facts of each indicator apart, and one JSON an entity."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from atlas.data.graph import owner
from atlas.exports.cells import Row
from atlas.exports.makers import MAKERS
from atlas.exports.rows import (
    DateRow,
    EntityRow,
    FactRow,
    IndicatorRow,
    PolicyRow,
    RelationRow,
    RoundRow,
    SourceRow,
    UnitRow,
)
from atlas.site.keeping import INDEX, is_packed, packs
from atlas.site.release import DATA_LICENCE
from atlas.site.site import Site
from atlas.site.touched import shared

FOLDER = "data/v1"
Rows = Mapping[str, list[Row]]


@dataclass(frozen=True)
class Table:
    """A table: the class of its rows, the column that names a row, and the columns that name a row of another table."""

    name: str
    row: type[BaseModel]
    key: str | None = None
    refs: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(self.row.model_fields)


# In this order a row never names one that comes later, but for parents.
TABLES = (
    Table("entities", EntityRow, "id", {"parent_id": "entities"}),
    Table("sources", SourceRow, "id"),
    Table("units", UnitRow, "id"),
    Table("indicators", IndicatorRow, "id", {"unit": "units"}),
    Table(
        "facts",
        FactRow,
        "fact_id",
        {"entity_id": "entities", "indicator_id": "indicators", "unit": "units", "source_id": "sources"},
    ),
    Table("relations", RelationRow, None, {"source_id": "sources"}),
    Table("dates", DateRow, None, {"entity_id": "entities", "source_id": "sources"}),
    Table("rounds", RoundRow, None, {"entity_id": "entities", "unit": "units", "source_id": "sources"}),
    Table("policies", PolicyRow, "entity_id", {"issuer_id": "entities", "source_id": "sources"}),
)


@shared
def made(site: Site) -> Rows:
    """All rows by table, which nobody changes."""
    return {name: list(make(site)) for name, make in MAKERS.items()}


def tables(site: Site, rows: Rows | None = None) -> dict[str, str]:
    """The files of the contract: each table twice, the facts of each indicator twice, and all of each entity.

    `rows` saves making them again.
    """
    rows = rows or made(site)
    return {**csv_files(rows), **json_files(rows), **indicator_files(rows), **entity_files(site, rows)}


def csv_files(rows: Rows) -> dict[str, str]:
    """Each table as CSV."""
    return {f"{FOLDER}/{table.name}.csv": to_csv(table.columns, rows[table.name]) for table in TABLES}


def json_files(rows: Rows) -> dict[str, str]:
    """Each table as JSON."""
    return {f"{FOLDER}/{table.name}.json": to_json(rows[table.name]) for table in TABLES}


def indicator_files(rows: Rows) -> dict[str, str]:
    """The facts of each indicator, as CSV and as JSON."""
    found: dict[str, str] = {}
    for name, of_indicator in _by(rows["facts"], "indicator_id").items():
        found[f"{FOLDER}/indicators/{name}.csv"] = to_csv(tuple(FactRow.model_fields), of_indicator)
        found[f"{FOLDER}/indicators/{name}.json"] = to_json(of_indicator)
    return found


def entity_files(site: Site, rows: Rows) -> dict[str, str]:
    """All of each entity: a file each, or packed, with an index that says which file holds which ids."""
    wholes = _whole_entities(site, rows)
    if not is_packed(site.atlas.records):
        return {f"{FOLDER}/{entity_id}.json": to_json(whole) for entity_id, whole in wholes}
    whole_of, packed = dict(wholes), packs(site.atlas.records)
    found = {f"{FOLDER}/{name}": to_json([whole_of[key] for key in ids]) for name, ids in packed.items()}
    index = [{"file": name, "first": ids[0], "last": ids[-1], "entities": len(ids)} for name, ids in packed.items()]
    return {**found, f"{FOLDER}/{INDEX}": to_json(index)}


def to_csv(columns: Sequence[str], rows: list[Row]) -> str:
    """RFC 4180: a header, CRLF line ends, quotes where needed; None is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    return out.getvalue()


def to_json(value: Any) -> str:
    """Readable JSON with the keys in the order of the columns; unknown is null, never 0 or an empty string."""
    if isinstance(value, list) and value:  # row by row: of many thousand the encoder holds every piece at once
        return "[\n" + ",\n".join(map(_row, value)) + "\n]\n"
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _row(value: Any) -> str:
    """What a list holds, in its lines. A row of plain values is written by the encoder that knows no indents, which is
    ten times faster.
    """
    if isinstance(value, dict) and value and not any(isinstance(cell, dict | list | tuple) for cell in value.values()):
        cells = json.dumps(value, ensure_ascii=False, separators=(",\n  ", ": "))
        return f" {{\n  {cells[1:-1]}\n }}"
    return " " + json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n ")


def about(site: Site) -> Row:
    """The edition, as every file that can hold it says."""
    release = site.release
    name = site.atlas.identity.both
    return {
        "atlas": name,
        "version": release.version,
        "date": release.day,
        "commit": release.commit,
        "licence": DATA_LICENCE,
        "attribution": name,
    }


def edition_line(site: Site) -> str:
    """The edition in one line, for files that have room for a comment only."""
    edition = about(site)
    return f"{edition['atlas']}, {edition['version']}, {edition['licence']}, generated from commit {edition['commit']}"


def _whole_entities(site: Site, rows: Rows) -> Iterator[tuple[str, Row]]:
    facts_of, out = _by(rows["facts"], "entity_id"), _by(rows["relations"], "subject_id")
    into, edition = _by(rows["relations"], "object_id"), about(site)
    for row in rows["entities"]:
        entity_id, entity = row["id"], site.record(row["id"]).entity
        yield (
            entity_id,
            {
                **row,
                "level": entity.level,
                "coordinates": entity.coordinates and entity.coordinates.model_dump(),
                "summary": entity.summary.model_dump(),
                "state_details": entity.state and entity.state.model_dump(),
                "policy": entity.policy and entity.policy.model_dump(),
                "dates": [date.model_dump() for date in entity.dates],
                "rounds": [found.model_dump() for found in entity.rounds],
                "facts": facts_of.get(entity_id, []),
                "facts_elsewhere": [fact.id for fact in site.dossier(entity_id).others],
                "relations": out.get(entity_id, []),
                "relations_in": [one for one in into.get(entity_id, []) if owner(one["subject_id"]) != entity_id],
                "parts": [part.model_dump() for part in entity.parts],
                "about": edition,
            },
        )


def _by(rows: list[Row], column: str) -> dict[str, list[Row]]:
    """Rows by the entity that a column names."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(owner(row[column]), []).append(row)
    return found
