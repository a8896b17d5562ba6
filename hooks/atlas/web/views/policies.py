"""Policies as instruments: who issued each, when, of which class it is, whom it addresses and what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, get_args

from atlas.data.model import Instrument, Policy
from atlas.data.records import Record
from atlas.site.page import PageContext
from atlas.web.view import View
from atlas.web.views.common import Crumb, collation_key, end, home_crumb
from atlas.web.views.filters import (
    Filter,
    Head,
    Option,
    Options,
    entity_tokens,
    in_use,
    place_options,
    to_choose,
    years,
)
from atlas.web.views.sheets import Sheet, on_pages

COLUMNS = ("policy", "issuer", "date", "instrument", "target-groups", "gives")


@dataclass(frozen=True)
class PolicyLine:
    """A programme as an instrument: what it is sorted by, its class and target groups in words, which values of the
    filters it meets.
    """

    record: Record
    policy: Policy
    sort: str
    end: str
    instrument: str
    target_groups: list[str]
    tokens: dict[str, str]


@dataclass(frozen=True)
class PoliciesView(View):
    """Every policy in one table."""

    template: ClassVar[str] = "policies.html"

    crumbs: list[Crumb]
    """The way to the page."""
    lines: list[PolicyLine]
    """The policies, the latest first."""
    filters: list[Filter]
    """What they can be filtered by."""
    columns: list[Head]
    """The columns that they can be sorted by."""
    sheet: Sheet | None = None
    """Which page of the list it is, if that is cut."""


def policies_views(c: PageContext) -> Iterator[tuple[str, View]]:
    """The pages of policies by their paths: one, or the one that leads to the sheets of many, and these."""
    view = policies_view(c)

    def sheet_view(sheet: Sheet, crumbs: list[Crumb], part: Sequence[PolicyLine]) -> PoliciesView:
        return replace(view, crumbs=crumbs, lines=list(part), filters=_filters(c, part), sheet=sheet)

    yield from on_pages(c, view, view.crumbs, c.t("policies"), view.lines, partial(_named, c), sheet_view)


def _named(c: PageContext, line: PolicyLine) -> str:
    """What a policy is called among the ends of sheets: its date and its name."""
    name = c.name(line.record.id)
    return f"{c.period(line.policy.date)} {name}" if line.policy.date else name


def policies_view(c: PageContext) -> PoliciesView:
    """Every programme that is an instrument of policy, the latest first; those without a date last."""
    found = [line for record in c.site.atlas.of_kind("programmes") if (line := policy_line(c, record))]
    found.sort(key=lambda line: line.sort)
    found.sort(key=lambda line: line.end, reverse=True)
    return PoliciesView(
        crumbs=[home_crumb(c)],
        lines=found,
        filters=_filters(c, found),
        columns=[Head(key, c.t(key)) for key in COLUMNS],
    )


def policy_line(c: PageContext, record: Record) -> PolicyLine | None:
    """A programme as an instrument; None if it is no policy."""
    policy = record.entity.policy
    if policy is None:
        return None
    groups = c.site.atlas.vocabulary.target_groups
    tokens = {
        "instrument": policy.instrument or "",
        "target": " ".join(policy.target_groups),
        "place": entity_tokens(c, record)["place"],
        "year": " ".join(years(policy.date)) if policy.date else "",
    }
    return PolicyLine(
        record,
        policy,
        collation_key(c, record),
        end(policy.date) if policy.date else "",
        c.t(f"instrument-{policy.instrument}") if policy.instrument else "",
        [c.s(groups[key]) for key in policy.target_groups],
        tokens,
    )


def _filters(c: PageContext, lines: Iterable[PolicyLine]) -> list[Filter]:
    """By class, target group, place and year, where there is something to choose."""
    tokens = [line.tokens for line in lines]
    used = {key: in_use(tokens, key) for key in ("instrument", "target", "place", "year")}
    groups = c.site.atlas.vocabulary.target_groups
    instruments = [Option(key, c.t(f"instrument-{key}")) for key in get_args(Instrument) if key in used["instrument"]]
    targets = [Option(key, c.s(name)) for key, name in groups.items() if key in used["target"]]
    found = [
        Filter("instrument", c.t("instrument"), [Options("", instruments)]),
        Filter("target", c.t("target-groups"), [Options("", targets)]),
        Filter("place", c.t("where-within"), place_options(c, used["place"])),
        Filter("year", c.t("year"), [Options("", [Option(year, year) for year in sorted(used["year"], reverse=True)])]),
    ]
    return to_choose(found)
