"""Lock files: every package's exact version and hashes, and no word of where they came from."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from lib.environment import LOCKS, ROOT
from lib.tools import write_npm_locks

# `fewest`: one version for all Pythons, even where a newer one would do for the newest of them; else two people may test two sites.
OPTIONS = [
    "--universal",
    "--python-version",
    "3.11",
    "--fork-strategy",
    "fewest",
    "--generate-hashes",
    "--quiet",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
]
# The locks, and the groups and extras of pyproject.toml that each is made from; `build` is the project's own dependencies.
INPUTS = {
    "installer": ("installer",),
    "build": ("build",),
    "cluster": ("build", "cluster"),
    "dev": ("build", "cluster", "dev"),
    "audit": ("audit",),
    "bench": ("bench",),
    "way-out": ("way-out",),
}
# These start from others, so that their environments hold the same versions and more.
ON = {"cluster": ("build",), "dev": ("build", "cluster"), "way-out": ("build",)}
# A line of a lock is a package with its version, or a hash. There is no third kind.
LINE = re.compile(r"[a-z0-9][a-z0-9._-]*==[^\s/@]+( ; [^/@]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")


def write_locks(upgrade: bool) -> int:
    """0, or 1 if the versions asked for cannot be brought together."""
    with tempfile.TemporaryDirectory() as folder:
        uv = _resolver(Path(folder))
        for name in INPUTS:
            target = LOCKS / f"{name}.txt"
            more = ["--upgrade"] if upgrade else []
            more += [word for one in ON.get(name, ()) for word in ("--constraints", f"locks/{one}.txt")]
            command = [str(uv), "pip", "compile", "-", *OPTIONS, *more, "--output-file", str(target)]
            if subprocess.run(command, input="\n".join(wanted(name)), text=True, cwd=ROOT).returncode:
                return 1
            print(f"locks/{name}.txt: {sum('==' in line for line in target.read_text().splitlines())} packages")
    return write_npm_locks() or report_strangers()


def wanted(name: str) -> list[str]:
    """What pyproject.toml asks of a lock, a requirement each."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    groups = {"build": project["project"]["dependencies"], **extras, **project["dependency-groups"]}
    return [requirement for group in INPUTS[name] for requirement in groups[group]]


def report_strangers() -> int:
    """Print every line of a lock that is neither package nor hash; 1 if there is one."""
    strangers = [
        f"{path.relative_to(ROOT)}:{number}: {line}"
        for path in sorted(LOCKS.glob("*.txt"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if not LINE.fullmatch(line)
    ]
    print("\n".join(strangers), end="\n" if strangers else "", file=sys.stderr)
    return 1 if strangers else 0


def _resolver(folder: Path) -> Path:
    """uv, as pyproject.toml wants it, in an environment of its own: nothing else needs it."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]["lock"]
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run(
        [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *asked],
        check=True,
    )
    return folder / "bin" / "uv"
