"""scripts/new-region: a whole atlas of nobody’s region yet, and what is refused."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from atlas.data import editor
from atlas.data.model import KINDS
from atlas.data.model.identity import SHORTEST
from atlas.data.tidy import tidy
from atlas.data.validation import validate
from atlas.data.verify import verify
from atlas.text.han import HAN_RUN
from lib import identity
from lib.new_region import NAMES, OURS, named, new_region

# What speaks of this atlas and of nothing else.
SAID = re.compile(r"科创图谱|Kechuang Atlas|kechuang-atlas\b(?!\S*\.whl)|海门|Haimen|南通|Nantong")
# Programs, their tests and their locks may tell of where they come from.
SPEAKING = (
    "data",
    "docs",
    "README.md",
    "README.zh.md",
    "CHANGELOG.md",
    "CITATION.cff",
    "LICENSE-DATA",
    ".github",
    "CONTRIBUTING.md",
)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new atlas under names of its own."""
    folder = tmp_path_factory.mktemp("elsewhere") / "我的 图谱"
    given = {
        "zh": "青禾图谱",
        "en": "Qinghe Atlas",
        "tagline_zh": "青禾市创新体系图谱",
        "tagline_en": "An atlas of innovation in Qinghe",
    }
    assert new_region(folder, given, None) == 0
    return folder


def test_its_data_pass_and_show_one_of_each_kind(region: Path) -> None:
    passed = validate(region / "data")
    assert passed.findings == []
    assert {record.kind for record in passed.atlas.records.values()} == set(KINDS)
    assert all(record.slug.startswith("example-") for record in passed.atlas.records.values())
    assert passed.atlas.identity.name.en == "Qinghe Atlas" and passed.atlas.changes == ()


def test_its_examples_are_commented_and_in_canonical_form(region: Path) -> None:
    for path in sorted(region.glob("data/*/example-*.yml")):
        text = path.read_text(encoding="utf-8")
        assert tidy(text.encode(), path.relative_to(region).as_posix()) == text, path
        comments = "".join(line for line in text.splitlines()[1:] if line.startswith("#"))
        assert re.search("[a-z]{4}", comments) and HAN_RUN.search(comments), path


def test_its_figures_stand_in_its_text(region: Path) -> None:
    report = verify(validate(region / "data").atlas, region / "texts")
    assert (report.failures, report.missing) == ([], [])
    assert report.proved == report.claimed and sum(report.claimed.values()) > 25


def test_its_files_are_written_from_its_names(region: Path) -> None:
    assert identity.stale(region) == editor.stale(region / "data") == []
    assert "Qinghe Atlas (青禾图谱)" in (region / "LICENSE-DATA").read_text(encoding="utf-8")
    assert (
        (region / "README.md")
        .read_text(encoding="utf-8")
        .startswith("# 青禾图谱 · Qinghe Atlas\n\nAn atlas of innovation in Qinghe.")
    )
    assert (
        (region / "README.zh.md")
        .read_text(encoding="utf-8")
        .startswith("# 青禾图谱 · Qinghe Atlas\n\n青禾市创新体系图谱。")
    )


def _spoken(region: Path) -> Iterator[Path]:
    for name in SPEAKING:
        found = region / name
        yield from found.rglob("*") if found.is_dir() else [found]


def test_nothing_in_it_speaks_of_this_atlas(region: Path) -> None:
    texts = (path for path in _spoken(region) if path.suffix in (".yml", ".md", ".cff", ".html", "") and path.is_file())
    assert [str(path) for path in texts if SAID.search(path.read_text(encoding="utf-8"))] == []
    assert [name for name in OURS if (region / name).exists()] == []


@pytest.mark.git
def test_its_history_begins_with_it(region: Path) -> None:
    log = subprocess.run(["git", "-C", region, "log", "--format=%s"], capture_output=True, text=True, check=True)
    assert log.stdout == "The atlas begins\n"
    status = subprocess.run(["git", "-C", region, "status", "--porcelain"], capture_output=True, text=True, check=True)
    assert status.stdout == ""


def test_both_readmes_give_the_same_commands(region: Path, root: Path) -> None:
    for folder in (region, root):
        english, chinese = (folder / name for name in ("README.md", "README.zh.md"))
        assert _commands(english) == _commands(chinese) and len(_commands(english)) > 5, folder


def _commands(path: Path) -> list[str]:
    """Every command of a page in order, without its comment."""
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [*filter(None, lines), *sorted(re.findall(r"`((?:SITE_URL=\S+ )?scripts/[a-z-]+(?: --?[a-z-]+)*)", text))]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"en": "图谱"}, "give --key"),
        ({"key": "My Atlas"}, "'My Atlas' is no key"),
    ],
)
def test_names_that_cannot_be(given: dict[str, str | None], says: str) -> None:
    with pytest.raises(SystemExit, match=says):
        named(given, None)


def test_names_that_no_option_gives_are_asked_for() -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "青禾图谱" if "Chinese name" in question else ""

    found = named({"en": "Qinghe Atlas"}, answer)
    assert len(asked) == len(NAMES) - 1
    assert (found["zh"], found["en"], found["key"]) == ("青禾图谱", "Qinghe Atlas", "qinghe-atlas")
    assert found["tagline_en"] == NAMES["tagline_en"][1]


@pytest.mark.parametrize(("name", "short"), [("Atlas of Yunting", ""), ("Atlas of Yuntings", "Atlas of")])
def test_a_name_longer_than_sixteen_letters_has_a_short_one(name: str, short: str) -> None:
    assert len(name) - (short != "") == SHORTEST
    assert named({"en": name}, None)["short"] == short


def test_a_long_name_passes_the_checks(tmp_path: Path) -> None:
    new_region(
        tmp_path / "a", {"zh": "青禾市区域创新体系中英文对照图谱全编", "en": "The Atlas of Innovation in Qinghe"}, None
    )
    assert validate(tmp_path / "a" / "data").findings == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(SystemExit, match="is not empty"):
        new_region(tmp_path, {}, None)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    with pytest.raises(SystemExit, match="is not empty"):
        new_region(tmp_path / "letter.txt", {}, None)


def test_nor_is_one_made_within_this_project(root: Path) -> None:
    with pytest.raises(SystemExit, match="lies within this project"):
        new_region(root / "data" / "mine", {}, None)
    assert not (root / "data" / "mine").exists()


def test_without_git_there_is_no_history_and_all_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert new_region(tmp_path / "a", {}, None) == 0
    assert not (tmp_path / "a" / ".git").exists()
    assert validate(tmp_path / "a" / "data").findings == []


def test_the_command_asks_nobody_where_nobody_can_answer(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [root / "scripts/new-region", tmp_path / "a", "--zh", "青禾图谱"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "青禾图谱 · Example Atlas" in done.stdout and "Next: cd" in done.stdout
