"""What of a build still holds in the next one: files written as they were, instead of being made anew.

They are kept in units: the page of an entity, or all files of a part of the build. A unit holds as long as the version
is the same, which is that of code, templates, words and vocabularies, and so is the state of all that was read while it
was made and framed. The edition and the commit, which a first edit changes on every page, are filled in when a page is
written.
"""

from __future__ import annotations

import json
import os
import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from atlas.data.changes import RELEVANCE
from atlas.data.memory import Memory
from atlas.data.noting import Key
from atlas.data.records import Atlas
from atlas.output.holes import Holes
from atlas.output.javascript import sources
from atlas.output.kept import Kept, NotUsable, OtherVersion, Unit, read
from atlas.site.site import Site
from atlas.site.states import States, gathered
from atlas.site.urls import path_of
from atlas.site.watched import watched
from atlas.web.units import READS

CACHE = "ATLAS_CACHE"  # the folder of the cache; none is used where it is not set
ELSEWHERE = ("ATLAS_SCHEDULER", "ATLAS_PARTS", "ATLAS_JOIN")  # parts of such builds are whole, and go elsewhere
LIBRARY = Path(__file__).resolve().parents[2]  # code, templates, words and the theme
SUFFIXES = (".py", ".html", ".yml", ".xml", ".txt", ".json")
MEMORY = "data.bin"
PAGE = ".md"  # the end of a page's uri
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


def write_file(path: str, content: bytes) -> None:
    """A file, with its folder if that is missing."""
    for attempt in (False, True):
        if attempt:
            os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            with open(path, "wb") as file:
                file.write(content)
            return
        except FileNotFoundError:
            if attempt:
                raise


def _once(part: object) -> object:
    """A part of a key; of equal texts one is held."""
    return sys.intern(part) if isinstance(part, str) else part


