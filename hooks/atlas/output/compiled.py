"""Templates as they were compiled before, kept while the code and all templates are the same."""

from __future__ import annotations

import contextlib
import os
from hashlib import blake2b
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

DIGEST = 32  # bytes before what is kept: of it, and of the version


class Compiled(BytecodeCache):
    """Holds each template in a file of a folder. One that is damaged or of another version is compiled anew."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder, self._version = folder, version.encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            whole = (self._folder / bucket.key).read_bytes()
            if whole[:DIGEST] == self._digest(whole[DIGEST:]):
                bucket.bytecode_from_string(whole[DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        content = bucket.bytecode_to_string()
        path, part = self._folder / bucket.key, self._folder / f"{bucket.key}.part-{os.getpid()}"
        with contextlib.suppress(OSError):  # a build goes well without
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                part.write_bytes(self._digest(content) + content)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)

    def _digest(self, content: bytes) -> bytes:
        found = blake2b(self._version, digest_size=DIGEST)
        found.update(content)
        return found.digest()
