"""What a piece of work reads, noted while it is done: keys that can be asked for again in the next build.

Of an entity each field is noted by itself, by whatever way the work has come to its record. Nothing is noted unless
somebody records.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from atlas.data.model import Entity
    from atlas.data.records import Record

Key = tuple[Any, ...]  # texts, whole numbers and None
FIELD = "field"  # of an entity: its id and the name of the field, or WHOLE
WHOLE = ""  # in the place of a field: all of them

_notes: set[Key] | None = None


@contextmanager
def recording() -> Iterator[set[Key]]:
    """The keys of all that is read meanwhile."""
    global _notes
    before, _notes = _notes, set()
    try:
        yield _notes
    finally:
        _notes = before


@contextmanager
def silence() -> Iterator[None]:
    """Nothing is noted meanwhile."""
    global _notes
    before, _notes = _notes, None
    try:
        yield
    finally:
        _notes = before


def touch(*key: Any) -> None:
    """Note that something is read."""
    if _notes is not None:
        _notes.add(key)


def touch_all(keys: set[Key]) -> None:
    """Note that all of this is read."""
    if _notes is not None:
        _notes.update(keys)


class Seen:
    """Reads as an entity does, and notes which of its fields are read; what is no field has read all of them."""

    __slots__ = ("_id", "_inner")

    def __init__(self, entity_id: str, inner: Entity) -> None:
        self._id, self._inner = entity_id, inner

    @property  # type: ignore[misc] # so that it is an instance of what it stands for
    def __class__(self) -> type:
        return type(self._inner)

    def __getattr__(self, name: str) -> Any:
        touch(FIELD, self._id, name if name in type(self._inner).model_fields else WHOLE)
        return getattr(self._inner, name)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        touch(FIELD, self._id, WHOLE)
        return iter(self._inner)

    def __eq__(self, other: object) -> bool:
        touch(FIELD, self._id, WHOLE)
        return self._inner == (other._inner if type(other) is Seen else other)

    __hash__ = None  # type: ignore[assignment] # as entities have none


class Noting:
    """The entity of a record; while somebody records, one that notes what is read of it."""

    def __get__(self, record: Record | None, owner: type[Record]) -> Entity:
        if record is None:
            raise AttributeError("entity")  # the field has no default
        own = record.__dict__
        if _notes is None:
            return cast("Entity", own["entity"])
        seen = own.get("seen")
        if seen is None:
            seen = own["seen"] = Seen(record.id, own["entity"])
        return cast("Entity", seen)

    def __set__(self, record: Record, entity: Entity) -> None:
        record.__dict__["entity"] = entity
