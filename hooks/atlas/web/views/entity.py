"""The page of an entity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from atlas.data.graph import ancestors, owner
from atlas.data.keys import part_keys
from atlas.data.model import Part, Source, Text
from atlas.data.records import Record, split_cite
from atlas.data.walk import cites
from atlas.pictures import entity_pictures
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.urls import entity_path
from atlas.web.views.citation import citations
from atlas.web.views.common import KEY_FIGURES, Crumb, grouped, key_facts, sort_key
from atlas.web.views.profile import profile
from atlas.web.views.relations import related, relation_groups

FEW = 4  # below that many figures the table says it all


def entity_view(c: PageContext, record: Record) -> dict[str, Any]:
    """Everything `templates/entity.html` needs for one entity."""
    site, entity = c.site, record.entity
    facts, rows, pictures = site.facts_of.get(record.id, []), list(related(c, record)), entity_pictures(c, record)
    return {
        "record": record,
        "entity": entity,
        "crumbs": crumbs(c, record),
        "ruby": site.readings.characters(entity.name.zh, entity.reading),
        "pinyin": site.pinyin(record),
        "aliases": _aliases(c, record),
        "groups": grouped(c, facts),
        "key_facts": key_facts(facts, record, KEY_FIGURES) if len(facts) >= FEW else [],
        "dates": sorted(entity.dates, key=lambda date: date.date.removeprefix("../")),
        "tree": tree(record),
        "chapters": profile(c, record, facts, rows, pictures),
        "relations": list(relation_groups(c, rows)),
        "mentions": _mentions(c, record),
        "sources": _sources(c, record, facts),
        "citations": citations(c, record),
        "pictures": pictures,
    }


def crumbs(c: PageContext, record: Record) -> list[Crumb]:
    """Home, kind, and the chain of places (regions) or parents above an entity."""
    kind = c.site.atlas.vocabulary.kinds[record.kind]
    steps = [Crumb(f"{c.lang}/", c.t("home")), Crumb(f"{c.lang}/{record.kind}/", c.s(Text(zh=kind.zh, en=kind.en)))]
    above = [parent for parent in ancestors(c.site.atlas, record.id) if parent.kind == record.kind]
    return steps + [Crumb(entity_path(c.lang, parent.id), c.s(parent.entity.name)) for parent in above]


@dataclass(frozen=True)
class Alias:
    """One other name and the language it is in."""

    text: str
    lang: str


def _aliases(c: PageContext, record: Record) -> list[Alias]:
    aliases = record.entity.aliases
    both = [Alias(name, "zh-Hans") for name in aliases.names("zh")], [Alias(name, "en") for name in aliases.names("en")]
    first, second = both if c.lang == "zh" else both[::-1]
    return first + second


@dataclass(frozen=True)
class Node:
    """A part as the page shows it; the anchor is absent where the part has its own page."""

    name: Text
    to: str | None
    anchor: str
    cite: str
    note: Text | None
    parts: list[Node]


def tree(record: Record) -> list[Node]:
    """The tree of parts with the anchors of `keys.part_keys`."""
    return _nodes(record.entity.parts, part_keys(record.entity))


def _nodes(siblings: list[Part], keys: Iterator[str]) -> list[Node]:
    # The keys come in the order of the tree, so a part takes its own before its children take theirs.
    return [Node(part.name, part.to, next(keys), part.cite, part.note, _nodes(part.parts, keys)) for part in siblings]


def _mentions(c: PageContext, record: Record) -> list[str]:
    """Entities whose text names this one although no relation joins them."""
    graph = c.site.graph
    joined = {owner(edge.object) for edge in graph.out.get(record.id, ())} | {
        owner(edge.subject) for edge in graph.into.get(record.id, ())
    }
    found = [entity_id for entity_id in c.site.mentioned_in[c.lang].get(record.id, ()) if entity_id not in joined]
    return sorted(found, key=lambda entity_id: sort_key(c, c.site.record(entity_id)))


@dataclass(frozen=True)
class UsedSource:
    """A source a page rests on, and how many defects are recorded of it."""

    id: str
    source: Source
    defects: int


def _sources(c: PageContext, record: Record, facts: list[ResolvedFact]) -> list[UsedSource]:
    ids = {split_cite(cite)[0] for _, cite in cites(record)} | {fact.source[0] for fact in facts}
    sources = c.site.atlas.sources
    return [UsedSource(name, sources[name], len(sources[name].defects)) for name in sorted(ids)]
