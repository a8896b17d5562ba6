"""Who stands at a stage of a ladder by name, and which stages are named without anybody or any count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from atlas.data.graph import owner
from atlas.data.model.pictures import Ladder
from atlas.site.dossier import Dossier
from atlas.site.site import Site
from atlas.site.touched import derived

APART = ("sought", "ended")  # statuses of a link that ties nobody


@dataclass(frozen=True, slots=True)
class Member:
    """An entity at a stage; `planned` where a source only plans that it stands there."""

    id: str
    planned: bool


@derived
def members(site: Site) -> Mapping[tuple[str, int], tuple[Member, ...]]:
    """Everybody at each stage of each ladder, by the ladder's key and the stage's number."""
    ladders = site.atlas.pictures.ladders
    return {
        (key, number): tuple(_at(site, ladder, number))
        for key, ladder in ladders.items()
        for number in range(len(ladder.stages))
    }


def _at(site: Site, ladder: Ladder, number: int) -> Iterator[Member]:
    """Those who are the stage themselves, are linked to it, or are of its type; each once, in the order of the data."""
    stage, found = ladder.stages[number], dict[str, bool]()
    for one in stage.entities:
        for edge in site.graph.into.get(one, ()):
            if edge.relation in ladder.members.relations and edge.status not in APART:
                found.setdefault(owner(edge.subject), edge.status == "planned")
        found.setdefault(one, False)
    types = {(one.kind, one.type) for one in stage.types}
    for record in site.atlas.records.values() if types else ():
        if (record.kind, record.entity.type) in types:
            found.setdefault(record.id, False)
    named = {one.entities[0] for one in ladder.stages}
    for one, planned in found.items():
        record = site.record(one)
        if record.kind in ladder.members.kinds and one not in named:
            yield Member(one, planned or bool(record.entity.state and record.entity.state.stage == "planned"))


def around(site: Site, dossier: Dossier) -> frozenset[str]:
    """What is tied to an entity: it, what lies in it or in its place, its parts, and what it is linked with one way; a
    partner of both ways is nobody of its own.
    """
    record, words = dossier.record, site.atlas.vocabulary.relations
    inside = site.places.inside[dossier.place.id] if dossier.place and not dossier.inside else dossier.inside
    near = {record.id, *inside, *dossier.children, *(owner(node.id) for node in dossier.all_parts)}
    for edge in (*site.graph.out.get(record.id, ()), *site.graph.into.get(record.id, ())):
        if edge.status not in APART and not words[edge.relation].symmetric:
            near |= {owner(edge.subject), owner(edge.object)}
    return frozenset(near)


def is_named(site: Site, ladder: Ladder, number: int, near: frozenset[str] | None) -> bool:
    """Whether a link of what is tied to an entity names a stage, or it is one of its parts; `near` is None for all of
    the atlas.
    """
    entities = ladder.stages[number].entities
    edges = [edge for one in entities for edge in site.graph.into.get(one, ()) if edge.status not in APART]
    if near is None:
        return bool(edges)
    return not near.isdisjoint(entities) or any(owner(edge.subject) in near for edge in edges)
