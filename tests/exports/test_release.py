"""The edition: version from the log, whether the data are still those, the commit, the address."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from atlas.data.changes import Change, blob, digest, files
from atlas.data.validation import open_atlas
from atlas.exports import exports
from atlas.site.release import COMMIT, NO_VERSION, UNKNOWN, Release, commit_of, read_release

from ..fixture.support import DATA
from .made import files as downloads
from .made import released

pytestmark = pytest.mark.git
HEX = 40


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(COMMIT, raising=False)
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path


def _git(project: Path, *arguments: str) -> str:
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    return subprocess.run(
        ["git", "-C", str(project), *named, *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


def _log(project: Path) -> tuple[Change, ...]:
    first = open_atlas(project / "data").changes[0]
    now = digest({path: blob(content) for path, content in files(project / "data")})
    return (first.model_copy(update={"digest": now}),)


def test_the_version_is_that_of_the_log_as_long_as_the_data_are(project: Path) -> None:
    changes = _log(project)
    assert read_release(changes, project / "data").version == "1.1.0"
    assert read_release(changes, project / "data").day == "2031-04-02"
    (project / "data" / "regions" / ".swp").write_text("an editor's own")
    (project / "data" / "changes.yml").write_text("[]")
    assert read_release(changes, project / "data").version == "1.1.0"


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename"])
def test_any_change_of_the_data_shows(project: Path, change: str) -> None:
    changes, path = _log(project), project / "data" / "terms" / "lighthouse-firm.yml"
    if change == "edit":
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    elif change == "add":
        path.with_name("new.yml").write_text("")
    elif change == "remove":
        path.unlink()
    else:
        path.rename(path.with_name("other.yml"))
    assert read_release(changes, project / "data").version == "1.1.0+changed"


def test_without_a_log_there_is_no_version(project: Path) -> None:
    assert read_release((), project / "data") == Release(NO_VERSION, None, UNKNOWN, "")


def test_git_and_we_name_contents_alike(project: Path) -> None:
    _git(project, "init", "-q")
    for name, content in files(project / "data"):
        assert _git(project, "hash-object", f"data/{name}") == blob(content)


def test_the_commit(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert commit_of(project) == UNKNOWN
    _git(project, "init", "-q")
    assert commit_of(project) == UNKNOWN  # nothing is committed yet
    _git(project, "add", "data")
    _git(project, "commit", "-q", "-m", "data")
    commit = _git(project, "rev-parse", "HEAD")
    assert commit_of(project) == commit and len(commit) == HEX
    _git(project, "tag", "-a", "v1", "-m", "v1")
    assert commit_of(project) == commit
    (project / "data" / "types.yml").write_text("")
    assert commit_of(project) == f"{commit}-dirty"
    monkeypatch.setenv(COMMIT, " abc ")
    assert commit_of(project) == "abc"


def test_the_commit_of_a_project_around_it_is_not_its_own(project: Path) -> None:
    _git(project, "init", "-q")
    _git(project, "add", "data")
    _git(project, "commit", "-q", "-m", "data")
    assert commit_of(project / "data") == UNKNOWN


def test_a_system_without_git_builds_all_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / ".git").mkdir()
    assert commit_of(project) == UNKNOWN  # no repository
    monkeypatch.setenv("PATH", str(project))
    assert commit_of(project) == UNKNOWN  # no git


@pytest.mark.parametrize(
    ("given", "address"),
    [
        (None, ""),
        ("", ""),
        ("https://a.test", "https://a.test/"),
        ("https://a.test/", "https://a.test/"),
        ("https://a.test/b", "https://a.test/b/"),
    ],
)
def test_the_address(project: Path, given: str | None, address: str) -> None:
    release = read_release((), project / "data", given)
    assert release.address == address
    assert release.absolute("zh/") == (f"{address}zh/" if address else "")


def test_every_download_that_can_hold_it_says_the_commit() -> None:
    """The tables of the contract cannot: their edition stands in datapackage.json and README.txt beside them."""
    silent = {
        name
        for name, content in downloads().items()
        if (content.encode() if isinstance(content, str) else content).find(b"0123456789abcdef") < 0
    }
    contract = ("entities", "facts", "relations", "sources", "indicators", "units", "dates", "rounds", "policies")
    silent -= {name for name in silent if name.startswith("indicators/")}
    assert silent == {f"{name}{end}" for name in contract for end in (".csv", ".json", "-excel.csv")} | {"changes.json"}


def test_the_readme_is_filled_in() -> None:
    readme = downloads()["README.txt"]
    assert isinstance(readme, str)
    for part in ("1.1.0", "2031-04-02", "CC BY 4.0", "MIT", "https://atlas.test/sub/", "    value_max ", "subject_id"):
        assert part in readme
    assert "$" not in readme
    single = {"changes.json", "datapackage.json", "openapi.yaml", "atlas.sqlite"}
    assert single <= set(readme.split()) & set(downloads())


def test_an_unknown_release_makes_everything_too() -> None:
    bare = exports(released(version=NO_VERSION, day=None, commit=UNKNOWN, address=""))
    assert set(bare) == set(exports(released()))
    about = json.loads(bare["data/v1/regions/yunting.json"])["about"]
    assert (about["version"], about["date"], about["commit"]) == (NO_VERSION, None, UNKNOWN)
