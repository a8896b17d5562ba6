"""Citations in the forms that readers need: GB/T 7714, APA, BibTeX, RIS, and plain words.

A page is cited as it is. A figure is cited with the sentence that it says and the source it rests on; as there are many
of them, their texts are filled into forms made once, in the reader's browser. The day of access is the reader's to fill
in. The address stands there if the site has one: a copy on disk has none worth citing.
"""

from __future__ import annotations

from dataclasses import dataclass

from atlas.data.records import Record
from atlas.site.page import PageContext

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


@dataclass(frozen=True)
class Cited:
    """What is cited: its title and address, a key for BibTeX and, of a figure, its source and its sentence.

    `tex` are title and source as TeX reads them.
    """

    title: str
    url: str
    key: str
    tex: tuple[str, str]
    source: str = ""
    sentence: str = ""


def citations(c: PageContext, record: Record) -> list[Citation]:
    """The page of an entity in the language of the page, in each form."""
    title, url = c.name(record.id), c.site.release.absolute(c.site.path(c.lang, record.id))
    cited = Cited(title, url, record.id.replace("/", "-"), (tex(title), ""))
    return [*_forms(c, cited), Citation(c.t("cite-plain"), _plain(c, cited))]


def figure_forms(c: PageContext, *, online: bool) -> list[Citation]:
    """The forms in which a figure is cited, with blanks: {title}, {sentence}, {source}, {key}, {url}; {textitle} and
    {texsource} for TeX.
    """
    url = "{url}" if online else ""
    cited = Cited("{title}", url, "{key}", ("{textitle}", "{texsource}"), "{source}", "{sentence}")
    return [Citation(c.t("cite-sentence"), _sentence(c, cited)), *_forms(c, cited)]


def _forms(c: PageContext, cited: Cited) -> list[Citation]:
    return [
        Citation("GB/T 7714", gbt(c, cited)),
        Citation("APA", apa(c, cited)),
        Citation("BibTeX", bibtex(c, cited), code=True),
        Citation("RIS", ris(c, cited), code=True),
    ]


def gbt(c: PageContext, cited: Cited) -> str:
    """GB/T 7714—2015, electronic resource: author. title[DB/OL]. (date)[access date]. address."""
    release = c.site.release
    day = f"({release.day})" if release.day else ""
    accessed = f"[{c.t('cite-accessed')}]" if cited.url else ""
    title = f"{cited.title}: {_version(c)}[{'DB/OL' if cited.url else 'DB'}]"
    parts = [c.atlas_name, title, f"{day}{accessed}", cited.url, _resting(c, cited.source)]
    return ". ".join(part for part in parts if part) + "."


def apa(c: PageContext, cited: Cited) -> str:
    """APA, 7th edition, data set: author. (year). Title (version) [Data set]. address."""
    year = (c.site.release.day or "")[:4] or c.t("cite-undated")
    parts = [f"{c.atlas_name}. ({year})", f"{cited.title} ({_version(c)}) [{c.t('cite-data-set')}]"]
    parts += [_resting(c, cited.source)] if cited.source else []
    return ". ".join(parts) + "." + (f" {cited.url}" if cited.url else "")


def bibtex(c: PageContext, cited: Cited) -> str:
    """An entry that BibTeX and biblatex both read; names keep their capitals."""
    title, source = cited.tex
    fields = {
        "author": f"{{{tex(c.atlas_name)}}}",
        "title": f"{{{title}}}",
        "year": (c.site.release.day or "")[:4],
        "note": f"{tex(_version(c))}, {LICENCE}" + (f". {_resting(c, source)}" if source else ""),
        "url": cited.url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{c.identity.key}:{cited.key},\n" + ",\n".join(lines) + "\n}"


def ris(c: PageContext, cited: Cited) -> str:
    """A record that reference managers import: a tag a line, from TY to ER."""
    day = c.site.release.day or ""
    fields = [
        ("TY", "DATA"),
        ("AU", c.atlas_name),
        ("TI", cited.title),
        ("PY", day[:4]),
        ("DA", day.replace("-", "/")),
        ("ET", _version(c)),
        ("N1", _resting(c, cited.source)),
        ("UR", cited.url),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in [*fields, ("ER", "")] if value or tag == "ER")


def _plain(c: PageContext, cited: Cited) -> str:
    """A page in words."""
    named = c.t("cite-title", site=c.atlas_name, title=cited.title)
    parts = (named, _dated_version(c), cited.url, LICENCE)
    return c.t("mark-comma").join(part for part in parts if part) + c.t("mark-stop")


def _sentence(c: PageContext, cited: Cited) -> str:
    """A figure in words: what it says, what it rests on, and which atlas it was found in. It ends in the address,
    to which a stop would be added by whatever makes a link of it.
    """
    way = c.t("cite-by-way", site=c.t("mark-comma").join((c.atlas_name, _dated_version(c))))
    rests = c.t("mark-semicolon").join((_resting(c, cited.source), way))
    told = cited.sentence + c.t("mark-stop") + c.t("mark-gap") + rests
    return told + (c.t("mark-comma") + cited.url if cited.url else c.t("mark-stop"))


def _resting(c: PageContext, source: str) -> str:
    return c.t("cite-source", source=source) if source else ""


def _dated_version(c: PageContext) -> str:
    day = c.site.release.day and c.period(c.site.release.day)
    return _version(c) + (c.t("mark-brackets", text=day) if day else "")


def _version(c: PageContext) -> str:
    return c.t("cite-version", version=c.site.release.version)


def tex(text: str) -> str:
    """Text as TeX reads it."""
    return "".join(TEX.get(sign, sign) for sign in text)
