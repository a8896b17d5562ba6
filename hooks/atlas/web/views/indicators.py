"""The list of indicators, and the page of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from atlas.data.model import Indicator
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.view import View
from atlas.web.views.common import Crumb, Group, collation_key, home_crumb
from atlas.web.views.sheets import Sheet, on_pages


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator with its facts."""

    id: str
    indicator: Indicator
    facts: list[ResolvedFact]


@dataclass(frozen=True)
class IndicatorsView(View):
    """The list of indicators."""

    template: ClassVar[str] = "indicators.html"

    crumbs: list[Crumb]
    """The way to the page."""
    indicators: list[tuple[str, list[IndicatorFacts]]]
    """Indicators that have facts, by the name of their group."""


@dataclass(frozen=True)
class IndicatorView(View):
    """The page of an indicator."""

    template: ClassVar[str] = "indicator.html"

    crumbs: list[Crumb]
    """The way to the page."""
    id: str
    """Its id."""
    indicator: Indicator
    """What the vocabulary says of it."""
    title: str
    """Its name."""
    group: str
    """Name of its group."""
    groups: list[Group]
    """Every fact of it by the name of its subject, in one group without a name; those of the sheet, if it is cut."""
    sheet: Sheet | None = None
    """Which page of its facts it is, if they are cut."""


def indicators_view(c: PageContext) -> IndicatorsView:
    """Indicators that have facts, by group."""
    found: dict[str, list[IndicatorFacts]] = defaultdict(list)
    for key, indicator in c.site.atlas.vocabulary.indicators.items():
        if facts := c.site.facts_by_indicator.get(key):
            found[indicator.group].append(IndicatorFacts(key, indicator, facts))
    groups = c.site.atlas.vocabulary.groups.items()
    return IndicatorsView([home_crumb(c)], [(c.s(name), found[key]) for key, name in groups if key in found])


def indicator_view(c: PageContext, key: str) -> IndicatorView:
    """An indicator: its definition and every fact of it."""
    indicator = c.site.atlas.vocabulary.indicators[key]
    facts = sorted(c.site.facts_by_indicator[key], key=lambda fact: collation_key(c, fact.record))
    return IndicatorView(
        crumbs=[home_crumb(c), Crumb(f"{c.lang}/indicators/", c.t("indicators"))],
        id=key,
        indicator=indicator,
        title=c.s(indicator),
        group=c.s(c.site.atlas.vocabulary.groups[indicator.group]),
        groups=[Group("", facts)],
    )


def indicator_views(c: PageContext, key: str) -> Iterator[tuple[str, View]]:
    """The pages of an indicator by their paths: one, or the one that leads to the sheets of many facts, and these."""
    view = indicator_view(c, key)
    facts = [fact for group in view.groups for fact in group.facts]

    def sheet_view(sheet: Sheet, crumbs: list[Crumb], part: Sequence[ResolvedFact]) -> IndicatorView:
        return replace(view, crumbs=crumbs, groups=[Group("", list(part))], sheet=sheet)

    yield from on_pages(c, view, view.crumbs, view.title, facts, lambda fact: c.name(fact.record.id), sheet_view)
