"""What is left of a record when its bad parts are taken out, so that one run shows all that is wrong in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from atlas.data.schema_findings import field_of


@dataclass(frozen=True)
class Salvaged:
    """What can be used of a record's content.

    `kept` says for each list that lost items where the others stood, `lost` which fields are gone.
    """

    content: dict[str, Any]
    kept: dict[str, list[int]]
    lost: frozenset[str]


def salvaged(content: Mapping[str, Any], error: ValidationError, schema: type[BaseModel]) -> Salvaged | None:
    """The content without the items of lists, optional fields and unknown keys that `error` names.

    None if what is wrong cannot be left out.
    """
    items: dict[str, set[int]] = {}
    fields: set[str] = set()
    for detail in error.errors(include_url=False):
        first, *rest = detail["loc"] or ("",)
        if rest and isinstance(rest[0], int) and isinstance(content.get(str(first)), list):
            items.setdefault(str(first), set()).add(rest[0])
        elif _may_go(schema, str(first)):
            fields.add(str(first))
        else:
            return None
    kept = {key: [number for number in range(len(content[key])) if number not in bad] for key, bad in items.items()}
    left = {key: value for key, value in content.items() if key not in fields}
    left |= {key: [content[key][number] for number in numbers] for key, numbers in kept.items()}
    return Salvaged(left, kept, frozenset(fields))


def _may_go(schema: type[BaseModel], key: str) -> bool:
    """Whether a record is still one without this key: it is optional, or none of the model's."""
    field = field_of(schema, key)
    return bool(key) and (field is None or not field.is_required())
