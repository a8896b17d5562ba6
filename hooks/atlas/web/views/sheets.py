"""Long lists cut into sheets: beyond a size no page lists everything, and the list's own page leads to its sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import ClassVar, TypeVar

from atlas.site.page import PageContext
from atlas.web.view import View
from atlas.web.views.common import Crumb

MOST = 1_500  # rows of a list on one page
TABLE = 750  # rows of a table on one page: each is heavier than a line of a list


@dataclass(frozen=True)
class Sheet:
    """One page of a list that is cut: its number from 1, how many there are, the names it begins and ends with, how
    many rows it has, and the path of the list's own page.
    """

    number: int
    total: int
    first: str
    last: str
    rows: int
    list_path: str

    @property
    def path(self) -> str:
        """Its page. No slug is a number, so none stands at this address."""
        return f"{self.list_path}{self.number}/"

    @property
    def before(self) -> str:
        """The page of the sheet before; empty for the first."""
        return f"{self.list_path}{self.number - 1}/" if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The page of the sheet after; empty for the last."""
        return f"{self.list_path}{self.number + 1}/" if self.number < self.total else ""


@dataclass(frozen=True)
class SheetLink:
    """A line of the page that leads to the sheets: where to, what stands there, how many rows."""

    path: str
    name: str
    rows: int


@dataclass(frozen=True)
class SheetsView(View):
    """The own page of a list that is cut."""

    template: ClassVar[str] = "sheets.html"

    crumbs: list[Crumb]
    """The way to the page."""
    title: str
    """The name of the list."""
    lead: str
    """What the list holds, in a sentence."""
    links: list[SheetLink]
    """The sheets."""


Row = TypeVar("Row")


def fits(rows: Sequence[object]) -> bool:
    """Whether a list stands on one page."""
    return pieces(len(rows)) == 1


def pieces(rows: int) -> int:
    """On how many pages so many rows stand."""
    return max(1, ceil(rows / MOST))


def table_pieces(rows: int) -> int:
    """On how many pages so many rows of a table stand."""
    return max(pieces(rows), ceil(rows / TABLE))


def cut(rows: Sequence[Row], number: int) -> list[Sequence[Row]]:
    """The rows in so many pieces, of lengths that differ by one at most."""
    ends = [len(rows) * n // number for n in range(number + 1)]
    return [rows[start:end] for start, end in pairwise(ends)]


def on_pages(
    c: PageContext,
    view: View,
    crumbs: list[Crumb],
    title: str,
    rows: Sequence[Row],
    name: Callable[[Row], str],
    make: Callable[[Sheet, list[Crumb], Sequence[Row]], View],
) -> Iterator[tuple[str, View]]:
    """The pages of a table by their paths: its one view where that holds all rows, else those of its sheets."""
    number = table_pieces(len(rows))
    if number == 1:
        yield c.path, view
    else:
        yield from sheeted(c, crumbs, title, cut(rows, number), name, make)


def sheeted(
    c: PageContext,
    crumbs: list[Crumb],
    title: str,
    parts: Sequence[Sequence[Row]],
    name: Callable[[Row], str],
    make: Callable[[Sheet, list[Crumb], Sequence[Row]], View],
) -> Iterator[tuple[str, View]]:
    """The pages of a list that is cut, by their paths: the one that leads to its sheets, and these as `make` makes them
    of their parts of the rows. `crumbs` lead to the list.
    """
    total = len(parts)
    found = [Sheet(n, total, name(part[0]), name(part[-1]), len(part), c.path) for n, part in enumerate(parts, 1)]
    yield c.path, _leading(c, crumbs, title, found)
    for sheet, part in zip(found, parts, strict=True):
        yield sheet.path, make(sheet, [*crumbs, Crumb(c.path, title)], part)


def _leading(c: PageContext, crumbs: list[Crumb], title: str, found: Sequence[Sheet]) -> SheetsView:
    """The page that leads to the sheets of a list."""
    links = [SheetLink(one.path, c.t("sheet-span", first=one.first, last=one.last), one.rows) for one in found]
    lead = c.t("sheets-lead", n=sum(one.rows for one in links), pages=len(links))
    return SheetsView(crumbs, title, lead, links)
