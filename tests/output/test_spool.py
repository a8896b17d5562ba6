"""What is held on the disk is read as it was; what finds no room there stays in memory."""

from __future__ import annotations

import errno
import tempfile
from typing import Any

import pytest

from atlas.output.kept import Unit
from atlas.output.spool import Spool, Stretch, bytes_of


def test_contents_are_read_in_any_order_while_others_are_added() -> None:
    spool, contents = Spool(), [b"", "页".encode(), b"x" * 100_000, b"\0", b""]
    added = []
    for number, content in enumerate(contents):
        added.append(spool.add(content))
        assert [bytes_of(one) for one in reversed(added)] == contents[number::-1]
    assert all(isinstance(one, Stretch) for one in added) and list(map(len, added)) == list(map(len, contents))
    assert bytes_of(b"of memory") == b"of memory"


def test_nothing_is_read_where_nothing_was_added() -> None:
    with pytest.raises(OSError, match="nothing was added"):
        Spool().read(0, 1)


def test_without_a_file_contents_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**more: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    spool = Spool()
    assert (spool.add(b"one"), spool.add(b"two")) == (b"one", b"two")


def test_a_disk_that_is_full_for_a_while_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool()
    before = spool.add(b"before")
    file: Any = spool._file

    class Full:
        """Takes half of what it is given."""

        def __getattr__(self, name: str) -> Any:
            return getattr(file, name)

        def write(self, content: bytes) -> int:
            file.write(content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(spool, "_file", Full())
    held = spool.add(b"meanwhile")
    monkeypatch.setattr(spool, "_file", file)
    after = spool.add(b"after")
    assert held == b"meanwhile" and isinstance(after, Stretch)
    assert [bytes_of(one) for one in (before, held, after)] == [b"before", b"meanwhile", b"after"]


def test_memory_holds_no_content_of_a_unit() -> None:
    unit = Unit()
    unit.add("page", b"content " * 1000)
    assert isinstance(unit.files["page"], Stretch) and unit.content("page") == b"content " * 1000
