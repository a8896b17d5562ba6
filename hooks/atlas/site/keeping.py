"""In which file below `data/v1/` all of an entity stands: one of its own, or, in a large atlas, one of many.

Up to a number of entities each has `<kind>/<slug>.json`. Beyond it they are packed, so that hosts which count files
take the site: so many of a kind to a file, in the order of their slugs, `packed/<kind>-1.json` and so on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

MOST = 5_000  # entities of an atlas in which each has a file of its own
TOGETHER = 100  # entities in one file of a larger one
PACKED = "packed"
INDEX = f"{PACKED}/index.json"


def is_packed(ids: Collection[str]) -> bool:
    """Whether an atlas of these entities packs them."""
    return len(ids) > MOST


def data_files(ids: Collection[str]) -> dict[str, str]:
    """The file of each entity by its id."""
    if not is_packed(ids):
        return {entity_id: f"{entity_id}.json" for entity_id in ids}
    return {entity_id: name for name, packed in packs(ids).items() for entity_id in packed}


def packs(ids: Collection[str]) -> dict[str, list[str]]:
    """The ids that each file of a packed atlas holds."""
    of_kind: dict[str, list[str]] = defaultdict(list)
    for entity_id in sorted(ids, key=lambda one: one.partition("/")[2]):
        of_kind[entity_id.partition("/")[0]].append(entity_id)
    return {
        f"{PACKED}/{kind}-{start // TOGETHER + 1}.json": found[start : start + TOGETHER]
        for kind, found in of_kind.items()
        for start in range(0, len(found), TOGETHER)
    }
