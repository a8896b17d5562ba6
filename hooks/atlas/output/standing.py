"""Files of the last site that are what a build would write: taken over by a link, which costs less than a new file.

What was written, and as which file of the disk, is noted for each target of a build. A file that is no longer the one
that was written, by its number, size, time or mode, is written anew. Nothing is ever written into a file that stands:
it may be one of the last site as well.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from atlas.output.kept import Kept, NotUsable, Unit, only

TARGET = "ATLAS_TARGET"  # names the site that is built; its files are noted under this name
LAST = "ATLAS_LAST"  # the folder in which its last build lies
FILES = "files.json"  # the name of the notes in their file
SHORT = 16  # bytes of a digest
MODE = 0o666  # of files, less what the system takes away

Noted = tuple[str, int, int, int, int]  # digest of the content; number, size, time and mode of the file


def write_file(path: str, content: bytes) -> os.stat_result:
    """A new file, with its folder if that is missing; one that stands there is replaced in one step. Its state."""
    try:
        return _write(path, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return _write(path, content)
    except FileExistsError:
        state = _write(part := f"{path}.part-{os.getpid()}", content)
        os.replace(part, path)
        return state


def _write(path: str, content: bytes) -> os.stat_result:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), MODE)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        return os.fstat(file)
    finally:
        os.close(file)


class Standing:
    """The files of one target: those that its last build has noted, and those of this one.

    Without a `last` folder all are written.
    """

    def __init__(self, path: Path, last: str, tell: Callable[[str], None]) -> None:
        self._path, self._last, self._tell = path, last, tell
        self._known, self._found = dict[str, Noted](), dict[str, Noted]()
        try:
            unit = only(path, _rights())
            self._known = {name: tuple(one) for name, one in json.loads(unit.content(FILES)).items()} if unit else {}
        except NotUsable as error:
            tell(f"What is known of the last site is not used ({path}: {error}); all its files are written anew.")

    def put(self, folder: str, name: str, mark: str, content: Callable[[], bytes]) -> None:
        """A file of the site below the folder of a new one: that of the last site if its content has the same mark and
        nobody has touched it, else a new one.
        """
        path = os.path.join(folder, name)
        if name in self._found:
            if self._found[name][0] != mark:
                self._found[name] = (mark, *_state(write_file(path, content())))
            return
        noted = self._known.get(name)
        if noted and noted[0] == mark and self._last and self._link(os.path.join(self._last, name), path, noted):
            self._found[name] = noted
        else:
            self._found[name] = (mark, *_state(write_file(path, content())))

    def take_away(self, folder: str, name: str) -> None:
        """A file that was put there, and is no part of the site after all."""
        self._found.pop(name, None)
        os.unlink(os.path.join(folder, name))

    def note(self, folder: str, name: str, mark: str) -> None:
        """A file that somebody else has written, if it is there."""
        with contextlib.suppress(OSError):
            self._found[name] = (mark, *_state(os.lstat(os.path.join(folder, name))))

    def _link(self, old: str, new: str, noted: Noted) -> bool:
        """Whether the new file is the old one, and that is as it was noted."""
        try:
            _linked(old, new)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            self._last = ""  # another file system, or one without links: no other file will do better
            return False
        if _state(os.lstat(new)) == noted[1:]:
            return True
        os.unlink(new)
        return False

    def keep(self) -> None:
        """Note the files of this build for the next one, if that can be."""
        if self._found == self._known:
            return
        unit = Unit()
        unit.add(FILES, json.dumps(self._found, separators=(",", ":")).encode())
        try:
            Kept({"standing": unit}).write(self._path, _rights())
        except OSError as error:
            self._tell(f"Files of the site are not noted for the next build ({self._path}: {error.strerror or error}).")


def _linked(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except FileNotFoundError:
        folder = os.path.dirname(new)
        if os.path.isdir(folder):
            raise  # what is missing is the old file
        os.makedirs(folder)
        os.link(old, new)
    except FileExistsError:
        os.unlink(new)  # MkDocs has written it, for a page links to it
        os.link(old, new)


def mark(packed: bytes | memoryview, filled_in: bytes) -> str:
    """What the content of a file is known by: as it is kept, and what is filled in."""
    return blake2b(packed, digest_size=SHORT, key=filled_in).hexdigest()


def _state(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode


def _rights() -> str:
    """Whose files these are, and who may read them: under other rights they are written anew."""
    os.umask(mask := os.umask(0))
    return f"{os.geteuid()} {mask:o}"


def open_standing(folder: Path, address: str, tell: Callable[[str], None]) -> Standing | None:
    """The files of the target that the environment names, noted in a folder; None where it names none."""
    target = os.environ.get(TARGET)
    if not target:
        return None
    name = blake2b(f"{target}\n{address}".encode(), digest_size=4).hexdigest()
    return Standing(folder / f"site-{name}.bin", os.environ.get(LAST, ""), tell)
