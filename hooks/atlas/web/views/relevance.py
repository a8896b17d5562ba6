"""The relevance report as a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atlas.site.page import PageContext
from atlas.site.relevance import ClassScore, Group, GroupScore, Miss, Score
from atlas.text.han import HAN
from atlas.web.view import View
from atlas.web.views.common import Crumb, home_crumb


@dataclass(frozen=True)
class ClassRow:
    """A line of the table: what it is about, its figures as text, and queries to try."""

    name: str
    covers: str
    numbers: list[str]
    examples: list[Typed]


@dataclass(frozen=True)
class GroupTable:
    """A table of the classes of one group; `whole` are the figures of all of them, none where no other group is."""

    id: Group
    rows: list[ClassRow]
    whole: list[str]


@dataclass(frozen=True)
class Typed:
    """A query, and the language its text is in where that is not the page's."""

    text: str
    lang: str | None


@dataclass(frozen=True)
class Failure:
    """A miss with its ids as links."""

    typed: Typed
    of: str
    wanted: list[Crumb]
    unwanted: list[Crumb]
    found: list[Crumb]


@dataclass(frozen=True)
class RelevanceView(View):
    """The relevance report."""

    template: ClassVar[str] = "relevance.html"

    crumbs: list[Crumb]
    """The way to the page."""
    total: Score
    """How all queries fared."""
    groups: list[GroupTable]
    """How each class fared, by groups."""
    whole: list[str]
    """The figures of all queries, as in a row."""
    failures: list[Failure]
    """Every query that was not answered as it should be."""


def relevance_view(c: PageContext) -> RelevanceView:
    """The report with the names of today."""
    report = c.site.relevance
    names = {score.id: c.s(score.name) for score in report.classes}
    return RelevanceView(
        crumbs=[home_crumb(c)],
        total=report.total,
        groups=[_table(c, group) for group in report.groups],
        whole=numbers(report.total),
        failures=[_failure(c, miss, names.get(miss.of, miss.of)) for miss in report.misses],
    )


def _table(c: PageContext, group: GroupScore) -> GroupTable:
    report = c.site.relevance
    rows = [_row(c, score) for score in report.classes if score.group == group.id]
    return GroupTable(group.id, rows, numbers(group) if len(report.groups) > 1 else [])


def _row(c: PageContext, score: ClassScore) -> ClassRow:
    return ClassRow(c.s(score.name), c.s(score.covers), numbers(score), [typed(c, query) for query in score.examples])


def numbers(score: Score) -> list[str]:
    """Queries, hit@1, hit@5, MRR, and how many of those that want something kept out were answered so; a dash for what
    there is not.
    """
    shares = [f"{share:.1%}" if share is not None else "—" for share in (score.hit1, score.hit5)]
    mrr = f"{score.mrr:.3f}" if score.mrr is not None else "—"
    return [str(score.queries), *shares, mrr, f"{score.kept}/{score.strict}" if score.strict else "—"]


def typed(c: PageContext, query: str) -> Typed:
    """A query as the page shows it; an English page marks its Chinese."""
    return Typed(query, "zh-Hans" if c.lang == "en" and HAN.search(query) else None)


def _failure(c: PageContext, miss: Miss, of: str) -> Failure:
    return Failure(
        typed(c, miss.q), of, *([_named(c, key) for key in keys] for keys in (miss.wanted, miss.unwanted, miss.found))
    )


def _named(c: PageContext, key: str) -> Crumb:
    """An id of the search with the name and the path it has on the page; one that the atlas no longer has stays an id
    without a path.
    """
    page, hash_, anchor = key.partition("#")
    if page not in c.site.atlas.records:
        return Crumb("", key)
    fact = c.site.fact_by_id.get(key)
    inner = fact.name if fact else c.site.part_names.get(f"{page}#{anchor.removeprefix('part-')}")
    name = f"{c.name(page)} · {c.s(inner) if inner else anchor}" if anchor else c.name(page)
    return Crumb(f"{c.site.path(c.lang, page)}{hash_}{anchor}", name)
