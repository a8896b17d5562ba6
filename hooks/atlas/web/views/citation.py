"""A page cited in the forms that readers need: GB/T 7714, BibTeX, and plain words.

The day of access is the reader's to fill in. The address stands there if the site has one: a copy on disk has none
worth citing.
"""

from __future__ import annotations

from dataclasses import dataclass

from atlas.data.records import Record
from atlas.site.page import PageContext
from atlas.site.urls import entity_path

LICENCE = "CC BY 4.0"
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


@dataclass(frozen=True)
class Citation:
    """One form: its name, its text, and whether its line ends matter."""

    name: str
    text: str
    code: bool = False


def citations(c: PageContext, record: Record) -> list[Citation]:
    """The page of an entity in the language of the page, in each form."""
    title, url = c.s(record.entity.name), c.site.release.absolute(entity_path(c.lang, record.id))
    return [
        Citation("GB/T 7714", gbt(c, title, url)),
        Citation("BibTeX", bibtex(c, record.id, title, url), code=True),
        Citation(c.t("cite-plain"), plain(c, title, url)),
    ]


def gbt(c: PageContext, title: str, url: str) -> str:
    """GB/T 7714—2015, electronic resource: author. title[DB/OL]. (date)[access date]. address."""
    release = c.site.release
    day = f"({release.day})" if release.day else ""
    accessed = f"[{c.t('cite-accessed')}]" if url else ""
    made = f"{day}{accessed}"
    parts = [c.atlas_name, f"{title}: {_version(c)}[{'DB/OL' if url else 'DB'}]", made, url]
    return ". ".join(part for part in parts if part) + "."


def bibtex(c: PageContext, entity_id: str, title: str, url: str) -> str:
    """An entry that BibTeX and biblatex both read; names keep their capitals."""
    release = c.site.release
    fields = {
        "author": f"{{{tex(c.atlas_name)}}}",
        "title": f"{{{tex(title)}}}",
        "year": (release.day or "")[:4],
        "note": f"{tex(_version(c))}, {LICENCE}",
        "url": url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{c.identity.key}:{entity_id.replace('/', '-')},\n" + ",\n".join(lines) + "\n}"


def plain(c: PageContext, title: str, url: str) -> str:
    """In words."""
    day = c.site.release.day and c.period(c.site.release.day)
    version = _version(c) + (c.t("mark-brackets", text=day) if day else "")
    parts = (c.t("cite-title", site=c.atlas_name, title=title), version, url, LICENCE)
    return c.t("mark-comma").join(part for part in parts if part) + c.t("mark-stop")


def _version(c: PageContext) -> str:
    return c.t("cite-version", version=c.site.release.version)


def tex(text: str) -> str:
    """Text as TeX reads it."""
    return "".join(TEX.get(sign, sign) for sign in text)
