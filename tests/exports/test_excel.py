"""CSV for spreadsheets: what they would change is guarded, and nothing else is."""

from __future__ import annotations

import csv
import io
import re

import pytest

from atlas.exports.excel import guarded

from .made import files, parsed, text

TABLES = ("entities", "facts", "relations", "sources", "indicators")


@pytest.mark.parametrize(
    "cell",
    [
        "2023-10",
        "2023-01/2023-11",
        "../2023-11",
        "1/3",
        "3-5",
        "0012",
        "4.80",
        "2.87%",
        "12:30",
        "1234567890123456",
        "=1+1",
        "+1",
        "-x",
        "@SUM(A1)",
        "\t=1",
    ],
)
def test_guarded(cell: str) -> None:
    assert guarded(cell) == f'="{cell}"'


@pytest.mark.parametrize(
    "cell", ["249万平方米", "Haimen", "2023", "1860家", "regions/haimen", "", "R&D", "a=b", "3 or more"]
)
def test_left_alone(cell: str) -> None:
    assert guarded(cell) == cell


def test_numbers_and_nothing_stay() -> None:
    assert [guarded(cell) for cell in (88000, 33.333333, None)] == [88000, 33.333333, None]


def test_quotation_marks_and_long_texts() -> None:
    assert guarded('="x"') == '="=""x"""'
    assert guarded("=" + "x" * 300) == "'=" + "x" * 300


@pytest.mark.parametrize("table", TABLES)
def test_the_same_rows_under_a_byte_order_mark(table: str) -> None:
    content = text(f"{table}-excel.csv")
    assert content.startswith("\ufeff") and not content.startswith("\ufeff\ufeff")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""), strict=True))
    plain = [{key: _bare(value) for key, value in row.items()} for row in rows]
    assert plain == [
        {key: "" if value is None else str(value) for key, value in row.items()} for row in parsed(f"{table}.json")
    ]


def _bare(cell: str) -> str:
    return cell[2:-1].replace('""', '"') if re.fullmatch(r'="[\s\S]*"', cell) else cell


def test_no_cell_of_the_fixture_begins_a_formula_of_somebody_else() -> None:
    for name in files():
        if name.endswith("-excel.csv"):
            cells = [cell for row in csv.reader(io.StringIO(text(name), newline="")) for cell in row]
            assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@") and not cell.startswith('="')] == []
