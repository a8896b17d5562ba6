"""Builds in the conditions of real machines: two clones, no rights, no room, an address that is missing or odd."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from ..conftest import copy_folder
from ..fixture.copies import Copies

PARTS = {
    "data": "tests/fixture/data",
    **{name: name for name in ("docs", "hooks", "locks", "scripts", "mkdocs.yml", "pyproject.toml")},
}
FILE = 10_000  # bytes: less than the largest page
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Test"), ("EMAIL", "test@example.org"), ("DATE", "2030-05-06T07:08:09+08:00"))
}


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A small project with the environment of the original and the data of the fixture."""
    copy = tmp_path / "project"
    copy.mkdir()
    for part, origin in PARTS.items():
        if (root / origin).is_dir():
            copy_folder(root / origin, copy / part)
        else:
            shutil.copy2(root / origin, copy / part)
    (copy / ".venv").symlink_to(root / ".venv")
    return copy


def _kept() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key not in ("SOURCE_DATE_EPOCH", "SITE_URL")}


def _build(
    project: Path, *arguments: str | Path, limit: int = 0, told: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    def limited() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    kept = _kept()
    if limit:
        kept["PYTHONDONTWRITEBYTECODE"] = "1"  # Python would leave compiled modules that are cut short
    return subprocess.run(
        [project / "scripts/build", *arguments],
        env={**kept, **(told or {})},
        capture_output=True,
        text=True,
        preexec_fn=limited,
    )


def _git(folder: Path, *arguments: str | Path) -> None:
    subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, **IDENTITY},
    )


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.git
def test_two_clones_of_a_commit_give_the_same_bytes(project: Path, root: Path, tmp_path: Path) -> None:
    """At other paths, at other times, with other times of files, in another time zone and language, with another order of
    hashes and in another number of processes; and the same offline bundle. Neither has an address.
    """
    (project / ".venv").unlink()
    for compiled in project.rglob("__pycache__"):
        shutil.rmtree(compiled)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        _git(project, *command)
    sites, bundles = [], []
    other = {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "7", "COLUMNS": "20"}
    for place, workers, told in (("one", "1", None), ("second place 第二处/deeper", "2", other)):
        clone = tmp_path / place
        clone.parent.mkdir(parents=True, exist_ok=True)
        _git(tmp_path, "clone", "-q", project, clone)
        (clone / ".venv").symlink_to(root / ".venv")
        os.utime(clone / "mkdocs.yml", (1, 1))
        done = _build(clone, "--quiet", "--workers", workers, told=told)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        _stands_at(clone / "site", "", "/")
        packed = subprocess.run(
            [clone / "scripts/bundle", "--site-dir", clone / "site"], capture_output=True, text=True
        )
        assert packed.returncode == 0, packed.stderr
        sites.append(_files(clone / "site"))
        bundles.append(next((clone / "dist").glob("*.zip")).read_bytes())
    assert sites[0].keys() == sites[1].keys() and len(sites[0]) > 100
    assert [name for name in sites[0] if sites[0][name] != sites[1][name]] == []
    assert bundles[0] == bundles[1]


def test_a_place_that_cannot_be_written_is_said(project: Path, tmp_path: Path) -> None:
    """A file where a folder is wanted stops even root, whom rights do not."""
    (tmp_path / "file").write_text("dear")
    done = _build(project, "--site-dir", tmp_path / "file" / "site")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr and "Traceback" not in done.stderr
    assert (tmp_path / "file").read_text() == "dear"


def test_a_full_disk_is_said_and_the_last_good_site_stays(project: Path) -> None:
    """A limit on the size of files stands in for the disk: the system answers a write in the same place."""
    good = project / "site"
    good.mkdir()
    (good / "404.html").write_text("the last good one")
    done = _build(project, limit=FILE)
    assert done.returncode == 1
    assert "cannot be written: File too large" in done.stderr and "Traceback" not in done.stderr
    assert "site is as it was" in done.stderr
    assert _files(good) == {"404.html": b"the last good one"}
    assert sorted(path.name for path in project.glob("site*")) == ["site"]


@pytest.mark.parametrize(("url", "base"), [("https://example.org", "/"), ("https://example.org/a/b", "/a/b/")])
def test_any_address_of_the_site_works(project: Path, copies: Copies, url: str, base: str) -> None:
    done = copies.run(project, [str(project / "scripts/build")], project, _kept() | {"SITE_URL": url})
    assert done.returncode == 0, done.stderr
    _stands_at(project / "site", url, base)


def _stands_at(site: Path, url: str, base: str) -> None:
    page = (site / "404.html").read_text(encoding="utf-8")
    assert f'href="{base}assets/images/favicon.png"' in page and f'href="{base}zh/"' in page
    inner = (site / "en/regions/index.html").read_text(encoding="utf-8")
    assert 'src="../../assets/scheme.js"' in inner
    assert ('rel="canonical"' in inner) == bool(url)


def test_an_address_that_is_none_is_said(project: Path) -> None:
    done = _build(project, told={"SITE_URL": "example.org/atlas"})
    assert done.returncode == 1
    assert "site_url" in done.stderr and "http" in done.stderr and "Traceback" not in done.stderr
