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
from collections.abc import Callable, Collection, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from atlas.data.noting import Key
from atlas.output.beside import CACHE, keep, version_of
from atlas.output.holes import Holes
from atlas.output.kept import Kept, NotUsable, Unit, read
from atlas.output.spool import Content, bytes_of
from atlas.output.standing import Standing, mark, open_standing, write_file
from atlas.site.site import Site
from atlas.site.states import States, gathered
from atlas.site.urls import path_of
from atlas.site.watched import watched
from atlas.web.units import READS, Part

ELSEWHERE = ("ATLAS_SCHEDULER", "ATLAS_PARTS", "ATLAS_JOIN")  # parts of such builds are whole, and go elsewhere
PAGES_FIRST = "ATLAS_PAGES_FIRST"  # set if pages are to be there before tables and the search
LATER = ("files", "search")  # groups of parts without pages
PAGE = ".md"  # the end of a page's uri


def _once(part: object) -> object:
    """A part of a key; of equal texts one is held."""
    return sys.intern(part) if isinstance(part, str) else part


class PageCache:
    """What is kept of the last build, and what will be of this one. Without a file nothing is kept."""

    def __init__(
        self,
        site: Site,
        path: Path | None,
        version: str,
        tell: Callable[[str], None],
        standing: Standing | None = None,
    ) -> None:
        self._holes, self._standing = Holes(site.release), standing
        self.site, self.path, self.version, self._tell = watched(site, **self._holes.said), path, version, tell
        self.seen = (self.site, watched(site)) if path else None
        self._states, self._numbers = States(site), dict[Key, int]()  # of what was read, as it was read first
        self._reads: dict[str, array[int]] = {}  # by unit, in numbers: as keys they would fill the memory
        self._next, self._unit_of, self._left = dict[str, Unit](), dict[str, str](), defaultdict[str, set[str]](set)
        self._kept, self.anew = Kept(), 0
        self._is_same = False
        self._before, self.later = dict[str, Unit](), list[Part]()
        try:
            found = read(path, version) if path else Kept()
            self._kept = found.holding(self._states)
            self._is_same = bool(found.units) and self._kept is found
            self._before = {name: unit for name, unit in found.units.items() if name not in self._kept.units}
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

    def first(self, parts: Sequence[Part]) -> list[Part]:
        """The parts that are made first. Where pages come first, those of tables and of the search are `later`, and
        what they were in the last build stands for them until then.
        """
        found = []
        for part in parts:
            files = self._were(part)
            if part.group in LATER and os.environ.get(PAGES_FIRST) and files and self._standing:
                self.later.append(part)
                self._files |= files
            else:
                found.append(part)
        return found

    def _were(self, part: Part) -> dict[str, Unit]:
        """The files of a part in the last build, where they no longer hold."""
        units = [unit for name, unit in self._before.items() if name.split()[0] == part.name]
        return {uri: unit for unit in units for uri in unit.files}

    def lay(self, folder: str, part: Part, made: Mapping[str, bytes]) -> None:
        """The files of a part that is made later, in the place of what stood for them."""
        found = self.noted(made)
        for uri, content in found.items():
            self.put(folder, uri, content)
        for uri in self._were(part).keys() - found.keys():
            if uri in self._files and self._standing:
                self._standing.take_away(folder, uri)
                del self._files[uri]

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

    def put(self, folder: str, uri: str, content: bytes | None = None) -> str:
        """A file below the folder of the site, one that holds if no content is given; its path."""
        name = f"{path_of(uri)}index.html" if uri.endswith(PAGE) else uri
        packed = self._packed(uri)
        if self._standing and packed is not None:
            self._standing.put(
                folder, name, self._mark(packed), lambda: self.content(uri) if content is None else content
            )
        else:
            write_file(os.path.join(folder, name), self.content(uri) if content is None else content)
        return os.path.join(folder, name)

    def _packed(self, uri: str) -> Content | None:
        """What is kept of a file, from the last build or for the next."""
        unit = self._next.get(self._unit_of.get(uri, ""))
        found = unit.files.get(uri) if unit else None
        return self._files[uri].files[uri] if found is None and uri in self._files else found

    def _mark(self, packed: Content) -> str:
        return mark(bytes_of(packed), self._holes.digest)

    def write_pages(self, folder: str) -> None:
        """The pages that hold into the folder of the site."""
        for uri in self.pages:
            self.put(folder, uri)

    def write(self, folder: Path) -> None:
        """All that can be kept into the cache, if there is one."""
        if self.path is None:
            return
        whole = {name: unit for name, unit in self._next.items() if not self._left[name]}
        self._kept.number(self._numbers, self._states)
        keys = list(self._numbers)
        for name, unit in whole.items():
            self._kept.add(name, unit, {keys[number] for number in self._reads[name]})
        if whole or not self._is_same:
            keep(self._kept, self.path, self.version, self._tell)
        if self._standing:
            self._note_pages(str(folder), self._standing)
            self._standing.keep()

    def _note_pages(self, folder: str, standing: Standing) -> None:
        """The pages that were made and are written by now."""
        for unit in self._next.values():
            for uri, packed in unit.files.items():
                if uri.endswith(PAGE):
                    standing.note(folder, f"{path_of(uri)}index.html", self._mark(packed))


def open_cache(site: Site, root: Path, cards: Collection[str], tell: Callable[[str], None]) -> PageCache:
    """The cache in the folder that the environment names: a file for each address at which the site may stand."""
    folder, address = os.environ.get(CACHE), site.release.address
    if not folder or any(map(os.environ.get, ELSEWHERE)):
        return PageCache(site, None, "", tell)
    name = f"pages-{blake2b(address.encode(), digest_size=4).hexdigest()}.bin"
    standing = open_standing(Path(folder), address, tell)
    return PageCache(site, Path(folder) / name, version_of(root, address, cards), tell, standing)
