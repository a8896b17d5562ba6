"""Which edition of the atlas this is, and where it will stand: said in every download, citation and feed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from atlas.data.changes import Change, blob, digest, files

UNKNOWN = "unknown"
COMMIT = "ATLAS_COMMIT"  # names the commit where git cannot be asked
NO_VERSION = "0.0.0"
DATA_LICENCE, CODE_LICENCE = "CC-BY-4.0", "MIT"
LICENCE_URLS = {
    DATA_LICENCE: "https://creativecommons.org/licenses/by/4.0/",
    CODE_LICENCE: "https://opensource.org/license/mit",
}
LICENCE_NAMES = {DATA_LICENCE: "Creative Commons Attribution 4.0 International", CODE_LICENCE: "MIT License"}
PATIENCE = 10  # seconds that git may take


@dataclass(frozen=True)
class Release:
    """The data's version and day as their log says, the commit they were built from, and the site's address.

    `version` ends in `+changed` if the data are not those that the log describes. `day` is None where there is no log.
    `address` ends in a slash; it is empty where nobody has said where the site will stand.
    """

    version: str = NO_VERSION
    day: str | None = None
    commit: str = UNKNOWN
    address: str = ""

    def absolute(self, path: str) -> str:
        """The whole address of a path of the site; empty if the site has none."""
        return self.address and self.address + path


def read_release(changes: Sequence[Change], data: Path, address: str | None = "") -> Release:
    """The release of a folder of data whose log is `changes`, newest first; `address` may lack its slash, or be
    missing.
    """
    whole = address.rstrip("/") + "/" if address else ""
    return Release(_version(changes, data), changes[0].date if changes else None, commit_of(data.parent), whole)


def _version(changes: Sequence[Change], data: Path) -> str:
    if not changes:
        return NO_VERSION
    same = changes[0].digest == digest({path: blob(content) for path, content in files(data)})
    return changes[0].version + ("" if same else "+changed")


def commit_of(root: Path) -> str:
    """The commit checked out at `root`, with `-dirty` if files were changed since; `unknown` where git cannot say."""
    if named := os.environ.get(COMMIT, "").strip():
        return named
    if not (root / ".git").exists():  # git would look further up, and find another project
        return UNKNOWN
    asked = ["git", "-C", str(root), "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]
    calm = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}  # others may be at work in the same tree
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=PATIENCE, env=calm)
    except (OSError, subprocess.SubprocessError):
        return UNKNOWN
    return done.stdout.strip() or UNKNOWN
