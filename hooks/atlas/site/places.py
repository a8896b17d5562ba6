"""Where entities stand, and what lies above and inside each of them: worked out once for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from atlas.data.graph import ancestors
from atlas.data.places import REGIONS, place_of
from atlas.data.records import Atlas, Record


@dataclass(frozen=True)
class Places:
    """By the ids of entities.

    `at` is where an entity stands, None if the sources do not say; `above` its parents, outermost first; `inside` what
    lies in a place, the place itself included, in the order of the data. `parts` are the places whose parent a place
    is, `standing` is what is no place and stands directly in it.
    """

    at: Mapping[str, Record | None] = field(repr=False)
    above: Mapping[str, tuple[Record, ...]] = field(repr=False)
    inside: Mapping[str, tuple[str, ...]] = field(repr=False)
    parts: Mapping[str, tuple[str, ...]] = field(repr=False)
    standing: Mapping[str, tuple[str, ...]] = field(repr=False)

    def nearest(self, record: Record) -> Record | None:
        """The place that an entity is, else the one where it stands."""
        return record if record.kind == REGIONS else self.at[record.id]

    def around(self, here: Record | None) -> tuple[Record, ...]:
        """A place and those that it lies in, the nearest first; nothing without a place."""
        return (here, *reversed(self.above[here.id])) if here else ()

    def within(self, record: Record, place: str) -> bool:
        """Whether an entity lies in a place, or is that place."""
        return any(one.id == place for one in self.around(self.nearest(record)))


def make_places(atlas: Atlas) -> Places:
    """The places of a checked atlas."""
    above = {entity_id: tuple(ancestors(atlas, entity_id)) for entity_id in atlas.records}
    at = {record.id: place_of(atlas, record) for record in atlas.records.values()}
    inside: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, list[str]] = defaultdict(list)
    standing: dict[str, list[str]] = defaultdict(list)
    for record in atlas.records.values():
        here = record if record.kind == REGIONS else at[record.id]
        for place in (here, *above[here.id]) if here else ():
            inside[place.id].append(record.id)
        if record.kind == REGIONS and record.entity.parent:
            parts[record.entity.parent].append(record.id)
        elif record.kind != REGIONS and here:
            standing[here.id].append(record.id)
    return Places(at, above, _fixed(inside), _fixed(parts), _fixed(standing))


def _fixed(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in lists.items()}
