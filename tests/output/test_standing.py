"""Files of the last site: linked where they are what would be written, written anew where anybody has touched them."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.output.standing import LAST, TARGET, Standing, mark, open_standing, write_file

FILES = {"a.html": b"one", "b/index.html": b"two", "b/c/index.html": b"three", "d.json": b"{}"}
ADDRESS = "https://atlas.test/"


class Sites:
    """Sites of one target, each made with what the one before has left."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.number, self.told = folder, 0, list[str]()
        self.notes = folder / "cache" / "site.bin"

    @property
    def last(self) -> Path:
        return self.folder / str(self.number)

    def make(self, files: dict[str, bytes]) -> set[str]:
        """A site of some files, which are as they should be; the names of those that were written."""
        standing, written = Standing(self.notes, str(self.last), self.told.append), set[str]()

        def content(name: str) -> bytes:
            written.add(name)
            return files[name]

        self.number += 1
        for name in files:
            standing.put(str(self.last), name, mark(files[name], b""), lambda name=name: content(name))  # type: ignore[misc]
        standing.keep()
        found = {str(one.relative_to(self.last)): one for one in self.last.rglob("*") if not one.is_dir()}
        assert {name: one.read_bytes() for name, one in found.items()} == files
        assert not any(one.is_symlink() for one in found.values())
        return written


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    found = Sites(tmp_path)
    assert found.make(FILES) == set(FILES)
    return found


def test_what_is_the_same_is_the_same_file(sites: Sites) -> None:
    before = {name: (sites.last / name).stat().st_ino for name in FILES}
    assert sites.make(FILES) == set()
    assert {name: (sites.last / name).stat().st_ino for name in FILES} == before
    assert sites.make({**FILES, "a.html": b"new", "e": b"e"}) == {"a.html", "e"}
    assert sites.make(FILES) == {"a.html"}
    assert (sites.folder / "3" / "a.html").read_bytes() == b"new"


def test_what_stands_in_the_new_site_already_gives_way(sites: Sites) -> None:
    write_file(str(sites.folder / "2" / "a.html"), b"one")
    write_file(str(sites.folder / "2" / "b" / "index.html"), b"another")
    assert sites.make({**FILES, "b/index.html": b"another"}) == {"b/index.html"}
    assert sites.make(FILES) == {"b/index.html"}


def _longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"!")


def _as_long(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"!")


def _as_old(path: Path) -> None:
    """Another file of the same size and time."""
    before = path.stat()
    path.rename(path.with_name("other"))
    path.write_bytes(b"!" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    path.with_name("other").unlink()


def _link(path: Path) -> None:
    other = path.with_name("other")
    path.rename(other)
    path.symlink_to(other)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _no_folder(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_bytes(b"!")


TOUCHES: tuple[Callable[[Path], object], ...] = (
    _longer,
    _as_long,
    _as_old,
    _link,
    _folder,
    _no_folder,
    Path.unlink,
    lambda path: path.chmod(0o600),
    lambda path: shutil.rmtree(path.parent),
)


@pytest.mark.parametrize("touch", TOUCHES)
def test_what_was_touched_is_written_anew(sites: Sites, touch: Callable[[Path], object]) -> None:
    touch(sites.last / "b" / "index.html")
    assert "b/index.html" in sites.make(FILES)
    assert sites.make(FILES) == set()


def test_a_file_that_was_written_in_its_place_later_is_written_anew_once(sites: Sites) -> None:
    """Files of two sites may be one: who writes into the new one changes the old one, and both are known to be changed."""
    sites.make(FILES)
    (sites.last / "a.html").write_bytes(b"touched")
    assert (sites.folder / "1" / "a.html").read_bytes() == b"touched"
    assert sites.make(FILES) == {"a.html"}


@pytest.mark.parametrize("error", [errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP])
def test_where_there_are_no_links_all_is_written_and_it_is_not_tried_again(
    sites: Sites, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    tried: list[str] = []

    def link(old: str, new: str) -> None:
        tried.append(old)
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "link", link)
    assert sites.make(FILES) == set(FILES) and len(tried) == 1 and not sites.told


def test_without_a_last_site_or_with_other_rights_all_is_written(sites: Sites) -> None:
    sites.number += 1
    assert sites.make(FILES) == set(FILES)
    before = os.umask(0o077)
    try:
        assert sites.make(FILES) == set(FILES)
        assert {(sites.last / name).stat().st_mode & 0o777 for name in FILES} == {0o600}
    finally:
        os.umask(before)
    assert sites.make(FILES) == set(FILES)


@pytest.mark.parametrize("damage", [lambda whole: whole[:-1], lambda whole: b"", lambda whole: whole + b"\0"])
def test_damaged_notes_are_told_in_a_line_and_not_used(sites: Sites, damage: Callable[[bytes], bytes]) -> None:
    sites.notes.write_bytes(damage(sites.notes.read_bytes()))
    assert sites.make(FILES) == set(FILES)
    [line] = sites.told
    assert "damaged" in line and "\n" not in line
    assert sites.make(FILES) == set()


def test_notes_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    found = Sites(tmp_path)
    assert found.make(FILES) == set(FILES)
    assert "not noted" in found.told[-1]


def test_nothing_is_written_into_a_file_that_stands(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_file(str(one), b"old")
    os.link(one, other)
    assert write_file(str(one), b"newer").st_size == 5
    assert (one.read_bytes(), other.read_bytes()) == (b"newer", b"old")


def test_each_target_and_address_has_notes_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TARGET, raising=False)
    assert open_standing(tmp_path, ADDRESS, print) is None
    names = set()
    for target, address in (("site", ADDRESS), ("other", ADDRESS), ("site", "")):
        monkeypatch.setenv(TARGET, target)
        monkeypatch.setenv(LAST, str(tmp_path / target))
        found = open_standing(tmp_path, address, print)
        assert found
        found.put(str(tmp_path / "new"), "a", "1", lambda: b"a")
        found.keep()
        names = {path.name for path in tmp_path.glob("site-*.bin")}
    assert len(names) == 3
