"""Every target, plan and forecast on one page, by the day on which it is due, with what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, get_args

from atlas.data.records import Record
from atlas.site.aims import Aim, Standing, all_aims, as_of
from atlas.site.page import PageContext
from atlas.site.urls import aims_calendar_path
from atlas.web.view import View
from atlas.web.views.common import Crumb, collation_key, home_crumb
from atlas.web.views.filters import (
    Filter,
    Head,
    Option,
    Options,
    in_use,
    indicator_options,
    place_options,
    places_of,
    to_choose,
)
from atlas.web.views.sheets import Sheet, on_pages

COLUMNS = ("due", "subject", "measure", "aimed-at", "came-of-it", "source")


@dataclass(frozen=True)
class AimLine:
    """An aim with the values by which it is filtered and sorted."""

    aim: Aim
    sort: str
    place: Record | None
    tokens: dict[str, str]


@dataclass(frozen=True)
class AimsView(View):
    """Every aim in one table."""

    template: ClassVar[str] = "aims.html"

    crumbs: list[Crumb]
    """The way to the page."""
    day: str
    """The day by which an aim is due or not, as dates are written."""
    lines: list[AimLine]
    """The aims by the day on which they are due."""
    told: int
    """How many have an outcome."""
    filters: list[Filter]
    """What they can be filtered by."""
    columns: list[Head]
    """The columns that they can be sorted by."""
    calendar: str
    """Path of the calendar of due days."""
    sheet: Sheet | None = None
    """Which page of the list it is, if that is cut."""


def aims_views(c: PageContext) -> Iterator[tuple[str, View]]:
    """The pages of aims by their paths: one, or the one that leads to the sheets of many, and these."""
    view = aims_view(c)

    def sheet_view(sheet: Sheet, crumbs: list[Crumb], part: Sequence[AimLine]) -> AimsView:
        told, filters = sum(line.aim.standing == "told" for line in part), _filters(c, part)
        return replace(view, crumbs=crumbs, lines=list(part), told=told, filters=filters, sheet=sheet)

    yield from on_pages(c, view, view.crumbs, c.t("aims"), view.lines, partial(_named, c), sheet_view)


def _named(c: PageContext, line: AimLine) -> str:
    """What an aim is called among the ends of sheets: the day on which it is due, and whose it is."""
    name = c.name(line.aim.fact.record.id)
    return f"{c.period(line.aim.due.isoformat())} {name}" if line.aim.due else name


def aims_view(c: PageContext) -> AimsView:
    """Every aim, and the filters over them."""
    lines = [_line(c, aim) for aim in all_aims(c.site)]
    return AimsView(
        crumbs=[home_crumb(c)],
        day=as_of(c.site).isoformat(),
        lines=lines,
        told=sum(line.aim.standing == "told" for line in lines),
        filters=_filters(c, lines),
        columns=[Head(key, c.t(key)) for key in COLUMNS],
        calendar=aims_calendar_path(c.lang),
    )


def _line(c: PageContext, aim: Aim) -> AimLine:
    fact = aim.fact
    tokens = {
        "measure": fact.recorded.indicator,
        "place": " ".join(places_of(c.site, [fact.record.id, *fact.recorded.about])),
        "year": f"{aim.due.year:04}" if aim.due else "",
        "status": fact.recorded.status,
        "standing": aim.standing,
    }
    place = c.site.place(fact.record) if fact.record.kind != "regions" else None
    return AimLine(aim, collation_key(c, fact.record), place, tokens)


def _filters(c: PageContext, lines: Sequence[AimLine]) -> list[Filter]:
    """By place, indicator, year and what came of it, where there is something to choose."""
    tokens = [line.tokens for line in lines]
    used = {key: in_use(tokens, key) for key in ("place", "measure", "year", "standing")}
    standings = [Option(key, c.t(f"aim-{key}")) for key in get_args(Standing) if key in used["standing"]]
    found = [
        Filter("place", c.t("where-within"), place_options(c, used["place"])),
        Filter("measure", c.t("measure"), indicator_options(c, used["measure"])),
        Filter("year", c.t("due"), [Options("", [Option(year, year) for year in sorted(used["year"])])]),
        Filter("standing", c.t("came-of-it"), [Options("", standings)]),
    ]
    return to_choose(found)
