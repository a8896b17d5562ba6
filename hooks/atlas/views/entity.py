"""The page of an entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..atlas import Record, split_cite
from ..figures import entity_pictures
from ..graph import HAS_PART, Edge, ancestors, owner, part_ids
from ..keys import part_keys
from ..meta.citation import citations
from ..model import Part, Source, Text
from ..render import Context
from ..urls import entity_path
from ..values import Value
from ..walk import cites
from .common import KEY_FIGURES, Crumb, grouped, key_values, sort_key

FEW = 4  # below that many figures the table says it all
LONG_GROUP = 8  # rows of one relation beyond which they are told apart by kind


def entity_view(c: Context, record: Record) -> dict[str, Any]:
    """Everything `templates/entity.html` needs for one entity."""
    site, entity = c.site, record.entity
    values = site.values_of.get(record.id, [])
    return {
        "record": record, "entity": entity, "crumbs": crumbs(c, record),
        "ruby": site.readings.characters(entity.name.zh, entity.reading), "pinyin": site.pinyin(record),
        "aliases": _aliases(c, record), "groups": grouped(c, values),
        "key_values": key_values(values, record, KEY_FIGURES) if len(values) >= FEW else [],
        "dates": sorted(entity.dates, key=lambda date: date.date.removeprefix("../")),
        "tree": tree(record), "relations": list(_relations(c, record)),
        "mentions": _mentions(c, record), "sources": _sources(c, record, values), "citations": citations(c, record),
        "pictures": entity_pictures(c, record),
    }


def crumbs(c: Context, record: Record) -> list[Crumb]:
    """Home, kind, and the chain of places (regions) or parents above an entity."""
    kind = c.site.atlas.words.kinds[record.kind]
    steps = [Crumb(f"{c.lang}/", c.t("home")), Crumb(f"{c.lang}/{record.kind}/", c.s(Text(zh=kind.zh, en=kind.en)))]
    above = [parent for parent in ancestors(c.site.atlas, record.id) if parent.kind == record.kind]
    return steps + [Crumb(entity_path(c.lang, parent.id), c.s(parent.entity.name)) for parent in above]


@dataclass(frozen=True)
class Alias:
    """One other name and the language it is in."""

    text: str
    lang: str


def _aliases(c: Context, record: Record) -> list[Alias]:
    aliases = record.entity.aliases
    both = [Alias(name, "zh-Hans") for name in aliases.zh], [Alias(name, "en") for name in aliases.en]
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


@dataclass(frozen=True)
class Row:
    """One related entity."""

    id: str
    cite: str | None
    as_of: str | None
    note: Text | None


@dataclass(frozen=True)
class RelationGroup:
    """Related entities under the name of the relation as read from this page."""

    name: str
    rows: list[Row]


def _relations(c: Context, record: Record) -> Iterator[RelationGroup]:
    graph, words = c.site.graph, c.site.atlas.words.relations
    found: dict[tuple[str, bool], list[Row]] = defaultdict(list)
    own_parts = {end for end, _ in part_ids(record)}
    for edge in graph.out.get(record.id, ()):
        if edge.relation != HAS_PART or edge.object not in own_parts:  # the page's own tree shows those
            found[edge.relation, True].append(_row(edge, edge.object))
    for edge in graph.into.get(record.id, ()):
        found[edge.relation, words[edge.relation].symmetric].append(_row(edge, edge.subject))
    for relation, word in words.items():
        for forward in (True, False):
            rows = found.get((relation, forward))
            if rows:
                label = c.s(Text(zh=word.zh, en=word.en)) if forward else c.s(word.inverse)
                yield from _by_kind(c, label, rows)


def _row(edge: Edge, end: str) -> Row:
    return Row(end, edge.cite, edge.as_of, edge.note)


def _by_kind(c: Context, label: str, rows: list[Row]) -> Iterator[RelationGroup]:
    rows = sorted(rows, key=lambda row: sort_key(c, c.site.record(row.id)))
    kinds = dict.fromkeys(c.site.record(row.id).kind for row in rows)
    if len(rows) <= LONG_GROUP or len(kinds) == 1:
        yield RelationGroup(label, rows)
        return
    for kind in sorted(kinds, key=list(c.site.atlas.words.kinds).index):
        name = c.site.atlas.words.kinds[kind]
        of_kind = [row for row in rows if c.site.record(row.id).kind == kind]
        yield RelationGroup(f"{label}{'：' if c.lang == 'zh' else ': '}{c.s(name)}", of_kind)


def _mentions(c: Context, record: Record) -> list[str]:
    """Entities whose text names this one although no relation joins them."""
    graph = c.site.graph
    joined = {owner(edge.object) for edge in graph.out.get(record.id, ())} | {owner(edge.subject) for edge in graph.into.get(record.id, ())}
    found = [entity_id for entity_id in c.site.mentioned_in[c.lang].get(record.id, ()) if entity_id not in joined]
    return sorted(found, key=lambda entity_id: sort_key(c, c.site.record(entity_id)))


@dataclass(frozen=True)
class UsedSource:
    """A source a page rests on, and how many defects are recorded of it."""

    id: str
    source: Source
    defects: int


def _sources(c: Context, record: Record, values: list[Value]) -> list[UsedSource]:
    ids = {split_cite(cite)[0] for _, cite in cites(record)} | {value.source[0] for value in values}
    sources = c.site.atlas.sources
    return [UsedSource(name, sources[name], len(sources[name].defects)) for name in sorted(ids)]
