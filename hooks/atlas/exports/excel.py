"""CSV for spreadsheets: what Excel and WPS open by double-click without garbling or changing a cell.

A byte order mark makes them read UTF-8. Cells that they would take for a date (2023-10), a fraction (1/3 → 3 January)
or a formula are written as ="…", which they show as the text it holds. Programs should take the plain CSV instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from atlas.exports.cells import Row
from atlas.exports.tables import to_csv

BOM = "\ufeff"
# Begins like a formula, or is made of nothing but digits and the signs of dates, times, fractions and percentages; a
# plain number is safe.
CHANGED = re.compile(r"(?![1-9]\d{0,14}\Z)(?:[=+\-@\t\r].*|[\d./:\-, ]*\d[\d./:\-,% ]*)", re.DOTALL)
LONGEST = 255  # of a text in a formula


def to_excel(columns: Sequence[str], rows: list[Row]) -> str:
    """The rows with a byte order mark; numbers stay numbers, and texts that would be changed are guarded."""
    return BOM + to_csv(columns, [{column: guarded(row[column]) for column in columns} for row in rows])


def guarded(cell: Any) -> Any:
    """A cell as a spreadsheet leaves it; a guarded text too long for a formula is kept from being one by a quotation
    mark.
    """
    if not isinstance(cell, str) or not CHANGED.fullmatch(cell):
        return cell
    return '="' + cell.replace('"', '""') + '"' if len(cell) <= LONGEST else "'" + cell
