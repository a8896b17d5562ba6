"""Tables of the contract as classic scripts that register themselves, for the downloads that are made in the browser.

A page opened from a disk can fetch nothing, but it may load a script. It does so only when a reader asks for a
download, or for text that the page does not show; nobody else pays for it. They are no part of `data/v1/`: other
programs read the tables there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from atlas.exports.tables import TABLES, Row, entities, facts
from atlas.site.site import Site

FOLDER = "assets/tables"


def browser_tables(site: Site) -> dict[str, str]:
    """`assets/tables/<name>.js` for figures and entities: `atlas.tables.<name> = {columns, rows}`, the rows as
    arrays.
    """
    made: dict[str, Iterable[Row]] = {"facts": facts(site), "entities": entities(site)}
    return {
        f"{FOLDER}/{table.name}.js": _script(table.name, table.columns, made[table.name])
        for table in TABLES
        if table.name in made
    }


def _script(name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    """JSON is a part of JavaScript since ES2019, U+2028 included."""
    table = {"columns": columns, "rows": [[row[column] for column in columns] for row in rows]}
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    return f"((window.atlas = window.atlas || {{}}).tables = window.atlas.tables || {{}}).{name} = {text};\n"
