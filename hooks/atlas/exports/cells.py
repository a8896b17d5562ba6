"""Cells of the tables: how texts, lists and numbers stand in one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from atlas.data.model import Round, Text
from atlas.data.records import Record
from atlas.site.site import Site
from atlas.text.quantities import QuantityError, parse, render_number
from atlas.text.units import Units

Row = dict[str, Any]
BOTH = " / "  # between the languages of a text that has one column


def listed(items: Iterable[str]) -> str | None:
    return "|".join(items) or None


def both(text: Text | None) -> str | None:
    return f"{text.zh}{BOTH}{text.en}" if text else None


def pair(name: str, text: Text | None) -> Row:
    """A text as the two columns of its languages."""
    return {f"{name}_zh": text and text.zh, f"{name}_en": text and text.en}


def nearest_place(site: Site, record: Record) -> str | None:
    """The id of the place where an entity stands; for a place, its own."""
    place = site.places.nearest(record)
    return place.id if place else None


def number(value: Decimal | Fraction) -> int | float:
    """A plain number for CSV and JSON; a fraction without an end (1/3) keeps six decimals, and `printed` the truth."""
    exact = Decimal(render_number(value))
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def amount(found: Round, units: Units) -> int | float | None:
    if found.printed is None or found.unit is None:
        return None
    try:
        return number(parse(found.printed, units[found.unit], units).value)
    except QuantityError:
        return None
