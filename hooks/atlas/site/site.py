"""A checked atlas with everything derived from it once: graph, facts, readings, mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from atlas.data.graph import Graph, build
from atlas.data.model import Text
from atlas.data.places import REGIONS
from atlas.data.records import Atlas, Record, split_cite
from atlas.data.walk import cites
from atlas.site.dossier import Dossier, make_dossier
from atlas.site.facts import ResolvedFact, by_indicator, by_paragraph, by_subject, resolved_facts
from atlas.site.homonyms import told_apart
from atlas.site.keeping import data_files
from atlas.site.mentions import Names, mentioned_by
from atlas.site.places import Places, make_places
from atlas.site.release import Release
from atlas.site.relevance import RelevanceReport
from atlas.site.rows import anchor_of, rows_of
from atlas.site.series import AllSeries, make_series
from atlas.site.urls import entity_path
from atlas.text.han import for_sorting
from atlas.text.language import LANGUAGES, Language
from atlas.text.pinyin import Readings


@dataclass(frozen=True, eq=False)  # a site is only ever itself, so that what is derived from it can be cached by it
class Site:
    """What pages and tables are made from. Built once, never changed."""

    atlas: Atlas
    graph: Graph
    places: Places
    apart: Mapping[Language, Mapping[str, str]]
    facts: list[ResolvedFact]
    facts_of: Mapping[str, list[ResolvedFact]]
    facts_by_indicator: Mapping[str, list[ResolvedFact]]
    facts_by_paragraph: Mapping[tuple[str, int], list[ResolvedFact]]
    fact_by_id: Mapping[str, ResolvedFact]
    series: AllSeries
    readings: Readings
    pinyins: Mapping[str, str]
    collations: Mapping[Language, Mapping[str, str]]
    names: Mapping[Language, Names]
    mentioned_in: Mapping[Language, Mapping[str, list[str]]]
    citing: Mapping[tuple[str, int], list[str]]
    sources_of: Mapping[str, tuple[str, ...]]
    part_names: Mapping[str, Text]
    relevance: RelevanceReport
    release: Release
    _dossiers: dict[str, Dossier] = field(default_factory=dict, init=False, repr=False)

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
        return self.places.at[record.id]

    def own_facts(self, entity_id: str) -> list[ResolvedFact]:
        """The facts that stand in an entity's own file."""
        return [fact for fact in self.facts_of.get(entity_id, ()) if fact.record.id == entity_id]

    @cached_property
    def followed(self) -> Mapping[str, list[ResolvedFact]]:
        """Figures that can be followed by a feed, by the subject of their page: a place or an indicator."""
        places = {record.id: self.facts_of.get(record.id, []) for record in self.atlas.of_kind(REGIONS)}
        indicators = {f"indicators/{key}": facts for key, facts in self.facts_by_indicator.items()}
        return {subject: facts for subject, facts in (places | indicators).items() if facts}

    @cached_property
    def rows(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of what has no page of its own and stands as a row on that of its place, by the id of the place."""
        return rows_of(self)

    @cached_property
    def row_of(self) -> Mapping[str, str]:
        """The place on whose page an entity is a row, by the ids of those that are."""
        return {entity_id: place for place, ids in self.rows.items() for entity_id in ids}

    def path(self, language: Language, entity_id: str) -> str:
        """Where an entity or part is told of: its page, or its row on that of its place, with the anchor."""
        place = self.row_of.get(entity_id)
        return f"{entity_path(language, place)}#{anchor_of(entity_id)}" if place else entity_path(language, entity_id)

    @cached_property
    def data_files(self) -> Mapping[str, str]:
        """The file below `data/v1/` that holds all of an entity, by its id."""
        return data_files(self.atlas.records)

    def dossier(self, entity_id: str) -> Dossier:
        """All that is known of an entity; put together when it is first asked for."""
        found = self._dossiers.get(entity_id)
        if found is None:
            found = self._dossiers[entity_id] = make_dossier(self, self.atlas.records[entity_id])
        return found


def make_site(atlas: Atlas, relevance: RelevanceReport | None = None, release: Release | None = None) -> Site:
    """Derive everything from an atlas that has passed its checks.

    `relevance` is what its search has been measured to find, `release` the edition and where the site will stand.
    """
    graph, all_facts = build(atlas), list(resolved_facts(atlas))
    places = make_places(atlas)
    names = {language: Names(atlas, places, language) for language in LANGUAGES}
    readings = atlas.readings
    cited = {record.id: [split_cite(cite) for _, cite in cites(record)] for record in atlas.records.values()}
    pinyins = {
        record.id: readings.latin(record.entity.name.zh, record.entity.reading) for record in atlas.records.values()
    }
    return Site(
        atlas=atlas,
        graph=graph,
        places=places,
        apart={language: told_apart(atlas, places, language) for language in LANGUAGES},
        facts=all_facts,
        facts_of=by_subject(all_facts),
        facts_by_indicator=by_indicator(all_facts),
        facts_by_paragraph=by_paragraph(all_facts),
        fact_by_id={fact.id: fact for fact in all_facts},
        series=make_series(all_facts, atlas.sources),
        readings=readings,
        pinyins=pinyins,
        collations=_collations(atlas, pinyins),
        names=names,
        mentioned_in={language: _mentioned_in(atlas, names[language]) for language in LANGUAGES},
        citing=_citing(cited),
        sources_of={key: tuple(sorted({source for source, _ in found})) for key, found in cited.items()},
        part_names=_part_names(graph),
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


def _part_names(graph: Graph) -> dict[str, Text]:
    """Names of the parts without a page of their own, by their ids."""
    nodes = (node for tree in graph.parts.values() for top in tree for node in top.whole())
    return {node.id: node.part.name for node in nodes if "#" in node.id}


def _citing(cited: Mapping[str, Iterable[tuple[str, int]]]) -> dict[tuple[str, int], list[str]]:
    """Entities by the paragraphs that they cite, each once."""
    found: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for entity_id, paragraphs in cited.items():
        for paragraph in paragraphs:
            found[paragraph][entity_id] = None
    return {paragraph: list(ids) for paragraph, ids in found.items()}
