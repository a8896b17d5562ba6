"""What is known of data from before: how files were read, that they passed their rules, how texts are read and cut.

A file is known by the digest of its bytes. What is remembered may be written into plain bytes and taken from these, so
that the next build need not read anew what is the same.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from atlas.data.yamlfile import Lines, YamlFile

if TYPE_CHECKING:
    from atlas.data.records import Atlas

SHORT = 16  # bytes of a digest


def digest(content: bytes) -> bytes:
    """What a file is known by."""
    return blake2b(content, digest_size=SHORT).digest()


@dataclass
class Memory:
    """Files that were read without a finding, by their names; the digests of all files when all rules passed."""

    files: dict[str, tuple[bytes, YamlFile]] = field(default_factory=dict)
    records: dict[str, tuple[YamlFile, object, object]] = field(default_factory=dict)  # by name: file, class, record
    passed: Mapping[str, bytes] = field(default_factory=dict)
    words: bytes = b""  # how texts are read and cut, by the words of the vocabulary
    is_same: bool = False  # as the bytes that it was taken from

    def file(self, name: str, known: bytes) -> YamlFile | None:
        """A file as it was read, if its bytes are the same."""
        found = self.files.get(name)
        return found[1] if found and found[0] == known else None

    def keep(self, name: str, known: bytes, parsed: YamlFile) -> None:
        """Remember a file."""
        if not parsed.findings:
            self.files[name], self.is_same = (known, parsed), False

    def record(self, parsed: YamlFile, schema: object) -> Any:
        """What a class of the model made of a file; None if that is not known."""
        found = self.records.get(parsed.lines.path)
        return found[2] if found and found[0] is parsed and found[1] is schema else None

    def keep_record(self, parsed: YamlFile, schema: object, record: object) -> None:
        """Remember what a class of the model made of a file."""
        self.records[parsed.lines.path] = (parsed, schema, record)

    def pass_all(self, digests: Mapping[str, bytes]) -> None:
        """All rules have passed with these files; others are forgotten."""
        self.is_same = self.is_same and self.passed == digests
        self.passed = digests
        self.files = {name: found for name, found in self.files.items() if digests.get(name) == found[0]}

    def learn(self, atlas: Atlas) -> None:
        """Remember how texts are read and cut."""
        words = atlas.readings.known(atlas.vocabulary.readings)
        self.is_same = self.is_same and words == self.words
        self.words = words

    def to_bytes(self) -> bytes:
        """All of it but for records."""
        files = {name: (known, one.content, one.lines.at) for name, (known, one) in self.files.items()}
        return marshal.dumps((files, dict(self.passed), self.words))

    @classmethod
    def of_bytes(cls, content: bytes, known: Memory | None = None) -> Memory:
        """What was written by the same code and Python; what is `known` of files with the same bytes stays."""
        files, passed, words = marshal.loads(content)
        found = cls(passed=passed, words=words, is_same=True)
        for name, (seen, value, at) in files.items():
            parsed = known.file(name, seen) if known else None
            found.files[name] = (seen, parsed or YamlFile(value, Lines(name, at), []))
        if known:
            found.records = known.records
        return found
