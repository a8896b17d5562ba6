"""`data/` read into an Atlas: every file parsed and held against the model.

Nothing is raised here: whatever is wrong becomes a finding, and loading goes on, so that one
run shows everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from atlas.data.changes import LOG, QUERIES, RELEVANCE, SCHEMAS, SITE, Change
from atlas.data.findings import Finding
from atlas.data.layout import VOCABULARY_FILES, is_whole, misplaced, strange_folder, unexpected_hint
from atlas.data.memory import Memory
from atlas.data.model import (
    KINDS,
    Entity,
    Indicator,
    Moved,
    Publisher,
    Relation,
    Slug,
    Source,
    Synonym,
    Types,
    UnitEntry,
    Waiver,
)
from atlas.data.model.coast import Coast
from atlas.data.model.identity import UNNAMED, Identity
from atlas.data.model.pictures import Pictures
from atlas.data.model.themes import Themes
from atlas.data.reading import Reading
from atlas.data.records import Atlas, Record, Vocabulary
from atlas.data.yamlfile import Lines

_WAIVERS = TypeAdapter(list[Waiver])
_SYNONYMS = TypeAdapter(list[Synonym])
_PUBLISHERS = TypeAdapter(dict[Slug, Publisher])
_CHANGES = TypeAdapter(list[Change])
_WORDS = TypeAdapter(dict[str, str])


@dataclass
class Loaded:
    """An atlas as far as it can be read, and what is wrong with its files."""

    atlas: Atlas
    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    unread: frozenset[str] = (
        frozenset()
    )  # vocabularies that could not be read as a whole: what follows from them is no news
    digests: dict[str, bytes] = field(default_factory=dict)  # of the files that were read, by their names


def load(data: Path, memory: Memory | None = None) -> Loaded:
    """Read all of the folder `data`; paths in findings are relative to its parent. What the memory holds of files that
    are the same is not read anew.
    """
    return _Loading(data, memory).run()


class _Loading(Reading):
    def run(self) -> Loaded:
        self.reject_unexpected_files()
        words = self.vocabulary()
        sources, source_lines = self.sources()
        records, moved, moved_lines = self.entities()
        waivers, waiver_lines = self.waivers()
        pictures, picture_lines = self.document("pictures", Pictures, Pictures())
        coast, coast_lines = self.document("coast", Coast, Coast())
        themes, theme_lines = self.document("themes", Themes, Themes())
        identity, identity_lines = self.document("site", Identity, UNNAMED, needed=True)
        atlas = Atlas(
            records=records,
            moved=moved,
            sources=sources,
            vocabulary=words,
            source_lines=source_lines,
            moved_lines=moved_lines,
            broken=frozenset(self.broken),
            waivers=waivers,
            waiver_lines=waiver_lines,
            changes=self.changes(),
            pictures=pictures,
            picture_lines=picture_lines,
            coast=coast,
            coast_lines=coast_lines,
            themes=themes,
            theme_lines=theme_lines,
            identity=identity,
            identity_lines=identity_lines,
        )
        whole = {path for path in map(self.name, self.vocabularies()) if any(is_whole(f, path) for f in self.findings)}
        return Loaded(atlas, self.findings, self.files, frozenset(whole | self.unusable), self.digests)

    def vocabularies(self) -> list[Path]:
        """The files that all records rest on."""
        return [self.data / name for name in VOCABULARY_FILES if name not in (LOG, SITE, "waivers.yml")]

    def reject_unexpected_files(self) -> None:
        """A file that nothing reads is a mistake, not a comment."""
        folders = {*KINDS, "sources"}
        for path in sorted(self.data.rglob("*")):
            parts = path.relative_to(self.data).parts
            aside = parts[0] == SCHEMAS or "/".join(parts) in (QUERIES, RELEVANCE)
            if (path.is_dir() or (path.is_symlink() and path.name in folders)) and not aside:
                self.findings += strange_folder(path, self.name(path), folders)
                continue
            if aside or path.is_dir() or parts[-1].startswith("."):
                continue
            known = {1: set(VOCABULARY_FILES), 2: folders}.get(len(parts), set())
            if parts[0] not in known or path.suffix != ".yml":
                hint = unexpected_hint(parts, folders, VOCABULARY_FILES)
                self.findings.append(Finding(self.name(path), 1, "file", "nothing reads this file", hint, "layout"))

    def vocabulary(self) -> Vocabulary:
        indicators, indicator_lines = self.table("indicators", Indicator)
        relations, relation_lines = self.table("relations", Relation)
        units, unit_lines = self.table("units", UnitEntry)
        types, type_lines = self.types()
        readings, reading_lines = self.readings()
        synonyms, synonym_lines = self.optional("synonyms", _SYNONYMS, [])
        publishers, publisher_lines = self.optional("publishers", _PUBLISHERS, {})
        return Vocabulary(
            indicators=indicators,
            unit_entries=units,
            relations=relations,
            readings=readings,
            synonyms=tuple(synonyms),
            publishers=publishers,
            kinds=dict(types.kinds.items()) if types else {},
            types=dict(types.types.items()) if types else {},
            groups=types.groups if types else {},
            gone=tuple(types.gone) if types else (),
            target_groups=types.target_groups if types else {},
            lines={
                "indicators": indicator_lines,
                "units": unit_lines,
                "relations": relation_lines,
                "types": type_lines,
                "readings": reading_lines,
                "synonyms": synonym_lines,
                "publishers": publisher_lines,
            },
        )

    def types(self) -> tuple[Types | None, Lines]:
        path = self.data / "types.yml"
        if not path.is_file():
            return None, self.missing(path)
        parsed = self.file(path)
        types = self.fit(Types, parsed.content, parsed.lines) if self.is_mapping(parsed) else None
        self.unusable |= set() if types else {self.name(path)}
        return types, parsed.lines

    def readings(self) -> tuple[dict[str, str], Lines]:
        before = len(self.findings)
        words, lines = self.optional("readings", _WORDS, {})
        self.unusable |= {lines.path} if len(self.findings) > before else set()
        return words, lines

    def waivers(self) -> tuple[tuple[Waiver, ...], Lines]:
        waivers, lines = self.optional("waivers", _WAIVERS, [])
        return tuple(waivers), lines

    def changes(self) -> tuple[Change, ...]:
        changes, _ = self.optional(LOG.removesuffix(".yml"), _CHANGES, [])
        return tuple(changes)

    def sources(self) -> tuple[dict[str, Source], dict[str, Lines]]:
        sources, lines = {}, {}
        for path in self.named("sources"):
            parsed = self.file(path)
            source = self.whole(Source, parsed)
            if source:
                sources[path.stem], lines[path.stem] = source, parsed.lines
            else:
                self.broken.add(f"sources/{path.stem}")
        return sources, lines

    def entities(self) -> tuple[dict[str, Record], dict[str, str], dict[str, Lines]]:
        records: dict[str, Record] = {}
        moved: dict[str, str] = {}
        moved_lines: dict[str, Lines] = {}
        for kind in KINDS:
            for path in self.named(kind):
                entity_id, parsed = f"{kind}/{path.stem}", self.file(path)
                if isinstance(parsed.content, dict) and "moved_to" in parsed.content:
                    move = self.fit(Moved, parsed.content, parsed.lines)
                    moved[entity_id], moved_lines[entity_id] = (move.moved_to if move else ""), parsed.lines
                    continue
                entity = self.whole(Entity, parsed)
                if entity:
                    records[entity_id] = Record(entity_id, entity, parsed.lines)
                else:
                    self.broken.add(entity_id)
        return records, moved, moved_lines

    def named(self, folder: str) -> Iterator[Path]:
        """Files of a folder in order of name; one whose name is no slug is reported and left out."""
        for path in sorted((self.data / folder).glob("*.yml")):
            wrong = misplaced(path, self.name(path))
            if wrong:
                self.findings.append(wrong)
            else:
                yield path
