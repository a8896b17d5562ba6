"""The list of intended differences between two sites: read from YAML, applied to names and contents, and held to be exact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

GLOBS = ("added", "removed", "changed")
KEYS = {"moved", "replace", *GLOBS}
PARTS = ({"files", "old", "new"}, {"files", "old", "new", "why"}, {"files", "any"}, {"files", "any", "why"})
# Stands where the text may be any.
ANYTHING = "\N{HORIZONTAL ELLIPSIS}"


class AllowError(ValueError):
    """Why a list of intended differences cannot be used, for a person."""


@dataclass(frozen=True)
class Replacement:
    """What `old` matches in files of the first site is `new` in the second; or, without `new`, may be any text in both."""

    files: str
    old: re.Pattern[str]
    new: str | None

    def __str__(self) -> str:
        return f"replace: {self.files}: {self.old.pattern}"

    def apply(self, name: str, first: str, second: str) -> tuple[str, str]:
        """The texts of a file in both sites after this replacement."""
        if not fnmatchcase(name, self.files):
            return first, second
        if self.new is None:
            return self.old.sub(ANYTHING, first), self.old.sub(ANYTHING, second)
        return self.old.sub(self.new, first), second


@dataclass
class Allowed:
    """Intended differences, and which of them were met so far.

    In globs `*` matches slashes as well. `moved` gives a file of the first site the name that it has in the second.
    """

    moved: dict[str, str] = field(default_factory=dict)
    replace: tuple[Replacement, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    met: set[str] = field(default_factory=set)

    def matches(self, kind: str, name: str) -> bool:
        """Whether a file may be `added`, `removed` or `changed`."""
        found = [glob for glob in getattr(self, kind) if fnmatchcase(name, glob)]
        self.met.update(f"{kind}: {glob}" for glob in found)
        return bool(found)

    def renamed(self, names: Iterable[str]) -> dict[str, str]:
        """For each name of the second site that a file moved to, its name in the first."""
        moves = {self.moved[name]: name for name in names if name in self.moved}
        self.met.update(f"moved: {old}" for old in moves.values())
        return moves

    def same(self, name: str, first: str, second: str) -> bool:
        """Whether two texts of a file are the same after all replacements."""
        for rule in self.replace:
            before = first, second
            first, second = rule.apply(name, first, second)
            if (first, second) != before:
                self.met.add(str(rule))
        return first == second

    def unmet(self) -> list[str]:
        """What the list allows and no file needed."""
        listed = [f"moved: {old}" for old in self.moved] + [str(rule) for rule in self.replace]
        listed += [f"{kind}: {glob}" for kind in GLOBS for glob in getattr(self, kind)]
        return [one for one in listed if one not in self.met]


def read(path: Path) -> Allowed:
    """The list in a file; raises AllowError if it is missing, no YAML, or says something unknown."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise AllowError(f"{path} cannot be read: {error}") from error
    if not isinstance(told, dict) or set(told) - KEYS:
        raise AllowError(f"{path}: only {', '.join(sorted(KEYS))} are known")
    moved = told.get("moved") or {}
    if not isinstance(moved, dict) or len(set(moved.values())) < len(moved):
        raise AllowError(f"{path}: moved: needs `old name: new name`, each name once")
    added, removed, changed = (tuple(_names(path, kind, told.get(kind) or [])) for kind in GLOBS)
    return Allowed(moved, tuple(_replacements(path, told.get("replace") or [])), added, removed, changed)


def _names(path: Path, kind: str, listed: Any) -> Iterator[str]:
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        raise AllowError(f"{path}: {kind}: needs a list of names or globs")
    yield from listed


def _replacements(path: Path, listed: Any) -> Iterator[Replacement]:
    for rule in listed if isinstance(listed, list) else [listed]:
        if not isinstance(rule, dict) or set(rule) not in PARTS:
            raise AllowError(
                f"{path}: replace: needs files and old and new, or files and any, with or without why; not {rule}"
            )
        try:
            yield Replacement(
                rule["files"], re.compile(rule["old" if "old" in rule else "any"], re.MULTILINE), rule.get("new")
            )
        except re.error as error:
            raise AllowError(f"{path}: replace: {rule}: {error}") from error
