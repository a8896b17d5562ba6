"""scripts/lib/environment.py: made once, made whole, and clear about what is missing."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lib import environment

# A port of this machine where nothing listens.
NOWHERE = "http://127.0.0.1:9/"


@pytest.fixture
def elsewhere(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The module looks at a folder without an environment, with locks of its own."""
    shutil.copytree(root / "locks", tmp_path / "locks")
    places = {"ROOT": ".", "LOCKS": "locks", "VENV": ".venv", "PYTHON": ".venv/bin/python"}
    for name, place in places.items():
        monkeypatch.setattr(environment, name, tmp_path / place)
    return tmp_path


@pytest.fixture
def installed(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Lists what would be run; making an environment makes its Python."""
    ran: list[list[str]] = []

    def run(command: list[str], lock: int) -> None:
        ran.append(command)
        if "venv" in command:
            (elsewhere / ".venv/bin").mkdir(parents=True)
            (elsewhere / ".venv/bin/python").symlink_to(sys.executable)

    monkeypatch.setattr(environment, "_run", run)
    return ran


def test_an_old_python_can_read_it_as_far_as_the_message(root: Path) -> None:
    commands = [path for path in (root / "scripts").iterdir() if path.is_file() and not path.suffix]
    assert len(commands) > 10
    for path in (*commands, root / "scripts/lib/__init__.py", root / "scripts/lib/environment.py"):
        ast.parse(path.read_text(), feature_version=(3, 7))


def test_an_old_python_is_told_so(root: Path) -> None:
    program = "import sys; sys.version_info = (3, 9, 2); sys.argv = ['scripts/build']; from lib import environment"
    done = subprocess.run([sys.executable, "-c", program], cwd=root / "scripts", capture_output=True, text=True)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr and "Traceback" not in done.stderr


def test_a_python_without_venv_names_the_package(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    with pytest.raises(SystemExit, match="python3-venv"):
        environment.prepare("build")
    assert not (elsewhere / ".venv").exists()


def test_no_network_is_said(project: Path) -> None:
    (project / ".venv").unlink()
    environment = {
        **os.environ,
        "PIP_INDEX_URL": NOWHERE,
        "PIP_RETRIES": "0",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_CACHE_DIR": "1",
    }
    environment = {
        name: value for name, value in environment.items() if name not in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL")
    }
    done = subprocess.run([project / "scripts/build"], env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "registry cannot be reached" in done.stderr and "Traceback" not in done.stderr
    assert not list((project / ".venv").glob("installed-*"))
    assert not (project / "site").exists()


def test_it_is_made_once(elsewhere: Path, installed: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    assert not environment.is_ready("build")
    environment.prepare("build")
    assert environment.is_ready("build") and not environment.is_ready("dev")
    assert [command[-1].rpartition("/")[2] for command in installed] == [".venv", "installer.txt", "build.txt"]
    assert all("--require-hashes" in command for command in installed[1:])
    environment.prepare("build")
    assert len(installed) == 3
    said = capsys.readouterr()
    assert said.out == "" and "Ready after" in said.err


def test_the_tests_add_to_what_builds(elsewhere: Path, installed: list[list[str]]) -> None:
    environment.prepare("build")
    del installed[:]
    environment.prepare("dev")
    assert [command[-1].rpartition("/")[2] for command in installed] == ["dev.txt"]
    assert environment.is_ready("build") and environment.is_ready("dev")


def test_several_machines_add_to_what_builds(elsewhere: Path, installed: list[list[str]]) -> None:
    """Nobody has Dask who builds alone; and the environment of the tests has it."""
    environment.prepare("build")
    assert not environment.is_ready("cluster")
    del installed[:]
    environment.prepare("cluster")
    assert [command[-1].rpartition("/")[2] for command in installed] == ["cluster.txt"]
    assert environment.is_ready("build") and not environment.is_ready("dev")
    environment.prepare("dev")
    assert environment.is_ready("cluster") and "dev.txt" in installed[-1][-1]


def test_a_changed_lock_makes_a_new_one(elsewhere: Path, installed: list[list[str]]) -> None:
    environment.prepare("dev")
    (elsewhere / ".venv/left-over").write_text("")
    lock = elsewhere / "locks/build.txt"
    lock.write_text(lock.read_text() + "\n")
    assert not environment.is_ready("build") and not environment.is_ready("dev")
    environment.prepare("build")
    assert environment.is_ready("build") and not environment.is_ready("dev")
    assert not (elsewhere / ".venv/left-over").exists()


def test_an_installation_cut_short_is_started_anew(
    elsewhere: Path, installed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = environment._run

    def fail_at_build(command: list[str], lock: int) -> None:
        if command[-1].endswith("build.txt"):
            raise KeyboardInterrupt
        whole(command, lock)

    monkeypatch.setattr(environment, "_run", fail_at_build)
    with pytest.raises(KeyboardInterrupt):
        environment.prepare("build")
    assert not environment.is_ready("build")
    monkeypatch.setattr(environment, "_run", whole)
    environment.prepare("build")
    assert environment.is_ready("build")
    assert sum("venv" in command for command in installed) == 2


def test_a_ready_one_costs_next_to_nothing() -> None:
    assert environment.is_ready("build")
    best = min(_seconds(environment.is_ready, "build") for _ in range(5))
    assert best < 0.05


def _seconds(function: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - started


def test_the_library_is_found_wherever_the_project_is(project: Path) -> None:
    """Its place in the environment is relative, so that a copy or a moved project imports its own."""
    program = "import atlas; print(atlas.__file__)"
    done = subprocess.run([project / ".venv/bin/python", "-c", program], cwd="/", capture_output=True, text=True)
    assert Path(done.stdout.strip()) == project / "hooks" / "atlas" / "__init__.py", done.stderr
