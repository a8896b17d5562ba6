"""Tools that the site does not need, each in a folder of its own below .cache/: made from a lock, kept as long as the lock is the same."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from lib.environment import LOCKS, ROOT, clean_environment
from lib.locking import only_one
from lib.silence import silently

CACHE = ROOT / ".cache"
NPM_LOCKS = ("npm-test", "npm-code", "npm-audit", "npm-bench", "npm-coast")
# An install script of a package could fetch or run anything; none of ours needs one.
NPM = ("npm", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
PIP = (
    "-m",
    "pip",
    "install",
    "--quiet",
    "--require-hashes",
    "--no-deps",
    "--no-build-isolation",
    "--no-input",
    "--disable-pip-version-check",
)
NO_NPM = "npm is needed, which comes with Node.js. Debian and Ubuntu: apt-get install npm"


def npm(name: str) -> Path:
    """The node_modules of locks/NAME, whose versions and hashes are locked; exits 1 with the reason if they cannot be had."""
    lock = LOCKS / name

    def make(folder: Path) -> None:
        if not shutil.which("npm"):
            sys.exit(NO_NPM)
        for file in ("package.json", "package-lock.json"):
            shutil.copy(lock / file, folder)
        _run([*NPM, "ci"], folder)

    return _made(name, (lock / "package-lock.json").read_bytes(), make) / "node_modules"


def python(name: str, *locks: str, without: tuple[str, ...] = ()) -> Path:
    """The Python of an environment called `name`, made from locks/LOCK.txt of all `locks`, less some packages."""
    texts = [_less((LOCKS / f"{lock}.txt").read_text(encoding="utf-8"), without) for lock in ("installer", *locks)]

    def make(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        for number, text in enumerate(texts):
            listed = folder / f"{number}.txt"
            listed.write_text(text, encoding="utf-8")
            _run([str(folder / "bin" / "python"), *PIP, "-r", str(listed)], folder)

    return _made(name, "".join(texts).encode(), make) / "bin" / "python"


def write_npm_locks() -> int:
    """Write the npm locks anew from their package.json: versions and hashes, and no word of where they come from. 1 if that fails."""
    for name in NPM_LOCKS:
        folder = LOCKS / name
        command = [*NPM, "install", "--package-lock-only", "--omit-lockfile-registry-resolved"]
        if subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL).returncode:
            return 1
        lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
        for package in lock["packages"].values():
            for key in ("funding", "resolved"):
                package.pop(key, None)
        (folder / "package-lock.json").write_text(json.dumps(lock, indent=1) + "\n", encoding="utf-8")
        print(f"locks/{name}: {len(lock['packages']) - 1} packages")
    return 0


def _less(text: str, without: tuple[str, ...]) -> str:
    entries = re.split(r"\n(?=\S)", text.rstrip("\n"))
    return "\n".join(entry for entry in entries if entry.partition("==")[0] not in without) + "\n"


def _made(name: str, content: bytes, make: Callable[[Path], None]) -> Path:
    """The folder of a tool; it counts as made once its marker is written, and is made anew if it was cut short."""
    folder = CACHE / f"{name}-{hashlib.sha256(content).hexdigest()[:12]}"
    with only_one(CACHE / f".{name}.lock", f"Another command is setting up {name}; waiting for it …"):
        if not (folder / ".made").is_file():
            print(f"Setting up .cache/{folder.name} …", file=sys.stderr, flush=True)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            make(folder)
            (folder / ".made").touch()
    return folder


def _run(command: list[str], folder: Path) -> None:
    """Run in silence; exit 1 with the end of the output if it fails."""
    done = silently(command, 20, cwd=folder, env=clean_environment())
    if done.returncode:
        sys.exit(f"{' '.join(command[:3])} failed; the first run needs a network.")
