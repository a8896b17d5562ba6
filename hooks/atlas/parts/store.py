"""Parts laid down in a folder, or at any address that fsspec knows, and taken from there: a zip file a part.

The name of a file says which build it belongs to, so that parts of others are never taken for its own.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from atlas.parts.job import Job
from atlas.parts.plan import Made, PartsError
from atlas.web.units import Part

ENTRY = (1980, 1, 1, 0, 0, 0)  # the time of all entries, so that the same part is the same file
ENDING = ".zip"
LOCAL = "file://"
FAST = 1  # of nine levels: parts are read soon


class Keeper(Protocol):
    """Where files are kept. Its errors are those of the system, or whatever fsspec's own raise."""

    def names(self) -> list[str]:
        """Names of all files."""

    def read(self, name: str) -> bytes:
        """A file's bytes."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file as a whole: nobody ever sees half of it."""


@dataclass(frozen=True)
class _Folder:
    path: Path

    def names(self) -> list[str]:
        return [path.name for path in self.path.iterdir()] if self.path.exists() else []

    def read(self, name: str) -> bytes:
        return (self.path / name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        half = self.path / f".{name}.{os.getpid()}"
        try:
            half.write_bytes(content)
            half.replace(self.path / name)
        finally:
            half.unlink(missing_ok=True)


@dataclass(frozen=True)
class _Address:
    system: Any  # fsspec is not typed
    path: str

    def names(self) -> list[str]:
        found = self.system.ls(self.path, detail=False) if self.system.exists(self.path) else []
        return [str(one).rpartition("/")[2] for one in found]

    def read(self, name: str) -> bytes:
        return bytes(self.system.cat_file(f"{self.path}/{name}"))

    def write(self, name: str, content: bytes) -> None:
        self.system.makedirs(self.path, exist_ok=True)
        half = f"{self.path}/.{name}.{os.getpid()}"
        self.system.pipe_file(half, content)
        self.system.mv(half, f"{self.path}/{name}")


@dataclass(frozen=True)
class Store:
    """The parts of builds at an address: a folder, or a URL of fsspec."""

    address: str

    @property
    def _keeper(self) -> Keeper:
        if "://" not in self.address or self.address.startswith(LOCAL):
            return _Folder(Path(self.address.removeprefix(LOCAL)))
        import fsspec  # comes with the extra `cluster`

        try:
            system, path = fsspec.url_to_fs(self.address)
        except (ImportError, ValueError, OSError) as error:
            raise PartsError(f"{self.address} cannot be reached: {_line(error)}") from None
        return _Address(system, path.rstrip("/"))

    def check(self) -> None:
        """Write and find a file of no meaning; PartsError with the reason where that cannot be."""
        keeper = self._keeper
        try:
            keeper.write("writable", b"")
        except Exception as error:  # each file system of fsspec has its own
            raise PartsError(f"{self.address} cannot be written: {_line(error)}") from None

    def has(self, job: Job) -> set[str]:
        """Names of the files of a build that are there."""
        keeper = self._keeper
        try:
            return {name for name in keeper.names() if name.startswith(f"{job.key}.") and name.endswith(ENDING)}
        except Exception as error:
            raise PartsError(f"{self.address} cannot be read: {_line(error)}") from None

    def others(self, job: Job) -> bool:
        """Whether parts of other builds are there."""
        return any(name.endswith(ENDING) and not name.startswith(f"{job.key}.") for name in self._keeper.names())

    def lay(self, job: Job, part: str, made: Made) -> None:
        """Keep a part that was made."""
        keeper = self._keeper
        try:
            keeper.write(file_of(job, part), _packed(made))
        except Exception as error:
            raise PartsError(f"{self.address} cannot be written: {_line(error)}") from None

    def take(self, job: Job, part: str) -> Made:
        """A part that was laid down; PartsError where it is missing or damaged."""
        name, keeper = file_of(job, part), self._keeper
        try:
            return _unpacked(keeper.read(name))
        except FileNotFoundError:
            raise PartsError(
                f"{self.address} does not hold {part}, which was laid there: all machines must see it"
            ) from None
        except Exception as error:
            raise PartsError(f"{self.address}: {name} cannot be read: {_line(error)}") from None


def file_of(job: Job, part: str) -> str:
    """The name of a part's file."""
    return f"{job.key}.{part.replace('/', '.')}{ENDING}"


def joined(stores: Sequence[Store], job: Job, parts: Sequence[Part]) -> Iterator[Made]:
    """All parts of a build in their order, from wherever they lie; PartsError before the first where one is missing."""
    held = [(store, store.has(job)) for store in stores]
    where = {part.name: [store for store, names in held if file_of(job, part.name) in names] for part in parts}
    missing = [name for name, found in where.items() if not found]
    if missing:
        addresses = ", ".join(store.address for store in stores)
        others = (
            "; what lies there is of other code, data or addresses" if any(one.others(job) for one in stores) else ""
        )
        raise PartsError(f"{addresses}: {len(missing)} of {len(parts)} parts are missing, such as {missing[0]}{others}")
    for part in parts:
        yield where[part.name][0].take(job, part.name)


def _packed(made: Made) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=FAST) as archive:
        for uri, content in made.items():
            entry = zipfile.ZipInfo(uri, ENTRY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _unpacked(content: bytes) -> Made:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _line(error: BaseException) -> str:
    text = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    return str(text).splitlines()[0]
