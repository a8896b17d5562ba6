"""Pictures: inline SVG made at build time from the data, with the same content as a table or list beside it.

The functions here say what stands on which page; a picture without anything to show is empty, and
the page leaves its place out.
"""

from __future__ import annotations

from markupsafe import Markup

from atlas.pictures.aims import aims
from atlas.pictures.chain import chain
from atlas.pictures.ladder import ladders, ladders_of_all
from atlas.pictures.money import money
from atlas.pictures.schematic import map_of, map_of_all
from atlas.pictures.timeline import timeline, timeline_of_all
from atlas.pictures.tree import structure
from atlas.site.dossier import Dossier
from atlas.site.page import PageContext

Pictures = dict[str, Markup]


def entity_pictures(c: PageContext, dossier: Dossier) -> Pictures:
    """The pictures of an entity's page by their place on it."""
    return {
        "map": map_of(c, dossier),
        "structure": structure(c, dossier),
        "chain": chain(c, dossier),
        "ladder": ladders(c, dossier, climbs=True),
        "stages": ladders(c, dossier, climbs=False),
        "money": money(c, dossier),
        "aims": aims(c, dossier),
        "timeline": timeline(c, dossier),
    }


def home_pictures(c: PageContext) -> Pictures:
    """The pictures of the home page."""
    return {"map": map_of_all(c)}


def kind_pictures(c: PageContext, kind: str) -> Pictures:
    """The pictures above the list of a kind: the map of regions, the ladders of the kind, the timeline of events."""
    return {
        "map": map_of_all(c) if kind == "regions" else Markup(),
        "ladder": ladders_of_all(c, kind),
        "timeline": timeline_of_all(c) if kind == "events" else Markup(),
    }
