"""The links of the atlas as one graph: typed links, parents and parts, readable from both ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from atlas.data.keys import part_key
from atlas.data.model import Basis, Cite, Link, LinkStatus, Part, Text
from atlas.data.records import Atlas, Record
from atlas.data.vocabulary import HAS_PART, PART_OF

NAMING = ("honours/", "terms/")  # kinds that name others rather than consist of them


@dataclass(frozen=True)
class Edge:
    """One relation. Ends are entity ids; a part without a page of its own is `kind/slug#part-key`."""

    subject: str
    relation: str
    object: str
    cite: Cite | None = None
    as_of: str | None = None
    note: Text | None = None
    status: LinkStatus = "actual"
    basis: Basis = "text"
    why: Text | None = None
    role: Text | None = None
    share: str | None = None


@dataclass(frozen=True)
class PartNode:
    """A part in its tree: its id, that of its own page or `kind/slug#key`; its key, which is its anchor; what is
    recorded of it; the parts below it.
    """

    id: str
    key: str
    part: Part
    parts: tuple[PartNode, ...]

    def whole(self) -> Iterator[PartNode]:
        """The part and all below it, parents first."""
        yield self
        for node in self.parts:
            yield from node.whole()


@dataclass(frozen=True)
class Graph:
    """All edges, the same by their ends, and the tree of parts of each record that has one."""

    edges: tuple[Edge, ...]
    out: Mapping[str, list[Edge]] = field(repr=False)
    into: Mapping[str, list[Edge]] = field(repr=False)
    children: Mapping[str, list[str]] = field(repr=False)
    parts: Mapping[str, tuple[PartNode, ...]] = field(repr=False)

    def degree(self, entity_id: str) -> int:
        """Number of relations an entity has, either way."""
        return len(self.out.get(entity_id, ())) + len(self.into.get(entity_id, ()))


def build(atlas: Atlas) -> Graph:
    """The graph of an atlas whose references have been checked."""
    parts = {record.id: part_tree(record) for record in atlas.records.values() if record.entity.parts}
    edges = tuple(edge for record in atlas.records.values() for edge in _edges(record, parts.get(record.id, ())))
    out: dict[str, list[Edge]] = defaultdict(list)
    into: dict[str, list[Edge]] = defaultdict(list)
    children: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        out[owner(edge.subject)].append(edge)
        if owner(edge.object) != owner(edge.subject):
            into[edge.object].append(edge)
        if edge.relation == PART_OF:
            children[edge.object].append(edge.subject)
    return Graph(edges, dict(out), dict(into), dict(children), parts)


def owner(end: str) -> str:
    """The entity on whose page an end of an edge stands."""
    return end.partition("#")[0]


def _edges(record: Record, parts: tuple[PartNode, ...]) -> Iterator[Edge]:
    entity = record.entity
    if entity.parent:
        yield Edge(record.id, PART_OF, entity.parent, entity.parent_cite)
    for link in entity.links:
        yield _edge(record.id, link)
    yield from _part_edges(record.id, parts)


def _edge(subject: str, link: Link) -> Edge:
    return Edge(
        subject,
        link.relation,
        link.to,
        link.cite,
        link.as_of,
        link.note,
        status=link.status,
        basis=link.basis,
        why=link.why,
        role=link.role,
        share=link.share,
    )


def part_tree(record: Record) -> tuple[PartNode, ...]:
    """The parts of a record as a tree."""
    return tuple(_node(record.id, part) for part in record.entity.parts)


def _node(record_id: str, part: Part) -> PartNode:
    key = part_key(part)
    return PartNode(part.to or f"{record_id}#{key}", key, part, tuple(_node(record_id, one) for one in part.parts))


def _part_edges(whole: str, parts: tuple[PartNode, ...]) -> Iterator[Edge]:
    """A firm below a title or a term in a tree is a case of it, not a part: it belongs to what the title itself is a
    part of.
    """
    for node in parts:
        yield Edge(whole, HAS_PART, node.id, node.part.cite, note=node.part.note, basis=node.part.basis)
        yield from _part_edges(whole if node.id.startswith(NAMING) else node.id, node.parts)


def ancestors(atlas: Atlas, entity_id: str) -> list[Record]:
    """Parents of an entity, outermost first; a circle (which the checks report) ends the walk."""
    chain: list[Record] = []
    parent = atlas.records[entity_id].entity.parent
    while parent and parent in atlas.records and parent != entity_id and all(parent != r.id for r in chain):
        chain.insert(0, atlas.records[parent])
        parent = chain[0].entity.parent
    return chain
