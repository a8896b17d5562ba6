"""All parts of a build in their order, and one of them made."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path

from atlas.data.findings import DataError, failure, visible
from atlas.exports import parts_of_exports
from atlas.meta.files import meta_files
from atlas.search.files import files as search_files
from atlas.site.site import Site
from atlas.text.language import LANGUAGES
from atlas.web.pages import Part, parts_of_pages
from atlas.web.portions import portions

FILES, SEARCH = "files", "search"  # groups of parts that tell of all places

Made = Mapping[str, bytes]


class PartsError(Exception):
    """A build in parts cannot go on; one line says why."""

    def __init__(self, said: str) -> None:
        super().__init__(visible(said))


def plan(site: Site, written: Mapping[str, str], kept: Collection[str] = (), *, noting: bool = False) -> list[Part]:
    """What makes files by their uris, each independent of the others; `written` are the hand-written pages. For `kept`
    and `noting` see `parts_of_pages`.
    """
    return [
        *parts_of_pages(site, kept, noting=noting),
        *(Part(f"{language}/portions", FILES, partial(portions, site, language)) for language in LANGUAGES),
        *(Part(f"exports/{name}", FILES, make) for name, make in parts_of_exports(site).items()),
        Part("meta", FILES, partial(meta_files, site)),
        Part("search", SEARCH, partial(search_files, site, written)),
    ]


def hand_written(docs: Path) -> dict[str, str]:
    """The hand-written pages by their uris below `docs`; hidden files are none."""
    found = {path.relative_to(docs): path for path in sorted(docs.rglob("*.md"))}
    shown = {uri: path for uri, path in found.items() if not any(part.startswith(".") for part in uri.parts)}
    return {uri.as_posix(): path.read_text("utf-8-sig") for uri, path in shown.items()}


def made(part: Part) -> Made:
    """The files of a part. DataError names the entity that could not be shown, PartsError the part that failed."""
    try:
        return {uri: text if isinstance(text, bytes) else text.encode() for uri, text in part.make().items()}
    except (DataError, PartsError):
        raise
    except Exception as error:
        said, place = failure(part.name, error)
        raise PartsError(said + (f" ({place})" if place else "")) from error
