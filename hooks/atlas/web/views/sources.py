"""The page of a source, and sources in hand-written pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atlas.data.model import Source
from atlas.data.records import Record
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.view import View
from atlas.web.views.common import Crumb, collation_key, home_crumb, newest_sources


@dataclass(frozen=True)
class Cited:
    """What rests on one paragraph of a source."""

    paragraph: int
    facts: list[ResolvedFact]
    records: list[Record]


@dataclass(frozen=True)
class SourceView(View):
    """The page of a source."""

    template: ClassVar[str] = "source.html"

    crumbs: list[Crumb]
    """The way to the page."""
    source: Source
    """What its file says."""
    total: int
    """Number of figures that rest on it."""
    paragraphs: list[Cited]
    """What rests on it, paragraph by paragraph; those on which nothing rests are left out."""


@dataclass(frozen=True)
class SourcesPart(View):
    """The list of all sources in a hand-written page."""

    template: ClassVar[str] = "part-sources.html"

    sources: list[tuple[str, Source]]
    """Ids and sources, the newest first."""


def source_view(c: PageContext, source_id: str, source: Source) -> SourceView:
    """A source, its defects, and everything that rests on it, paragraph by paragraph."""
    cited = [_cited(c, source_id, number) for number in range(1, source.paragraphs + 1)]
    used = [one for one in cited if one.facts or one.records]
    steps = [home_crumb(c), Crumb(f"{c.lang}/sources/", c.t("sources"))]
    return SourceView(crumbs=steps, source=source, total=sum(len(one.facts) for one in used), paragraphs=used)


def _cited(c: PageContext, source_id: str, paragraph: int) -> Cited:
    at = source_id, paragraph
    records = [c.site.record(entity_id) for entity_id in c.site.citing.get(at, ())]
    records.sort(key=lambda record: collation_key(c, record))
    return Cited(paragraph, c.site.facts_by_paragraph.get(at, []), records)


def sources_part(c: PageContext) -> SourcesPart:
    """Every source."""
    return SourcesPart(newest_sources(c))
