"""All parts of a build in their order, and one of them made."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from atlas.data.findings import DataError, failure, visible
from atlas.exports import of_texts, parts_of_exports
from atlas.meta.files import meta_files
from atlas.search.files import files as search_files
from atlas.site.site import Site
from atlas.text.language import LANGUAGES
from atlas.web.pages import parts_of_pages
from atlas.web.portions import portions
from atlas.web.units import READS, Part, noted

FILES, SEARCH = "files", "search"  # groups of parts that tell of all places
WORDS = f"{READS}words"  # a file that says how texts were cut into words, which is no part of the site

Made = Mapping[str, bytes]


class PartsError(Exception):
    """A build in parts cannot go on; one line says why."""

    def __init__(self, said: str) -> None:
        super().__init__(visible(said))


def plan(
    site: Site, written: Mapping[str, str], kept: Collection[str] = (), seen: tuple[Site, Site] | None = None
) -> list[Part]:
    """What makes files by their uris, each independent of the others; `written` are the hand-written pages.

    `seen` are sites that note what is read of them: one whose release may be filled in later, one with that of the
    build. What is made of them is told in units (see `parts_of_pages`), of which those that are `kept` are left out.
    """
    later, exact = seen or (site, site)
    parts = parts_of_pages(later, kept, noting=seen is not None)
    more = [Part(f"{language}/portions", FILES, partial(portions, later, language)) for language in LANGUAGES]
    for name, make in (parts_of_exports(exact) | of_texts(later)).items():
        more.append(Part(f"exports/{name}", FILES, make))
    more.append(Part("meta", FILES, partial(meta_files, exact)))
    more.append(Part(SEARCH, SEARCH, partial(search_files, exact, written)))
    if seen:
        units = {part.name: f"{part.name} {_digest(written)}" if part.name == SEARCH else part.name for part in more}
        left = [part for part in more if units[part.name] not in kept]
        more = [replace(part, make=partial(noted, units[part.name], part.make)) for part in left]
        more = [
            replace(part, make=partial(_with_words, site, part.make)) if part.name == SEARCH else part for part in more
        ]
    return [*parts, *more]


def _with_words(site: Site, make: Callable[[], Mapping[str, str | bytes]]) -> dict[str, str | bytes]:
    """The files of a part, and what it has learnt of texts: it may be made by another process."""
    before = {what: set(known) for what, known in site.readings.learnt().items()}
    found = make()
    learnt = {
        what: {text: said for text, said in known.items() if text not in before[what]}
        for what, known in site.readings.learnt().items()
    }
    return {**found, WORDS: json.dumps(learnt).encode()}


def _digest(written: Mapping[str, str]) -> str:
    """What the search rests on beside the site."""
    return sha256(repr(sorted(written.items())).encode()).hexdigest()


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
