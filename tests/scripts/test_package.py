"""The library as a package that pip installs, with all that it reads; and no module that edits Python's path."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

SOURCES = ("hooks", "pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA")
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
OFFLINE = ("--no-index", "--no-deps", "--no-build-isolation")


@pytest.fixture
def sources(root: Path, tmp_path: Path) -> Path:
    """A copy of what is installed: building leaves traces beside the sources."""
    copy = tmp_path / "sources"
    copy.mkdir()
    for name in SOURCES:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy2(root / name, copy)
    return copy


def test_it_installs_as_editable(sources: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    subprocess.run([*PIP, "install", "--editable", sources, "--target", there, *OFFLINE], check=True)
    program = f"import site; site.addsitedir({str(there)!r}); import atlas; print(atlas.__file__)"
    done = subprocess.run([sys.executable, "-S", "-c", program], capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == sources / "hooks" / "atlas" / "__init__.py"


def test_a_wheel_holds_every_file_of_the_library(sources: Path, tmp_path: Path) -> None:
    subprocess.run([*PIP, "wheel", sources, "--wheel-dir", tmp_path, *OFFLINE], check=True)
    (wheel,) = tmp_path.glob("kechuang_atlas-*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    library = sources / "hooks" / "atlas"
    assert names == {f"atlas/{path.relative_to(library).as_posix()}" for path in library.rglob("*") if path.is_file()}


def test_uv_leaves_the_environment_to_the_commands(root: Path) -> None:
    assert tomllib.loads((root / "pyproject.toml").read_text())["tool"]["uv"] == {"managed": False}
    assert not (root / "uv.lock").exists()


def test_no_module_edits_pythons_path(root: Path) -> None:
    sign = "sys.path" + "."
    files = [path for folder in ("hooks", "scripts", "tests") for path in (root / folder).rglob("*") if path.is_file()]
    assert [path for path in files if path.suffix in ("", ".py") and sign in path.read_text(errors="replace")] == []
