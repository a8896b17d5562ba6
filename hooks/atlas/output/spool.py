"""What pages hold between being made and being written, on the disk, so that memory does not grow with it."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from typing import IO


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a spool: where they begin in it, and how many they are."""

    spool: Spool
    at: int
    length: int

    def __len__(self) -> int:
        return self.length


LARGE = "/var/tmp"  # for large files; where there is none, the folder for all temporary files
Content = bytes | memoryview | Stretch


class Spool:
    """A file without a name, which is gone when the process ends; what finds no room in it stays in memory."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._end = 0

    def add(self, content: bytes) -> Content:
        """Where the bytes are."""
        try:
            if self._file is None:
                folder = LARGE if os.path.isdir(LARGE) else None
                self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 # as long as the process
            self._file.seek(self._end)
            self._file.write(content)
            self._file.flush()
        except OSError:
            return content
        self._end += len(content)
        return Stretch(self, self._end - len(content), len(content))

    def read(self, at: int, length: int) -> bytes:
        """Bytes that were added; OSError if they cannot be read."""
        if self._file is None:
            raise OSError("nothing was added")
        self._file.seek(at)
        return self._file.read(length)


def bytes_of(content: Content) -> bytes | memoryview:
    """The bytes, from wherever they are."""
    return content.spool.read(content.at, content.length) if isinstance(content, Stretch) else content


spool = Spool()  # of this process
