"""Runs the site builder as a process of its own, the same way every time."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lib.environment import ROOT
from lib.sites.workers import usual

# Time of a build outside a git work tree: 2026-01-01T00:00:00Z.
NO_COMMIT = "1767225600"
HASH_SEED = "1"  # not 0, which Dask does not let its workers have
SYSTEM = re.compile(r"(?:OSError|PermissionError|NotADirectoryError): \[Errno \d+\] (.+)")
LEVEL = re.compile(r"(DEBUG|INFO|WARNING|ERROR|CRITICAL) +-  ")


def command(*arguments: str) -> list[str]:
    """MkDocs with the project's configuration."""
    return [sys.executable, "-m", "mkdocs", arguments[0], "--config-file", str(ROOT / "mkdocs.yml"), *arguments[1:]]


def environment() -> dict[str, str]:
    """What makes two builds of one commit the same: its time, no random order of sets, one encoding, no time zone. And how
    many processes make it, where the environment does not say.

    Material's note on its end of life is known here.
    """
    fixed = {"PYTHONHASHSEED": HASH_SEED, "PYTHONUTF8": "1", "TZ": "UTC", "NO_MKDOCS_2_WARNING": "1"}
    usually = {"ATLAS_WORKERS": str(usual()), "ATLAS_CACHE": str(ROOT / ".cache" / "build")}
    return {"SOURCE_DATE_EPOCH": _time_of_commit(), **usually, **os.environ, **fixed}


def say(line: str) -> None:
    """A line, which brings its own end, to stderr."""
    print(line, file=sys.stderr, end="", flush=True)


def build(
    folder: Path,
    tell: Callable[[str], None] = say,
    *,
    locks: Sequence[int] = (),
    workers: int | None = None,
    **more: str,
) -> int:
    """Build into `folder` and return the exit code; findings, warnings and errors are told line by line, the rest not.

    `locks` are held as long as the builder lives; `workers` processes make pages, or as many as is usual; `more` is added
    to its environment.

    MkDocs' own --quiet would make its strict mode overlook warnings, so its messages are sifted here.
    """
    # A killed build is to take MkDocs with it.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    told = {"ATLAS_WORKERS": str(workers)} if workers else {}
    process = start(
        command("build", "--site-dir", str(folder)), {**told, **more}, stdin=subprocess.DEVNULL, pass_fds=locks
    )
    try:
        for line in shorten(sift(process.stdout or ())):
            tell(line)
        return process.wait()
    finally:
        process.kill()
        process.wait()


def start(arguments: list[str], told: Mapping[str, str], **more: Any) -> subprocess.Popen[str]:
    """A process of Python that builds, beside the project's files; what it says can be read line by line."""
    return subprocess.Popen(
        arguments,
        env={**environment(), **told},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        **more,
    )


def call(arguments: list[str], told: Mapping[str, str]) -> int:
    """The exit code of such a process, which says what it says to whom this one does."""
    return subprocess.call(arguments, env={**environment(), **told}, cwd=ROOT)


def sift(lines: Iterable[str]) -> Iterator[str]:
    """Lines of messages above INFO, and lines of none: tracebacks, findings. An indented line belongs to what is before it."""
    keep = True
    for line in lines:
        if level := LEVEL.match(line):
            keep = level[1] not in ("DEBUG", "INFO")
        elif not line[:1].isspace():
            keep = True
        if keep:
            yield line


def shorten(lines: Iterable[str]) -> Iterator[str]:
    """The lines; but a traceback that ends in an error of the system (a full disk, a folder without rights) becomes its last line."""
    held: list[str] = []
    for line in lines:
        if held or line.startswith("Traceback "):
            held.append(line)
        else:
            yield line
    last = SYSTEM.match(held[-1]) if held else None
    yield from [f"The site cannot be written: {last[1]}\n"] if last else held


def _time_of_commit() -> str:
    """Seconds since 1970, of the commit that is checked out; a fixed time where there is none."""
    try:
        asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        return (
            subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
            if (ROOT / ".git").exists()
            else NO_COMMIT
        )
    except (OSError, subprocess.CalledProcessError):
        return NO_COMMIT
