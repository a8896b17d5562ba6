"""Findings of the schema, worded for the person who edits the file."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

from atlas.data.findings import Finding, did_you_mean
from atlas.data.model import KINDS, UNIT_KEY
from atlas.data.yamlfile import Lines, Location
from atlas.text.dates import DATE

_SHAPES = {
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "list_type": "a list",
    "tuple_type": "a list",
    "string_type": "text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "bool_parsing": "true or false",
}


def schema_findings(
    error: ValidationError, lines: Lines, schema: type[BaseModel] | None, at: Location = ()
) -> list[Finding]:
    """One finding for each error of pydantic, at the line of the field concerned."""
    return [_finding(detail, lines, schema, at) for detail in error.errors(include_url=False)]


def _finding(detail: Any, lines: Lines, schema: type[BaseModel] | None, at: Location) -> Finding:
    location: Location = (*at, *detail["loc"])
    message, hint = _words(detail, schema)
    return lines.finding(location, message, hint, "schema")


def _words(detail: Any, schema: type[BaseModel] | None) -> tuple[str, str]:
    sort, value = detail["type"], detail["input"]
    if sort == "extra_forbidden" and value is None:
        key = detail["loc"][-1]
        return f"unknown key '{key}'", "a comma ends a text in { }: put a text that holds one into quotes"
    if sort == "extra_forbidden":
        return f"unknown key '{detail['loc'][-1]}'", did_you_mean(
            str(detail["loc"][-1]), _known_keys(schema, detail["loc"][:-1])
        )
    if sort == "missing":
        return "is missing", _missing_hint(str(detail["loc"][-1]))
    if value is None or value == "":
        return "is empty", "give a value or leave the key out"
    if sort == "literal_error":
        expected = detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        return f"'{value}' is none of {', '.join(expected)}", did_you_mean(str(value), expected)
    if sort == "string_pattern_mismatch":
        return f"'{value}' is not of the form wanted here", _pattern_hint(detail["ctx"]["pattern"])
    if sort == "too_short" and detail["ctx"]["actual_length"]:
        return f"has {detail['ctx']['actual_length']}, and needs at least {detail['ctx']['min_length']}", ""
    if sort == "too_short":
        return "is empty", "name at least one, or leave the key out if it is optional"
    if sort in _SHAPES:
        return f"must be {_SHAPES[sort]}, not {_shown(value)}", ""
    return f"{detail['msg'].removeprefix('Value error, ')}: {_shown(value)}", ""


def _missing_hint(key: str) -> str:
    return {
        "zh": "both languages are required",
        "en": "both languages are required",
        "cite": "every statement names its source and paragraph, as in source-id#p7",
    }.get(key, "")


def _pattern_hint(pattern: str) -> str:
    if "#p" in pattern:
        return "a citation is source-id#pN, with N the paragraph's number"
    if any(f"{kind}|" in pattern for kind in KINDS):
        return "an id is kind/slug, with kind one of " + ", ".join(KINDS)
    if DATE in pattern:
        return "a date is 2023, 2023-10 or 2023-10-26; a period is 2023-01/2023-11; up to a date is ../2023-10"
    if pattern == UNIT_KEY:
        return "a unit is a key of data/units.yml: letters, digits and hyphens"
    if "64" in pattern:
        return "64 hexadecimal digits in lower case"
    return (
        "lower-case letters, digits and single hyphens" if "a-z" in pattern else "digits with an optional decimal point"
    )


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _known_keys(schema: type[BaseModel] | None, location: Location) -> list[str]:
    """Keys allowed at a place, found by walking the schema's annotations."""
    for step in location:
        if schema is None:
            return []
        if isinstance(step, str) and step in schema.model_fields:
            schema = model_inside(schema.model_fields[step].annotation)
    return list(schema.model_fields) if schema else []


def model_inside(annotation: Any) -> type[BaseModel] | None:
    """The first class of the model in an annotation: `list[Fact] | None` → `Fact`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (model_inside(argument) for argument in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
