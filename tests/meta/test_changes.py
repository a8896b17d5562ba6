"""scripts/changes: the log worked out from a history made for it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from atlas.data.changes import LOG, blob, digest, files
from atlas.data.load import load
from atlas.data.validation import validate
from lib.changes import begin, bumped, changes
from lib.history import History

from ..fixture.support import DATA

pytestmark = pytest.mark.git
YUNTING, TERM, FUND = "regions/yunting.yml", "terms/lighthouse-firm.yml", "funds/yunting-seed-fund.yml"


class Project:
    """A project of data alone, below git."""

    def __init__(self, root: Path) -> None:
        self.root, self.data = root, root / "data"
        shutil.copytree(DATA, self.data)
        (self.data / LOG).unlink()
        self.git("init", "-q")
        self.commit("2031-01-01")

    def git(self, *arguments: str, day: str = "2031-01-01") -> None:
        dated = {**os.environ, "GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"]
        subprocess.run(["git", "-C", str(self.root), *named, *arguments], check=True, capture_output=True, env=dated)

    def commit(self, day: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x", day=day)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.data / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def log(self) -> list[dict[str, Any]]:
        assert changes(self.root, check=False, major=False) == 0
        return self.written()

    def written(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = yaml.load((self.data / LOG).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        return found


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    yield Project(tmp_path / "project")


def _what(edition: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in edition.items() if key not in ("version", "date", "digest", "counts", "note")}


def test_the_first_edition_says_how_much_there_is(project: Project) -> None:
    [first] = project.log()
    assert (first["version"], first["date"], _what(first)) == ("1.0.0", "2031-01-01", {})
    atlas = load(project.data).atlas
    facts = sum(len(record.entity.facts) for record in atlas.records.values())
    assert first["counts"] == {
        "entities": str(len(atlas.records)),
        "figures": str(facts),
        "sources": str(len(atlas.sources)),
    }
    assert first["digest"] == digest({path: blob(content) for path, content in files(project.data)})


def test_what_it_writes_passes_the_gate(project: Project) -> None:
    project.edit(YUNTING, "printed: 1860家", "printed: 1861家")
    project.log()
    assert validate(project.data).findings == []
    assert [change.version for change in load(project.data).atlas.changes] == ["1.0.1", "1.0.0"]


@pytest.mark.parametrize(("step", "next_version"), [("major", "2.0.0"), ("minor", "1.2.0"), ("patch", "1.1.3")])
def test_what_stands_right_of_a_step_starts_anew(step: str, next_version: str) -> None:
    assert bumped("1.1.2", step) == next_version


def test_nine_is_followed_by_ten() -> None:
    assert (bumped("1.9.9", "minor"), bumped("1.9.9", "patch"), bumped("9.9.9", "major")) == (
        "1.10.0",
        "1.9.10",
        "10.0.0",
    )


def test_a_corrected_figure(project: Project) -> None:
    project.edit(YUNTING, "printed: 1860家", "printed: 1861家")
    newest = project.log()[0]
    assert newest["version"] == "1.0.1"
    assert _what(newest) == {"figures": [{"id": "regions/yunting#tech-firms-2025", "was": "1860家", "now": "1861家"}]}


def test_a_figure_of_the_same_print_says_what_else_changed(project: Project) -> None:
    project.edit(YUNTING, "cite: yunting-2030#p3\n  status: actual", "cite: yunting-2030#p4\n  status: forecast")
    [figure] = project.log()[0]["figures"]
    assert figure == {
        "id": "regions/yunting#tech-firms-2025",
        "was": "1860家",
        "now": "1860家",
        "fields": ["cite", "status"],
    }


def test_what_a_figure_means_is_told_too(project: Project) -> None:
    project.edit(YUNTING, "status: actual", "status: actual\n  said_by: official\n  level: city")
    [figure] = project.log()[0]["figures"]
    assert figure["fields"] == ["said-by", "level"]


def test_a_figure_that_comes_and_one_that_goes(project: Project) -> None:
    project.edit(YUNTING, "as_of: 2025\n", "as_of: 2024\n")
    newest = project.log()[0]
    assert newest["version"] == "1.1.0"
    assert newest["figures"] == [
        {"id": "regions/yunting#tech-firms-2024", "now": "1860家"},
        {"id": "regions/yunting#tech-firms-2025", "was": "1860家"},
    ]


def test_entities_that_come_go_and_change(project: Project) -> None:
    shutil.copy(project.data / TERM, project.data / "terms" / "beacon-firm.yml")
    (project.data / FUND).unlink()
    project.edit(TERM, "zh: ", "zh: 新")
    newest = project.log()[0]
    assert newest["version"] == "1.1.0"
    assert _what(newest) == {
        "added": ["terms/beacon-firm"],
        "removed": ["funds/yunting-seed-fund"],
        "changed": ["terms/lighthouse-firm"],
    }


def test_a_renamed_entity_is_neither_new_nor_changed(project: Project) -> None:
    (project.data / TERM).rename(project.data / "terms" / "beacon-firm.yml")
    (project.data / TERM).write_text("moved_to: terms/beacon-firm\n")
    newest = project.log()[0]
    assert (newest["version"], _what(newest)) == ("1.1.0", {"moved": {"terms/lighthouse-firm": "terms/beacon-firm"}})


def test_sources_and_words(project: Project) -> None:
    project.edit("indicators.yml", "en: Land", "en: Ground")
    assert (project.log()[0]["version"], _what(project.log()[0])) == ("1.0.1", {"words": ["indicators"]})
    project.edit("sources/yunting-2030.yml", "published: 2030-06", "published: 2030-07")
    assert _what(project.log()[0]) == {"sources": ["yunting-2030"], "words": ["indicators"]}


def test_every_commit_before_there_was_a_log_is_an_edition(project: Project) -> None:
    project.edit(YUNTING, "printed: 1860家", "printed: 1861家")
    project.commit("2031-02-01")
    project.commit("2031-02-02")  # of nothing
    project.edit(TERM, "zh: ", "zh: 新")
    project.commit("2031-03-01")
    assert [(edition["version"], edition["date"]) for edition in project.log()] == [
        ("1.0.2", "2031-03-01"),
        ("1.0.1", "2031-02-01"),
        ("1.0.0", "2031-01-01"),
    ]


def test_it_goes_on_from_the_edition_that_was_committed(project: Project) -> None:
    project.edit(YUNTING, "printed: 1860家", "printed: 1861家")
    before = project.log()
    project.commit("2031-02-01")
    assert project.log() == before
    project.edit(YUNTING, "printed: 1861家", "printed: 1862家")
    after = project.log()
    assert after[1:] == before and after[0]["version"] == "1.0.2"
    project.edit(YUNTING, "printed: 1862家", "printed: 1863家")
    again = project.log()
    assert [edition["version"] for edition in again] == ["1.0.2", "1.0.1", "1.0.0"]
    assert again[0]["figures"][0] == {"id": "regions/yunting#tech-firms-2025", "was": "1861家", "now": "1863家"}


def test_many_commits_since_an_edition_are_one_edition(project: Project) -> None:
    before = project.log()
    project.commit("2031-02-01")
    for day, old, new in (("2031-02-02", "1860", "1861"), ("2031-02-03", "1861", "1862")):
        project.edit(YUNTING, f"printed: {old}家", f"printed: {new}家")
        project.commit(day)
    newest, *rest = project.log()
    assert rest == before
    assert newest["figures"] == [{"id": "regions/yunting#tech-firms-2025", "was": "1860家", "now": "1862家"}]


def test_it_finds_its_place_again_after_the_history_was_rewritten(project: Project) -> None:
    project.edit(YUNTING, "printed: 1860家", "printed: 1861家")
    before = project.log()
    project.commit("2031-02-01")
    project.git("checkout", "-q", "--orphan", "anew")
    project.commit("2031-06-01")
    project.edit(TERM, "zh: ", "zh: 新")
    assert project.log()[1:] == before


def test_it_says_so_if_no_commit_has_the_data_of_the_edition(project: Project) -> None:
    project.log()
    project.edit(YUNTING, "printed: 1860家", "printed: 1861家")
    (project.root / ".git").rename(project.root / "gone")
    project.git("init", "-q")
    project.commit("2031-02-01")
    with pytest.raises(SystemExit, match=r"No commit holds the data of edition 1\.0\.0"):
        project.log()


def test_without_git_nothing_is_written(project: Project) -> None:
    before = project.log()
    shutil.rmtree(project.root / ".git")
    with pytest.raises(SystemExit, match="no git work tree"):
        changes(project.root, check=False, major=False)
    assert project.written() == before


def test_check(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert changes(project.root, check=True, major=False) == 1
    project.log()
    assert changes(project.root, check=True, major=False) == 0
    project.edit(TERM, "zh: ", "zh: 新")
    assert changes(project.root, check=True, major=False) == 1
    assert "differ" in capsys.readouterr().out
    assert len(project.written()) == 1


def test_major_is_for_the_last_edition_alone(project: Project) -> None:
    project.edit(TERM, "zh: ", "zh: 新")
    project.commit("2031-02-01")
    project.edit(TERM, "zh: 新", "zh: 旧")
    changes(project.root, check=False, major=True)
    assert [edition["version"] for edition in project.written()] == ["2.0.0", "1.0.1", "1.0.0"]


def test_a_note_stays(project: Project) -> None:
    project.edit(TERM, "zh: ", "zh: 新")
    project.log()
    project.edit(LOG, "- version: 1.0.0", "  note: {zh: 改字。, en: A word.}\n- version: 1.0.0")
    newest = project.log()[0]
    assert newest["note"] == {"zh": "改字。", "en": "A word."}
    assert load(project.data).atlas.changes[0].note is not None


def test_an_old_file_that_is_no_yaml_does_not_stop_it(project: Project) -> None:
    (project.data / TERM).write_text("name: [\n")
    project.commit("2031-02-01")
    assert project.log()[0]["removed"] == ["terms/lighthouse-firm"]


def test_states_are_read_as_they_were(project: Project) -> None:
    [state] = History(project.root).states()
    assert state.digest == History(project.root).now().digest
    assert state.read(TERM) == yaml.load((DATA / TERM).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("name", ["search/queries.yml", "search/relevance.json"])
def test_what_judges_the_search_is_no_data(project: Project, name: str) -> None:
    before = History(project.root).now().digest
    (project.data / name).write_text("{}\n")
    assert History(project.root).now().digest == before
    assert validate(project.data).findings == []


def test_the_citation_file_follows(project: Project) -> None:
    (project.root / "CITATION.cff").write_text("version: 0.0.1\n")
    project.log()
    cited = yaml.load((project.root / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert (cited["version"], cited["date-released"]) == ("1.0.0", "2031-01-01")
    assert cited["title"] == "Yunting Atlas · 云汀图谱: An atlas of innovation in Yunting"
    assert "Yunting Atlas (云汀图谱)" in (project.root / "LICENSE-DATA").read_text(encoding="utf-8")


def test_what_was_committed_before_the_atlas_began_is_passed_over(project: Project) -> None:
    """A copy of another atlas keeps its commits and its log; neither is the history of the new one."""
    project.edit(YUNTING, "printed: 1860家", "printed: 1861家")
    project.log()
    project.commit("2031-02-01")
    project.edit("site.yml", "since: 2026-01-01", "since: 2031-02-02")
    project.edit(TERM, "zh: ", "zh: 新")
    project.commit("2031-02-02")
    assert [(edition["version"], edition["date"]) for edition in project.log()] == [("1.0.0", "2031-02-02")]


def test_the_day_on_which_it_began_is_its_own(project: Project) -> None:
    project.edit("site.yml", "since: 2026-01-01", "since: 2031-02-01")
    project.commit("2031-02-01")
    assert [(edition["version"], edition["date"]) for edition in project.log()] == [("1.0.0", "2031-02-01")]


def test_a_log_can_begin_with_the_data_as_they_are(project: Project) -> None:
    """What was committed before, worked examples for instance, is no edition; what comes after is."""
    project.edit(YUNTING, "printed: 1860家", "printed: 1861家")
    assert begin(project.root) == 0
    assert [(edition["version"], _what(edition)) for edition in project.written()] == [("1.0.0", {})]
    assert validate(project.data).findings == []
    project.commit("2031-02-01")
    project.edit(YUNTING, "printed: 1861家", "printed: 1862家")
    assert [edition["version"] for edition in project.log()] == ["1.0.1", "1.0.0"]
    with pytest.raises(SystemExit, match="has editions already"):
        begin(project.root)
