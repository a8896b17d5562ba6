"""Units as data: what their printed words are worth in each other."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from atlas.text.units import Unit, Units

from ..fixture.support import fixture_units, real_atlas


def _shipped() -> Units:
    return real_atlas().vocabulary.units


def _base_units(unit: Unit, word: str) -> Fraction:
    """How many base units of its dimension one of a printed word is."""
    return Fraction(unit.words[word]) * unit.size


@pytest.mark.parametrize("units", [fixture_units, _shipped])
def test_a_word_is_worth_the_same_in_every_unit_of_its_dimension(units: Callable[[], Units]) -> None:
    """A wrong factor or size shows where another unit knows the word: 兆瓦 in MW and in GW."""
    shared = 0
    for unit in units().values():
        for word in unit.words:
            for other in units().named(word):
                if other.key != unit.key and unit.converts_to(other):
                    shared += 1
                    assert _base_units(unit, word) == _base_units(other, word), (word, unit.key, other.key)
    assert shared > 5


# Written out from the standards, not taken from the data.
WORTH = {
    ("m2", "亩"): ("mu", Fraction(2000, 3)),
    ("m2", "公顷"): ("ha", Fraction(10_000)),
    ("m2", "平方公里"): ("km2", Fraction(1_000_000)),
    ("MW", "GW"): ("GW", Fraction(1000)),
    ("m", "公里"): ("km", Fraction(1000)),
    ("m", "英寸"): ("inch", Fraction(254, 10_000)),
    ("m", "nm"): ("nm", Fraction(1, 10**9)),
    ("day", "小时"): ("hour", Fraction(1, 24)),
    ("day", "分钟"): ("minute", Fraction(1, 24 * 60)),
    ("month", "年"): ("year", Fraction(12)),
}


@pytest.mark.parametrize(("base", "word"), WORTH)
def test_units_of_a_dimension_convert(base: str, word: str) -> None:
    key, size = WORTH[base, word]
    one, other = _shipped()[base], _shipped()[key]
    assert one.converts_to(other) and other.converts_to(one)
    assert _base_units(other, word) / one.size == size


@pytest.mark.parametrize(
    ("one", "other"), [("CNY", "USD"), ("m2", "m"), ("percent", "points"), ("day", "month"), ("standing", "standing")]
)
def test_what_measures_something_else_does_not_convert(one: str, other: str) -> None:
    """A month has no fixed number of days; a unit without a dimension does not even convert to itself."""
    assert not _shipped()[one].converts_to(_shipped()[other])
