"""Files of a data folder read one by one and held against their class of the model; what is wrong becomes a finding."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from atlas.data.findings import Finding
from atlas.data.memory import Memory, digest
from atlas.data.model import SLUG, UNIT_KEY, Model
from atlas.data.salvage import salvaged
from atlas.data.schema_findings import schema_findings
from atlas.data.yamlfile import EMPTY, Lines, YamlFile, read

M = TypeVar("M", bound=Model)
NAMES = "it holds the names of the atlas: see Identity in the data dictionary"


class Reading:
    """A folder being read: what was found so far, how many files, and which ids and vocabularies cannot be used."""

    def __init__(self, data: Path, memory: Memory | None = None) -> None:
        self.data, self.memory = data, memory
        self.digests: dict[str, bytes] = {}
        self.findings: list[Finding] = []
        self.files = 0
        self.broken: set[str] = set()
        self.unusable: set[str] = set()  # vocabularies of which one part is wrong, so that none of it can be used

    def name(self, path: Path) -> str:
        return path.relative_to(self.data.parent).as_posix()

    def file(self, path: Path, may_be_empty: bool = False) -> YamlFile:
        """One file, read; what is no file of this folder, or cannot be read, is a finding and has no content."""
        self.files += 1
        name = self.name(path)
        if path.is_symlink():
            finding = Finding(name, 1, "file", "is a link", "put the file itself there", "layout")
            return self.noted(YamlFile(None, Lines(name), [finding]))
        try:
            parsed = self.parsed(name, path.read_bytes())
        except OSError as error:
            finding = Finding(name, 1, "file", f"cannot be read: {error.strerror}", "see who owns it", "layout")
            return self.noted(YamlFile(None, Lines(name), [finding]))
        if may_be_empty and [finding.message for finding in parsed.findings] == [EMPTY]:
            return YamlFile(None, parsed.lines, [])
        return self.noted(parsed)

    def parsed(self, name: str, content: bytes) -> YamlFile:
        """A file of these bytes, as it was read before if they are the same."""
        known = self.digests[name] = digest(content)
        found = self.memory.file(name, known) if self.memory else None
        if found is None:
            found = read(content, name)
            if self.memory:
                self.memory.keep(name, known, found)
        return found

    def noted(self, parsed: YamlFile) -> YamlFile:
        self.findings += parsed.findings
        return parsed

    def missing(self, path: Path, hint: str = "") -> Lines:
        """The lines of a file that should be there, which is a finding."""
        self.findings.append(Finding(self.name(path), 1, "file", "the file is missing", hint, "layout"))
        return Lines(self.name(path))

    def whole(self, schema: type[M], parsed: YamlFile) -> M | None:
        """A file as a record, salvaged if need be; None if it cannot be read."""
        if parsed.content is None:
            return None
        record: M | None = self.memory.record(parsed, schema) if self.memory else None
        if record is None:
            before = len(self.findings)
            record = self.salvage(schema, parsed.content, parsed.lines)
            if self.memory and record is not None and len(self.findings) == before:
                self.memory.keep_record(parsed, schema, record)
        return record

    def salvage(self, schema: type[M], content: Any, lines: Lines) -> M | None:
        """`content` as `schema`, without what is wrong in its lists and optional fields; None if no record is left."""
        try:
            return schema.model_validate(content)
        except ValidationError as error:
            self.findings += schema_findings(error, lines, schema)
            left = salvaged(content, error, schema) if isinstance(content, dict) else None
        if left is None:
            return None
        try:
            record = schema.model_validate(left.content)
        except ValidationError:
            return None
        lines.kept.update(left.kept)
        lines.lost |= left.lost
        return record

    def fit(self, schema: type[M], content: Any, lines: Lines, at: tuple[str | int, ...] = ()) -> M | None:
        """`content` as `schema`, or None with the findings noted."""
        try:
            return schema.model_validate(content)
        except ValidationError as error:
            self.findings += schema_findings(error, lines, schema, at)
            return None

    def table(self, name: str, schema: type[M]) -> tuple[dict[str, M], Lines]:
        """One vocabulary file: a mapping of keys to records of `schema`."""
        path = self.data / f"{name}.yml"
        if not path.is_file():
            return {}, self.missing(path)
        parsed = self.file(path)
        if not self.is_mapping(parsed):
            return {}, parsed.lines
        form = UNIT_KEY if name == "units" else f"^{SLUG}$"
        for key in (key for key in parsed.content if not re.match(form, key)):
            hint = "letters, digits and hyphens; lower case but for units"
            self.findings.append(parsed.lines.finding((key,), f"'{key}' is no key", hint, "schema"))
        fitted = {key: self.fit(schema, value, parsed.lines, (key,)) for key, value in parsed.content.items()}
        self.broken |= {f"{name}/{key}" for key, value in fitted.items() if value is None}
        return {key: value for key, value in fitted.items() if value is not None}, parsed.lines

    def is_mapping(self, parsed: YamlFile) -> bool:
        """True if the file holds keys; anything else is noted, unless it could not be read at all."""
        if parsed.content is not None and not isinstance(parsed.content, dict):
            self.findings.append(
                parsed.lines.finding((), f"must be a mapping, not {type(parsed.content).__name__}", rule="schema")
            )
        return isinstance(parsed.content, dict)

    def document(self, name: str, schema: type[M], empty: M, needed: bool = False) -> tuple[M, Lines]:
        """A file of one record that may be absent unless it is `needed`; `empty` also stands for one that cannot be
        read.
        """
        path = self.data / f"{name}.yml"
        if not path.is_file() and not path.is_symlink():
            return empty, self.missing(path, NAMES) if needed else Lines(self.name(path))
        parsed = self.file(path, may_be_empty=not needed)
        fitted = self.fit(schema, parsed.content, parsed.lines) if self.is_mapping(parsed) else None
        return fitted or empty, parsed.lines

    def optional(self, name: str, adapter: TypeAdapter[Any], empty: Any) -> tuple[Any, Lines]:
        """A vocabulary file that may be absent."""
        path = self.data / f"{name}.yml"
        if not path.is_file() and not path.is_symlink():
            return empty, Lines(self.name(path))
        parsed = self.file(path, may_be_empty=True)
        if parsed.content is None:
            return empty, parsed.lines
        try:
            return adapter.validate_python(parsed.content), parsed.lines
        except ValidationError as error:
            self.findings += schema_findings(error, parsed.lines, None)
            return empty, parsed.lines
