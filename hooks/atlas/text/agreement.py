"""Whether two quantities of one unit can be the same number, told by how exactly each is printed.

Each stands for an interval. An exact number is as wide as its last printed digit (249万 is 248.5 to 249.5 万), a count
that is printed in full as wide as itself. `over`, `at_least`, `nearly`, `under` and `at_most` reach as far as a step of
the last digit that is not 0 (超1300亿 ends before 1400 亿), but never further than `FAR` of the number; `approx` as far
on both sides, but never further than `NEAR`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from atlas.text.quantity import Quantity

Cause = Literal["", "rounding", "qualifier"]
FAR, NEAR = Fraction(1, 5), Fraction(1, 20)
ROUND = 100  # a number that ends in as many zeros as this may be a round one
STRICT = frozenset({"over", "under", "nearly"})
WHOLE = frozenset({"count", "person"})  # grammars of units that are counted one by one
_PRINTED = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Printed:
    """A quantity with the characters that it was read from."""

    quantity: Quantity
    text: str

    @property
    def value(self) -> Fraction:
        """Its number, or the lower end of its range."""
        return Fraction(self.quantity.value)

    @property
    def exact(self) -> bool:
        """Whether nothing in the text says that it is not."""
        return self.quantity.qualifier == "exact"

    def digit(self) -> Fraction:
        """What the last printed digit is worth; 0 where no digits are printed."""
        number, scale = self._number()
        return scale * Fraction(10) ** _exponent(number) if scale else Fraction(0)

    def step(self) -> Fraction:
        """What the last digit that is not 0 is worth."""
        number, scale = self._number()
        exact = number if scale else _decimal(self.value)
        return (scale or Fraction(1)) * Fraction(10) ** _exponent(exact.normalize())

    def _number(self) -> tuple[Decimal, Fraction]:
        """The number in digits, and how much one of it is in the unit; 0 where none is printed."""
        match = _PRINTED.search(self.text)
        number = Decimal(match.group().replace(",", "")) if match else Decimal(0)
        return number, abs(self.value) / Fraction(number) if number else Fraction(0)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; an end that is not `closed` does not belong to it."""

    low: Fraction
    high: Fraction
    closed: tuple[bool, bool] = (True, True)

    def meets(self, other: Interval) -> bool:
        """Whether one number at least is in both."""
        low, first = max((self.low, not self.closed[0]), (other.low, not other.closed[0]))
        high, last = min((self.high, self.closed[1]), (other.high, other.closed[1]))
        return low < high or (low == high and not first and last)


def interval(printed: Printed) -> Interval:
    """All numbers that a print can mean."""
    value, quantity = printed.value, printed.quantity
    reach = min(printed.step(), abs(value) * FAR)
    match quantity.qualifier:
        case "range":
            return Interval(value, Fraction(quantity.value_max or quantity.value))
        case "over":
            return Interval(value, value + reach, (False, False))
        case "at_least":
            return Interval(value, value + reach, (True, False))
        case "nearly" | "under":
            return Interval(value - reach, value, (False, False))
        case "at_most":
            return Interval(value - reach, value, (False, True))
        case "approx":
            near = min(printed.step(), abs(value) * NEAR)
            return Interval(value - near, value + near)
        case "exact":
            return _exact(printed)


def _exact(printed: Printed) -> Interval:
    digit, value = printed.digit(), printed.value
    if not digit or (printed.quantity.unit.grammar in WHOLE and digit <= 1):
        return Interval(value, value)
    return Interval(value - digit / 2, value + digit / 2, (True, False))


def agree(one: Printed, other: Printed) -> tuple[bool, Cause]:
    """Whether two quantities can be the same number, and what explains that they are not printed alike."""
    if one.quantity.qualifier == other.quantity.qualifier and _ends(one) == _ends(other):
        return True, ""
    meet = interval(one).meets(interval(other)) and not _excludes(one, other) and not _excludes(other, one)
    if not (one.exact and other.exact):
        return meet, "qualifier" if meet or _apart(one, other) <= FAR else ""
    return meet, "rounding" if meet or _rounds(one, other) or _rounds(other, one) else ""


def _excludes(strict: Printed, other: Printed) -> bool:
    """Whether one says that it is not the number which the other prints: 不到30天, 30天."""
    return strict.quantity.qualifier in STRICT and other.exact and strict.value == other.value


def _apart(one: Printed, other: Printed) -> Fraction:
    """How far two numbers are apart, as a share of the greater."""
    most = max(abs(one.value), abs(other.value))
    return abs(one.value - other.value) / most if most else Fraction(0)


def _ends(printed: Printed) -> tuple[Fraction, Fraction | None]:
    most = printed.quantity.value_max
    return printed.value, None if most is None else Fraction(most)


def _rounds(fine: Printed, coarse: Printed) -> bool:
    """Whether a number in full becomes, rounded, the other, which ends in zeros: 2140, 2100."""
    step, digit = coarse.step(), coarse.digit()
    if not digit or step < ROUND * digit or _apart(fine, coarse) > NEAR:
        return False
    return coarse.value - step / 2 <= fine.value < coarse.value + step / 2
