"""The home page: what the atlas holds, and the ways into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atlas.data.graph import PartNode
from atlas.data.model import Source
from atlas.data.model.themes import Systems
from atlas.data.records import Record
from atlas.pictures import Pictures, home_pictures
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.view import View
from atlas.web.views.changes import Edition, edition
from atlas.web.views.common import collation_key, key_facts, newest_sources, systems_of

VALUES = 4  # of a place
PLACES, SYSTEMS = 6, 12  # cards; the rest is one click away
PARTS = 16  # of a system on its card
EDITIONS = 3


@dataclass(frozen=True)
class System:
    """A system with the first of its parts, and how many more it has; without parts its summary says what it is."""

    record: Record
    tree: tuple[PartNode, ...]
    rest: int


@dataclass(frozen=True)
class PlaceCard:
    """A place with some of its figures."""

    record: Record
    facts: list[ResolvedFact]
    total: int


@dataclass(frozen=True)
class News:
    """An edition of the data, and how much changed in it by the words for how."""

    edition: Edition
    sizes: list[tuple[str, int]]


@dataclass(frozen=True)
class HomeView(View):
    """The home page of a language."""

    template: ClassVar[str] = "home.html"

    counts: dict[str, int]
    """How much the atlas holds, by the key of the word for it."""
    pictures: Pictures
    """Its pictures by their names; those with nothing to show are empty."""
    places: list[PlaceCard]
    """Places with figures, the richest first."""
    systems: list[System]
    """Systems with the most parts, by name."""
    systems_total: int
    """Number of all systems."""
    systems_of: Systems | None
    """Which entities are systems, and the heading above them; None if the atlas has none."""
    kinds: list[tuple[str, str, int]]
    """Every kind with its name and how many entities it has."""
    news: list[News]
    """The newest editions of the data, the newest first."""
    sources: list[tuple[str, Source]]
    """Ids and sources, the newest first."""


@dataclass(frozen=True)
class CountsPart(View):
    """How much the atlas holds, in a hand-written page."""

    template: ClassVar[str] = "part-counts.html"

    counts: dict[str, int]
    """Numbers by the key of the word for what is counted."""


def home_view(c: PageContext) -> HomeView:
    """The way in: what there is, places with figures, systems, sources, what is new."""
    atlas = c.site.atlas
    kinds = [(kind, c.s(name), len(atlas.of_kind(kind))) for kind, name in atlas.vocabulary.kinds.items()]
    systems, chosen = systems_of(c), atlas.themes.systems
    largest = sorted(systems, key=lambda record: -len(c.site.dossier(record.id).all_parts))[:SYSTEMS]
    return HomeView(
        counts=counts(c),
        pictures=home_pictures(c),
        places=_place_cards(c)[:PLACES],
        systems=[_system(c.site.dossier(one.id)) for one in sorted(largest, key=lambda one: collation_key(c, one))],
        systems_total=len(systems),
        systems_of=chosen,
        kinds=kinds,
        news=_news(c),
        sources=newest_sources(c),
    )


def _system(dossier: Dossier) -> System:
    return System(dossier.record, dossier.parts[:PARTS], max(0, len(dossier.parts) - PARTS))


def counts_part(c: PageContext) -> CountsPart:
    """The numbers alone."""
    return CountsPart(counts(c))


def counts(c: PageContext) -> dict[str, int]:
    """How much the atlas holds."""
    site = c.site
    return {
        "entities": len(site.atlas.records),
        "figures": len(site.facts),
        "relations": len(site.graph.edges),
        "sources": len(site.atlas.sources),
    }


def _place_cards(c: PageContext) -> list[PlaceCard]:
    """Places with at least as many figures as a card shows, the richest first."""
    cards = []
    for record in c.site.atlas.of_kind("regions"):
        dossier = c.site.dossier(record.id)
        chosen = key_facts(c, dossier, VALUES)
        if len(chosen) == VALUES:
            cards.append(PlaceCard(record, chosen, len(dossier.facts)))
    return sorted(cards, key=lambda card: -card.total)


def _news(c: PageContext) -> list[News]:
    """The newest editions of the data, the newest first."""
    editions = [edition(c, change) for change in c.site.atlas.changes[:EDITIONS]]
    return [News(one, _sizes(c, one)) for one in editions]


def _sizes(c: PageContext, one: Edition) -> list[tuple[str, int]]:
    figures = [(c.t("change-figures"), len(one.figures))] if one.figures else []
    return figures + [(label, len(names)) for label, names in one.groups if names]
