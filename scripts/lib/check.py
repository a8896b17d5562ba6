"""Checks that write nothing: the data against its rules, the code against its style and its types."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from lib import javascript
from lib.environment import ROOT

TYPED = ("hooks", "scripts", "tests")
MESSAGE, PROPERTY = "%\r\n", "%\r\n:,"  # signs that are escaped in a message and in a property
PLACE = re.compile(r"(?P<path>[^\s:]+):(?P<line>\d+):(?:\d+:)? (?P<message>.*)")


def check_data(root: Path, github: bool) -> bool:
    """Whether the data pass; prints every finding, and how much was checked. Nothing to check is no pass."""
    from atlas.data.validation import validate
    from lib.fix_data import counted

    passed = validate(root / "data")
    for finding in passed.findings:
        print(annotation("error", finding.path, finding.line, finding.text) if github else finding)
    looked_at = f"{passed.files} files, {passed.facts} facts, {passed.links} links"
    print(f"data: checked {looked_at}: {counted(len(passed.findings), 'finding')}")
    if passed.held_back:
        print("data: the rest is looked at once these vocabularies can be read")
    old = _stale(root)
    for name in old:
        message = "file: is not what is written from data/site.yml and the model (run scripts/fix --data)"
        print(annotation("error", name, 1, message) if github else f"{name}:1: {message}")
    empty = [name for name in ("files", "facts", "links") if not getattr(passed, name)]
    if empty:
        print(f"data: no {' and no '.join(empty)} found, so nothing was proved")
    return not passed.findings and not empty and not old


def _stale(root: Path) -> list[str]:
    """The files that are written from the names of the atlas and from the model, where they are of old."""
    from atlas.data import editor
    from atlas.data.changes import SCHEMAS
    from lib import identity

    schemas = [f"data/{SCHEMAS}/{name}" for name in editor.stale(root / "data")]
    return [*(identity.stale(root) if (root / "data" / "site.yml").is_file() else []), *schemas]


def check_code(github: bool) -> bool:
    """Whether style, format and types pass, of Python and of JavaScript; all are looked at in any case."""
    return all([_style(github), _format(github), _types(github), _javascript(github)])


def commands(root: Path) -> list[Path]:
    """The commands of a project."""
    return [path for path in sorted((root / "scripts").iterdir()) if path.is_file() and not path.suffix]


def annotated(line: str, level: str) -> str:
    """`path:line: message` as a GitHub annotation; any other line as it is."""
    found = PLACE.fullmatch(line)
    if not found:
        return line
    return annotation(level, found["path"], int(found["line"]), found["message"])


def annotation(level: str, path: str, line: int, message: str) -> str:
    """A workflow command of GitHub Actions: each field escaped by its own rule, so that no text can begin another
    command.
    """
    return f"::{level} file={_escaped(path, PROPERTY)},line={line}::{_escaped(message, MESSAGE)}"


def _escaped(text: str, signs: str) -> str:
    return "".join(f"%{ord(sign):02X}" if sign in signs else sign for sign in text)


def _style(github: bool) -> bool:
    files = _run("ruff", "check", "--show-files", capture_output=True, text=True).stdout.splitlines()
    done = _run("ruff", "check", "--quiet", "--output-format", "github" if github else "concise")
    print(f"style: checked {len(files)} files", flush=True)
    return bool(files) and done.returncode == 0


def _format(github: bool) -> bool:
    form = "github" if github else "concise"
    return _run("ruff", "format", "--quiet", "--check", "--output-format", form).returncode == 0


def _types(github: bool) -> bool:
    """Every Python file, of the commands as well, which have no extension and are named one by one."""
    folders = [name for name in TYPED if (ROOT / name).is_dir()]
    done = _run("mypy", "--scripts-are-modules", *folders, *map(str, commands(ROOT)), capture_output=True, text=True)
    for line in (done.stdout + done.stderr).splitlines():
        print(annotated(line, "error") if github and ": error: " in line else line)
    return done.returncode == 0


def _javascript(github: bool) -> bool:
    found = javascript.check()
    for line in found:
        print(annotated(line, "error") if github else line)
    print(f"JavaScript: checked {len(javascript.files())} files", flush=True)
    return not found


def _run(tool: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", tool, *arguments], cwd=ROOT, **options)
