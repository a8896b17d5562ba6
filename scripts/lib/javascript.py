"""Checks of the JavaScript: style by ESLint, layout by Prettier, types in comments by TypeScript. What they look at stands here, how in
eslint.config.cjs, .editorconfig and tsconfig.json."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from lib import tools
from lib.environment import ROOT

STYLED = ("docs/assets", "scripts/lib", "tests", "eslint.config.cjs")
# tests/edge/look.js is one expression, which Prettier would end with a semicolon.
LAID_OUT = (
    "docs/assets/**/*.js",
    "docs/assets/**/*.d.ts",
    "scripts/lib/**/*.js",
    "tests/search/*.js",
    "eslint.config.cjs",
    "tsconfig.json",
)
TYPED = re.compile(r"(?P<path>[^(\s]+)\((?P<line>\d+),\d+\): error TS\d+: (?P<message>.*)")
NO_NODE = "JavaScript is checked by programs for Node.js 20.19 or newer. Install it, or name it in ATLAS_NODE."


def check() -> list[str]:
    """What is wrong, as `path:line: message`."""
    return [*_style(), *_layout(), *_types()]


def fix() -> bool:
    """Mend style and layout; whether nothing is left that wants a person."""
    style = _node("eslint/bin/eslint.js", "--fix", *STYLED)
    layout = _node("prettier/bin/prettier.cjs", "--log-level", "warn", "--write", *LAID_OUT)
    print(style.stdout + style.stderr + layout.stdout + layout.stderr, end="")
    return style.returncode == 0 and layout.returncode == 0


def files() -> list[Path]:
    """All that is looked at."""
    return sorted(path for pattern in LAID_OUT for path in ROOT.glob(pattern))


def _style() -> list[str]:
    done = _node("eslint/bin/eslint.js", "--format", "json", "--max-warnings", "0", *STYLED)
    if not done.stdout.startswith("["):
        return [f"eslint: {line}" for line in done.stderr.splitlines() if line.strip()]
    return [
        f"{os.path.relpath(result['filePath'], ROOT)}:{message['line']}: {message['message']} ({message['ruleId']})"
        for result in json.loads(done.stdout)
        for message in result["messages"]
    ]


def _layout() -> list[str]:
    done = _node("prettier/bin/prettier.cjs", "--list-different", *LAID_OUT)
    errors = [f"prettier: {line}" for line in done.stderr.splitlines() if line.strip()]
    return errors + [f"{path}:1: not as Prettier lays it out (scripts/fix)" for path in done.stdout.splitlines()]


def _types() -> list[str]:
    done = _node("typescript/bin/tsc", "--project", "tsconfig.json", "--pretty", "false")
    lines = (done.stdout + done.stderr).splitlines()
    found = [f"{one['path']}:{one['line']}: {one['message']}" for one in map(TYPED.match, lines) if one]
    return found or ([f"tsc: {line}" for line in lines] if done.returncode else [])


def _node(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A program of locks/npm-code, in the project's folder."""
    node = shutil.which(os.environ.get("ATLAS_NODE") or "node") or sys.exit(NO_NODE)
    packages = tools.npm("npm-code")
    command = [node, str(packages / program), *arguments]
    found = {**os.environ, "NODE_PATH": str(packages)}
    return subprocess.run(command, cwd=ROOT, env=found, capture_output=True, text=True, encoding="utf-8")
