"""Facts read: the quantity of a fact, from what is printed or, where that cannot be, from a value by hand."""

from __future__ import annotations

from decimal import Decimal

from atlas.data.model import Fact, Indicator
from atlas.text.quantities import Quantity, QuantityError, parse
from atlas.text.units import Unit, Units


class NotReadable(ValueError):
    """Why a fact has no value: the field at fault, what is wrong, and a hint."""

    def __init__(self, field: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.field, self.message, self.hint = field, message, hint


def read_fact(fact: Fact, indicator: Indicator, units: Units) -> Quantity | None:
    """The quantity of a fact in the unit of its indicator, None for a claim of standing; raises NotReadable."""
    unit = units[indicator.unit]
    if unit.grammar == "standing":
        _refuse_number(fact)
        return None
    if fact.value is not None:
        return _by_hand(fact, indicator, units)
    if fact.unit or fact.qualifier or fact.value_max:
        raise NotReadable("value", "is missing beside unit, qualifier or value_max", "these belong to a value by hand")
    try:
        return parse(fact.printed, unit, units, change=indicator.change)
    except QuantityError as error:
        raise NotReadable("printed", error.message, error.hint) from error


def _refuse_number(fact: Fact) -> None:
    if fact.value or fact.value_max or fact.unit or fact.qualifier:
        raise NotReadable("value", "a claim of standing has no value", "say by `ordinal:` what the text claims")


def _by_hand(fact: Fact, indicator: Indicator, units: Units) -> Quantity:
    unit = units[indicator.unit]
    if _parses(fact.printed, unit, units, change=indicator.change):
        raise NotReadable(
            "value", f"is given by hand, but '{fact.printed}' can be read", "delete value, unit and qualifier"
        )
    if fact.note is None:
        raise NotReadable("value", "is given by hand without a note", "say in `note:` how it was read")
    if unit.grammar in ("count", "person") and (other := _of_another(fact.printed, units)):
        hint = "record it under an indicator of that unit"
        raise NotReadable("value", f"'{fact.printed}' is a figure in {other}, and the indicator is in {unit.key}", hint)
    if fact.unit not in (None, unit.key):
        raise NotReadable("unit", f"'{fact.unit}' is not the indicator's unit", f"it is '{unit.key}'")
    low, high = Decimal(str(fact.value)), Decimal(fact.value_max) if fact.value_max else None
    if high is not None and high <= low:
        raise NotReadable("value_max", f"{high} is not more than value, {low}", "a range goes from value to value_max")
    return Quantity(value=low, value_max=high, unit=unit, qualifier=fact.qualifier or "exact")


def _of_another(printed: str, units: Units) -> str:
    """The unit of measure or money in which a print can be read; nothing if there is none."""
    measures = (
        unit
        for unit in units.values()
        if unit.grammar in ("plain", "money", "points") and any(word in printed for word in unit.words)
    )
    return next((unit.key for unit in measures if _parses(printed, unit, units, change=True)), "")


def _parses(printed: str, unit: Unit, units: Units, *, change: bool) -> bool:
    try:
        parse(printed, unit, units, change=change)
    except QuantityError:
        return False
    return True
