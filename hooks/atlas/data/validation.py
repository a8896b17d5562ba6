"""Data loaded and checked: either an atlas or all findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from atlas.data.checks import check
from atlas.data.findings import DataError, Finding
from atlas.data.load import load
from atlas.data.records import Atlas


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


def validate(data: Path) -> Validation:
    """Load and check a data folder; an atlas without a single entity is a finding too.

    A vocabulary that cannot be read is told first and alone: thousands of findings would follow from it.
    """
    loaded = load(data)
    if loaded.unread:
        told = [finding for finding in loaded.findings if finding.path in loaded.unread]
        return Validation(loaded.atlas, sorted(told), loaded.files, held_back=True)
    findings = sorted([*loaded.findings, *check(loaded.atlas)])
    if not loaded.atlas.records and not findings:
        findings = [Finding(data.name, 1, "folder", "no entity found", "is this the right folder?", "layout")]
    return Validation(loaded.atlas, findings, loaded.files)


def open_atlas(data: Path) -> Atlas:
    """The atlas of a data folder; raises DataError with every finding."""
    passed = validate(data)
    if passed.findings:
        raise DataError(passed.findings)
    return passed.atlas
