"""Files as MkDocs holds them: generated pages compressed, all else on the disk already; style sheets as one."""

from __future__ import annotations

import gc
import logging
import os
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

from atlas.data.model.identity import Identity
from atlas.meta.cards import FOLDER, cards
from atlas.output.spool import bytes_of, spool
from atlas.output.standing import write_file
from atlas.web.pages import split

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

# A build makes millions of things that stay, and few that refer to each other in a ring: these are looked for rarely.
gc.set_threshold(100_000, 20, 20)

log = logging.getLogger("mkdocs.atlas")  # warnings count for --strict only below "mkdocs"

PAGE, FAST = ".md", 1  # the end of a page's uri; of nine levels of compression
STYLE, STYLES = (
    "assets/site.css",
    tuple(f"assets/{name}.css" for name in ("atlas", "frame", "search", "pictures", "paper")),
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
ID = re.compile(r'\bid="([^"]+)"')

Put = Callable[[str, str, bytes], str]  # a file into a folder, by its uri there; its path


def write(folder: str, uri: str, content: bytes) -> str:
    """A file that is no page, where it belongs; its path."""
    path = os.path.join(folder, uri)
    write_file(path, content)
    return path


def generated(config: MkDocsConfig, uri: str, content: bytes, put: Put = write) -> File:
    """A page, held compressed in a spool until it is built; any other file is written where it belongs, and MkDocs
    finds it there. So memory does not grow with what many thousand files hold.
    """
    inclusion = InclusionLevel.NOT_IN_NAV if uri != "index.md" else InclusionLevel.INCLUDED
    if uri.endswith(PAGE):
        page = Packed.generated(config, uri, content=b"", inclusion=inclusion)
        page._content = spool.add(zlib.compress(content, FAST))  # type: ignore[assignment] # read by Packed alone
        return page
    return File.generated(config, uri, abs_src_path=put(config.site_dir, uri, content), inclusion=inclusion)


def standing(config: MkDocsConfig, uri: str, content: bytes) -> File:
    """A file of the last build that holds, so that links to it are found; a page has the anchors that it had."""
    if uri.endswith(PAGE):
        return generated(config, uri, content)
    return File.generated(config, uri, abs_src_path=os.path.join(config.site_dir, uri))


class Packed(File):
    """A file whose content is compressed."""

    @property  # type: ignore[misc] # MkDocs would have it written to as well
    def content_bytes(self) -> bytes:
        return zlib.decompress(bytes_of(self._content))  # type: ignore[arg-type] # as `generated` gives it

    @property  # type: ignore[misc]
    def content_string(self) -> str:
        return self.content_bytes.decode()


class Anchors(frozenset[str]):
    """The anchors of a page, looked for when one is asked for."""

    file: File

    def __contains__(self, anchor: object) -> bool:
        return anchor in ID.findall(self.file.content_string)


def render(page: Page) -> None:
    """The body comes when the page is built: all at once they would fill the memory."""
    page.markdown = page.content = ""
    page.present_anchor_ids = anchors = Anchors()  # type: ignore[assignment] # nothing is added to them
    anchors.file = page.file


def unpack(page: Page) -> None:
    """Its body and its contents."""
    page.content = split(page.file.content_string)[1].lstrip("\n")
    page.toc = get_toc([_heading(anchor, html) for anchor, html in HEADING.findall(page.content)])


def _heading(anchor: str, html: str) -> Any:
    """A heading as MkDocs wants it for its table of contents."""
    return {"level": 2, "id": anchor, "name": TAG.sub("", html), "html": html, "data-toc-label": "", "children": []}


class Shown(FileSystemLoader):
    """Templates and files of the theme but for hidden folders: many thousand icons, which no page shows."""

    def list_templates(self) -> list[str]:
        found = set[str]()
        for top in self.searchpath:
            for parent, folders, names in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(os.path.relpath(os.path.join(parent, name), top).replace(os.sep, "/") for name in names)
        return sorted(found)


def set_up(config: MkDocsConfig, identity: Identity) -> None:
    """What MkDocs itself and the theme call the site, and what MkDocs finds in the theme."""
    config.site_name = identity.both
    config.site_description = f"{identity.tagline.zh} · {identity.tagline.en}"
    env = config.theme.get_env()
    env.loader = Shown(config.theme.dirs)
    config.theme.get_env = lambda: env  # type: ignore[method-assign] # MkDocs has no event in its place


def foreign(docs: Path, identity: Identity) -> list[str]:
    """Uris of pictures of shared links that name another atlas; pages go without, until scripts/cards draws them."""
    wrong = [f"{FOLDER}/{name}.png" for name, ours in cards(docs, identity).items() if not ours]
    if wrong:
        log.info("Atlas: %d pictures in docs/%s name another atlas and are left out: scripts/cards", len(wrong), FOLDER)
    return wrong


def has_warned() -> bool:
    """Whether MkDocs has counted a warning, which ends a strict build in the end."""
    counters = (one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler))
    return any(one.get_counts() for one in counters)


def _style_sheets(config: MkDocsConfig) -> Iterator[str]:
    """Uris of the sheets of every page in their order: the theme's two that are used, and this site's."""
    for name in ("main", "palette"):
        pattern = f"assets/stylesheets/{name}.*.min.css"
        found = [path for folder in config.theme.dirs for path in Path(folder).glob(pattern)]
        if not found:
            raise FileNotFoundError(f"the theme has no {pattern}")
        yield f"assets/stylesheets/{found[0].name}"
    yield from STYLES


def style(files: Files, config: MkDocsConfig) -> str:
    """All sheets of every page as one, so that a page asks and waits for one; they go out in no other way."""
    found = [files.src_uris[uri] for uri in _style_sheets(config)]
    for file in found:
        files.remove(file)
    return "".join(COMMENT.sub("", file.content_string).strip() + "\n" for file in found)
