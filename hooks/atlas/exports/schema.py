"""JSON Schema of every JSON file below `data/v1/`, made from the classes of the rows."""

from __future__ import annotations

import types
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field, TypeAdapter

from atlas.data.changes import Change
from atlas.exports.cells import Row
from atlas.exports.rows import EntityFile, Id, SourceFile
from atlas.exports.tables import TABLES, Table, edition_line
from atlas.site.keeping import is_packed
from atlas.site.site import Site


class PackRow(BaseModel):
    """A file that holds many entities of one kind: an item of `data/v1/packed/index.json`."""

    file: str = Field(description="Its path below `data/v1/`.")
    first: Id = Field(description="The id of its first entity.")
    last: Id = Field(description="The id of its last; between them are those whose slugs come between, by letters.")
    entities: int = Field(description="How many entities it holds.")


DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Name of a schema → type of the file's content. More keys are allowed: a new version may add some.
CONTENTS: dict[str, Any] = {
    "entity": EntityFile,
    "source": SourceFile,
    "changes": list[Change],
    **{table.name: types.GenericAlias(list, (table.row,)) for table in TABLES},
}
# Contents of the files of a packed atlas.
PACKS: dict[str, Any] = {"pack": list[EntityFile], "packs": list[PackRow]}


@dataclass(frozen=True)
class Column:
    """A column in words that CSV, SQL and the data package share. `type` is string, integer or number."""

    name: str
    type: str
    required: bool
    description: str
    choices: tuple[str, ...]
    pattern: str | None
    minimum: int | None


def schemas(site: Site) -> dict[str, Row]:
    """Each schema by its name, with the edition in a comment; those of packed files only where there are any."""
    comment, contents = edition_line(site), {**CONTENTS, **(PACKS if is_packed(site.atlas.records) else {})}
    return {
        name: {"$schema": DIALECT, "$comment": comment, **_schema(name, content)} for name, content in contents.items()
    }


def _schema(name: str, content: Any) -> Row:
    schema = TypeAdapter(content).json_schema(mode="serialization")
    return {"title": name, **{key: _open(value) for key, value in schema.items() if key != "title"}}


def _open(value: Any) -> Any:
    """Without what only the data's own files must keep to: defaults, and that nothing may be added."""
    if isinstance(value, list):
        return [_open(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _open(item)
        for key, item in value.items()
        if not (key == "additionalProperties" and item is False) and key != "default"
    }


def columns(table: Table) -> list[Column]:
    """The columns of a table, in order."""
    properties = TypeAdapter(table.row).json_schema()["properties"]
    return [_column(name, properties[name]) for name in table.columns]


def _column(name: str, found: Row) -> Column:
    ways = [way for way in found.get("anyOf", [found]) if way.get("type") != "null"]
    [way] = ways
    return Column(
        name,
        way["type"],
        "anyOf" not in found,
        found["description"],
        tuple(way.get("enum", ())),
        way.get("pattern"),
        way.get("minimum"),
    )
