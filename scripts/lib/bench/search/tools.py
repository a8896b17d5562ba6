"""What the comparison takes from outside: the packages of others, and a word about progress."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lib import tools
from lib.environment import LOCKS

LOCK = "npm-bench"
PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
NO_PAGEFIND = "Pagefind's program for {system} is not among the packages of locks/npm-bench; run with --only and the names of the others."
_STARTED = time.monotonic()


def say(text: str) -> None:
    """A line of progress, with the seconds since the start."""
    print(f"{time.monotonic() - _STARTED:6.1f} s  {text}", file=sys.stderr, flush=True)


def packages() -> Path:
    """`node_modules` as locked; exits 1 with the reason if they cannot be had."""
    return tools.npm(LOCK)


def pagefind() -> Path:
    """Pagefind's program, the extended one, which divides Chinese into words; exits 1 where there is none for this system."""
    system = f"{sys.platform}-{PROCESSORS.get(platform.machine().lower(), platform.machine())}"
    program = packages() / "@pagefind" / system / "bin" / "pagefind_extended"
    return program if program.is_file() else sys.exit(NO_PAGEFIND.format(system=system))


def run(command: Sequence[str], **options: Any) -> str:
    """What a command prints; exits 1 with the end of its output if it fails."""
    done: subprocess.CompletedProcess[str] = subprocess.run(
        command, capture_output=True, text=True, errors="replace", **options
    )
    if done.returncode:
        sys.exit("\n".join([f"{' '.join(command[:3])} … failed:", *(done.stdout + done.stderr).splitlines()[-20:]]))
    return done.stdout


def versions() -> dict[str, str]:
    """The version of each package that is compared."""
    asked = json.loads((LOCKS / LOCK / "package.json").read_text(encoding="utf-8"))
    return {
        "mkdocs-material": version("mkdocs-material"),
        "jieba": version("jieba"),
        **asked["dependencies"],
        "pagefind": asked["optionalDependencies"]["@pagefind/linux-x64"],
    }
