"""The canonical form of a data file: keys in the order of the model, short mappings on one line, no needless quotes.

It changes layout and order only. What a file says, read by `atlas.data.yamlfile`, is the same before and after.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import yaml
from pydantic import BaseModel

from atlas.data.model import Entity, Moved, Source
from atlas.data.schema_findings import field_of, model_inside

WIDTH = 120  # characters of a line in which a mapping or a list may stand
INLINE_DEPTH = 2  # mappings within a mapping on one line
# Signs that mean nothing to YAML behind a letter, digit or opening mark, so that most texts need no parser: nor do #
# behind another sign than a blank, and a comma outside of a flow.
SIGNS = r"(?<! )#|[\w !$%&()*+./;<=>@^|~—–·…，。、；：？！（）《》“”‘’-]"
BEGIN = r"[\w（《“‘]"
PLAIN = {True: re.compile(rf"{BEGIN}(?:{SIGNS})*"), False: re.compile(rf"{BEGIN}(?:,|{SIGNS})*")}
ASKED = 2**14  # texts of which is remembered what the parser says
NULLS = ("null", "Null", "NULL")  # words that YAML takes for nothing


def canonical(content: Mapping[str, Any], schema: type[BaseModel] = Entity) -> str:
    """A file of `data/` in canonical form; `content` is what the reader of YAML gives: mappings, lists and texts."""
    return "".join(f"{line}\n" for line in _mapping(content, schema))


def schema_of(folder: str, content: Mapping[str, Any]) -> type[BaseModel]:
    """The class of the model that a file of a folder is held against."""
    return Source if folder == "sources" else Moved if "moved_to" in content else Entity


def _mapping(content: Mapping[str, Any], schema: type[BaseModel] | None) -> Iterator[str]:
    for key in _ordered(content, schema):
        value, inner = content[key], _schema_of_key(schema, key)
        yield from _entry(f"{_scalar(key, flow=False)}:", value, inner)


def _entry(head: str, value: Any, schema: type[BaseModel] | None) -> Iterator[str]:
    """A key, or the dash of a list, with its value: on the same line if it fits and is not to be unfolded."""
    inline = _inline(value, schema)
    if not isinstance(value, Mapping | Sequence) or isinstance(value, str) or _fits(head, value, inline):
        yield f"{head} {inline if isinstance(value, Mapping | list) else _scalar(value, flow=False)}"
    elif isinstance(value, Mapping):
        yield head
        yield from (f"  {line}" for line in _mapping(value, schema))
    else:
        yield head
        for item in value:
            yield from _item(item, schema)


def _item(item: Any, schema: type[BaseModel] | None) -> Iterator[str]:
    inline = _inline(item, schema)
    if not isinstance(item, Mapping) or _fits("-", item, inline):
        yield f"- {inline if isinstance(item, Mapping | list) else _scalar(item, flow=False)}"
        return
    for number, line in enumerate(_mapping(item, schema)):
        yield f"{'- ' if number == 0 else '  '}{line}"


def _fits(head: str, value: Any, inline: str) -> bool:
    """Whether a mapping or list may stand on one line; lists of mappings never do."""
    if isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        return False
    return len(head) + 1 + len(inline) <= WIDTH and _depth(value) <= INLINE_DEPTH


def _depth(value: Any) -> int:
    if isinstance(value, Mapping):
        return 1 + max(map(_depth, value.values()), default=0)
    return max(map(_depth, value), default=0) if isinstance(value, list) else 0


def _inline(value: Any, schema: type[BaseModel] | None) -> str:
    if isinstance(value, Mapping):
        pairs = (
            f"{_scalar(key, flow=True)}: {_inline(value[key], _schema_of_key(schema, key))}"
            for key in _ordered(value, schema)
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(item, schema) for item in value) + "]"
    return _scalar(value, flow=True)


def _ordered(content: Mapping[str, Any], schema: type[BaseModel] | None) -> list[str]:
    """Keys in the order of the model; those it does not know keep their own order at the end."""
    known = [info.alias or name for name, info in schema.model_fields.items()] if schema else []
    return [*(key for key in known if key in content), *(key for key in content if key not in known)]


def _schema_of_key(schema: type[BaseModel] | None, key: str) -> type[BaseModel] | None:
    field = field_of(schema, key)
    return model_inside(field.annotation) if field else None


def _scalar(value: object, *, flow: bool) -> str:
    """A text as YAML, without quotes where it reads the same without."""
    text = "" if value is None else str(value)
    return text if _is_plain(text, flow=flow) else json.dumps(text, ensure_ascii=False)


@lru_cache(ASKED)
def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or "\n" in text:
        return False
    if PLAIN[flow].fullmatch(text):
        return text not in NULLS
    try:
        node = yaml.compose(f"[{text}]" if flow else f"k: {text}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    if node is None:
        return False
    found = node.value[0] if flow else node.value[0][1]
    alone = len(node.value) == 1 and isinstance(found, yaml.ScalarNode)
    return alone and found.value == text and found.style is None and found.tag != "tag:yaml.org,2002:null"
