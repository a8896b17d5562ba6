"""The atlas as data to take away: everything below `site/data/v1/`, and the same rows for the browser.

`tables` is the contract: five tables as CSV and JSON, and one JSON an entity. `downloads` adds what tools want around
them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from atlas.exports.browser import browser_tables
from atlas.exports.cited import cited_scripts
from atlas.exports.downloads import database, downloads, spreadsheets, triples
from atlas.exports.figures import figure_scripts
from atlas.exports.rows import EntityRow, FactRow, IndicatorRow, RelationRow, SourceRow
from atlas.exports.tables import (
    FOLDER,
    csv_files,
    entity_files,
    indicator_files,
    json_files,
    made,
    tables,
    to_csv,
    to_json,
)
from atlas.site.site import Site

ENTITIES = tuple(EntityRow.model_fields)
FACTS = tuple(FactRow.model_fields)
RELATIONS = tuple(RelationRow.model_fields)
SOURCES = tuple(SourceRow.model_fields)
INDICATORS = tuple(IndicatorRow.model_fields)

__all__ = [
    "ENTITIES",
    "FACTS",
    "FOLDER",
    "INDICATORS",
    "RELATIONS",
    "SOURCES",
    "downloads",
    "exports",
    "of_texts",
    "parts_of_exports",
    "tables",
    "to_csv",
    "to_json",
]


Files = Mapping[str, str | bytes]


def exports(site: Site) -> dict[str, str | bytes]:
    """Every file below `data/v1/`, and the tables that the browser's downloads are made from."""
    return {path: content for make in parts_of_exports(site).values() for path, content in make().items()}


def parts_of_exports(site: Site) -> dict[str, Callable[[], Files]]:
    """The same in parts that can be made apart, by their names: of a large atlas, all at once would fill the memory."""
    return {
        "csv": lambda: csv_files(made(site)),
        "json": lambda: json_files(made(site)),
        "indicators": lambda: indicator_files(made(site)),
        "entities": lambda: entity_files(site, made(site)),
        "downloads": lambda: downloads(site, csv_files(made(site))),
        "spreadsheets": lambda: spreadsheets(made(site)),
        "database": lambda: database(site, made(site)),
        "triples": lambda: triples(site, made(site)),
        "browser": lambda: browser_tables(made(site)),
        "figures": lambda: figure_scripts(site),
        "cited": lambda: cited_scripts(site),
    }


def of_texts(site: Site) -> dict[str, Callable[[], Files]]:
    """Those of these parts that say of the edition what it is and nothing that follows from that."""
    return {name: make for name, make in parts_of_exports(site).items() if name in ("entities", "figures", "cited")}
