"""Pages kept from one build to the next, in one file: the bytes of each, and what has to be the same for them to hold.

The file names the version of what makes pages. One of another version, one cut short and one that is something else
are not used; why is told in a line. Nothing here knows what pages say.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

MAGIC = b"atlas pages 1\n"
DIGEST = 32  # bytes of the digest of all that follows it
SIZE = 8  # bytes of the number that says how long the index is
LEVEL = 1  # of compression: pages are many, and disks are large

Key = tuple[str, ...]


class NotUsable(ValueError):
    """Why a file of kept pages is not used, for a person."""


class OtherVersion(NotUsable):
    """It was made by something else than what would be made now."""


@dataclass
class Kept:
    """Pages by their names, compressed; the keys of what each rests on; the state of each key when they were made."""

    pages: dict[str, bytes] = field(default_factory=dict)
    rests_on: dict[str, tuple[Key, ...]] = field(default_factory=dict)
    states: dict[Key, str] = field(default_factory=dict)

    def add(self, name: str, text: bytes, keys: Iterable[Key]) -> None:
        """Keep a page."""
        self.pages[name] = zlib.compress(text, LEVEL)
        self.rests_on[name] = tuple(sorted(keys))

    def text(self, name: str) -> bytes:
        """A page as it was."""
        return zlib.decompress(self.pages[name])

    def holding(self, state: Callable[[Key], str]) -> Kept:
        """The pages that still hold: nothing that they rest on has another state now."""
        same = {key for key, before in self.states.items() if state(key) == before}
        names = [name for name, keys in self.rests_on.items() if same.issuperset(keys)]
        return Kept({name: self.pages[name] for name in names}, {name: self.rests_on[name] for name in names})

    def write(self, path: Path, version: str, state: Callable[[Key], str]) -> None:
        """Put all of it into a file, at once or not at all."""
        keys = sorted({key for found in self.rests_on.values() for key in found})
        number = {key: place for place, key in enumerate(keys)}
        names = sorted(self.pages)
        rows = [[name, len(self.pages[name]), [number[key] for key in self.rests_on[name]]] for name in names]
        told = {"version": version, "keys": [[*key, state(key)] for key in keys], "pages": rows}
        index = zlib.compress(json.dumps(told, separators=(",", ":")).encode(), LEVEL)
        parts = [len(index).to_bytes(SIZE), index, *(self.pages[name] for name in names)]
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part-{os.getpid()}")
        try:
            with part.open("wb") as file:
                file.writelines([MAGIC, _digest(parts), *parts])
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def read(path: Path, version: str) -> Kept:
    """What a file holds; nothing if there is none. Raises NotUsable for one that is of another version or damaged."""
    try:
        whole = memoryview(path.read_bytes())
    except FileNotFoundError:
        return Kept()
    except OSError as error:
        raise NotUsable(error.strerror or "it cannot be read") from None
    try:
        return _read(whole, version)
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise error if isinstance(error, NotUsable) else NotUsable("it is damaged") from None


def _read(whole: memoryview, version: str) -> Kept:
    head = len(MAGIC) + DIGEST
    if whole[: len(MAGIC)] != MAGIC or whole[len(MAGIC) : head] != _digest([whole[head:]]):
        raise NotUsable("it is damaged")
    start = head + SIZE
    at = start + int.from_bytes(whole[head:start])
    told = json.loads(zlib.decompress(whole[start:at]))
    if told["version"] != version:
        raise OtherVersion("it was made by other code, words or vocabularies")
    keys = [tuple(key[:-1]) for key in told["keys"]]
    found = Kept(states={key: row[-1] for key, row in zip(keys, told["keys"], strict=True)})
    for name, length, numbers in told["pages"]:
        found.pages[name] = bytes(whole[at : at + length])
        found.rests_on[name] = tuple(keys[number] for number in numbers)
        at += length
    return found


def _digest(parts: Iterable[bytes | memoryview]) -> bytes:
    found = blake2b(digest_size=DIGEST)
    for part in parts:
        found.update(part)
    return found.digest()