class PageCache:
    """What is kept of the last build, and what will be of this one. Without a file nothing is kept."""

    def __init__(self, site: Site, path: Path | None, version: str, tell: Callable[[str], None]) -> None:
        self._holes = Holes(site.release)
        self.site, self.path, self.version, self._tell = watched(site, **self._holes.said), path, version, tell
        self.seen = (self.site, watched(site)) if path else None
        self._states, self._numbers = States(site), dict[Key, int]()  # of what was read, as it was read first
        self._reads: dict[str, array[int]] = {}  # by unit, in numbers: as keys they would fill the memory
        self._next, self._unit_of, self._left = dict[str, Unit](), dict[str, str](), defaultdict[str, set[str]](set)
        self._kept, self.anew = Kept(), 0
        self._is_same = False
        try:
            found = read(path, version) if path else Kept()
            self._kept = found.holding(self._states)
            self._is_same = bool(found.units) and self._kept is found
        except NotUsable as error:
            tell(f"What the last build has kept is not used ({path}: {error}); all is made anew.")
        self._files = {uri: unit for unit in self._kept.units.values() for uri in unit.files}

    @property
    def units(self) -> Collection[str]:
        """The names of the units that hold."""
        return self._kept.units

    @property
    def pages(self) -> Collection[str]:
        """The uris of the pages that hold."""
        return [uri for uri in self._files if uri.endswith(PAGE)]

    @property
    def others(self) -> Collection[str]:
        """The uris of the files that hold and are no pages."""
        return [uri for uri in self._files if not uri.endswith(PAGE)]

    def holds(self, uri: str) -> bool:
        """Whether a file holds."""
        return uri in self._files

    def content(self, uri: str) -> bytes:
        """A file that holds as it is written."""
        return self._holes.fill(self._files[uri].content(uri))

    def noted(self, made: Mapping[str, bytes]) -> dict[str, bytes]:
        """The files of a part without those that say what its units rest on; these are noted."""
        found = {uri: content for uri, content in made.items() if not uri.startswith(READS)}
        for name, told in made.items():
            if name.startswith(READS) and name.endswith(".json"):
                uris, keys = json.loads(told)
                self._note(
                    name.removeprefix(READS).removesuffix(".json"), uris, {tuple(map(_once, key)) for key in keys}
                )
        for uri in found.keys() & self._unit_of.keys():
            if not uri.endswith(PAGE):
                self._keep(uri, found[uri])
                found[uri] = self._holes.fill(found[uri])
        return found

    def _note(self, name: str, uris: Sequence[str], keys: set[Key]) -> None:
        self._reads[name], self._left[name], self._next[name] = array("L"), set(uris), Unit()
        self._rest(name, keys)
        self._unit_of |= dict.fromkeys(uris, name)
        self.anew += sum(uri.endswith(PAGE) for uri in uris)

    def _rest(self, name: str, keys: set[Key]) -> None:
        """Note what a unit rests on as well."""
        self._reads[name].extend(self._numbers.setdefault(key, len(self._numbers)) for key in gathered(keys))

    def is_noted(self, uri: str) -> bool:
        """Whether it is known what a page rests on that was made."""
        return uri in self._unit_of

    def note(self, uri: str, keys: set[Key]) -> None:
        """What a page that is noted rests on as well."""
        if uri in self._unit_of:
            self._rest(self._unit_of[uri], keys)

    def add(self, uri: str, text: str) -> str:
        """Keep a page, if it is known what it rests on; the page as it is written."""
        if uri not in self._unit_of:
            return text
        content = text.encode(errors="xmlcharrefreplace")
        self._keep(uri, content)
        return self._holes.fill(content).decode()

    def _keep(self, uri: str, content: bytes) -> None:
        unit = self._unit_of[uri]
        self._next[unit].add(uri, content)
        self._left[unit].discard(uri)

    def write(self, folder: Path) -> None:
        """The pages that hold into the folder of the site, and all that can be kept into the cache, if there is one."""
        if self.path is None:
            return
        for uri in self.pages:
            write_file(os.path.join(folder, path_of(uri), "index.html"), self.content(uri))
        whole = {name: unit for name, unit in self._next.items() if not self._left[name]}
        self._kept.number(self._numbers, self._states)
        keys = list(self._numbers)
        for name, unit in whole.items():
            self._kept.add(name, unit, {keys[number] for number in self._reads[name]})
        if whole or not self._is_same:
            _write(self._kept, self.path, self.version, self._tell)


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
    _write(Kept({"scripts": unit}), path, version, tell)
    return made


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
    _write(Kept({"memory": unit}), Path(folder) / MEMORY, _code_digest(), tell)


@cache
def _code_digest() -> str:
    """Of the code of this process, and of what reads files for it."""
    return _digest(_code(), sys.version, *map(_version, PACKAGES))


def _only(path: Path, version: str, tell: Callable[[str], None], lost: str, instead: str) -> Unit | None:
    """The unit of a file that holds one; None where it is missing, of another version, or not usable, which is told."""
    try:
        return next(iter(read(path, version).units.values()), None)
    except OtherVersion:
        return None
    except NotUsable as error:
        tell(f"{lost} ({path}: {error}); {instead}.")
        return None


def _write(kept: Kept, path: Path, version: str, tell: Callable[[str], None]) -> None:
    """Keep it for the next build, if that can be: a build goes well without."""
    try:
        kept.write(path, version)
    except OSError as error:
        tell(f"Nothing is kept for the next build ({path}: {error.strerror or error}).")


def open_cache(site: Site, root: Path, cards: Collection[str], tell: Callable[[str], None]) -> PageCache:
    """The cache in the folder that the environment names: a file for each address at which the site may stand."""
    folder, address = os.environ.get(CACHE), site.release.address
    if not folder or any(map(os.environ.get, ELSEWHERE)):
        return PageCache(site, None, "", tell)
    name = f"pages-{blake2b(address.encode(), digest_size=4).hexdigest()}.bin"
    return PageCache(site, Path(folder) / name, version_of(root, address, cards), tell)
