"""Figures printed in English: what is read, and what is left as it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from atlas.text import quantities
from atlas.text.english import has_english, in_chinese
from atlas.text.qualifiers import Qualifier
from atlas.text.quantities import QuantityError

from ..fixture.support import fixture_units

UNITS = fixture_units()

READ: list[tuple[str, str, Qualifier, str]] = [
    ("4,324", "count", "exact", "4324"),
    ("over 900", "count", "over", "900"),
    ("More than 3,600", "count", "over", "3600"),
    ("nearly 800", "count", "nearly", "800"),
    ("at least 10", "count", "at_least", "10"),
    ("fewer than 10", "count", "under", "10"),
    ("four", "count", "exact", "4"),
    ("40,000-plus", "person", "over", "40000"),
    ("some 570,700", "person", "approx", "570700"),
    ("982.51 billion yuan", "CNY", "exact", "982510000000"),
    ("nearly 45 billion yuan", "CNY", "nearly", "45000000000"),
    ("7.5 million yuan", "CNY", "exact", "7500000"),
    ("2.1 trillion yuan", "CNY", "exact", "2100000000000"),
    ("RMB 90 billion", "CNY", "exact", "90000000000"),
    ("over RMB 100 billion", "CNY", "over", "100000000000"),
    ("$31.23 billion", "USD", "exact", "31230000000"),
    ("US$ 310 million", "USD", "exact", "310000000"),
    ("2.96 percent", "percent", "exact", "2.96"),
    ("20%", "percent", "exact", "20"),
    ("100 square kilometers", "km2", "exact", "100"),
    ("220-square-kilometer", "km2", "exact", "220"),
    ("6.8 sq km", "km2", "exact", "6.8"),
    ("44-sq-km", "km2", "exact", "44"),
    ("over 10 billion RMB", "CNY", "over", "10000000000"),
    ("Nineteen", "count", "exact", "19"),
    ("one quarter", "percent", "exact", "25"),
    ("about a fifth", "percent", "approx", "20"),
    ("No 17", "rank", "exact", "17"),
    ("41st", "rank", "exact", "41"),
    ("second", "rank", "exact", "2"),
    ("top 25", "rank", "at_most", "25"),
    ("top five", "rank", "at_most", "5"),
]


@pytest.mark.parametrize(("printed", "unit", "qualifier", "value"), READ)
def test_an_english_figure_is_read_exactly(printed: str, unit: str, qualifier: Qualifier, value: str) -> None:
    found = quantities.parse(printed, UNITS[unit], UNITS)
    assert (found.value, found.qualifier) == (Decimal(value), qualifier)


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("45 billion", "USD"),  # of what; Chinese leaves out yuan only
        ("45 billion yuan", "USD"),
        ("RMB 45 billion yuan", "CNY"),
        ("12,34 firms", "count"),
        ("1,42 million yuan", "CNY"),
        ("a few hundred", "count"),
        ("007 yuan", "CNY"),
        ("forty-first", "rank"),
        ("top class", "rank"),
        ("5 percent", "count"),
        ("up to 5", "count"),
        ("RMB 10 billion RMB", "CNY"),
        ("one-first", "percent"),
        ("twenty-one", "count"),
    ],
)
def test_what_is_no_single_english_figure_of_the_unit_is_refused(printed: str, unit: str) -> None:
    with pytest.raises(QuantityError):
        quantities.parse(printed, UNITS[unit], UNITS)


@pytest.mark.parametrize("printed", ["约8.8万平方米", "4.8GW", "66", "2,485", "No one"])
def test_anything_else_stays_as_it_is(printed: str) -> None:
    assert in_chinese(printed) == printed


def test_english_words_are_told_from_bare_digits_and_signs_of_units() -> None:
    assert (
        has_english("over 900")
        and has_english("4,324")
        and has_english("No 17")
        and has_english("49th")
        and has_english("22nd")
    )
    assert (
        not has_english("4324")
        and not has_english("1,2")
        and not has_english("4.8GW")
        and not has_english("RMB 90亿元")
    )
