"""The atlas as data to take away: everything below `site/data/v1/`, and the same rows for the browser.

`tables` is the contract: five tables as CSV and JSON, and one JSON an entity. `downloads` adds what tools want around
them.
"""

from __future__ import annotations

from atlas.exports.browser import browser_tables
from atlas.exports.cited import cited_scripts
from atlas.exports.downloads import downloads
from atlas.exports.figures import figure_scripts
from atlas.exports.rows import EntityRow, FactRow, IndicatorRow, RelationRow, SourceRow
from atlas.exports.tables import FOLDER, made, tables, to_csv, to_json
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
    "tables",
    "to_csv",
    "to_json",
]


def exports(site: Site) -> dict[str, str | bytes]:
    """Every file below `data/v1/`, and the tables that the browser's downloads are made from."""
    rows = made(site)
    found: dict[str, str | bytes] = {**tables(site, rows)}
    loaded = {**browser_tables(rows), **figure_scripts(site), **cited_scripts(site)}
    return {**found, **downloads(site, rows, found), **loaded}
