"""A quantity: a number with its unit and how exact the source is about it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from atlas.text.qualifiers import Qualifier
from atlas.text.units import Unit

Number = Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in ``unit``. ``value`` is a Fraction exactly when a fraction is printed (1/3 is 100/3 percent).

    ``value_max`` is given for a range only. ``at_least`` and ``at_most`` include the number, ``over`` and ``under`` do
    not; 百亿级 ("of the ten-billion class") is at_least ten billion.
    """

    value: Number
    value_max: Number | None
    unit: Unit
    qualifier: Qualifier


class QuantityError(ValueError):
    """The print is not one quantity of the indicator's unit; ``hint`` says what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
