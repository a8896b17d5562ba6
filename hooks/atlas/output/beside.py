"""What is kept beside the pages of a build: joined scripts, compiled templates, what is known of the data; and the
versions by which all of it holds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from atlas.data.changes import RELEVANCE
from atlas.data.memory import Memory
from atlas.data.records import Atlas
from atlas.output.compiled import Compiled
from atlas.output.javascript import sources
from atlas.output.kept import Kept, NotUsable, Unit, only

CACHE = "ATLAS_CACHE"  # the folder of the cache; none is used where it is not set
LIBRARY = Path(__file__).resolve().parents[2]  # code, templates, words and the theme
SUFFIXES = (".py", ".html", ".yml", ".xml", ".txt", ".json")
MEMORY = "data.bin"
PACKAGES = ("pyyaml", "mkdocs", "mkdocs-material", "jinja2", "markupsafe", "pydantic", "pypinyin", "jieba")


def version_of(root: Path, address: str, cards: Collection[str]) -> str:
    """A digest of what every page rests on: code, templates, words, vocabularies, packages, the address, the pictures
    of shared links.
    """
    common = [sys.version, os.environ.get("PYTHONHASHSEED"), *map(_version, PACKAGES), address, sorted(cards)]
    data = [*sorted((root / "data").glob("*.yml")), root / "data" / RELEVANCE, root / "mkdocs.yml"]
    return _digest([*_code(), *data], *common)


def _code() -> list[Path]:
    return [path for path in sorted(LIBRARY.rglob("*")) if path.suffix in SUFFIXES]


def _digest(paths: Iterable[Path], *more: object) -> str:
    found = blake2b(repr(more).encode(), digest_size=16)
    for path in paths:
        if path.is_file():
            content = path.read_bytes()
            found.update(f"{path.name} {len(content)} ".encode() + content)
    return found.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def kept_scripts(docs: Path, make: Callable[[Path], dict[str, str]], tell: Callable[[str], None]) -> dict[str, str]:
    """What a function makes of the scripts below `docs/`: taken as it was while these and the code are the same."""
    folder = os.environ.get(CACHE)
    if not folder:
        return make(docs)
    path, version = Path(folder) / "scripts.bin", _digest([*_code(), *(docs / uri for uri in sources(docs))])
    if known := _only(path, version, tell, "The scripts of the last build are not used", "they are joined anew"):
        return {uri: known.content(uri).decode() for uri in known.files}
    made, unit = make(docs), Unit()
    for uri, text in made.items():
        unit.add(uri, text.encode())
    keep(Kept({"scripts": unit}), path, version, tell)
    return made


def kept_templates() -> Compiled | None:
    """Templates that were compiled before; None where there is no cache."""
    folder = os.environ.get(CACHE)
    return Compiled(Path(folder) / "templates", _code_digest()) if folder else None


_memory: Memory | None = None  # of this process and those that begin as copies of it


def remembered() -> Memory:
    """What this process knows of the files of data."""
    global _memory
    _memory = _memory or Memory()
    return _memory


def open_memory(tell: Callable[[str], None]) -> Memory | None:
    """What is known of the files of data, by this process or from the last build; None where there is no cache."""
    global _memory
    folder = os.environ.get(CACHE)
    if not folder:
        return None
    lost = "What the last build knew of the data is not used", "all of it is read anew"
    if unit := _only(Path(folder) / MEMORY, _code_digest(), tell, *lost):
        _memory = Memory.of_bytes(unit.content(MEMORY), _memory)
    return remembered()


def keep_memory(memory: Memory | None, atlas: Atlas, tell: Callable[[str], None]) -> None:
    """Keep it for the next build, with what was learnt of texts, where there is a cache."""
    folder = os.environ.get(CACHE)
    if not memory or not folder:
        return
    memory.learn(atlas)
    if memory.is_same:
        return
    unit = Unit()
    unit.add(MEMORY, memory.to_bytes())
    keep(Kept({"memory": unit}), Path(folder) / MEMORY, _code_digest(), tell)


@cache
def _code_digest() -> str:
    """Of the code of this process, and of what reads files for it."""
    return _digest(_code(), sys.version, *map(_version, PACKAGES))


def _only(path: Path, version: str, tell: Callable[[str], None], lost: str, instead: str) -> Unit | None:
    """The unit of a file that holds one; None where it is missing, of another version, or not usable, which is told."""
    try:
        return only(path, version)
    except NotUsable as error:
        tell(f"{lost} ({path}: {error}); {instead}.")
        return None


def keep(kept: Kept, path: Path, version: str, tell: Callable[[str], None]) -> None:
    """Keep it for the next build, if that can be: a build goes well without."""
    try:
        kept.write(path, version)
    except OSError as error:
        tell(f"Nothing is kept for the next build ({path}: {error.strerror or error}).")
