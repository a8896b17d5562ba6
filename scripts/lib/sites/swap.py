"""A folder that is replaced as a whole: readers see the old one or the new one, never a mixture, never none."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

# Linux: renameat2(2), which exchanges two names in one step.
AT_FDCWD = -100
RENAME_EXCHANGE = 2


def beside(target: Path, role: str) -> Path:
    """A name next to `target` that belongs to this process: site -> site.new-4711."""
    return target.with_name(f"{target.name}.{role}-{os.getpid()}")


def swap(new: Path, target: Path) -> None:
    """Put `new` in the place of `target` and delete what stood there. The caller holds the lock of `target`."""
    if not target.exists():
        new.rename(target)
        return
    if not _exchange(new, target):
        old = beside(target, "old")
        target.rename(old)
        new.rename(target)
        new = old
    shutil.rmtree(new)


def sweep(target: Path) -> None:
    """Clear up after runs that were killed. The caller holds the lock of `target`, so no other run is alive."""
    for left in list(_left(target, "old")):
        if not target.exists():
            left.rename(target)
    for left in [*_left(target, "new"), *_left(target, "old")]:
        shutil.rmtree(left, ignore_errors=True)


def _left(target: Path, role: str) -> Iterator[Path]:
    name = re.compile(rf"{re.escape(target.name)}\.{role}-\d+")
    yield from sorted(path for path in target.parent.iterdir() if name.fullmatch(path.name) and path.is_dir())


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system could exchange the two names in one step; macOS and some file systems cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done: int = renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return done == 0
