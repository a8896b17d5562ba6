"""Different things of one name, told apart by where they lie, and found by what is near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from atlas.data.places import REGIONS
from atlas.data.records import Atlas, Record
from atlas.site.places import Places
from atlas.text.language import Language


def told_apart(atlas: Atlas, places: Places, language: Language) -> dict[str, str]:
    """By the ids of entities whose name another of their kind has as well, the place that tells them apart: the nearest
    one, with those around it where two nearest places share their name too.
    """
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in atlas.records.values():
        groups[record.kind, getattr(record.entity.name, language).casefold()].append(record)
    found: dict[str, str] = {}
    for group in groups.values():
        if len(group) > 1:
            found.update(_labels({record.id: _around(places, record, language) for record in group}, language))
    return found


def _around(places: Places, record: Record, language: Language) -> tuple[str, ...]:
    """Names of the places around an entity, the nearest first."""
    here = places.at[record.id]
    chain = (here, *reversed(places.above[here.id])) if here else ()
    return tuple(getattr(place.entity.name, language) for place in chain if place.kind == REGIONS)


def _labels(around: Mapping[str, tuple[str, ...]], language: Language) -> Iterator[tuple[str, str]]:
    """For each entity the fewest names of its places that no other of the group begins with."""
    begun: dict[tuple[str, ...], int] = defaultdict(int)
    for names in around.values():
        for length in range(1, len(names) + 1):
            begun[names[:length]] += 1
    for entity_id, names in around.items():
        lengths = range(1, len(names) + 1)
        fewest = next((names[:length] for length in lengths if begun[names[:length]] == 1), names)
        yield entity_id, "".join(reversed(fewest)) if language == "zh" else ", ".join(fewest)


def nearest(places: Places, of: Collection[str], near: Record | None) -> str | None:
    """The one of several entities that lies nearest to another: in the smallest place around that one; None if no one
    alone does.
    """
    here = places.nearest(near) if near else None
    for place in (here, *reversed(places.above[here.id])) if here else ():
        within = [one for one in of if _lies(places, one, place)]
        if within:
            return within[0] if len(within) == 1 else None
    return None


def _lies(places: Places, entity_id: str, place: Record) -> bool:
    """Whether an entity is a place or lies in it, by what is above it."""
    here = places.at[entity_id]
    chain = (here, *places.above[here.id]) if here else ()
    return entity_id == place.id or any(one.id == place.id for one in chain)
