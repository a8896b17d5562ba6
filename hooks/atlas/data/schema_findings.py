"""Findings of the schema, worded for the person who edits the file."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from atlas.data.findings import Finding, did_you_mean
from atlas.data.model import KINDS, UNIT_KEY
from atlas.data.yamlfile import Lines, Location
from atlas.text.dates import DATE, PERIOD

KEY = "[key]"  # what pydantic calls the key of a mapping
_FORM = re.compile(r"constrained-str$|literal\[|Ranking$|function-|\[key\]$")
_SPOKEN = (
    "a role is reporter, official, firm, operator, research or other; a body is its id, as organizations/x; no person"
)
_NAMED = "write {zh: …, en: …}, or the id of the body, as organizations/x"
_DATES = "a date is 2023, 2023-10 or 2023-10-26; a part of a year is 2024-Q3 or 2023-H1"
_OTHER_DATE = re.compile(r"([0-9]{4})[年./-]?(?:([0-9]{1,2})[月./-]?(?:([0-9]{1,2})日?)?)?(?:T.*)?")
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
    """One finding for each error of pydantic, at the line of the field concerned; one for a field of several forms."""
    found, told = [], set[Location]()
    for detail in error.errors(include_url=False):
        plain = _plain(detail["loc"])
        if plain in told:
            continue
        if plain != detail["loc"] and detail["loc"][-1] != KEY:
            told.add(plain)
            other = "a name in both languages" if plain[-1] == "ranked_by" else "a role"
            message = f"{_shown(detail['input'])} is neither {other} nor an id"
            found.append(
                lines.finding((*at, *plain), message, _NAMED if plain[-1] == "ranked_by" else _SPOKEN, "schema")
            )
        else:
            found.append(_finding(detail, lines, schema, at))
    return found


def _plain(location: Location) -> Location:
    """A place without the forms that pydantic tried there: `said_by.constrained-str` is `said_by`."""
    forms = (i for i, step in enumerate(location) if isinstance(step, str) and _FORM.match(step))
    return location[: next(forms, len(location))]


def _finding(detail: Any, lines: Lines, schema: type[BaseModel] | None, at: Location) -> Finding:
    location: Location = (*at, *_plain(detail["loc"]))
    message, hint = _words(detail, schema)
    return lines.finding(location, message, hint, "schema")


def _words(detail: Any, schema: type[BaseModel] | None) -> tuple[str, str]:
    sort, value = detail["type"], detail["input"]
    if detail["loc"] and detail["loc"][-1] == KEY and sort == "string_pattern_mismatch":
        return f"'{value}' is no key of the form wanted here", _key_hint(detail["ctx"]["pattern"])
    if sort == "extra_forbidden" and value is None:
        key = detail["loc"][-1]
        return f"unknown key '{key}'", "a comma ends a text in { }: put a text that holds one into quotes"
    if sort == "extra_forbidden":
        return f"unknown key '{detail['loc'][-1]}'", did_you_mean(
            str(detail["loc"][-1]), _known_keys(schema, detail["loc"][:-1])
        )
    if sort == "missing":
        return "is missing", _missing_hint(str(detail["loc"][-1])) or _described(schema, detail["loc"])
    if value is None or value == "":
        return "is empty", "give a value or leave the key out"
    if sort == "literal_error":
        expected = detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        return f"'{value}' is none of {', '.join(expected)}", did_you_mean(str(value), expected)
    if sort == "string_pattern_mismatch":
        return f"'{value}' is not of the form wanted here", _rewritten(str(value), detail["ctx"]["pattern"])
    if sort == "too_short" and detail["ctx"]["actual_length"]:
        return f"has {detail['ctx']['actual_length']}, and needs at least {detail['ctx']['min_length']}", ""
    if sort == "too_short":
        return "is empty", "name at least one, or leave the key out if it is optional"
    if sort in _SHAPES:
        keys = _known_keys(schema, detail["loc"]) if _SHAPES[sort] == "a mapping" and detail["loc"] else []
        hint = f"write {{{', '.join(f'{key}: …' for key in keys[:3])}}}" if keys else ""
        return f"must be {_SHAPES[sort]}, not {_shown(value)}", hint
    if sort == "string_too_long":
        return f"has {len(value)} characters: {_shown(value)}", f"at most {detail['ctx']['max_length']}"
    if sort == "string_too_short":
        return "is empty", "give a value or leave the key out"
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
    if PERIOD in pattern:
        return f"{_DATES}; a period is 2023-01/2023-11; up to a date is ../2023-10"
    if DATE in pattern:
        return _DATES
    if pattern == UNIT_KEY:
        return "a unit is a key of data/units.yml: letters, digits and hyphens"
    if "64" in pattern:
        return "64 hexadecimal digits in lower case"
    if "@" in pattern:
        return "an address of mail, as atlas@example.org, or one that begins with https://"
    if "https" in pattern:
        return "an address that begins with https://"
    if "{4}){3}" in pattern:
        return "a UUID in lower case; `python3 -m uuid` prints one"
    if pattern.endswith("100%$"):
        return "a share as printed, from 0% to 100%, as in 51%"
    if pattern == "^[A-Z]{3}$":
        return "a code of ISO 4217, as in CNY"
    if "/[1-9]" in pattern:
        return "a number above 0, or a fraction of two whole numbers, as in 2000/3"
    return (
        "lower-case letters, digits and single hyphens" if "a-z" in pattern else "digits with an optional decimal point"
    )


def _rewritten(value: str, pattern: str) -> str:
    """The hint of a pattern, with the date that was probably meant where one stands in another form."""
    found = _OTHER_DATE.fullmatch(value.strip()) if DATE in pattern else None
    if not found:
        return _pattern_hint(pattern)
    meant = "-".join(f"{int(number):02}" for number in found.groups() if number)
    return f"write {meant}" if re.fullmatch(DATE, meant) else _pattern_hint(pattern)


def _key_hint(pattern: str) -> str:
    """What keys of a mapping look like."""
    if pattern.startswith("^p"):
        return "p1, p2 and so on: the numbers of paragraphs"
    return "a number and its words, as in {1: 元, 10000: 万元}" if "e-?" in pattern else _pattern_hint(pattern)


def _described(schema: type[BaseModel] | None, location: Location) -> str:
    """What the dictionary says of a field that is missing."""
    around = _schema_at(schema, location[:-1])
    fields = around.model_fields if around else {}
    described = fields[str(location[-1])].description if location[-1] in fields else ""
    return (described or "").partition(". ")[0].rstrip(".")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _known_keys(schema: type[BaseModel] | None, location: Location) -> list[str]:
    """Keys allowed at a place."""
    found = _schema_at(schema, location)
    return list(found.model_fields) if found else []


def _schema_at(schema: type[BaseModel] | None, location: Location) -> type[BaseModel] | None:
    """The class of a place, found by walking the annotations; None where there is none."""
    for step in location:
        if schema and isinstance(step, str) and step in schema.model_fields:
            schema = model_inside(schema.model_fields[step].annotation)
    return schema


def field_of(schema: type[BaseModel] | None, key: str) -> FieldInfo | None:
    """The field that a file calls `key`; None if the model has none."""
    fields = schema.model_fields.items() if schema else ()
    return next((info for name, info in fields if key in (name, info.alias)), None)


def model_inside(annotation: Any) -> type[BaseModel] | None:
    """The first class of the model in an annotation: `list[Fact] | None` → `Fact`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (model_inside(argument) for argument in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
