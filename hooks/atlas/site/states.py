"""The state of what can be read of a site, by which the next build knows what is the same (`atlas.site.watched`)."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any

from pydantic import BaseModel

from atlas.data.graph import Edge, PartNode
from atlas.data.model import Entity
from atlas.data.noting import FIELD, WHOLE, Key
from atlas.data.records import Record
from atlas.site.facts import ResolvedFact
from atlas.site.site import Site
from atlas.site.touched import RESULT, is_derived, result
from atlas.site.watched import (
    COLUMN,
    DOSSIER,
    ENTRY,
    EVERYTHING,
    FIELDS,
    KIND,
    LIST,
    LISTS,
    NAMES,
    ORDER,
    RELEASE,
    mappings,
)

SHORT = 12  # bytes of a digest
PLAIN, LISTS_OF, OFTEN = (str, int, float), (list, tuple), (ResolvedFact, Edge, PartNode, BaseModel)
MANY = 100  # entries of one mapping, or entities of which one field is read, that count as all


def gathered(keys: Iterable[Key]) -> set[Key]:
    """Keys; where many of a sort were read, all of the sort in their stead."""
    found = set(keys)
    if EVERYTHING in found:
        return {EVERYTHING}
    if len(found) <= MANY:
        return found
    sorts = Counter(map(_sort, found))
    many = {sort for sort, number in sorts.items() if sort and number > MANY}
    return {_sort(key) if _sort(key) in many else key for key in found} if many else found


def _sort(key: Key) -> Key:
    """All of the sort of a key; nothing for what stands alone."""
    if key[0] == ENTRY:
        return (COLUMN, key[1])
    return (FIELDS, key[2]) if key[0] == FIELD else ()


class States:
    """The state of what can be read of a site, by its key: a digest that changes when anything of it does."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._mappings = mappings(site)
        self._found: dict[Key, str] = {}
        self._known: dict[int, tuple[object, str]] = {}  # what was written, held so that its number stays its own
        self._words: dict[str, Callable[..., str]] = {
            ENTRY: self._entry,
            ORDER: lambda name: self._of(list(self._mappings.get(name, ()))),
            COLUMN: self._column,
            FIELD: self._field,
            FIELDS: lambda name: "".join(self((FIELD, one, name)) for one in site.atlas.records),
            LIST: lambda name: self._of(LISTS[name](site)) if name in LISTS else "gone",
            KIND: lambda kind: self._of([record.id for record in site.atlas.of_kind(kind)]),
            NAMES: self._names,
            RELEASE: lambda name: self._of(getattr(site.release, name, "gone")),
            RESULT: lambda name, *given: self._of(result(site, name, *given)) if is_derived(name) else "gone",
            EVERYTHING[0]: self._everything,
        }

    def __call__(self, key: Key) -> str:
        if key not in self._found:
            self._found[key] = _digest(self._state(key))
        return self._found[key]

    def _state(self, key: Key) -> str:
        """One that is no other's where it cannot be told: a result may be that of an entity which is gone."""
        word, *given = key
        try:
            return self._words[word](*given) if word in self._words else "gone"
        except Exception as error:
            return f"{error!r} {os.urandom(SHORT).hex()}"

    def _everything(self) -> str:
        atlas = self._site.atlas
        records = [[record.id, self((FIELD, record.id, WHOLE))] for record in atlas.records.values()]
        return self._of([self((COLUMN, "sources")), records, dict(atlas.moved), list(map(repr, atlas.waivers))])

    def _entry(self, name: str, *given: Any) -> str:
        key: Any = given[0] if len(given) == 1 else given
        if name == DOSSIER:
            return self._dossier(key) if key in self._site.atlas.records else "none"
        found = self._mappings.get(name, {})
        return self._of(found[key]) if key in found else "none"

    def _dossier(self, entity_id: str) -> str:
        found = self._site.dossier(entity_id)
        return self._of([getattr(found, one.name) for one in fields(found)])

    def _column(self, name: str) -> str:
        if name == DOSSIER:
            return "".join(self((ENTRY, DOSSIER, one)) for one in self._site.atlas.records)
        return self._of(self._mappings.get(name))

    def _field(self, entity_id: str, name: str) -> str:
        record = self._site.atlas.records.get(entity_id)
        if record is None:
            return "none"
        return self._of([getattr(record.entity, one, "none") for one in (Entity.model_fields if not name else [name])])

    def _names(self) -> str:
        """All that names in texts are found by: names and aliases, and, of equal ones, where they lie."""
        site = self._site
        told = ([record.id, record.entity.name, record.entity.aliases] for record in site.atlas.records.values())
        lies = ([site.place(record), *site.places.above[record.id]] for record in site.atlas.records.values())
        return self._of(list(zip(told, lies, strict=True)))

    def _of(self, value: object) -> str:
        """A value in writing: two that differ are written differently. Of a record it is told which it is."""
        if value is None or isinstance(value, PLAIN):
            return repr(value)
        if isinstance(value, Record):
            return f"Record {value.id!r}"
        if isinstance(value, OFTEN):
            if id(value) not in self._known:
                self._known[id(value)] = (value, self._written(value))
            return self._known[id(value)][1]
        if isinstance(value, LISTS_OF):
            return f"[{','.join(map(self._of, value))}]"
        if isinstance(value, Mapping):
            return "{" + ",".join(f"{self._of(key)}:{self._of(one)}" for key, one in value.items()) + "}"
        if isinstance(value, set | frozenset):
            return f"<{','.join(sorted(map(self._of, value)))}>"
        return self._written(value)

    def _written(self, value: Any) -> str:
        if isinstance(value, ResolvedFact):  # all else of it follows from the fact as recorded
            return f"{value.record.id} {_digest(value.recorded.model_dump_json())}"
        if isinstance(value, BaseModel):
            return f"{type(value).__name__} {_digest(value.model_dump_json())}"
        if is_dataclass(value) and not isinstance(value, type):
            return f"{type(value).__name__}({','.join(self._of(getattr(value, one.name)) for one in fields(value))})"
        return repr(value)


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=SHORT).hexdigest()
