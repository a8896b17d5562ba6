"""What the comparison needs from outside: the packages of others, kept in `.cache/bench/`, and a word about progress."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from _environment import ROOT
from _locking import only_one

HERE = Path(__file__).parent
CACHE = ROOT / ".cache" / "bench"
FILES = ("package.json", "package-lock.json")
NO_NPM = "The others' searches come as packages of npm, and there is no npm. Install Node.js 18 or newer, which brings it."
_STARTED = time.monotonic()


def say(text: str) -> None:
    """A line of progress, with the seconds since the start."""
    print(f"{time.monotonic() - _STARTED:6.1f} s  {text}", file=sys.stderr, flush=True)


def packages() -> Path:
    """`node_modules` as locked, installed if need be; exits 1 with what npm said if that fails.

    A folder of its own for each lock, marked when whole. `npm ci` would refuse a lock that lacks the Pagefind programs of other
    systems, which not every registry serves, so `npm install` it is: all versions are exact, and hashes are checked.
    """
    key = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in FILES)).hexdigest()[:12]
    folder = CACHE / f"npm-{key}"
    marker = folder / "installed"
    with only_one(CACHE / ".lock", "Another run is installing the packages of the comparison; waiting for it …"):
        if not marker.is_file():
            say("installing Pagefind, MiniSearch, pinyin-pro and china-division …")
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            for name in FILES:
                shutil.copyfile(HERE / name, folder / name)
            npm = shutil.which("npm") or sys.exit(NO_NPM)
            run([npm, "install", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder)
            marker.touch()
    return folder / "node_modules"


def run(command: Sequence[str], **options: Any) -> str:
    """What a command prints; exits 1 with the end of its output if it fails."""
    done: subprocess.CompletedProcess[str] = subprocess.run(command, capture_output=True, text=True, errors="replace", **options)
    if done.returncode:
        sys.exit("\n".join([f"{' '.join(command[:3])} … failed:", *(done.stdout + done.stderr).splitlines()[-20:]]))
    return done.stdout


def versions() -> dict[str, str]:
    """The version of each package that is compared."""
    wanted: dict[str, str] = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return wanted
