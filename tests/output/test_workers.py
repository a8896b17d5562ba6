"""Work on several processes gives what one gives; a process that is lost loses nothing."""

from __future__ import annotations

import os
import signal
import sys
import time
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from atlas.output.workers import together, workers
from atlas.web.pages import pages, parts_of_pages
from lib.sites.workers import available, count, usual

from ..fixture.support import fixture_site


@pytest.mark.parametrize("number", [1, 2, 3])
def test_pages_are_the_same_and_in_the_same_order(number: int) -> None:
    made = together([part.make for part in parts_of_pages(fixture_site())], number)
    assert [item for part in made for item in part.items()] == list(pages(fixture_site()).items())


def test_parts_are_made_by_other_processes() -> None:
    found = set(together([os.getpid, os.getpid], 2))
    assert os.getpid() not in found


def test_a_lost_process_loses_nothing() -> None:
    """Whoever is not this process dies at the second part."""
    own = os.getpid()

    def die(place: int) -> int:
        if place == 1 and os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return place

    assert list(together([partial(die, place) for place in range(6)], 2)) == list(range(6))


def test_an_error_is_that_of_the_part() -> None:
    def fail() -> int:
        raise KeyError("regions/yunting")

    with pytest.raises(KeyError, match="regions/yunting"):
        list(together([fail, fail], 2))


def test_where_one_fails_the_others_are_not_begun(tmp_path: Path) -> None:
    def fail() -> int:
        raise KeyError("regions/yunting")

    def begin(place: int) -> int:
        (tmp_path / str(place)).touch()
        time.sleep(0.01)
        return place

    tasks: list[Callable[[], int]] = [fail, *(partial(begin, place) for place in range(500))]
    with pytest.raises(KeyError):
        list(together(tasks, 2))
    assert len(list(tmp_path.iterdir())) < 500


class Result:
    """Something that can be seen to go."""


def test_a_result_is_held_by_whoever_takes_it_alone() -> None:
    """All of a large atlas would fill the memory."""
    taken: list[weakref.ref[Result]] = []
    for result in together([Result] * 5, 2):
        assert [one for one in taken[:-1] if one()] == []
        taken.append(weakref.ref(result))
    assert len(taken) == 5


@pytest.mark.parametrize(("said", "number"), [("", 1), ("3", 3)])
def test_the_environment_says_how_many(said: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_WORKERS", said)
    assert workers() == number


@pytest.mark.parametrize("asked", ["0", "-1", "1.5", "two", "", "２"])
def test_what_is_no_number_of_processes(asked: str) -> None:
    with pytest.raises(ValueError, match="whole number of processes, 1 or more"):
        count(asked, cores=4, memory=9_000)


@pytest.mark.parametrize(
    ("asked", "cores", "memory", "number", "told"),
    [
        ("1", 1, 0, 1, ""),
        ("4", 4, 1_600, 4, ""),
        ("5", 4, 9_000, 4, "this machine has 4 cores"),
        ("4", 4, 1_599, 3, "enough for 3"),
        ("4", 4, 100, 1, "enough for 1"),
    ],
)
def test_no_more_than_the_machine_carries(
    asked: str, cores: int, memory: int, number: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert count(asked, cores, memory) == number
    said = capsys.readouterr().err
    assert (told in said) if told else said == ""


@pytest.mark.parametrize(
    ("cores", "memory", "number"),
    [(1, 9_000, 1), (2, 9_000, 2), (4, 9_000, 4), (5, 9_000, 4), (4, 799, 1), (4, 800, 2), (2, 0, 1)],
)
def test_where_nobody_asks_it_is_one_a_core(cores: int, memory: int, number: int) -> None:
    assert usual(cores, memory) == number


def test_where_a_process_cannot_be_copied_safely_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert usual(4, 9_000) == 1


def test_free_memory_is_that_of_the_system(tmp_path: Path) -> None:
    told = tmp_path / "meminfo"
    assert available(told) is None
    told.write_text("MemTotal: 9000000 kB\nMemAvailable:    1000000 kB\n")
    assert available(told) == 1_024
    told.write_text("MemTotal: 9000000 kB\n")
    assert available(told) is None
