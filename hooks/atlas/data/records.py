"""The atlas in memory: every record of `data/`, with the lines it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from atlas.data.changes import Change
from atlas.data.facts import NotReadable, read_fact
from atlas.data.model import (
    Cite,
    Entity,
    Indicator,
    KindName,
    Publisher,
    Relation,
    Source,
    Synonym,
    Text,
    TypeName,
    UnitEntry,
    Waiver,
)
from atlas.data.model.coast import Coast
from atlas.data.model.identity import UNNAMED, Identity
from atlas.data.model.pictures import Pictures
from atlas.data.model.themes import Themes
from atlas.data.noting import Noting
from atlas.data.units import units_of
from atlas.data.yamlfile import Lines
from atlas.text.pinyin import Readings
from atlas.text.quantities import Quantity
from atlas.text.units import Units


@dataclass(frozen=True)
class Record:
    """One entity with its address: `id` is `kind/slug`."""

    id: str
    entity: Entity
    lines: Lines
    if not TYPE_CHECKING:
        entity = Noting()

    @property
    def kind(self) -> str:
        """The folder of `data/` it stands in."""
        return self.id.partition("/")[0]

    @property
    def slug(self) -> str:
        """The file's name without `.yml`."""
        return self.id.partition("/")[2]


@dataclass(frozen=True)
class Vocabulary:
    """The closed lists that records choose from."""

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    unit_entries: Mapping[str, UnitEntry] = field(default_factory=dict)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    kinds: Mapping[str, KindName] = field(default_factory=dict)
    types: Mapping[str, Mapping[str, TypeName]] = field(default_factory=dict)
    groups: Mapping[str, Text] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    target_groups: Mapping[str, Text] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    synonyms: tuple[Synonym, ...] = ()
    publishers: Mapping[str, Publisher] = field(default_factory=dict)
    lines: Mapping[str, Lines] = field(default_factory=dict)

    @cached_property
    def units(self) -> Units:
        """The units by their keys."""
        return units_of(self.unit_entries)


@dataclass(frozen=True)
class Atlas:
    """All data. `broken` holds ids whose file exists but cannot be read, so that nobody reports them as missing.

    What takes long to read, figures, pinyin and injected strings, is read once: the rules and all that is built use the
    same result.
    """

    records: Mapping[str, Record]
    moved: Mapping[str, str]
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    source_lines: Mapping[str, Lines] = field(default_factory=dict)
    moved_lines: Mapping[str, Lines] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    waivers: tuple[Waiver, ...] = ()
    changes: tuple[Change, ...] = ()
    waiver_lines: Lines = field(default_factory=lambda: Lines("data/waivers.yml"))
    pictures: Pictures = field(default_factory=Pictures)
    picture_lines: Lines = field(default_factory=lambda: Lines("data/pictures.yml"))
    coast: Coast = field(default_factory=Coast)
    coast_lines: Lines = field(default_factory=lambda: Lines("data/coast.yml"))
    themes: Themes = field(default_factory=Themes)
    theme_lines: Lines = field(default_factory=lambda: Lines("data/themes.yml"))
    identity: Identity = UNNAMED
    identity_lines: Lines = field(default_factory=lambda: Lines("data/site.yml"))

    def knows(self, entity_id: str) -> bool:
        """True if the id names an entity, even one whose file cannot be read."""
        return entity_id in self.records or entity_id in self.broken

    @cached_property
    def leads_on(self) -> Mapping[str, str]:
        """Old addresses below a language, each with the one that replaces it: of entities and of indicators, where
        `indicators` alone is their list.
        """
        measures = self.vocabulary.indicators.items()
        taken_over = {f"indicators/{old}": f"indicators/{key}" for key, one in measures for old in one.was}
        return {**self.moved, **taken_over, **{f"indicators/{old}": "indicators" for old in self.vocabulary.gone}}

    @cached_property
    def quantities(self) -> Mapping[tuple[str, int], Quantity | NotReadable | None]:
        """What each fact says, or why it says nothing, by its record and its number there, from 0.

        A claim of standing says no number: None. Facts without a known unit are left out.
        """
        return {(record_id, number): found for record_id, number, found in self._read()}

    def _read(self) -> Iterator[tuple[str, int, Quantity | NotReadable | None]]:
        units = self.vocabulary.units
        for record in self.records.values():
            for number, fact in enumerate(record.entity.facts):
                indicator = self.vocabulary.indicators.get(fact.indicator)
                if indicator is not None and indicator.unit in units:
                    try:
                        yield record.id, number, read_fact(fact, indicator, units)
                    except NotReadable as error:
                        yield record.id, number, error

    @cached_property
    def injected(self) -> list[str]:
        """Every string injected into some source, the longest first, so that none stays where it holds another."""
        strings = (text for source in self.sources.values() for defect in source.defects for text in defect.strings)
        found = {string for string in strings if len(string) > 1}  # a single character is a finding about its source
        return sorted(found, key=lambda string: (-len(string), string))

    @cached_property
    def readings(self) -> Readings:
        """Pinyin by the reviewed words; its `misfits` are those whose pinyin does not fit."""
        return Readings.lenient(self.vocabulary.readings)

    def of_kind(self, kind: str) -> list[Record]:
        """All entities of a kind, by slug."""
        return list(self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.records.values():
            found.setdefault(record.kind, []).append(record)
        return found


def split_cite(cite: Cite) -> tuple[str, int]:
    """`haimen-2023#p10` as `('haimen-2023', 10)`."""
    source, _, paragraph = cite.partition("#p")
    return source, int(paragraph)
