"""States of `data/`: in the commits of git, and as it lies there now."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from atlas.data.changes import LOG, blob, counts, digest, files

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar stays a string


@dataclass(frozen=True)
class State:
    """All files of data at one time: git's name of each content by path below `data/`."""

    day: str
    blobs: Mapping[str, str]
    contents: Mapping[str, bytes] = field(repr=False)

    @cached_property
    def digest(self) -> str:
        """As `data/changes.yml` holds it."""
        return digest(self.blobs)

    def read(self, path: str) -> Any:
        """A file parsed; None if it is not there or is no YAML, since an old mistake must not stop the log."""
        try:
            return yaml.load(self.contents[self.blobs[path]], Loader=LOADER) if path in self.blobs else None
        except yaml.YAMLError:
            return None


class History:
    """The commits of a project that touched its data."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def states(self) -> list[State]:
        """Every state that was committed, the oldest first."""
        log = self._git("log", "--first-parent", "--reverse", "--format=%H %ct", "--", "data").split("\n")
        rows = [line.split(" ") for line in log if line]
        trees = [(_day(float(seconds)), dict(self._tree(commit))) for commit, seconds in rows]
        contents = self._contents({name for _, tree in trees for name in tree.values()})
        return [
            State(day, {path: name for path, name in tree.items() if counts(path)}, contents) for day, tree in trees
        ]

    def now(self) -> State:
        """The data as they lie there, of today."""
        contents = dict(files(self.root / "data"))
        named = {path: blob(content) for path, content in contents.items()}
        return State(
            _day(datetime.now(UTC).timestamp()), named, {named[path]: content for path, content in contents.items()}
        )

    def committed_log(self) -> str:
        """The log as it was committed last; empty if it never was."""
        asked = ["git", "-C", str(self.root), "show", f"HEAD:data/{LOG}"]
        return subprocess.run(asked, capture_output=True, text=True, encoding="utf-8").stdout

    def _tree(self, commit: str) -> Iterator[tuple[str, str]]:
        for line in self._git("ls-tree", "-r", "-z", commit, "data").split("\0"):
            if line:
                about, _, path = line.partition("\t")
                yield path.removeprefix("data/"), about.split(" ")[2]

    def _contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Contents by git's names, all in one process."""
        asked = "".join(f"{name}\n" for name in sorted(names)).encode()
        out = subprocess.run(
            ["git", "-C", str(self.root), "cat-file", "--batch"], input=asked, capture_output=True, check=True
        ).stdout
        found, at = {}, 0
        while at < len(out):
            end = out.index(b"\n", at)
            name, _, size = out[at:end].decode().split(" ")
            found[name] = out[end + 1 : end + 1 + int(size)]
            at = end + 2 + int(size)
        return found

    def _git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments], capture_output=True, text=True, encoding="utf-8", check=True
        )
        return done.stdout


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d")
