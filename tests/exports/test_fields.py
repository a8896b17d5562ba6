"""Every field of the model leaves in some download, or is listed here with the reason why it does not."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from atlas.data.model import Entity, Indicator, Part, Source, UnitEntry
from atlas.exports.rows import EntityFile, SourceFile
from atlas.exports.tables import TABLES

# Where each field of an entity goes: `table.column`, or `file.field` for the JSON of one entity or source.
LEAVES = {
    "type": "entities.type",
    "level": "file.level",
    "name": "entities.zh",
    "en_status": "entities.en_status",
    "aliases": "entities.aliases_zh",
    "parent": "entities.parent_id",
    "parent_cite": "relations.paragraph",
    "coordinates": "file.coordinates",
    "summary": "file.summary",
    "state": "file.state_details",
    "codes": "entities.codes",
    "same_as": "entities.same_as",
    "policy": "file.policy",
    "facts": "file.facts",
    "dates": "file.dates",
    "rounds": "file.rounds",
    "links": "file.relations",
    "parts": "file.parts",
    "facts.indicator": "facts.indicator_id",
    "facts.printed": "facts.printed",
    "facts.as_of": "facts.period",
    "facts.when": "facts.when_zh",
    "facts.dated": "facts.dated",
    "facts.cite": "facts.paragraph",
    "facts.also": "facts.also",
    "facts.said_by": "facts.said_by",
    "facts.status": "facts.status",
    "facts.scope": "facts.scope_zh",
    "facts.level": "facts.scope_level",
    "facts.about": "facts.about",
    "facts.of": "facts.of",
    "facts.holders": "facts.holders",
    "facts.ordinal": "facts.ordinal",
    "facts.rank_in": "facts.rank_in",
    "facts.ranked_by": "facts.ranked_by",
    "facts.streak": "facts.streak",
    "facts.note": "facts.note_zh",
    "facts.key": "facts.fact_id",
    "facts.series": "facts.series_id",
    "facts.value": "facts.value",
    "facts.value_max": "facts.value_max",
    "facts.unit": "facts.unit",
    "facts.qualifier": "facts.qualifier",
    "dates.what": "dates.what_zh",
    "dates.date": "dates.date",
    "dates.when": "dates.when_zh",
    "dates.printed": "dates.printed",
    "dates.cite": "dates.paragraph",
    "dates.status": "dates.status",
    "dates.said_by": "dates.said_by",
    "dates.note": "dates.note_zh",
    "rounds.name": "rounds.round",
    "rounds.date": "rounds.date",
    "rounds.printed": "rounds.printed",
    "rounds.unit": "rounds.unit",
    "rounds.investors": "rounds.investors",
    "rounds.status": "rounds.status",
    "rounds.said_by": "rounds.said_by",
    "rounds.cite": "rounds.paragraph",
    "rounds.note": "rounds.note_zh",
    "links.relation": "relations.relation",
    "links.to": "relations.object_id",
    "links.cite": "relations.paragraph",
    "links.status": "relations.status",
    "links.basis": "relations.basis",
    "links.why": "relations.note_zh",
    "links.as_of": "relations.as_of",
    "links.role": "relations.role",
    "links.share": "relations.share",
    "links.note": "relations.note_zh",
    "policy.issuer": "policies.issuer_id",
    "policy.date": "policies.date",
    "policy.printed": "policies.printed",
    "policy.instrument": "policies.instrument",
    "policy.target_groups": "policies.target_groups",
    "policy.gives": "policies.gives_zh",
    "policy.cite": "policies.paragraph",
}
# Fields that leave nowhere, and why.
STAYS = {"reading": "it corrects the pinyin, which leaves as entities.pinyin"}
# Whole classes of the model that leave as they are, inside the JSON of an entity.
WHOLE = ("parts", "state", "summary", "aliases", "codes", "coordinates", "name")


def _fields(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """The fields of a class and of the classes in it, as `links.role`."""
    for name, field in model.model_fields.items():
        yield path + name
        inner = _class(field.annotation)
        if inner and not path and name not in WHOLE:
            yield from _fields(inner, f"{name}.")


def _class(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    found = [_class(inner) for inner in get_args(annotation)] if get_origin(annotation) else []
    return next((one for one in found if one), None)


def _columns() -> set[str]:
    columns = {f"{table.name}.{column}" for table in TABLES for column in table.columns}
    return columns | {f"file.{name}" for name in EntityFile.model_fields}


def test_every_field_of_an_entity_leaves_or_stays_for_a_reason() -> None:
    assert sorted(_fields(Entity)) == sorted({*LEAVES, *STAYS})


def test_what_they_leave_by_is_there() -> None:
    assert set(LEAVES.values()) <= _columns()


def test_parts_and_sources_leave_whole() -> None:
    assert _class(EntityFile.model_fields["parts"].annotation) is Part
    assert set(Source.model_fields) <= set(SourceFile.model_fields)


def test_indicators_and_units_leave_but_for_how_they_are_read() -> None:
    columns = _columns()
    # Rules of the check read them; a change is told by the indicator's name, old pages lead on, and readers type it.
    read_by = {"part_of", "change", "was", "typed"}
    assert {f"indicators.{name}" for name in Indicator.model_fields if name not in read_by | {"definition"}} <= columns
    grammar = {"short", "printed", "typed", "before", "grammar"}  # how texts print it, readers type it, pages show it
    assert {f"units.{name}" for name in UnitEntry.model_fields if name not in grammar} <= columns


def test_a_field_that_nobody_thought_of_is_found() -> None:
    class Grown(Entity):
        """An entity with one field more."""

        mood: str = ""

    assert set(_fields(Grown)) - {*LEAVES, *STAYS} == {"mood"}
