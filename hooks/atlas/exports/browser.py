"""Tables of the contract as classic scripts that register themselves, for the downloads that are made in the browser.

A page opened from a disk can fetch nothing, but it may load a script. It does so only when a reader asks for a
download, or for text that the page does not show; nobody else pays for it. They are no part of `data/v1/`: other
programs read the tables there.
"""

from __future__ import annotations

import json

from atlas.exports.tables import TABLES, Rows, Table

FOLDER = "assets/tables"
NAMES = ("entities", "facts", "policies")


def browser_tables(rows: Rows) -> dict[str, str]:
    """`assets/tables/<name>.js` for figures, entities and policies: `atlas.tables.<name> = {columns, rows}`, the rows
    as arrays.
    """
    return {f"{FOLDER}/{table.name}.js": _script(table, rows) for table in TABLES if table.name in NAMES}


def _script(table: Table, rows: Rows) -> str:
    """JSON is a part of JavaScript since ES2019, U+2028 included."""
    content = {"columns": table.columns, "rows": [[row[name] for name in table.columns] for row in rows[table.name]]}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"((window.atlas = window.atlas || {{}}).tables = window.atlas.tables || {{}}).{table.name} = {text};\n"
