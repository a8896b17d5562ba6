"""Where an entity stands: its place, and the places above that one."""

from __future__ import annotations

from atlas.data.records import Atlas, Record
from atlas.data.vocabulary import LOCATED_IN

REGIONS = "regions"  # the kind whose members are places
PROGRAMMES = "programmes"  # the kind whose figures count for the places that they name: its systems are a place's own


def place_of(atlas: Atlas, record: Record) -> Record | None:
    """The first region in which an entity is said to lie, else that of its parent; None if neither is told."""
    seen: set[str] = set()
    current: Record | None = record
    while current and current.id not in seen:
        seen.add(current.id)
        stated = (link.to for link in current.entity.links if link.relation == LOCATED_IN)
        if here := next((atlas.records[to] for to in stated if to in atlas.records and _is_place(to)), None):
            return here
        current = atlas.records.get(current.entity.parent or "")
        if current and current.kind == REGIONS:
            return current
    return None


def _is_place(entity_id: str) -> bool:
    return entity_id.startswith(f"{REGIONS}/")
