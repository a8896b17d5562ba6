"""The files for search servers, written one document at a time, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from atlas.data.findings import DataError
from atlas.data.validation import open_atlas
from atlas.exports.tables import to_json
from atlas.site.release import read_release
from atlas.site.site import Site, make_site
from lib.export_search.documents import documents
from lib.export_search.settings import mapping, settings

LIMIT = 50_000_000  # bytes of a file: both servers refuse requests of more than 100 MB unless they are told otherwise
BULK, DOCUMENTS = "opensearch-bulk", "meilisearch-documents"
MAPPING, SETTINGS = "opensearch-mapping.json", "meilisearch-settings.json"


def export_search(root: Path, target: Path, address: str | None) -> int:
    """Writes the files of the atlas at `root` into `target`, which is empty or not there; 0. Exits 1 with the reason
    where that cannot be.
    """
    _refuse(target)
    try:
        atlas = open_atlas(root / "data")
    except DataError as error:
        sys.exit(f"{error}\n{len(error.findings)} findings in data/; nothing was written")
    site = make_site(atlas, release=read_release(atlas.changes, root / "data", address))
    try:
        files, count = write(site, target)
    except OSError as error:
        sys.exit(f"{target} cannot be written: {error.strerror or error}; nothing is left there.")
    print(f"{target}: {count} documents in {files} files")
    return 0


def _refuse(target: Path) -> None:
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            sys.exit(f"{target} is not empty; name a folder that is, or a new one.")
        nearest = next(folder for folder in (target, *target.absolute().parents) if folder.exists())
    except OSError as error:
        sys.exit(f"{target} cannot be read: {error.strerror}")
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        sys.exit(f"{target} cannot be written: {nearest} is no folder in which you may write.")


def write(site: Site, target: Path, limit: int = LIMIT) -> tuple[int, int]:
    """How many files and documents were written; after an error nothing is left of either."""
    with _whole(target), ExitStack() as stack:
        (target / MAPPING).write_text(to_json(mapping(site)), encoding="utf-8")
        (target / SETTINGS).write_text(to_json(settings(site)), encoding="utf-8")
        bulk, plain = (stack.enter_context(Files(target, name, limit)) for name in (BULK, DOCUMENTS))
        count = 0
        for document in documents(site):
            count += 1
            line = _line(document)
            bulk.add(_line({"index": {"_id": document["id"]}}) + line)
            plain.add(line)
        return 2 + bulk.count + plain.count, count


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@contextmanager
def _whole(target: Path) -> Iterator[None]:
    """An empty folder while it is filled; what was written goes if that does not end well."""
    there = target.is_dir()
    try:
        target.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        if there:
            for path in target.iterdir():
                path.unlink()
        else:
            shutil.rmtree(target, ignore_errors=True)
        raise


class Files:
    """Lines in files of at most `limit` bytes: NAME.ndjson, NAME-2.ndjson and so on.

    What is added at once is never divided; alone it may pass the limit.
    """

    def __init__(self, folder: Path, name: str, limit: int) -> None:
        self._folder, self._name, self._limit = folder, name, limit
        self.count = 0
        self._next()

    def _next(self) -> None:
        self.count += 1
        number = f"-{self.count}" if self.count > 1 else ""
        self._file: IO[bytes] = (self._folder / f"{self._name}{number}.ndjson").open("wb")
        self._size = 0

    def add(self, lines: bytes) -> None:
        """Lines with their ends."""
        if self._size and self._size + len(lines) > self._limit:
            self._file.close()
            self._next()
        self._file.write(lines)
        self._size += len(lines)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
