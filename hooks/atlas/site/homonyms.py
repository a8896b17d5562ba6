"""Different things of one name, told apart by where they lie, and found by what is near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from atlas.data.places import REGIONS
from atlas.data.records import Atlas, Record
from atlas.site.i18n import word
from atlas.site.places import Places
from atlas.text.language import Language


def told_apart(atlas: Atlas, places: Places, language: Language) -> dict[str, str]:
    """By the ids of entities whose name another of their kind has as well, what follows it to tell them apart: the
    nearest place, with those around it where two nearest places share their name too.
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
    around = places.around(places.at[record.id])
    return tuple(getattr(place.entity.name, language) for place in around if place.kind == REGIONS)


def _labels(around: Mapping[str, tuple[str, ...]], language: Language) -> Iterator[tuple[str, str]]:
    """For each entity the fewest names of its places that no other of the group begins with."""
    begun: dict[tuple[str, ...], int] = defaultdict(int)
    for names in around.values():
        for length in range(1, len(names) + 1):
            begun[names[:length]] += 1
    for entity_id, names in around.items():
        lengths = range(1, len(names) + 1)
        fewest = next((names[:length] for length in lengths if begun[names[:length]] == 1), names)
        place = "".join(reversed(fewest)) if language == "zh" else ", ".join(fewest)
        yield entity_id, word("homonym", language, place=place) if place else ""


def nearest(places: Places, of: Collection[str], near: Record | None) -> str | None:
    """The one of several entities that lies nearest to another: in the smallest place around that one; None if no one
    alone does.
    """
    for place in places.around(places.nearest(near)) if near else ():
        within = [one for one in of if _lies(places, one, place)]
        if within:
            return within[0] if len(within) == 1 else None
    return None


def _lies(places: Places, entity_id: str, place: Record) -> bool:
    """Whether an entity is a place or lies in it, by what is above it."""
    return entity_id == place.id or any(one.id == place.id for one in places.around(places.at[entity_id]))
