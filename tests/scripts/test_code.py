"""The code keeps its style and its types: what scripts/check --code says is part of the result of the tests."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

LONGEST_FUNCTION = 40
LONGEST_TEST = 80  # a story, or an atlas written out
LONGEST_MODULE = 300
LONGEST_TESTS = 600  # tables of cases and stories of a reader are long, and not one reason to change


@pytest.mark.node
def test_style_and_types(root: Path) -> None:
    done = subprocess.run([root / "scripts" / "check", "--code"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_functions_and_modules_are_short(root: Path) -> None:
    files = [
        path for folder in ("hooks", "scripts", "tests") for path in (root / folder).rglob("*") if _is_python(path)
    ]
    assert len(files) > 30
    lengths = {path: len(path.read_text().splitlines()) for path in files}
    long = [
        f"{path.relative_to(root)}: {lines} lines" for path, lines in lengths.items() if lines >= _limit(root, path)
    ]
    for path in files:
        most = LONGEST_TEST if (root / "tests") in path.parents else LONGEST_FUNCTION
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= most:
                long.append(f"{path.relative_to(root)}:{node.lineno}: {node.name}")
    assert long == []


def _limit(root: Path, path: Path) -> int:
    return LONGEST_TESTS if (root / "tests") in path.parents else LONGEST_MODULE


def _is_python(path: Path) -> bool:
    return path.is_file() and (path.suffix == ".py" or (path.parent.name == "scripts" and not path.suffix))
