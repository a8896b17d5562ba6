"""The table of all figures of a page: which stand in it at once, and what they can be filtered by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.views.common import Group, grouped
from atlas.web.views.filters import Filter, figure_filters, figure_tokens

MANY = 12  # figures from which they can be filtered, and where chapters tell them unfold


@dataclass(frozen=True)
class Figures:
    """The figures of a page by group, those of the structure last: the first of them, and those that unfold; how many
    they are; the filters over many, and the values that each figure meets, by its id.
    """

    first: list[Group]
    rest: list[Group]
    number: int
    filters: list[Filter]
    tokens: dict[str, dict[str, str]]


def figure_table(c: PageContext, facts: Sequence[ResolvedFact], is_told: bool) -> Figures:
    """The figures in their order; `is_told`: whether chapters tell them as well, so that many may unfold."""
    first, rest = cut(grouped(c, facts), MANY if is_told else len(facts))
    tokens = {fact.id: figure_tokens(fact) for fact in facts} if len(facts) > MANY else {}
    return Figures(first, rest, len(facts), figure_filters(c, tokens.values()), tokens)


def cut(groups: Sequence[Group], most: int) -> tuple[list[Group], list[Group]]:
    """The groups with the first facts, and those with the rest; one that is cut stands in both."""
    first: list[Group] = []
    rest: list[Group] = []
    room = most
    for group in groups:
        first += [replace(group, facts=group.facts[:room])] if room else []
        rest += [replace(group, facts=group.facts[room:])] if len(group.facts) > room else []
        room = max(0, room - len(group.facts))
    return first, rest
