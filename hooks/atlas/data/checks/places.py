"""The tree of places and the chains of parents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from atlas.data.findings import Finding
from atlas.data.graph import ancestors
from atlas.data.model import Level
from atlas.data.places import PROGRAMMES, REGIONS, place_of
from atlas.data.records import Atlas, Record
from atlas.data.vocabulary import AREA, ZONE

LADDER: tuple[str, ...] = get_args(Level)


def regions(atlas: Atlas) -> Iterator[Finding]:
    """A region has a level, lies in a region of a higher one, and nothing else has level or coordinates."""
    for record in atlas.records.values():
        entity, is_region = record.entity, record.kind == REGIONS
        if is_region and entity.level is None and "level" not in record.lines.lost:
            yield record.lines.finding((), "a region needs a level", "one of " + ", ".join(LADDER), "region")
        if not is_region:
            for field in ("level", "coordinates"):
                if getattr(entity, field) is not None:
                    yield record.lines.finding((field,), "only regions have one", "delete it", "region")
        parent = atlas.records.get(entity.parent or "")
        if is_region and parent:
            if parent.kind != REGIONS:
                yield record.lines.finding(
                    ("parent",), f"'{parent.id}' is no region", "a region lies in a region", "region"
                )
            elif entity.level and parent.entity.level and not _above(parent.entity.level, entity.level):
                message = f"'{parent.id}' ({parent.entity.level}) is not above a {entity.level}"
                yield record.lines.finding(("parent",), message, "check parent and level", "region")


def _above(parent: str, child: str) -> bool:
    # A zone may hold zones and areas: the ladder is strict only for administrative rungs.
    return LADDER.index(parent) < LADDER.index(child) or (parent == child and parent in (ZONE, AREA))


def cycles(atlas: Atlas) -> Iterator[Finding]:
    """Nobody is their own ancestor. A cycle is reported once, at its first member by id."""
    for start in sorted(atlas.records):
        chain = [start]
        while (parent := _parent(atlas, chain[-1])) and parent not in chain:
            chain.append(parent)
        if parent == start and start == min(chain):
            record = atlas.records[start]
            circle = " → ".join([*chain, start])
            yield record.lines.finding(
                ("parent",), f"parents form a circle: {circle}", "cut it at the wrong one", "cycle"
            )


def _parent(atlas: Atlas, entity_id: str) -> str | None:
    record = atlas.records.get(entity_id)
    return record.entity.parent if record else None


def about(atlas: Atlas) -> Iterator[Finding]:
    """A figure does not name the place in which its entity stands, nor one above it: it is told there anyway.

    Programmes may, to say that the figure is one of the place itself.
    """
    for record in atlas.records.values():
        if record.kind == PROGRAMMES or not any(fact.about for fact in record.entity.facts):
            continue
        around = set(_around(atlas, record))
        for number, fact in enumerate(record.entity.facts):
            for position, named in enumerate(fact.about):
                if named in around:
                    message = f"'{record.id}' stands in '{named}' already"
                    hint = "leave it out: pages roll up by the tree of places"
                    yield record.lines.finding(("facts", number, "about", position), message, hint, "about")


def _around(atlas: Atlas, record: Record) -> Iterator[str]:
    here = record if record.kind == REGIONS else place_of(atlas, record)
    if here:
        yield from (here.id, *(above.id for above in ancestors(atlas, here.id)))
