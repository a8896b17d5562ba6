"""What code relies on is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from atlas.data.findings import Finding, closest
from atlas.data.model import KINDS
from atlas.data.records import Atlas
from atlas.data.vocabulary import RELATIONS
from atlas.data.yamlfile import Location

NAMES_OF_KINDS = dict.fromkeys(KINDS, "each kind has a page, and stands in lists under its name")


def needed(atlas: Atlas) -> Iterator[Finding]:
    """Every kind has names, and every id that code relies on exists: the relations of parts and of places."""
    words = atlas.vocabulary
    yield from _missing(atlas, "types", ("kinds",), NAMES_OF_KINDS, words.kinds)
    yield from _missing(atlas, "relations", (), RELATIONS, words.relations)


def _missing(
    atlas: Atlas, name: str, place: Location, wanted: Mapping[str, str], known: Mapping[str, object]
) -> Iterator[Finding]:
    """A finding for each wanted key, on the line of the key that looks like it and may be its new name.

    None where nothing is known: that the file is missing or cannot be read is told by itself.
    """
    for key, why in wanted.items() if known else ():
        if key not in known and f"{name}/{key}" not in atlas.broken:
            near = closest(key, (other for other in known if other not in wanted))
            at, hint = (*place, near) if near else place, why
            if near:
                hint += f"; '{near}' looks like it: keep the id, and change its names instead"
            yield atlas.vocabulary.lines[name].finding(at, f"'{key}' is missing, and code relies on it", hint, "needed")
