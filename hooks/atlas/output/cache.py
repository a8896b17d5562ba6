"""The pages of a build that still hold in the next one: written as they were, instead of being made anew.

A page holds as long as the version is the same, which is that of code, templates, words and vocabularies, and so is the
state of all that was read while it was made and framed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from atlas.output.javascript import sources
from atlas.output.kept import Kept, NotUsable, OtherVersion, read
from atlas.site.site import Site
from atlas.site.touched import Key
from atlas.site.urls import path_of
from atlas.site.watched import States, watched
from atlas.web.pages import READS

CACHE = "ATLAS_CACHE"  # the folder of the cache; none is used where it is not set
ELSEWHERE = ("ATLAS_SCHEDULER", "ATLAS_PARTS", "ATLAS_JOIN")  # parts of such builds are whole, and go elsewhere
LIBRARY = Path(__file__).resolve().parents[2]  # code, templates, words and the theme
SUFFIXES = (".py", ".html", ".yml", ".xml", ".txt", ".json")
PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "pydantic", "pypinyin", "jieba")


def version_of(root: Path, address: str, cards: Collection[str]) -> str:
    """A digest of what every page rests on: code, templates, words, vocabularies, packages, the address, the pictures
    of shared links.
    """
    common = [sys.version, os.environ.get("PYTHONHASHSEED"), *map(_version, PACKAGES), address, sorted(cards)]
    return _digest([*_code(), *sorted((root / "data").glob("*.yml")), root / "mkdocs.yml"], *common)


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


class PageCache:
    """What is kept of the last build, and what will be of this one. Without a file nothing is kept."""

    def __init__(self, site: Site, path: Path | None, version: str, tell: Callable[[str], None]) -> None:
        self.site, self.path, self.version, self._tell = watched(site), path, version, tell
        self._states, self._reads = States(site), dict[str, set[Key]]()
        self._next, self._kept, self.anew = Kept(), Kept(), 0
        try:
            self._kept = read(path, version).holding(self._states) if path else Kept()
        except NotUsable as error:
            tell(f"The pages of the last build are not used ({path}: {error}); all are made anew.")

    @property
    def is_used(self) -> bool:
        """Whether there is a file to keep pages in."""
        return self.path is not None

    @property
    def pages(self) -> Collection[str]:
        """The uris of the pages that hold."""
        return self._kept.pages

    def leave(self, linked: Collection[str]) -> None:
        """Make those anew that hand-written pages link to, by their ids: MkDocs looks at such links."""
        for uri in [uri for uri in self._kept.pages if path_of(uri).partition("/")[2].strip("/") in linked]:
            del self._kept.pages[uri]

    def noted(self, made: Mapping[str, bytes]) -> dict[str, bytes]:
        """The files of a part without those that say what its pages rest on; these are noted."""
        for told in (content for uri, content in made.items() if uri.startswith(READS)):
            reads = json.loads(told).items()
            self._reads |= {uri: {tuple(key) for key in keys} for uri, keys in reads}
            self.anew += len(reads)
        return {uri: content for uri, content in made.items() if not uri.startswith(READS)}

    def is_noted(self, uri: str) -> bool:
        """Whether it is known what a page rests on that was made."""
        return uri in self._reads

    def note(self, uri: str, keys: set[Key]) -> None:
        """What a page that is noted rests on as well."""
        if uri in self._reads:
            self._reads[uri] |= keys

    def add(self, uri: str, text: str) -> None:
        """Keep a page, if it is known what it rests on."""
        if uri in self._reads:
            self._next.add(uri, text.encode(errors="xmlcharrefreplace"), self._reads.pop(uri))

    def write(self, folder: Path) -> None:
        """The pages that hold into the folder of the site, and all that can be kept into the cache, if there is one."""
        if self.path is None:
            return
        for uri in self._kept.pages:
            target = folder / f"{path_of(uri)}index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self._kept.text(uri))
            self._next.pages[uri], self._next.rests_on[uri] = self._kept.pages[uri], self._kept.rests_on[uri]
        _write(self._next, self.path, self.version, self._states, self._tell)


def kept_scripts(docs: Path, make: Callable[[Path], dict[str, str]], tell: Callable[[str], None]) -> dict[str, str]:
    """What a function makes of the scripts below `docs/`: taken as it was while these and the code are the same."""
    folder = os.environ.get(CACHE)
    if not folder:
        return make(docs)
    path, version = Path(folder) / "scripts.bin", _digest([*_code(), *(docs / uri for uri in sources(docs))])
    try:
        if (found := read(path, version)).pages:
            return {uri: found.text(uri).decode() for uri in found.pages}
    except OtherVersion:
        pass
    except NotUsable as error:
        tell(f"The scripts of the last build are not used ({path}: {error}); they are joined anew.")
    made, kept = make(docs), Kept()
    for uri, text in made.items():
        kept.add(uri, text.encode(), ())
    _write(kept, path, version, str, tell)
    return made


def _write(kept: Kept, path: Path, version: str, state: Callable[[Key], str], tell: Callable[[str], None]) -> None:
    """Keep it for the next build, if that can be: a build goes well without."""
    try:
        kept.write(path, version, state)
    except OSError as error:
        tell(f"Nothing is kept for the next build ({path}: {error.strerror or error}).")


def open_cache(site: Site, root: Path, cards: Collection[str], tell: Callable[[str], None]) -> PageCache:
    """The cache in the folder that the environment names: a file for each address at which the site may stand."""
    folder, address = os.environ.get(CACHE), site.release.address
    if not folder or any(map(os.environ.get, ELSEWHERE)):
        return PageCache(site, None, "", tell)
    name = f"pages-{blake2b(address.encode(), digest_size=4).hexdigest()}.bin"
    return PageCache(site, Path(folder) / name, version_of(root, address, cards), tell)
