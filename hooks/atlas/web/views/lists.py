"""Lists that answer: what a box tells of an entity in fixed lines, and a list of a kind in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from atlas.data.model.themes import Column
from atlas.data.places import REGIONS
from atlas.data.records import Record
from atlas.data.vocabulary import LOCATED_IN, PART_OF
from atlas.site.dossier import RelatedRow
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.shown import shown_of
from atlas.text.quantities import render_number
from atlas.web.views.common import collation_key, ranked
from atlas.web.views.filters import Head, entity_tokens
from atlas.web.views.relations import Related, label, once

SHOWN = 4  # lines of a list on another page that are shown at once
LONGEST = 40  # lines of a list on another page; the list of the kind has the rest
BEFORE = 2  # columns of each list before those of its kind: name and place
COLUMNS = 3  # beside the names in a list on another page


@dataclass(frozen=True)
class Cell:
    """What a column tells of an entity: a figure, or other entities; and what it is sorted by, within one unit."""

    name: str
    fact: ResolvedFact | None
    related: tuple[Related, ...]
    sort: str
    unit: str = ""

    @property
    def cites(self) -> list[str]:
        """The paragraphs that say so."""
        cited = [row.edge.cite for one in self.related for row in one.rows if row.edge.cite]
        return list(dict.fromkeys([self.fact.recorded.cite, *cited] if self.fact else cited))

    @property
    def told(self) -> bool:
        """Whether the sources tell anything."""
        return self.fact is not None or bool(self.related)


@dataclass(frozen=True)
class Line:
    """An entity in a list: what it is sorted by, where it stands, what its columns tell, which values of the filters it
    meets; and, on the page of a place, whether it stands in a part of that, and what joins it to the place.
    """

    record: Record
    sort: str
    place: Record | None
    cells: Mapping[str, Cell]
    tokens: dict[str, str]
    elsewhere: bool = False
    joined: str = ""
    rows: tuple[RelatedRow, ...] = ()

    @property
    def facts(self) -> list[ResolvedFact]:
        """The figures that its columns show."""
        return [cell.fact for cell in self.cells.values() if cell.fact]


@dataclass(frozen=True)
class Listing:
    """The entities of a kind in a place, with the columns that tell something of them: the first lines, those that
    unfold, and where the list of all is.
    """

    kind: str
    name: str
    gloss: str
    heads: list[Head]
    lines: list[Line]
    total: int
    all_path: str

    @property
    def first(self) -> list[Line]:
        """Those that are shown at once."""
        return self.lines[: shown_of(len(self.lines), SHOWN)]

    @property
    def rest(self) -> list[Line]:
        """Those that unfold."""
        return self.lines[shown_of(len(self.lines), SHOWN) :]


def columns(c: PageContext, kind: str) -> Sequence[Column]:
    """What boxes and lists of a kind tell."""
    return next((found for of, found in c.site.atlas.themes.columns.items() if of == kind), ())


def heads(c: PageContext, kind: str, lines: Iterable[Line]) -> list[Head]:
    """The columns of a list of a kind: name and place, and of its own those that tell something of one of the lines."""
    cells = [one.cells for one in lines]
    own = [
        Head(key, c.s(column.title), bool(column.indicators))
        for key, column in _listed(c, kind)
        if any(found[key].told for found in cells)
    ]
    return [Head("name", c.t("name")), Head("place", c.t("place")), *own]


def _listed(c: PageContext, kind: str) -> list[tuple[str, Column]]:
    """The columns of lists of a kind, by the keys that they have in addresses."""
    numbered = enumerate(columns(c, kind), 1)
    return [(f"column-{number}", column) for number, column in numbered if column.listed]


def cells(c: PageContext, record: Record, wanted: Iterable[Column]) -> list[Cell]:
    """What columns tell of an entity."""
    return [_cell(c, record, column) for column in wanted]


def _cell(c: PageContext, record: Record, column: Column) -> Cell:
    dossier = c.site.dossier(record.id)
    rows = [row for row in dossier.relations if row.relation in (column.relations if row.forward else column.inverse)]
    related = tuple(once(rows))
    fact = _figure(column, [one for one in dossier.facts if _is_of(one, record.id)], record.id)
    if fact and fact.quantity:
        return Cell(c.s(column.title), fact, related, render_number(fact.quantity.value), fact.indicator.unit)
    sort = collation_key(c, c.site.record(related[0].id)) if related else ""
    return Cell(c.s(column.title), fact, related, sort)


def _is_of(fact: ResolvedFact, own: str) -> bool:
    """Whether a figure is an entity's own, or one that a place gives for it and others together."""
    return fact.record.id == own or fact.record.kind == REGIONS


def _figure(column: Column, facts: Iterable[ResolvedFact], own: str) -> ResolvedFact | None:
    """The figure that a column shows: of the first indicator that has one, the one that stands best for the entity."""
    found = ranked([fact for fact in facts if fact.recorded.indicator in column.indicators], own)
    return min(found, key=lambda fact: column.indicators.index(fact.recorded.indicator), default=None)


def line(c: PageContext, record: Record, page: str = "", rows: Sequence[RelatedRow] = ()) -> Line:
    """An entity in a list of its kind; `rows` join it to the place whose page the list stands on."""
    told = [row for row in rows if row.forward or row.relation not in (LOCATED_IN, PART_OF)]
    place = c.site.place(record)
    return Line(
        record,
        collation_key(c, record),
        place,
        {key: _cell(c, record, column) for key, column in _listed(c, record.kind)},
        entity_tokens(c, record),
        bool(place and page and place.id != page),
        label(c, tuple(dict.fromkeys((row.relation, row.forward) for row in told))),
        tuple(told),
    )


def listing(c: PageContext, place: Record, kind: str, records: Iterable[Record], joined: Iterable[Related]) -> Listing:
    """The entities of a kind in a place: the largest first, then those of which most is told, then by name."""
    rows = {one.id: one.rows for one in joined}
    lines = sorted((line(c, record, place.id, rows.get(record.id, ())) for record in records), key=order)
    name = c.site.atlas.vocabulary.kinds[kind]
    path = f"{c.lang}/{kind}/?place={place.slug}"
    shown = lines[:LONGEST]
    own = heads(c, kind, shown)[BEFORE:][:COLUMNS]
    return Listing(kind, c.s(name), c.in_plain_words(name), own, shown, len(lines), path)


def order(one: Line) -> tuple[float, int, str]:
    """The largest first, then those of which most is told, then by name."""
    figures = [cell for cell in one.cells.values() if cell.fact and cell.sort]
    size = next((float(cell.sort) for cell in figures), 0.0)
    return -size, -sum(cell.told for cell in one.cells.values()), one.sort
