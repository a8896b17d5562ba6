"""All that the atlas knows of one record, put together once: views choose from it, and pictures draw it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from atlas.data.graph import Edge, PartNode, owner
from atlas.data.model import Milestone, State
from atlas.data.places import PROGRAMMES
from atlas.data.records import Record
from atlas.data.vocabulary import HAS_PART, PART_OF
from atlas.site.facts import ResolvedFact
from atlas.text.language import LANGUAGES, Language

if TYPE_CHECKING:
    from atlas.site.site import Site


@dataclass(frozen=True)
class RelatedRow:
    """A related entity, or part of one, by its `id`, with the edge that joins it to the record; `forward` if that is
    read from the record to it.
    """

    edge: Edge
    forward: bool
    id: str

    @property
    def relation(self) -> str:
        """Key of the relation."""
        return self.edge.relation

    @property
    def kind(self) -> str:
        """Kind of the related entity."""
        return self.id.partition("/")[0]


@dataclass(frozen=True)
class Within:
    """What lies in a place and has figures: they are told apart from those of the place, and never added up."""

    id: str
    facts: tuple[ResolvedFact, ...]


@dataclass(frozen=True, eq=False)
class Dossier:
    """One record with what the whole atlas says of it; everything in the order of the data if nothing else is said."""

    record: Record
    place: Record | None
    """Where it stands; None if the sources do not say."""
    ancestors: tuple[Record, ...]
    """Its parents, outermost first."""
    children: tuple[str, ...]
    """Ids of what is directly part of it and says so itself."""
    inside: tuple[str, ...]
    """Ids of all that lies in it, itself included; empty for what is no place."""
    parts: tuple[PartNode, ...]
    """Its parts as a tree, with their ids."""
    own: tuple[ResolvedFact, ...]
    """Its own facts."""
    others: tuple[ResolvedFact, ...]
    """Facts of other records that name it in `about`: those of its zones, parts and programmes."""
    facts: tuple[ResolvedFact, ...]
    """Both of these."""
    within: tuple[Within, ...]
    """The nearest places in it that have figures, then what stands directly in it; only of places."""
    relations: tuple[RelatedRow, ...]
    """Its relations both ways, but for those that only say of one of its parts that it is one."""
    dates: tuple[Milestone, ...]
    """Its dates by time."""
    sources: tuple[str, ...]
    """Ids of the sources that it or one of its facts cites, sorted."""
    mentioned_in: Mapping[Language, tuple[str, ...]]
    """Ids of the records whose text names it in a language although no relation joins the two."""

    @cached_property
    def direct(self) -> tuple[ResolvedFact, ...]:
        """Its facts without those that are told of something within it."""
        told = {fact.id for one in self.within for fact in one.facts}
        return tuple(fact for fact in self.facts if fact.id not in told)

    @property
    def state(self) -> State | None:
        """How far it has come, if a source says so."""
        return self.record.entity.state

    @cached_property
    def all_parts(self) -> tuple[PartNode, ...]:
        """Its parts in a row, parents first."""
        return tuple(node for top in self.parts for node in top.whole())


def make_dossier(site: Site, record: Record) -> Dossier:
    """The dossier of a record."""
    facts, parts = tuple(site.facts_of.get(record.id, ())), site.graph.parts.get(record.id, ())
    sources = {*site.sources_of[record.id], *(fact.source[0] for fact in facts)}
    return Dossier(
        record=record,
        place=site.place(record),
        ancestors=site.places.above[record.id],
        children=tuple(site.graph.children.get(record.id, ())),
        inside=site.places.inside.get(record.id, ()),
        parts=parts,
        own=tuple(fact for fact in facts if fact.record.id == record.id),
        others=tuple(fact for fact in facts if fact.record.id != record.id),
        facts=facts,
        within=tuple(_within(site, record.id)),
        relations=tuple(_relations(site, record.id, {node.id for top in parts for node in top.whole()})),
        dates=tuple(sorted(record.entity.dates, key=lambda date: date.date.removeprefix("../"))),
        sources=tuple(sorted(sources)),
        mentioned_in=_mentions(site, record.id),
    )


def _relations(site: Site, entity_id: str, own_parts: set[str]) -> Iterator[RelatedRow]:
    """Both ways. A part of its own without a page may stand in the tree of another system as well, under the same key:
    that is told where nothing else leads to the system.
    """
    graph, words = site.graph, site.atlas.vocabulary.relations
    keys = {key for _, sign, key in (one.partition("#") for one in own_parts) if sign}
    twice = [row for row in graph.out.get(entity_id, ()) if row.relation == HAS_PART]
    twice = [row for row in twice if row.object not in own_parts and row.object.partition("#")[2] in keys]
    rows = [RelatedRow(edge, True, edge.object) for edge in graph.out.get(entity_id, ())]
    rows = [row for row in rows if row.relation != HAS_PART or row.id not in own_parts]
    for edge in graph.into.get(entity_id, ()):
        if edge.relation != PART_OF or edge.subject not in own_parts or edge.note:
            rows.append(RelatedRow(edge, words[edge.relation].symmetric, edge.subject))
    led = {owner(row.id) for row in rows if row.edge not in twice}
    yield from (row for row in rows if row.edge not in twice or owner(row.id) not in led)


def _within(site: Site, place: str) -> Iterator[Within]:
    """By the tree of places, each figure once: the nearest places that have any, then what stands directly in them."""
    met: set[str] = set()
    for entity_id in _nearest(site, place, place):
        found = site.facts_of[entity_id] if entity_id in site.places.inside else site.own_facts(entity_id)
        facts = tuple(fact for fact in found if fact.id not in met and not is_of(fact, place))
        met |= {fact.id for fact in facts}
        if facts:
            yield Within(entity_id, facts)


def _nearest(site: Site, place: str, whole: str) -> Iterator[str]:
    """Ids of the places with figures, in their stead of those within them; then of what stands directly in a place."""
    for part in site.places.parts.get(place, ()):
        if any(not is_of(fact, whole) for fact in site.facts_of.get(part, ())):
            yield part
        else:
            yield from _nearest(site, part, whole)
    yield from (thing for thing in site.places.standing.get(place, ()) if thing in site.facts_of)


def is_of(fact: ResolvedFact, entity_id: str) -> bool:
    """Whether a figure is an entity's own, or that of one of its systems, which names it."""
    return fact.record.id == entity_id or (fact.record.kind == PROGRAMMES and entity_id in fact.recorded.about)


def _mentions(site: Site, entity_id: str) -> dict[Language, tuple[str, ...]]:
    out, into = site.graph.out.get(entity_id, ()), site.graph.into.get(entity_id, ())
    joined = {owner(edge.object) for edge in out} | {owner(edge.subject) for edge in into}
    found = {language: site.mentioned_in[language].get(entity_id, ()) for language in LANGUAGES}
    return {language: tuple(one for one in ids if one not in joined) for language, ids in found.items()}
