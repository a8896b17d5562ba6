"""JSON Schemas of the files below `data/`, for editors: they complete keys, show descriptions and mark what is wrong
while one writes.

They stand in `data/schemas/`, written from the model by `scripts/fix --data`, so that an editor has them in a fresh
clone, without a build or a network, and at the same relative address in each copy of the project. What they cannot
know, such as which ids exist, `scripts/check --data` knows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from atlas.data.changes import SCHEMAS
from atlas.data.model import Entity, Indicator, Moved, Publisher, Relation, Source, Synonym, Types, UnitEntry, Waiver
from atlas.data.model.coast import Coast
from atlas.data.model.identity import Identity
from atlas.data.model.pictures import Pictures
from atlas.data.model.themes import Themes

DIALECT = "http://json-schema.org/draft-07/schema#"  # the one that editors of YAML know
# Name of a schema → what a file holds.
CONTENTS: dict[str, Any] = {
    "entity": Entity | Moved,
    "source": Source,
    "site": Identity,
    "indicators": dict[str, Indicator],
    "units": dict[str, UnitEntry],
    "relations": dict[str, Relation],
    "types": Types,
    "synonyms": list[Synonym],
    "publishers": dict[str, Publisher],
    "waivers": list[Waiver],
    "pictures": Pictures,
    "coast": Coast,
    "themes": Themes,
}


def editor_line(folder: str = "", name: str = "entity") -> str:
    """The comment by which an editor finds the schema: of a file in a folder of `data/`, or of `data/<name>.yml`."""
    schema = "source" if folder == "sources" else "entity" if folder else name
    return f"# yaml-language-server: $schema={'../' if folder else ''}{SCHEMAS}/{schema}.json"


def schemas() -> dict[str, str]:
    """Each file of `data/schemas/` by its name."""
    return {f"{name}.json": _file(name, content) for name, content in CONTENTS.items()}


def stale(data: Path) -> list[str]:
    """Files of `data/schemas/` that are not those of the model: missing, of old, or left over."""
    return _stale(data / SCHEMAS, schemas())


def _stale(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    there = {path.name for path in folder.glob("*")} if folder.is_dir() else set()
    wrong = {name for name, text in wanted.items() if name not in there or (folder / name).read_text("utf-8") != text}
    return sorted(wrong | (there - wanted.keys()))


def write(data: Path) -> list[str]:
    """Writes `data/schemas/` where it is stale; returns what was."""
    wanted, folder = schemas(), data / SCHEMAS
    wrong = _stale(folder, wanted)
    folder.mkdir(exist_ok=True)
    for name in wrong:
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    return wrong


def _file(name: str, content: Any) -> str:
    schema = TypeAdapter(content).json_schema(ref_template="#/definitions/{model}")
    if "$defs" in schema:
        schema["definitions"] = schema.pop("$defs")
    return json.dumps({"$schema": DIALECT, "title": name, **_read(schema)}, ensure_ascii=False, indent=1) + "\n"


def _read(value: Any, names: bool = False) -> Any:
    """A schema of texts as that of what YAML makes of them: `2023` and `320600` are numbers to an editor.

    `names`: the keys are names of fields or of classes, not words of JSON Schema.
    """
    if isinstance(value, list):
        return [_read(item) for item in value]
    if not isinstance(value, dict):
        return value
    if names:
        return {key: _read(item) for key, item in value.items()}
    kept = {key: item for key, item in value.items() if key not in ("default", "title")}
    found = {key: _read(item, key in ("properties", "definitions")) for key, item in kept.items()}
    is_text = found.get("type") == "string" and "enum" not in found and "const" not in found
    return {**found, "type": ["string", "number"]} if is_text else found
