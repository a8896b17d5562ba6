"""What is installed is what the lock files say, and they say nothing of where it comes from."""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lib.lock import INPUTS, LINE, report_strangers

HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def _locked(root: Path, name: str) -> dict[str, Requirement]:
    lines = (root / "locks" / f"{name}.txt").read_text().splitlines()
    found = [Requirement(line.removesuffix("\\").strip()) for line in lines if "==" in line]
    return {canonicalize_name(one.name): one for one in found}


def test_every_line_is_a_package_or_a_hash() -> None:
    assert report_strangers() == 0


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.org/simple",
        "--extra-index-url x",
        "--find-links /srv/wheels",
        "--trusted-host example.org",
        "# from /srv/pyproject.toml",
        "jieba @ file:///srv/jieba.tar.gz \\",
        "-r other.txt",
        "jieba==0.42.1",
        "    --hash=md5:00",
        "jieba==0.42.1 ; x @ https://example.org \\",
    ],
)
def test_a_host_or_a_path_would_be_seen(line: str) -> None:
    assert not LINE.fullmatch(line)


@pytest.mark.parametrize("name", INPUTS)
def test_every_package_has_hashes(root: Path, name: str) -> None:
    entries = re.split(r"\n(?=\S)", (root / "locks" / f"{name}.txt").read_text())
    assert [entry.split()[0] for entry in entries if not HASH.search(entry)] == []


@pytest.mark.parametrize(("less", "more"), [("build", "dev"), ("build", "cluster"), ("cluster", "dev")])
def test_a_lock_holds_another(root: Path, less: str, more: str) -> None:
    """So the environments of the tests and of several machines build with the very same packages."""
    fewer, all_ = _locked(root, less), _locked(root, more)
    assert {name: str(one) for name, one in fewer.items()}.items() <= {
        name: str(one) for name, one in all_.items()
    }.items()
    assert fewer.keys() < all_.keys()


def test_a_build_of_one_machine_needs_no_cluster(root: Path) -> None:
    assert not _locked(root, "build").keys() & {"dask", "distributed", "fsspec"}


def test_the_locks_hold_what_the_project_asks_for(root: Path) -> None:
    asked = tomllib.loads((root / "pyproject.toml").read_text())
    wanted = {
        "build": asked["project"]["dependencies"],
        "cluster": asked["project"]["optional-dependencies"]["cluster"],
        "dev": asked["dependency-groups"]["dev"],
        "installer": asked["dependency-groups"]["installer"],
    }
    for name, requirements in wanted.items():
        locked = _locked(root, name)
        for requirement in map(Requirement, requirements):
            version = next(iter(locked[canonicalize_name(requirement.name)].specifier)).version
            assert requirement.specifier.contains(version), f"locks/{name}.txt has {requirement.name} {version}"


def test_every_dependency_says_what_it_is_for(root: Path) -> None:
    lines = (root / "pyproject.toml").read_text().splitlines()
    packages = [line for line in lines if re.match(r'    "[\w-]+[=~]=', line)]
    assert len(packages) > 10
    assert [line for line in packages if not re.search(r'", +# \w', line)] == []


def test_what_runs_is_what_is_locked(root: Path) -> None:
    assert Path(sys.prefix).resolve() == (root / ".venv").resolve(), "run the tests with scripts/test"
    wanted = {name: one for name, one in _locked(root, "dev").items() if one.marker is None or one.marker.evaluate()}
    wrong = [str(one) for name, one in wanted.items() if not one.specifier.contains(importlib.metadata.version(name))]
    assert wrong == []
