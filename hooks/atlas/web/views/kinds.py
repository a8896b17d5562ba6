"""The page of a kind: its index, the tree of places, the systems with what they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from markupsafe import Markup

from atlas.data.model.themes import Systems
from atlas.data.places import REGIONS
from atlas.data.records import Record
from atlas.pictures import Pictures, kind_pictures
from atlas.site.page import PageContext
from atlas.web.view import View
from atlas.web.views.common import Crumb, collation_key, home_crumb, systems_of
from atlas.web.views.filters import Filter, Head, entity_filters
from atlas.web.views.lists import BEFORE, Line, heads, line, order
from atlas.web.views.sheets import Sheet, on_pages

CUT = 16  # lines after which a list ends on a screen until the rest is asked for; explore.css has the same number
WHOLE = 24  # lines of a list that is not cut: asking for the rest of it would bring little
SYSTEMS = 12  # systems that are shown with their summaries; the rest unfolds


@dataclass(frozen=True)
class Chip:
    """A choice of a filter as a link: its name, how many entities it leaves, and its address from the page."""

    name: str
    count: int
    href: str


@dataclass(frozen=True)
class Explained:
    """The name of a type, and what it is in plain words."""

    name: str
    gloss: str


@dataclass(frozen=True)
class PlaceNode:
    """A node of the tree of regions."""

    record: Record
    inside: list[PlaceNode]


@dataclass(frozen=True)
class KindView(View):
    """The page of a kind."""

    template: ClassVar[str] = "kind.html"

    crumbs: list[Crumb]
    """The way to the page."""
    kind: str
    """The kind."""
    title: str
    """Its name."""
    chips: list[Chip]
    """The types in use, each with the address of the list of its entities."""
    pictures: Pictures
    """Its pictures by their names; those with nothing to show are empty."""
    gloss: str
    """What belongs to the kind, in a few words."""
    types: list[Explained]
    """Types in use whose names say too little, with what they are."""
    systems: list[Record]
    """Systems, shown with their summaries; only of their kind."""
    more_systems: list[Record]
    """Those that unfold."""
    systems_of: Systems | None
    """Which entities are systems, and the heading above them; None if the atlas has none."""
    roots: list[PlaceNode]
    """The tree of places from the top; only of regions."""
    filters: list[Filter]
    """What the lines can be filtered by."""
    heads: list[Head]
    """The columns of the list, by which it can be sorted; none for a list that is no table."""
    by_size: bool
    """Whether the list begins with the largest figure of its first own column, not with the first name."""
    lines: list[Line]
    """The entities of the kind; those of the sheet, if the list is cut."""
    is_cut: bool
    """Whether a screen shows only the first of them until the rest is asked for."""
    sheet: Sheet | None = None
    """Which page of the list it is, if that is cut."""


def kind_views(c: PageContext, kind: str) -> Iterator[tuple[str, View]]:
    """The pages of a kind by their paths: one, or the one that leads to the sheets of a long list, and these."""
    view = kind_view(c, kind)
    lines, make = sorted(view.lines, key=lambda line: line.sort), partial(_sheet, c, view)
    yield from on_pages(c, view, view.crumbs, view.title, lines, lambda line: c.name(line.record.id), make)


def _sheet(c: PageContext, view: KindView, sheet: Sheet, crumbs: list[Crumb], lines: Sequence[Line]) -> KindView:
    """A page of a long list: its lines and the filters over them, without what stands for the whole kind."""
    return replace(
        view,
        crumbs=crumbs,
        chips=[],
        pictures={name: Markup() for name in view.pictures},
        gloss="",
        types=[],
        systems=[],
        more_systems=[],
        roots=[],
        filters=entity_filters(c, view.kind, [line.tokens for line in lines]),
        by_size=False,
        lines=list(lines),
        is_cut=len(lines) > WHOLE,
        sheet=sheet,
    )


def kind_view(c: PageContext, kind: str) -> KindView:
    """All entities of a kind, by name or, where its first column is a figure, by size; the regions as a tree too, the
    systems with their summaries.
    """
    records = sorted(c.site.atlas.of_kind(kind), key=lambda record: collation_key(c, record))
    lines = [line(c, record) for record in records]
    found = [] if kind == "terms" else heads(c, kind, lines)
    by_size = kind != REGIONS and any(head.numbers for head in found[BEFORE : BEFORE + 1])
    if by_size:
        lines.sort(key=order)
    chosen = c.site.atlas.themes.systems
    systems = systems_of(c) if chosen and chosen.kind == kind else []
    systems.sort(key=lambda record: collation_key(c, record))
    name = c.site.atlas.vocabulary.kinds[kind]
    return KindView(
        crumbs=[home_crumb(c)],
        kind=kind,
        title=c.s(name),
        gloss=c.in_plain_words(name),
        types=_explained(c, kind, records),
        chips=_chips(c, kind, records),
        pictures=kind_pictures(c, kind),
        systems=systems[:SYSTEMS],
        more_systems=systems[SYSTEMS:],
        systems_of=chosen,
        roots=_roots(c) if kind == "regions" else [],
        filters=entity_filters(c, kind, [line.tokens for line in lines]),
        heads=found,
        by_size=by_size,
        lines=lines,
        is_cut=len(lines) > WHOLE,
    )


def _chips(c: PageContext, kind: str, records: list[Record]) -> list[Chip]:
    counts = Counter(record.entity.type for record in records)
    types = c.site.atlas.vocabulary.types[kind]
    return [Chip(c.s(name), counts[key], f"?type={key}#list") for key, name in types.items() if counts[key]]


def _explained(c: PageContext, kind: str, records: list[Record]) -> list[Explained]:
    used, types = {record.entity.type for record in records}, c.site.atlas.vocabulary.types[kind]
    return [Explained(c.s(name), c.s(name.gloss)) for key, name in types.items() if name.gloss and key in used]


def _roots(c: PageContext) -> list[PlaceNode]:
    inside: dict[str | None, list[Record]] = defaultdict(list)
    for record in c.site.atlas.of_kind("regions"):
        inside[record.entity.parent].append(record)
    for places in inside.values():
        places.sort(key=lambda record: collation_key(c, record))

    def node(record: Record) -> PlaceNode:
        return PlaceNode(record, [node(child) for child in inside[record.id]])

    return [node(record) for record in inside[None]]
