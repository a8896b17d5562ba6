"""Walks over the records, shared by the checks, the link graph and the proof of figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from atlas.data.model import Part, Text
from atlas.data.records import Atlas, Record
from atlas.data.yamlfile import Lines, Location

NESTED = (list, BaseModel)  # in which there may be citations
HOLDING = (list, tuple, dict, BaseModel)  # in which there may be texts


def parts(record: Record) -> Iterator[tuple[Location, tuple[Part, ...], Part]]:
    """Each part of the record's tree: place, ancestors (outermost first), the part itself."""
    yield from _parts(record.entity.parts, ("parts",), ())


def _parts(
    siblings: list[Part], at: Location, above: tuple[Part, ...]
) -> Iterator[tuple[Location, tuple[Part, ...], Part]]:
    for number, part in enumerate(siblings):
        here = (*at, number)
        yield here, above, part
        yield from _parts(part.parts, (*here, "parts"), (*above, part))


def cites(record: Record) -> Iterator[tuple[Location, str]]:
    """Every citation of a record with its place."""
    yield from _cites(record.entity, ())


def _cites(value: object, at: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, NESTED):
                yield from _cites(item, (*at, number))
    elif isinstance(value, BaseModel):
        for name, item in fields(value):
            if name in ("cite", "also", "parent_cite"):
                many = item if isinstance(item, list) else [item] if item else []
                yield from (
                    ((*at, name, n) if isinstance(item, list) else (*at, name), cite) for n, cite in enumerate(many)
                )
            elif isinstance(item, NESTED):
                yield from _cites(item, (*at, name))


def fields(model: BaseModel) -> list[tuple[str, object]]:
    """The fields of a model with their values, as it gives them itself in a third of the time."""
    return list(vars(model).items())


def inside(value: object) -> Iterable[tuple[str | int, Any]]:
    """What a value consists of, with the step that leads to each: fields, items, keys."""
    if isinstance(value, BaseModel):
        return fields(value)
    if isinstance(value, (list, tuple)):
        return enumerate(value)
    return value.items() if isinstance(value, dict) else ()


def texts(value: object, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every piece of text in a record, whatever its meaning."""
    if isinstance(value, str):
        yield at, value
    for step, item in inside(value):
        if isinstance(item, str):
            yield (*at, step), item
        elif isinstance(item, HOLDING):
            yield from texts(item, (*at, step))


def bilingual(value: object, at: Location = ()) -> Iterator[tuple[Location, Text]]:
    """Every text in two languages, with its place."""
    if isinstance(value, Text):
        yield at, value
    for step, item in inside(value):
        if isinstance(item, HOLDING):
            yield from bilingual(item, (*at, step))


def everything(atlas: Atlas) -> Iterator[tuple[Lines, Location, BaseModel]]:
    """Every record with its file's lines and its place in that file: entities, sources, vocabularies, tables."""
    for record in atlas.records.values():
        yield record.lines, (), record.entity
    for name, source in atlas.sources.items():
        yield atlas.source_lines[name], (), source
    words = atlas.vocabulary
    for name, table in (("indicators", words.indicators), ("relations", words.relations)):
        for key, word in table.items():
            yield words.lines[name], (key,), word
    for place, names in (("kinds", words.kinds), ("indicator-groups", words.groups)):
        for key, text in names.items():
            yield words.lines["types"], (place, key), text
    for kind, types in words.types.items():
        for key, text in types.items():
            yield words.lines["types"], ("types", kind, key), text
    yield atlas.picture_lines, (), atlas.pictures
    yield atlas.theme_lines, (), atlas.themes
    yield atlas.identity_lines, (), atlas.identity
