"""The page of a source, and sources in hand-written pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import ClassVar

from atlas.data.injected import masked
from atlas.data.model import Article, Publisher, Source
from atlas.data.publishers import publisher_of
from atlas.data.records import Record
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.paragraphs import aid_of, article_of, ranges
from atlas.web.view import View
from atlas.web.views.common import Crumb, collation_key, home_crumb, newest_sources
from atlas.web.views.sheets import Sheet, SheetLink, SheetsView, cut, sheeted, table_pieces

SHOWN = 300  # figures and entities of one paragraph that its page lists; all of them stand in the tables


@dataclass(frozen=True)
class Cited:
    """What rests on one paragraph of a source, `more` of it not shown; `aid` is how it begins and ends in the
    original.
    """

    paragraph: int
    aid: str
    facts: list[ResolvedFact]
    records: list[Record]
    more: int = 0


@dataclass(frozen=True)
class Section:
    """The paragraphs of one article on which something rests; without an article, of the source."""

    article: Article | None
    paragraphs: list[Cited]


@dataclass(frozen=True)
class SourceDefect:
    """A defect as the page tells it: what was injected is masked."""

    kind: str
    text: str
    paragraphs: str


@dataclass(frozen=True)
class SourceView(View):
    """The page of a source."""

    template: ClassVar[str] = "source.html"

    crumbs: list[Crumb]
    """The way to the page."""
    source: Source
    """What its file says."""
    site: Publisher | None
    """Who has the site that its address is on; None without an address."""
    total: int
    """Number of figures that rest on it."""
    articles: list[tuple[Article, str]]
    """Its articles, where it has several, with their paragraphs as ranges."""
    defects: list[SourceDefect]
    """What is wrong in its text."""
    sections: list[Section]
    """What rests on it, article by article and paragraph by paragraph; those on which nothing rests are left out."""


@dataclass(frozen=True)
class SourcesPart(View):
    """The list of all sources in a hand-written page."""

    template: ClassVar[str] = "part-sources.html"

    sources: list[tuple[str, Source]]
    """Ids and sources, the newest first; none if they are too many for a page."""
    pages: list[SheetLink]
    """The pages on which they stand instead."""


@dataclass(frozen=True)
class SourcesView(View):
    """A page of the list of sources, if that is cut."""

    template: ClassVar[str] = "sources.html"

    crumbs: list[Crumb]
    """The way to the page."""
    sources: list[tuple[str, Source]]
    """Ids and sources, the newest first."""
    sheet: Sheet
    """Which page it is."""


def source_view(c: PageContext, source_id: str, source: Source) -> SourceView:
    """A source, its defects, and everything that rests on it, paragraph by paragraph."""
    cited = [_cited(c, source_id, source, number) for number in range(1, source.paragraphs + 1)]
    used = [one for one in cited if one.facts or one.records]
    return SourceView(
        crumbs=[home_crumb(c), Crumb(f"{c.lang}/sources/", c.t("sources"))],
        source=source,
        site=_site(c, source),
        total=sum(len(c.site.facts_by_paragraph.get((source_id, one.paragraph), ())) for one in used),
        articles=[(article, ranges(article.paragraphs)) for article in source.articles],
        defects=_defects(c, source),
        sections=_sections(source, used),
    )


def _site(c: PageContext, source: Source) -> Publisher | None:
    register = c.site.atlas.vocabulary.publishers
    return register.get(publisher_of(source.url or "", register))


def _defects(c: PageContext, source: Source) -> list[SourceDefect]:
    strings = c.site.atlas.injected
    return [
        SourceDefect(defect.kind, masked(c.s(defect), strings), ranges(defect.paragraphs)) for defect in source.defects
    ]


def _sections(source: Source, used: list[Cited]) -> list[Section]:
    """Paragraphs under their articles, articles in the order of the text."""
    found: dict[str, Section] = {}
    for one in used:
        article = article_of(source, one.paragraph)
        found.setdefault(article.key if article else "", Section(article, [])).paragraphs.append(one)
    return list(found.values())


def _cited(c: PageContext, source_id: str, source: Source, paragraph: int) -> Cited:
    at = source_id, paragraph
    records = [c.site.record(entity_id) for entity_id in c.site.citing.get(at, ())]
    records.sort(key=lambda record: collation_key(c, record))
    facts = c.site.facts_by_paragraph.get(at, [])
    more = len(facts[SHOWN:]) + len(records[SHOWN:])
    return Cited(paragraph, aid_of(source, paragraph), facts[:SHOWN], records[:SHOWN], more)


def sources_part(c: PageContext) -> SourcesPart:
    """Every source, or the pages on which they stand."""
    _, leading = next(_sheets(c), ("", None))
    return SourcesPart([], leading.links) if isinstance(leading, SheetsView) else SourcesPart(newest_sources(c), [])


def source_sheets(c: PageContext) -> Iterator[tuple[str, View]]:
    """The pages of the list of sources by their paths; none if it fits the hand-written page of sources."""
    yield from islice(_sheets(c), 1, None)


def _sheets(c: PageContext) -> Iterator[tuple[str, View]]:
    """What leads to the pages of a list of sources that is cut, and these; nothing if it fits one page."""
    found, of = newest_sources(c), replace(c, path=f"{c.lang}/sources/")
    if (number := table_pieces(len(found))) > 1:
        crumbs, title = [home_crumb(of)], c.t("sources")
        yield from sheeted(of, crumbs, title, cut(found, number), partial(_named, c), _sheet)


def _sheet(sheet: Sheet, crumbs: list[Crumb], part: Sequence[tuple[str, Source]]) -> SourcesView:
    return SourcesView(crumbs, list(part), sheet)


def _named(c: PageContext, item: tuple[str, Source]) -> str:
    """What a source is called among the ends of sheets: its date and its short name."""
    return f"{c.period(item[1].published)} {c.s(item[1].short)}"
