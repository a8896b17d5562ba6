"""Which lines of MkDocs reach a person."""

from __future__ import annotations

import pytest

from lib.sites.builder import sift


def test_only_messages_above_info_pass_with_all_their_lines() -> None:
    lines = [
        "INFO    -  The following pages exist:\n",
        "  - a.md\n",
        "WARNING -  a.md links to b.md\n",
        "  and to c.md\n",
        "DEBUG   -  nothing\n",
        "INFO    -  Documentation built\n",
    ]
    assert list(sift(lines)) == ["WARNING -  a.md links to b.md\n", "  and to c.md\n"]


@pytest.mark.parametrize(
    "lines",
    [
        ["data/x.yml:1: name: wrong\n", "1 findings in data/\n"],
        ["Traceback (most recent call last):\n", '  File "x.py", line 1\n', "KeyError: 1\n"],
    ],
)
def test_lines_of_no_message_pass(lines: list[str]) -> None:
    assert list(sift(lines)) == lines
    assert list(sift(["INFO    -  Building\n", *lines])) == lines
