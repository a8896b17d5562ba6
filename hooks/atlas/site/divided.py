"""The entities of an atlas by its top places, so that each place can be made apart from the others."""

from __future__ import annotations

from atlas.data.places import REGIONS
from atlas.data.records import Atlas
from atlas.site.places import Places

ELSEWHERE = "elsewhere"  # what stands in no place


def divided(atlas: Atlas, places: Places) -> dict[str, tuple[str, ...]]:
    """Ids of all entities, each once and in the order of the data, by the top place in which they stand.

    Top places are those without a parent; one that holds more than half of the atlas, as a country does, gives way to
    its parts, and keeps what stands in none of them.
    """
    tops = set(
        _tops(places, [place.id for place in atlas.of_kind(REGIONS) if not place.entity.parent], len(atlas.records))
    )
    found: dict[str, list[str]] = {top: [] for top in [*sorted(tops), ELSEWHERE]}
    for record in atlas.records.values():
        around = places.around(places.nearest(record))
        found[next((place.id for place in around if place.id in tops), ELSEWHERE)].append(record.id)
    return {top: tuple(ids) for top, ids in found.items() if ids}


def _tops(places: Places, candidates: list[str], whole: int) -> list[str]:
    """The candidates; a large one with all that its parts give."""
    found = []
    for place in candidates:
        found.append(place)
        if 2 * len(places.inside[place]) > whole and (parts := places.parts.get(place)):
            found += _tops(places, list(parts), whole)
    return found
