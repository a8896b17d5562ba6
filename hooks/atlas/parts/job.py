"""What a part depends on beside its name, small enough to be sent: digests of code and data, and the release.

Code and data themselves never travel: each machine has its own copy, and the digests say whether it is the same.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import atlas
from atlas.data.changes import RELEVANCE
from atlas.data.validation import open_atlas
from atlas.parts.plan import PartsError, hand_written, plan
from atlas.site.release import Release
from atlas.site.relevance import read_report
from atlas.site.site import make_site
from atlas.web.units import Part

ROOT = Path(atlas.__file__).parents[2]
CODE = ("hooks", "locks/build.txt")
DATA = ("data", "docs", "mkdocs.yml")
HASH_SEED = "PYTHONHASHSEED"
SHORT = 12  # hexadecimal digits of a digest in names of files


@dataclass(frozen=True)
class Job:
    """One build: the digests of code and data, and the release, which says the address and the commit."""

    code: str
    data: str
    release: Release

    @property
    def key(self) -> str:
        """A short name that no other job has."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:SHORT]


@cache
def code_digest() -> str:
    """Digest of the code as it was when this process first asked: what is loaded stays. Python, and the seed of its
    hashes, are part of it.
    """
    python = f"{sys.version_info[:2]} {os.environ.get(HASH_SEED)}"
    return _digest(CODE, python)


def data_digest() -> str:
    """Digest of data and hand-written pages as they are now."""
    return _digest(DATA, "")


def job(release: Release) -> Job:
    """The build of this machine's code and data."""
    return Job(code_digest(), data_digest(), release)


def _digest(names: tuple[str, ...], more: str) -> str:
    found = hashlib.sha256(more.encode())
    for path in _files(names):
        content = path.read_bytes()
        found.update(f"{path.relative_to(ROOT).as_posix()}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def _files(names: tuple[str, ...]) -> Iterator[Path]:
    """All files below some names of the project, but for hidden ones and what Python itself caches."""
    for name in names:
        path = ROOT / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in found if one.is_file() and not _left_out(one))


def _left_out(path: Path) -> bool:
    return any(part == "__pycache__" or part.startswith(".") for part in path.relative_to(ROOT).parts)


_opened: tuple[Job, dict[str, Part]] | None = None  # of the last build that this process worked for


def parts_of(wanted: Job) -> dict[str, Part]:
    """The parts of a build by name, from this machine's own code and data, read once a build. PartsError where these
    are not the same.
    """
    global _opened
    if _opened is None or _opened[0] != wanted:
        _opened = None  # one site at a time
        for what, here, there in (("code", code_digest(), wanted.code), ("data", data_digest(), wanted.data)):
            if here != there:
                raise PartsError(f"it has other {what} than this build ({here[:SHORT]}, not {there[:SHORT]})")
        _opened = wanted, _open(wanted)
    return _opened[1]


def _open(wanted: Job) -> dict[str, Part]:
    site = make_site(open_atlas(ROOT / "data"), read_report(ROOT / "data" / RELEVANCE), wanted.release)
    return {part.name: part for part in plan(site, hand_written(ROOT / "docs"))}
