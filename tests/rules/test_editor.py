"""The schemas for editors: they accept every file of the data, as YAML reads it, and mark what the model refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from atlas.data import editor
from atlas.data.changes import SCHEMAS as FOLDER
from atlas.data.layout import VOCABULARY_FILES

from ..fixture.support import DATA

SCHEMAS = {name.removesuffix(".json"): json.loads(text) for name, text in editor.schemas().items()}


class _Core(yaml.SafeLoader):
    """YAML 1.2, as editors read it: a date is a text, a year a number, and of words only true and false are no text."""


_Core.yaml_implicit_resolvers = {
    sign: [
        (tag, form)
        for tag, form in found
        if tag != "tag:yaml.org,2002:timestamp" and (tag != "tag:yaml.org,2002:bool" or sign in "tTfF")
    ]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _wrong(name: str, text: str) -> list[str]:
    content = _keyed(yaml.load(text, Loader=_Core))
    return [error.message for error in Draft7Validator(SCHEMAS[name]).iter_errors(content)]


def _keyed(value: Any) -> Any:
    """With keys as JSON has them: texts."""
    if isinstance(value, dict):
        return {str(key): _keyed(item) for key, item in value.items()}
    return [_keyed(item) for item in value] if isinstance(value, list) else value


def _schema_of(path: Path, data: Path) -> str:
    folder = path.relative_to(data).parts[0]
    return path.stem if path.parent == data else "source" if folder == "sources" else "entity"


@pytest.mark.parametrize("folder", ["fixture", "real"])
def test_every_file_fits(folder: str, root: Path) -> None:
    data = DATA if folder == "fixture" else root / "data"
    paths = [path for path in sorted(data.rglob("*.yml")) if _schema_of(path, data) in SCHEMAS]
    assert len(paths) > 15
    for path in paths:
        if "search" not in path.parts:
            assert _wrong(_schema_of(path, data), path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("entity", "moved_to: regions/Y", "does not match|not valid"),
        ("source", "title: {zh: 甲}", "'en' is a required property"),
        ("site", "key: A B", "does not match"),
        ("indicators", "a: {zh: 甲, en: A, weight: heavy}", "'heavy' is not one of"),
        ("waivers", "- {rule: x, colour: red}", "'colour' was unexpected"),
        ("types", "kinds: {people: {}}", "people|required"),
    ],
)
def test_what_the_model_refuses_is_marked(name: str, text: str, says: str) -> None:
    assert any(re.search(says, found) for found in _wrong(name, text)), _wrong(name, text)


def test_every_vocabulary_but_logs_and_readings_has_one() -> None:
    named = {Path(name).stem for name in VOCABULARY_FILES} - {"readings", "changes"}
    assert named | {"entity", "source"} == set(SCHEMAS)


def test_each_is_a_schema_and_describes_its_fields() -> None:
    for schema in SCHEMAS.values():
        Draft7Validator.check_schema(schema)
    fields: dict[str, Any] = SCHEMAS["source"]["properties"]
    assert {"title", "published", "sha256"} <= set(fields)
    assert fields["paragraphs"]["description"] == "Number of paragraphs, as far as it was read."


def test_those_in_the_project_are_todays(root: Path) -> None:
    assert editor.stale(root / "data") == [], "run scripts/fix --data"


def test_what_is_of_old_missing_or_left_over_is_written_anew(tmp_path: Path) -> None:
    assert editor.write(tmp_path) == sorted(editor.schemas())
    assert editor.stale(tmp_path) == []
    folder = tmp_path / FOLDER
    (folder / "entity.json").write_text("{}")
    (folder / "units.json").unlink()
    (folder / "people.json").write_text("{}")
    assert editor.stale(tmp_path) == ["entity.json", "people.json", "units.json"]
    assert editor.write(tmp_path) == ["entity.json", "people.json", "units.json"]
    assert editor.stale(tmp_path) == []


def test_the_line_names_the_schema_from_where_the_file_stands() -> None:
    assert editor.editor_line("regions").endswith("$schema=../schemas/entity.json")
    assert editor.editor_line(name="site").endswith("$schema=schemas/site.json")
