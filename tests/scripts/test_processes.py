"""Where tests run in several processes, what shares something costly stays in one."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict

import pytest

from ..conftest import LONGEST, ROOT, SHARING, THIS_ATLAS, ByRoom

RAN = re.compile(r"\[(?P<process>gw\d+)\] .* (?P<file>\S+\.py)::")
TWO = ("tests/rules/test_han.py", "tests/rules/test_units.py")


def test_the_tests_of_a_file_run_in_one_process() -> None:
    options = ["-v", "-p", "no:cacheprovider", "--numprocesses=2", "--dist=loadscope", "--no-loadscope-reorder"]
    done = subprocess.run([sys.executable, "-m", "pytest", *options, *TWO], cwd=ROOT, capture_output=True, text=True)
    ran: dict[str, set[str]] = defaultdict(set)
    for found in RAN.finditer(done.stdout):
        ran[found["file"]].add(found["process"])
    assert done.returncode == 0 and sorted(ran) == [*TWO], done.stdout
    assert all(len(processes) == 1 for processes in ran.values())


@pytest.mark.parametrize(
    ("test", "group"),
    [
        ("rules/test_han.py::test_a[x::y]", "rules/test_han.py"),
        *((f"{room}/test_b.py::test_c", room) for room in SHARING),
    ],
)
def test_a_file_is_a_group_or_a_room_that_shares_a_site(test: str, group: str) -> None:
    assert ByRoom._split_scope(ByRoom.__new__(ByRoom), f"tests/{test}") == group


def test_the_rooms_named_are_there() -> None:
    rooms = {*SHARING, *LONGEST} - {THIS_ATLAS}  # which another atlas has not
    assert [room for room in sorted(rooms) if not (ROOT / "tests" / room).is_dir()] == []
