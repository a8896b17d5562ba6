"""JSON Schema: every file fits its own, and what does not fit is told."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from atlas.exports import exports, tables
from atlas.exports.schema import schemas
from atlas.site.site import Site

from ..fixture.support import fixture_site, real_data
from .made import COMMIT, below, files, parsed, released

TABLES = ("entities", "facts", "relations", "sources", "indicators", "units", "dates", "rounds", "policies")
NO_SCHEMA = ("datapackage.json",)  # it has a standard of its own


def _schema_of(name: str) -> str:
    """The name of a file's schema."""
    if name.startswith("indicators/"):
        return "facts"
    if name.startswith("sources/"):
        return "source"
    return "entity" if "/" in name else name.removesuffix(".json")


def _validators() -> dict[str, Draft202012Validator]:
    names = [name for name in files() if name.startswith("schema/")]
    found = {name.removeprefix("schema/").removesuffix(".json"): parsed(name) for name in names}
    for schema in found.values():
        Draft202012Validator.check_schema(schema)
    return {name: Draft202012Validator(schema) for name, schema in found.items()}


def test_every_json_file_fits_its_schema() -> None:
    validators, checked = _validators(), 0
    for name in files():
        if name.endswith(".json") and not name.startswith("schema/") and name not in NO_SCHEMA:
            errors = [
                f"{name}: {error.json_path}: {error.message}"
                for error in validators[_schema_of(name)].iter_errors(parsed(name))
            ]
            assert errors == []
            checked += 1
    indicators = {fact.recorded.indicator for fact in fixture_site().facts}
    assert (
        checked
        == len(fixture_site().atlas.records) + len(TABLES) + len(indicators) + len(fixture_site().atlas.sources) + 1
    )
    assert set(validators) == {*TABLES, "entity", "source", "changes"}


def test_the_real_files_fit_too() -> None:
    site = real_data()
    validators = {name: Draft202012Validator(schema) for name, schema in schemas(site).items()}
    for name, content in tables(site).items():
        if name.endswith(".json"):
            error = next(validators[_schema_of(name.removeprefix("data/v1/"))].iter_errors(json.loads(content)), None)
            assert error is None, f"{name}: {error and error.json_path}"


WRONG: dict[str, tuple[str, Any]] = {
    "a unit that is no key": ("facts[0].unit", "square miles"),
    "a paragraph of 0": ("facts[0].paragraph", 0),
    "a value as text": ("facts[0].value", "8"),
    "no name": ("zh", None),
    "an id of no kind": ("id", "fairs/x"),
    "a level that there is not": ("level", "planet"),
    "a source that is no key": ("facts[0].source_id", "Yunting 2030"),
    "no edition": ("about", None),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_does_not_fit_is_found(what: str) -> None:
    place, value = WRONG[what]
    whole = copy.deepcopy(parsed("regions/yunting.json"))
    holder = whole["facts"][0] if place.startswith("facts") else whole
    holder[place.rpartition(".")[2]] = value
    assert [error.json_path for error in _validators()["entity"].iter_errors(whole)] == [f"$.{place}"]


def test_a_missing_column_is_found_and_a_new_one_is_not() -> None:
    """A minor version may add columns, so readers must not refuse them."""
    rows = parsed("sources.json")
    assert not list(_validators()["sources"].iter_errors([{**rows[0], "language": "zh"}]))
    del rows[0]["inferred"]
    assert [error.message for error in _validators()["sources"].iter_errors(rows)] == [
        "'inferred' is a required property"
    ]


def test_every_field_is_described() -> None:
    for name, schema in schemas(fixture_site()).items():
        for holder in (schema, *schema.get("$defs", {}).values()):
            missing = [key for key, value in holder.get("properties", {}).items() if not value.get("description")]
            assert [key for key in missing if key not in ("zh", "en")] == [], f"{name}: {holder.get('title')}"


def test_schemas_say_their_edition() -> None:
    for name in files():
        if name.startswith("schema/"):
            assert (
                COMMIT in parsed(name)["$comment"]
                and "1.1.0" in parsed(name)["$comment"]
                and "CC-BY-4.0" in parsed(name)["$comment"]
            )


def test_one_file_holds_what_leads_to_the_entity_and_its_edition() -> None:
    site: Site = released()
    whole = parsed("events/spring-fair.json")
    into = [(edge.subject, edge.relation) for edge in site.graph.edges if edge.object == "events/spring-fair"]
    assert [(row["subject_id"], row["relation"]) for row in whole["relations_in"]] == into != []
    assert whole["about"] == {
        "atlas": "云汀图谱 · Yunting Atlas",
        "version": "1.1.0",
        "date": "2031-04-02",
        "commit": COMMIT,
        "licence": "CC-BY-4.0",
        "attribution": "云汀图谱 · Yunting Atlas",
    }
    region = parsed("regions/yunting.json")
    assert (region["level"], region["coordinates"]) == ("prefecture", {"lat": 31.5, "lon": 120.25})
    elsewhere = {value.id for value in site.facts_of["regions/yunting"]} - {row["fact_id"] for row in region["facts"]}
    assert set(region["facts_elsewhere"]) == elsewhere


def test_the_same_site_gives_the_same_files() -> None:
    assert below(exports(released())) == files()
