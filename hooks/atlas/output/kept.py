"""What is kept from one build to the next, in one file: files, and what has to be the same for them to hold.

It names the version of what makes them. One of another version, one cut short and one that is something else
are not used; why is told in a line. Nothing here knows what the files say.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from atlas.output.spool import Content, bytes_of, spool

MAGIC = b"atlas kept 3\n"
DIGEST = 32  # bytes of the digest of all that follows it
SIZE = 8  # bytes of the number that says how long the index is
LEVEL = 1  # of compression: files are many, and disks are large

Key = tuple[Any, ...]


class NotUsable(ValueError):
    """Why a file of kept pages is not used, for a person."""


class OtherVersion(NotUsable):
    """It was made by something else than what would be made now."""


@dataclass
class Unit:
    """Files that are made together, compressed, by their names, and the numbers of the keys that they rest on."""

    files: dict[str, Content] = field(default_factory=dict)
    rests_on: tuple[int, ...] = ()

    def add(self, name: str, content: bytes) -> None:
        """Keep a file."""
        self.files[name] = spool.add(zlib.compress(content, LEVEL))

    def content(self, name: str) -> bytes:
        """A file as it was."""
        return zlib.decompress(bytes_of(self.files[name]))


@dataclass
class Kept:
    """Units by their names; the keys that they rest on, by their numbers; the state of each when they were made."""

    units: dict[str, Unit] = field(default_factory=dict)
    keys: dict[Key, int] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)

    def number(self, keys: Iterable[Key], state: Callable[[Key], str]) -> None:
        """Give a number to keys that have none, in one order, and keep their states of now."""
        for key in sorted((key for key in keys if key not in self.keys), key=repr):
            self.keys[key] = len(self.states)
            self.states.append(state(key))

    def add(self, name: str, unit: Unit, keys: Iterable[Key]) -> None:
        """Keep a unit; its keys have numbers."""
        self.units[name] = Unit(unit.files, tuple(sorted(self.keys[key] for key in keys)))

    def holding(self, state: Callable[[Key], str]) -> Kept:
        """The units that still hold: nothing that they rest on has another state now."""
        other = {number for key, number in self.keys.items() if state(key) != self.states[number]}
        units = {name: unit for name, unit in self.units.items() if other.isdisjoint(unit.rests_on)}
        if len(units) == len(self.units):
            return self
        used = sorted(set().union(*(unit.rests_on for unit in units.values())))
        place = {number: at for at, number in enumerate(used)}
        keys = {key: place[number] for key, number in self.keys.items() if number in place}
        for name, unit in units.items():
            units[name] = Unit(unit.files, tuple(place[number] for number in unit.rests_on))
        return Kept(units, keys, [self.states[number] for number in used])

    def write(self, path: Path, version: str) -> None:
        """Put all of it into a file, at once or not at all."""
        rows, contents = [], list[Content]()
        for name, unit in sorted(self.units.items()):
            files = sorted(unit.files.items())
            rows.append([name, unit.rests_on, [[one, len(packed)] for one, packed in files]])
            contents += [packed for _, packed in files]
        told = {"version": version, "keys": list(self.keys), "states": self.states, "units": rows}
        index = zlib.compress(json.dumps(told, separators=(",", ":")).encode(), LEVEL)
        parts: list[Content] = [len(index).to_bytes(SIZE), index, *contents]
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part-{os.getpid()}")
        try:
            with part.open("wb") as file:
                file.writelines([MAGIC, _digest(parts)])
                file.writelines(map(bytes_of, parts))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def read(path: Path, version: str) -> Kept:
    """What a file holds; nothing if there is none. Raises NotUsable for one that is of another version or damaged."""
    try:
        whole = _whole(path)
    except FileNotFoundError:
        return Kept()
    except OSError as error:
        raise NotUsable(error.strerror or "it cannot be read") from None
    try:
        return _read(whole, version)
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise error if isinstance(error, NotUsable) else NotUsable("it is damaged") from None


def _whole(path: Path) -> memoryview:
    """A file, of which memory holds what is asked for; a copy where a file that is in use cannot be replaced."""
    with path.open("rb") as file:
        if os.name == "nt" or not os.fstat(file.fileno()).st_size:
            return memoryview(file.read())
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _read(whole: memoryview, version: str) -> Kept:
    head = len(MAGIC) + DIGEST
    if whole[: len(MAGIC)] != MAGIC or whole[len(MAGIC) : head] != _digest([whole[head:]]):
        raise NotUsable("it is damaged")
    start = head + SIZE
    at = start + int.from_bytes(whole[head:start])
    told = json.loads(zlib.decompress(whole[start:at]))
    if told["version"] != version:
        raise OtherVersion("it was made by other code, words or vocabularies")
    found = Kept(keys={tuple(key): number for number, key in enumerate(told["keys"])}, states=told["states"])
    for name, numbers, files in told["units"]:
        unit = found.units[name] = Unit(rests_on=tuple(numbers))
        for one, length in files:
            unit.files[one] = whole[at : at + length]
            at += length
    return found


def _digest(parts: Iterable[Content]) -> bytes:
    found = blake2b(digest_size=DIGEST)
    for part in parts:
        found.update(bytes_of(part))
    return found.digest()


def only(path: Path, version: str) -> Unit | None:
    """The unit of a file that holds one; None where it is missing or of another version. Raises NotUsable."""
    try:
        return next(iter(read(path, version).units.values()), None)
    except OtherVersion:
        return None
