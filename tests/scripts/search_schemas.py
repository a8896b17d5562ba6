"""What search servers take, written down as JSON Schema from what their manuals say; `document` is our own contract."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

KEYWORD = {"type": "string", "minLength": 1, "maxLength": 8191}  # 32 766 bytes are the longest term of Lucene
NAMES = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1, "uniqueItems": True}
ATTRIBUTES = {"type": "array", "items": {"type": "string", "pattern": r"^(?:\*|[a-z_]+)$"}, "uniqueItems": True}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
WHOLE = {"type": "integer", "minimum": -(2**31), "maximum": 2**31 - 1}


def _closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


_TEXT = {"analyzer": {"enum": ["standard", "cjk"]}}
_EXACT = _closed({"exact": _closed({"type": {"const": "keyword"}}, "type")}, "exact")
_MAPPED = {
    "oneOf": [
        _closed({"type": {"const": "text"}, **_TEXT, "fields": _EXACT}, "type", "analyzer"),
        _closed({"type": {"const": "search_as_you_type"}, **_TEXT}, "type", "analyzer"),
        _closed(
            {"type": {"const": "keyword"}, "index": {"type": "boolean"}, "doc_values": {"type": "boolean"}}, "type"
        ),
        _closed({"type": {"enum": ["double", "integer"]}}, "type"),
        _closed({"type": {"const": "date"}, "format": {"const": "strict_date"}}, "type", "format"),
    ]
}
MAPPING = _closed(
    {
        "mappings": _closed(
            {
                "dynamic": {"const": "strict"},
                "_meta": {"type": "object", "required": ["atlas", "version", "licence", "attribution"]},
                "properties": {
                    "type": "object",
                    "patternProperties": {"^[a-z][a-z_]*$": _MAPPED},
                    "additionalProperties": False,
                },
            },
            "dynamic",
            "properties",
        )
    },
    "mappings",
)
ACTION = _closed({"index": _closed({"_id": {"type": "string", "minLength": 1, "maxLength": 512}}, "_id")}, "index")
SETTINGS = _closed(
    {
        "searchableAttributes": ATTRIBUTES,
        "filterableAttributes": ATTRIBUTES,
        "sortableAttributes": ATTRIBUTES,
        "displayedAttributes": ATTRIBUTES,
        "rankingRules": {
            "type": "array",
            "items": {"pattern": "^(?:words|typo|proximity|attribute|sort|exactness|[a-z_]+:(?:asc|desc))$"},
            "uniqueItems": True,
        },
        "synonyms": {"type": "object", "additionalProperties": NAMES},
        "typoTolerance": _closed(
            {
                "enabled": {"type": "boolean"},
                "minWordSizeForTypos": _closed(
                    {
                        "oneTypo": {"type": "integer", "minimum": 0, "maximum": 255},
                        "twoTypos": {"type": "integer", "minimum": 0, "maximum": 255},
                    }
                ),
                "disableOnAttributes": ATTRIBUTES,
                "disableOnWords": NAMES,
            }
        ),
        "localizedAttributes": {
            "type": "array",
            "items": _closed(
                {"attributePatterns": ATTRIBUTES, "locales": {"items": {"enum": ["zho", "eng"]}}},
                "attributePatterns",
                "locales",
            ),
        },
    }
)
_EVERY = {
    "key": {"type": "string", "pattern": r"^[A-Za-z0-9_-]{1,511}$"},
    "id": {"type": "string", "pattern": r"^[a-z]+/[a-z0-9-]+(?:#[a-z0-9.-]+)?$"},
    **{name: KEYWORD for name in ("zh", "en", "pinyin", "kind", "type", "place")},
    **{f"{name}_{one}": KEYWORD for name in ("kind", "type", "place", "summary", "url") for one in ("zh", "en")},
    **{name: NAMES for name in ("pinyin_typed", "pinyin_initials", "places")},
    "prior": {"type": "integer", "minimum": 0, "maximum": 9},
}
_ALWAYS = ("key", "id", "doc", "zh", "en", "kind", "type", "url_zh", "url_en", "summary_zh", "summary_en", "prior")
_ENTITY = _closed({**_EVERY, "doc": {"const": "entity"}, "aliases_zh": NAMES, "aliases_en": NAMES}, *_ALWAYS)
_FIGURE = _closed(
    {
        **_EVERY,
        "doc": {"const": "figure"},
        **{name: KEYWORD for name in ("entity", "indicator", "printed", "unit", "unit_zh", "unit_en", "qualifier")},
        **{name: KEYWORD for name in ("period", "scope_zh", "scope_en", "note_zh", "note_en")},
        **{name: KEYWORD for name in ("source", "source_zh", "source_en")},
        "about": NAMES,
        "value": {"type": "number"},
        "value_max": {"type": "number"},
        "status": {"enum": ["actual", "target", "planned", "forecast"]},
        "date_from": DAY,
        "date_to": DAY,
        "year": WHOLE,
        "paragraph": {**WHOLE, "minimum": 1},
    },
    *_ALWAYS,
    *("entity", "indicator", "printed", "unit", "status", "period", "date_to", "year", "source", "paragraph"),
)
DOCUMENT = {"oneOf": [_ENTITY, _FIGURE]}


def misfits(schema: dict[str, Any], value: Any) -> list[str]:
    """What in a value does not fit."""
    Draft202012Validator.check_schema(schema)
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(value)]
