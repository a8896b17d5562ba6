"""scripts/fix --data: a canonical data folder, the files written from it, and nothing of its meaning changed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.data.changes import SCHEMAS
from atlas.data.validation import validate
from lib import identity
from lib.fix_data import fix_data

Run = Callable[..., subprocess.CompletedProcess[str]]
REGION = "data/regions/yunting.yml"


def _facts(project: Path) -> object:
    return [record.entity for record in validate(project / "data").atlas.records.values()]


def test_it_mends_everything_once_and_then_has_nothing_to_do(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _facts(project)
    shutil.rmtree(project / "data" / SCHEMAS)
    (project / "LICENSE-DATA").unlink()
    assert fix_data(project, check=False) == 0
    first = capsys.readouterr().out
    assert f"{REGION}\n" in first and "LICENSE-DATA\n" in first and "data/schemas/entity.json\n" in first
    assert _facts(project) == before and validate(project / "data").findings == []
    assert (project / REGION).read_text(encoding="utf-8").startswith("# yaml-language-server: ")
    assert fix_data(project, check=False) == fix_data(project, check=True) == 0
    assert capsys.readouterr().out == "data: 0 files mended, 0 findings\ndata: 0 files to mend, 0 findings\n"


def test_check_says_the_same_and_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in project.joinpath("data").rglob("*.yml")}
    shutil.rmtree(project / "data" / SCHEMAS)
    (project / "LICENSE-DATA").unlink()
    assert fix_data(project, check=True) == 1
    assert f"{REGION}\n" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in project.joinpath("data").rglob("*.yml")} == before
    assert not (project / "data" / SCHEMAS).exists() and identity.stale(project)


def test_a_file_that_cannot_be_read_stays_and_is_told(project: Path, start: Run) -> None:
    (project / REGION).write_text("type: [\n", encoding="utf-8")
    done = start("fix", "--data")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert f"{REGION}:2: file: not YAML" in done.stdout
    assert done.stdout.endswith(" 1 finding\n")
    assert (project / REGION).read_text(encoding="utf-8") == "type: [\n"


def test_check_without_data_is_wrong_use(run: Run) -> None:
    done = run("fix", "--check")
    assert done.returncode == 2 and "--check goes with --data" in done.stderr


def test_what_is_written_from_other_files_is_checked(project: Path, run: Run) -> None:
    fix_data(project, check=False)
    assert run("check", "--data").returncode == 0
    path = project / "data/site.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("en: Yunting Atlas}", "en: Yun Atlas}"), encoding="utf-8")
    done = run("check", "--data")
    assert done.returncode == 1
    assert "LICENSE-DATA:1: file: is not what is written from data/site.yml" in done.stdout
    assert "CITATION.cff:1: " in done.stdout
    fix_data(project, check=False)
    assert run("check", "--data").returncode == 0
    assert '"Yun Atlas (云汀图谱)"' in (project / "LICENSE-DATA").read_text(encoding="utf-8")
