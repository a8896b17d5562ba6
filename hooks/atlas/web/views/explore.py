"""The explorers: every figure in one table, and the lists of a kind, with what a reader may filter them by.

The rows are whole without script; of very many figures the first stand in the page, and the others come when a reader
needs them (see web/portions.py). Each row says by its `data-` attributes which values of the filters it meets, so the
script only shows, hides and reorders them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import ClassVar

from atlas.data.records import Record, split_cite
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.urls import indicator_path
from atlas.text.quantities import render_number
from atlas.web.view import View
from atlas.web.views.common import Crumb, collation_key, end, home_crumb, sort_key
from atlas.web.views.filters import (
    Filter,
    Head,
    figure_tokens,
    in_use,
    indicator_options,
    kind_options,
    place_options,
    places_of,
    source_options,
    status_options,
    unit_options,
    year_options,
)
from atlas.web.views.sheets import SheetLink, SheetsView, cut, fits

COLUMNS = ("subject", "measure", "value", "as-of", "scope", "source")
FIRST = 100  # figures that stand in the page of all
PORTION = 200  # figures at most that come at once


@dataclass(frozen=True)
class FilteredFact:
    """A fact with the values by which it is filtered and sorted."""

    fact: ResolvedFact
    sort: str
    number: str
    end: str
    place: Record | None
    tokens: dict[str, str]


@dataclass(frozen=True)
class FactsView(View):
    """Every figure in one table."""

    template: ClassVar[str] = "explore-facts.html"

    crumbs: list[Crumb]
    """The way to the page."""
    rows: list[FilteredFact]
    """The facts that stand in the page, by kind and name of their subjects."""
    number: int
    """How many there are with those that do not."""
    rest: list[str]
    """Names of the portions in which the others come, in their order."""
    filters: list[Filter]
    """What the rows can be filtered by."""
    columns: list[Head]
    """The columns that the rows can be sorted by."""


@dataclass(frozen=True)
class FactRowsView(View):
    """Rows of the table of every figure."""

    template: ClassVar[str] = "explore-fact-rows.html"

    rows: list[FilteredFact]
    """The facts in their order."""


def facts_view(c: PageContext) -> FactsView:
    """Every figure, by kind and name of its subject, and the filters over them."""
    rows = _fact_rows(c)
    columns = [Head(key, c.t(key)) for key in COLUMNS]
    return FactsView(
        crumbs=[home_crumb(c)],
        rows=rows[:FIRST],
        number=len(rows),
        rest=list(_portions(rows)),
        filters=_fact_filters(c, rows),
        columns=columns,
    )


def fact_portions(c: PageContext) -> dict[str, FactRowsView]:
    """The figures that do not stand in the page of all, by the names of their portions."""
    if not fits(c.site.facts):
        return {}
    return {name: FactRowsView(list(rows)) for name, rows in _portions(_fact_rows(c)).items()}


def _portions(rows: Sequence[FilteredFact]) -> dict[str, Sequence[FilteredFact]]:
    """The rows after the first by number, in pieces of nearly one length."""
    rest = rows[FIRST:]
    return {str(n): piece for n, piece in enumerate(cut(rest, ceil(len(rest) / PORTION)), 1)} if rest else {}


def _fact_rows(c: PageContext) -> list[FilteredFact]:
    return [_fact_row(c, fact) for fact in sorted(c.site.facts, key=lambda fact: sort_key(c, fact.record))]


def all_facts_view(c: PageContext) -> FactsView | SheetsView:
    """Every figure in one table or, where they are too many, the pages of the indicators, which have them all."""
    if fits(c.site.facts):
        return facts_view(c)
    indicators = c.site.atlas.vocabulary.indicators
    links = [
        SheetLink(indicator_path(c.lang, key), c.s(indicators[key]), len(facts))
        for key, facts in c.site.facts_by_indicator.items()
    ]
    lead = c.t("sheets-by-indicator", n=len(c.site.facts))
    return SheetsView([home_crumb(c)], c.t("all-figures"), lead, links)


def _fact_row(c: PageContext, fact: ResolvedFact) -> FilteredFact:
    tokens = {
        "measure": fact.recorded.indicator,
        "place": " ".join(places_of(c.site, [fact.record.id, *fact.recorded.about])),
        **figure_tokens(fact),
        "unit": fact.indicator.unit,
        "kind": fact.record.kind,
        "source": " ".join(dict.fromkeys(split_cite(cite)[0] for cite in fact.cites)),
    }
    place = c.site.place(fact.record) if fact.record.kind != "regions" else None
    return FilteredFact(
        fact,
        collation_key(c, fact.record),
        render_number(fact.quantity.value) if fact.quantity else "",
        end(fact.recorded.as_of),
        place,
        tokens,
    )


def _fact_filters(c: PageContext, rows: list[FilteredFact]) -> list[Filter]:
    tokens = [row.tokens for row in rows]
    used = {key: in_use(tokens, key) for key in (tokens[0] if tokens else ())}
    makers = {
        "measure": indicator_options,
        "place": place_options,
        "year": year_options,
        "status": status_options,
        "unit": unit_options,
        "kind": kind_options,
        "source": source_options,
    }
    words = {
        "measure": "measure",
        "place": "where-within",
        "year": "year",
        "status": "status",
        "unit": "unit",
        "kind": "subject-kind",
        "source": "source",
    }
    return [Filter(key, c.t(words[key]), make(c, used[key])) for key, make in makers.items() if key in used]
