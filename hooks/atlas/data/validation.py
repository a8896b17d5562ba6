"""Data loaded and checked: either an atlas or all findings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from atlas.data.checks import Same, check
from atlas.data.findings import DataError, Finding
from atlas.data.load import Loaded, load
from atlas.data.memory import Memory
from atlas.data.records import Atlas
from atlas.text.pinyin import Readings


@dataclass(frozen=True)
class Validation:
    """What was checked, and what was found."""

    atlas: Atlas
    findings: list[Finding]
    files: int
    held_back: bool = False  # True: only what is wrong with the vocabularies is told; the rest follows from it

    @property
    def facts(self) -> int:
        """Number of facts checked."""
        return sum(len(record.entity.facts) for record in self.atlas.records.values())

    @property
    def links(self) -> int:
        """Number of links checked."""
        return sum(len(record.entity.links) for record in self.atlas.records.values())


def validate(data: Path, memory: Memory | None = None) -> Validation:
    """Load and check a data folder; an atlas without a single entity is a finding too.

    A vocabulary that cannot be read is told first and alone: thousands of findings would follow from it. With a memory
    the findings are the same, and less is done.
    """
    loaded = load(data, memory)
    if loaded.unread:
        told = [finding for finding in loaded.findings if finding.path in loaded.unread]
        return Validation(loaded.atlas, sorted(told), loaded.files, held_back=True)
    if memory:
        words = Readings.lenient(loaded.atlas.vocabulary.readings, memory.words)
        vars(loaded.atlas)["readings"] = words
    findings = sorted([*loaded.findings, *check(loaded.atlas, _same(loaded, memory))])
    if not loaded.atlas.records and not findings:
        findings = [Finding(data.name, 1, "folder", "no entity found", "is this the right folder?", "layout")]
    if memory and not findings:
        memory.pass_all(loaded.digests)
    return Validation(loaded.atlas, findings, loaded.files)


def _same(loaded: Loaded, memory: Memory | None) -> Same:
    """What is as it was when all rules passed; nothing, if a vocabulary is not."""
    atlas, before, now = loaded.atlas, memory.passed if memory else {}, loaded.digests

    def same(names: Collection[str]) -> bool:
        return all(now.get(name) == before.get(name) for name in names)

    paths = {record.lines.path: record.id for record in atlas.records.values()}
    if not before or not same({name for name in before.keys() | now.keys() if name.count("/") == 1}):
        return Same()
    sources = {name for name in before.keys() | now.keys() if name.split("/")[1] == "sources"}
    return Same(
        frozenset(paths[name] for name in paths if name in now and now[name] == before.get(name)),
        same(sources),
    )


def open_atlas(data: Path, memory: Memory | None = None) -> Atlas:
    """The atlas of a data folder; raises DataError with every finding."""
    passed = validate(data, memory)
    if passed.findings:
        raise DataError(passed.findings)
    return passed.atlas
