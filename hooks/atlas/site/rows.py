"""Entities without a page of their own: with `pages: facts-only`, what has no more to tell than a row holds is a row on
the page of its place.

Such a row shows all that the page would: names, kind, the whole summary, sources. Whatever has more keeps its page: a
figure, a date, a round, a part, a state, a code, an address elsewhere, a relation that says more than where it stands,
a text of others that names it. So does a place, and a term, whose page is its definition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atlas.data.graph import Edge
from atlas.data.model import Entity
from atlas.data.places import REGIONS
from atlas.data.records import Record
from atlas.data.vocabulary import LOCATED_IN, PART_OF

if TYPE_CHECKING:
    from atlas.site.site import Site

MOST = 100  # rows of one place, so that its page stays light; what comes after them keeps its page
PAGES = (REGIONS, "terms")
# What a row does not show.
FIELDS = ("facts", "dates", "rounds", "parts", "state", "codes", "same_as", "policy", "coordinates")


def anchor_of(entity_id: str) -> str:
    """The anchor of a row: `funds/x` as `funds.x`. No figure, part or heading has a full stop in its own."""
    return entity_id.replace("/", ".")


def rows_of(site: Site) -> dict[str, tuple[str, ...]]:
    """Ids of what is a row by the place that it stands in, in the order of the data; nothing with `pages: all`."""
    if site.atlas.identity.pages == "all":
        return {}
    found = {
        place: [key for key in ids if is_row(site, site.record(key))] for place, ids in site.places.standing.items()
    }
    return {place: tuple(ids[:MOST]) for place, ids in found.items() if ids}


def is_row(site: Site, record: Record) -> bool:
    """Whether a row on the page of the place of an entity tells all that is known of it."""
    place = site.place(record)
    if place is None or record.kind in PAGES or record.id in site.facts_of or record.id in site.graph.into:
        return False
    edges = site.graph.out.get(record.id, ())
    named = any(site.dossier(record.id).mentioned_in.values())
    return not named and not _has_more(record.entity) and all(_is_plain(edge, place.id) for edge in edges)


def _has_more(entity: Entity) -> bool:
    return any(getattr(entity, name) for name in FIELDS)


def _is_plain(edge: Edge, place: str) -> bool:
    """Whether a relation says only that the entity stands in its place."""
    where = edge.relation in (LOCATED_IN, PART_OF) and edge.object == place
    more = edge.note or edge.why or edge.role or edge.share or edge.as_of
    return where and not more and edge.status == "actual" and edge.basis == "text"
