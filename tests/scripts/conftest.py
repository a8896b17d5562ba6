"""A copy of the project to break, and a way to run its commands."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.data import editor
from atlas.output.beside import CACHE, kept_scripts
from atlas.output.javascript import scripts
from lib import identity

from ..conftest import copy_folder, once
from ..fixture.copies import Copies

Run = Callable[..., subprocess.CompletedProcess[str]]
List = Callable[[Path], dict[str, bytes]]
# What a build needs, and where it is; the small atlas of the tests stands in for the real data.
PARTS = {
    "data": "tests/fixture/data",
    **{name: name for name in ("docs", "hooks", "locks", "scripts", "mkdocs.yml", "pyproject.toml")},
}


@pytest.fixture(scope="session")
def joined(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of builds with nothing but the joined scripts, which hold while these and the code are the same."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(CACHE, str(folder))
            kept_scripts(root / "docs", scripts, print)

    return once(tmp_path_factory, "joined", make)


@pytest.fixture
def project(root: Path, joined: Path, tmp_path: Path) -> Path:
    """A small project, outside any git work tree, with the environment of the original and its joined scripts."""
    copy = tmp_path / "project"
    copy.mkdir()
    for part, origin in PARTS.items():
        if (root / origin).is_dir():
            copy_folder(root / origin, copy / part)
        else:
            shutil.copy2(root / origin, copy / part)
    shutil.copytree(joined, copy / ".cache/build")
    editor.write(copy / "data")
    identity.write(copy)
    (copy / ".venv").symlink_to(root / ".venv")
    return copy


@pytest.fixture
def writing(root: Path, tmp_path: Path) -> Path:
    """What of a project people write: its data and its pages. It has no commands."""
    copy = tmp_path / "project"
    shutil.copytree(root / PARTS["data"], copy / "data")
    shutil.copytree(root / "docs", copy / "docs", ignore=shutil.ignore_patterns("assets"))
    editor.write(copy / "data")
    return copy


@pytest.fixture
def good_site(project: Path) -> Path:
    """What stands in for the last good build: a site of one page, below site/."""
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good one")
    (site / "sitemap.xml").write_text("<urlset/>")
    return site


@pytest.fixture
def run(project: Path, tmp_path: Path, copies: Copies) -> Run:
    """Run a command of the copy from a folder that is not its own; `run("build", "--quiet")`."""

    def run_command(name: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [str(project / "scripts" / name), *map(str, arguments)]
        return copies.run(project, command, tmp_path, {**os.environ, **environment})

    return run_command


@pytest.fixture
def start(project: Path, tmp_path: Path) -> Run:
    """The same with a Python of its own, as a person starts it."""

    def run_command(name: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [str(project / "scripts" / name), *map(str, arguments)]
        return subprocess.run(
            command, cwd=tmp_path, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120
        )

    return run_command


@pytest.fixture
def listing() -> List:
    """Every file below a folder with its bytes, less what Python itself caches."""

    def list_files(folder: Path) -> dict[str, bytes]:
        paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

    return list_files
