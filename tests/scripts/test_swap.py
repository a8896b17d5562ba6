"""A folder is replaced as a whole, or not at all."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from lib.sites.swap import beside, swap, sweep


def _folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_new_takes_the_place_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    if not in_one_step:
        monkeypatch.setattr("lib.sites.swap._exchange", lambda one, other: False)
    target = _folder(tmp_path / "site", "old")
    swap(_folder(beside(target, "new"), "new"), target)
    assert (target / "index.html").read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_the_first_has_nothing_to_replace(tmp_path: Path) -> None:
    target = tmp_path / "site"
    swap(_folder(beside(target, "new"), "new"), target)
    assert (target / "index.html").read_text() == "new"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two names in one step")
def test_a_reader_never_finds_it_gone(tmp_path: Path) -> None:
    target = _folder(tmp_path / "site", "0")
    missing: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                (target / "index.html").read_text()
            except FileNotFoundError:
                missing.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(300):
        swap(_folder(beside(target, "new"), str(number)), target)
    done.set()
    reader.join()
    assert missing == []


def test_what_killed_runs_left_is_cleared(tmp_path: Path) -> None:
    target = _folder(tmp_path / "site", "good")
    kept = [_folder(tmp_path / name, "other") for name in ("site.new", "site.newer-1", "site.new-1x", "mysite.new-1")]
    for name in ("site.new-1", "site.new-22", "site.old-3"):
        _folder(tmp_path / name, "left")
    sweep(target)
    assert sorted(tmp_path.iterdir()) == sorted([target, *kept])
    assert (target / "index.html").read_text() == "good"


def test_a_run_killed_between_two_renames_is_undone(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _folder(tmp_path / "site.old-9", "good")
    _folder(tmp_path / "site.new-9", "half")
    sweep(target)
    assert (target / "index.html").read_text() == "good"
    assert list(tmp_path.iterdir()) == [target]
