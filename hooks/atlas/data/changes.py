"""The change log of the data: what `data/changes.yml` says.

`scripts/changes` writes it from the history of `data/`; the build only reads it, so it needs neither git nor the whole
history.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from atlas.data.model import Date, EntityId, Model, Slug, Str, Text

LOG = "changes.yml"
SCHEMAS = "schemas"  # for editors (`atlas.data.editor`)
SITE = "site.yml"  # names of the atlas, which no edition of its data hangs on
# What judges the search, and how well it fared: below `data/`, since each atlas has its own, but no data of an edition.
QUERIES, RELEVANCE = "search/queries.yml", "search/relevance.json"
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Counts(Model):
    """How much an edition holds."""

    entities: int = Field(ge=0, description="Entities.")
    figures: int = Field(ge=0, description="Figures.")
    sources: int = Field(ge=0, description="Sources.")


class Correction(Model):
    """A figure that came, went, or says something else."""

    id: Str = Field(description="The figure, as `kind/slug#key`.")
    was: Str | None = Field(default=None, description="As printed before; absent for a new one.")
    now: Str | None = Field(default=None, description="As printed now; absent for one taken out.")
    fields: list[Slug] = Field(default=[], description="What else of it changed: `status`, `scope`, `cite` and so on.")


class Change(Model):
    """One edition of the data, and how it differs from the one before. The first says only how much there is."""

    version: Version = Field(description="MAJOR.MINOR.PATCH.")
    date: Date = Field(description="The day of the edition.")
    digest: Digest = Field(description="Digest of all files of `data/` in this edition.")
    counts: Counts = Field(description="How much it holds.")
    added: list[EntityId] = Field(default=[], description="New entities.")
    removed: list[EntityId] = Field(default=[], description="Entities taken out.")
    moved: dict[EntityId, EntityId] = Field(default={}, description="Renamed entities: old id and new.")
    figures: list[Correction] = Field(
        default=[], description="Figures that came, went or changed, of entities that stay."
    )
    changed: list[EntityId] = Field(default=[], description="Entities whose texts, names or links changed.")
    sources: list[Slug] = Field(default=[], description="Sources that came, went or changed.")
    words: list[Slug] = Field(default=[], description="Vocabularies that changed.")
    note: Text | None = Field(default=None, description="Why, in a person's words.")

    @property
    def is_first(self) -> bool:
        """Whether there was nothing before it."""
        return not any((self.added, self.removed, self.moved, self.figures, self.changed, self.sources, self.words))

    def entities(self) -> set[str]:
        """Every entity it names, under the ids of its day."""
        figures = {figure.id.partition("#")[0] for figure in self.figures}
        return {*self.added, *self.removed, *self.moved, *self.moved.values(), *self.changed, *figures}


def changed_on(changes: Iterable[Change]) -> Mapping[str, str]:
    """The day each entity last changed; those that are not here are as old as the log."""
    return {
        entity_id: change.date
        for change in sorted(changes, key=lambda change: change.date)
        for entity_id in change.entities()
    }


def digest(blobs: Mapping[str, str]) -> str:
    """Digest of a state of `data/`: `blobs` is git's name of each file's content by the file's path below it.

    Git knows these names without reading a file, so that the digest of any commit costs nothing.
    """
    lines = (f"{blobs[path]} {path}\n" for path in sorted(blobs) if counts(path))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def counts(path: str) -> bool:
    """Whether a file below `data/` is data: not the log itself, not the names of the atlas, not what judges the search
    or helps editors, and nothing hidden.
    """
    aside = path in (LOG, SITE, QUERIES, RELEVANCE) or path.startswith(f"{SCHEMAS}/")
    return not aside and not any(part.startswith(".") for part in path.split("/"))


def blob(content: bytes) -> str:
    """Git's name of a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def files(data: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of data below `data`: its path below it, and its content."""
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data).as_posix()
        if counts(name) and path.is_file():
            yield name, path.read_bytes()
