"""Addresses of the site, kept in one place.

A page's *path* is its address without the leading slash and always ends in a slash
(`zh/regions/haimen/`), except the root, which is empty.
"""

from __future__ import annotations

from posixpath import commonprefix

from atlas.text.language import HTML_LANG, LANGUAGES, OTHER, Language


def entity_path(language: Language, entity_id: str) -> str:
    """`regions/haimen` (or a part, `programmes/x#key`) as `zh/regions/haimen/` (with the anchor)."""
    page, hash_, anchor = anchored(entity_id).partition("#")
    return f"{language}/{page}/{hash_}{anchor}"


def subject_of(path: str) -> str:
    """What the page at a path is about: `zh/regions/haimen/` as `regions/haimen`, the inverse of `entity_path`."""
    return path.partition("/")[2].strip("/")


def anchored(entity_id: str) -> str:
    """A part's id, `programmes/x#key`, with the anchor that it has on the page, `programmes/x#part-key`; others as they
    are.
    """
    return entity_id.replace("#", "#part-")


def source_path(language: Language, source_id: str, paragraph: int | None = None) -> str:
    """Page of a source, at one of its paragraphs if given."""
    return f"{language}/sources/{source_id}/" + (f"#p{paragraph}" if paragraph else "")


def indicator_path(language: Language, indicator_id: str) -> str:
    """Page of an indicator."""
    return f"{language}/indicators/{indicator_id}/"


def src_uri(path: str) -> str:
    """The document a path is built from: `zh/about/` → `zh/about/index.md`."""
    return f"{path}index.md"


def path_of(uri: str) -> str:
    """The path built from a document: the inverse of `src_uri`."""
    return uri.removesuffix("index.md")


def relative(path: str, target: str) -> str:
    """`target` (a path, a file or a path with an anchor) as the shortest link from the page at `path`; an anchor of the
    page itself is the anchor alone.

    Links are relative, so that the site works under any sub-path and from a folder on disk.
    """
    shared = commonprefix((path, target)).rfind("/") + 1
    up, rest = "../" * path.count("/", shared), target[shared:]
    return up + rest if up or rest.startswith(("#", "?")) else f"./{rest}"


def other(path: str) -> str:
    """The same page in the other language; the root is its own counterpart."""
    first, slash, rest = path.partition("/")
    return next((f"{OTHER[language]}/{rest}" for language in LANGUAGES if first == language and slash), path)


def versions(path: str) -> dict[str, str]:
    """A page's path in each language, by tag; `x-default`, for readers of neither: the English one, or the door, which
    speaks both.
    """
    rest = path.partition("/")[2]
    return {
        **{HTML_LANG[language]: f"{language}/{rest}" for language in LANGUAGES},
        "x-default": f"en/{rest}" if rest else "",
    }


def aims_calendar_path(language: Language) -> str:
    """The calendar of the days on which aims are due."""
    return f"{language}/aims/aims.ics"


def language_of(path: str) -> Language:
    """Language of the page at a path; the root counts as Chinese."""
    return next((language for language in LANGUAGES if path.startswith(f"{language}/")), "zh")
