"""A checked atlas with everything derived from it once: graph, facts, readings, mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from atlas.data.graph import Graph, build, part_ids
from atlas.data.model import Text
from atlas.data.records import Atlas, Record, split_cite
from atlas.data.vocabulary import LOCATED_IN
from atlas.data.walk import cites
from atlas.site.facts import ResolvedFact, by_subject, resolved_facts
from atlas.site.mentions import Names, mentioned_by
from atlas.site.release import Release
from atlas.site.relevance import RelevanceReport
from atlas.text.han import for_sorting
from atlas.text.language import LANGUAGES, Language
from atlas.text.pinyin import Readings


@dataclass(frozen=True)
class Site:
    """What pages and tables are made from. Built once, never changed."""

    atlas: Atlas
    graph: Graph
    facts: list[ResolvedFact]
    facts_of: Mapping[str, list[ResolvedFact]]
    readings: Readings
    pinyins: Mapping[str, str]
    collations: Mapping[Language, Mapping[str, str]]
    names: Mapping[Language, Names]
    mentioned_in: Mapping[Language, Mapping[str, list[str]]]
    citing: Mapping[tuple[str, int], list[str]]
    part_names: Mapping[str, Text]
    relevance: RelevanceReport
    release: Release

    def record(self, entity_id: str) -> Record:
        """The record of an id, or of the entity that holds a part's id."""
        return self.atlas.records[entity_id.partition("#")[0]]

    def pinyin(self, record: Record) -> str:
        """Pinyin of the Chinese name in GB/T 16159 orthography."""
        return self.pinyins[record.id]

    def collation(self, record: Record, language: Language) -> str:
        """What a name is sorted by: toneless pinyin in Chinese, the name without quotation marks and case in
        English.
        """
        return self.collations[language][record.id]

    def place(self, record: Record) -> Record | None:
        """Where an entity stands: its region, else that of its parent; None if the sources do not say."""
        seen: set[str] = set()
        current: Record | None = record
        while current and current.id not in seen:
            seen.add(current.id)
            here = next(
                (
                    edge.object
                    for edge in self.graph.out.get(current.id, ())
                    if edge.relation == LOCATED_IN and edge.object.startswith("regions/")
                ),
                None,
            )
            if here:
                return self.atlas.records[here]
            parent = self.atlas.records.get(current.entity.parent or "")
            if parent and parent.kind == "regions":
                return parent
            current = parent
        return None


def make_site(atlas: Atlas, relevance: RelevanceReport | None = None, release: Release | None = None) -> Site:
    """Derive everything from an atlas that has passed its checks.

    `relevance` is what its search has been measured to find, `release` the edition and where the site will stand.
    """
    all_facts = list(resolved_facts(atlas))
    names = {language: Names(atlas, language) for language in LANGUAGES}
    readings = atlas.readings
    pinyins = {
        record.id: readings.latin(record.entity.name.zh, record.entity.reading) for record in atlas.records.values()
    }
    return Site(
        atlas=atlas,
        graph=build(atlas),
        facts=all_facts,
        facts_of=by_subject(all_facts),
        readings=readings,
        pinyins=pinyins,
        collations=_collations(atlas, pinyins),
        names=names,
        mentioned_in={language: _mentioned_in(atlas, names[language]) for language in LANGUAGES},
        citing=_citing(atlas),
        part_names={
            end: part.name for record in atlas.records.values() for end, part in part_ids(record) if "#" in end
        },
        relevance=relevance or RelevanceReport(),
        release=release or Release(),
    )


QUOTES = "“”‘’\"'《》〈〉 "


def _collations(atlas: Atlas, pinyins: Mapping[str, str]) -> dict[Language, dict[str, str]]:
    english = {record.id: record.entity.name.en.casefold().strip(QUOTES) for record in atlas.records.values()}
    return {"zh": {key: for_sorting(pinyin).strip(QUOTES) for key, pinyin in pinyins.items()}, "en": english}


def _mentioned_in(atlas: Atlas, names: Names) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for record in atlas.records.values():
        for entity_id in mentioned_by(record, names):
            found[entity_id].append(record.id)
    return found


def _citing(atlas: Atlas) -> dict[tuple[str, int], list[str]]:
    """Entities by the paragraphs that they cite, each once."""
    found: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for record in atlas.records.values():
        for _, cite in cites(record):
            found[split_cite(cite)][record.id] = None
    return {paragraph: list(ids) for paragraph, ids in found.items()}
