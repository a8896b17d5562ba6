"""What pages show: quantities and periods in words (约8.8万平方米, about 88,000 m²; 截至2023年10月, to October 2023),
and how many lines of a list.
"""

from __future__ import annotations

from functools import cache

from atlas.site.i18n import word
from atlas.site.release import Release
from atlas.text.dates import OPEN, ends, is_approximate
from atlas.text.formats import amount, show_date, show_span
from atlas.text.language import Language
from atlas.text.quantities import Quantity


def show(quantity: Quantity, lang: Language) -> str:
    """A quantity for reading, with unit and qualifier."""
    if quantity.unit.grammar == "rank":
        top = quantity.qualifier == "at_most"
        return word("rank-top", lang, n=int(quantity.value)) if top else amount(quantity, lang)
    return word(f"qualifier-{quantity.qualifier}", lang, amount=amount(quantity, lang))


@cache  # the same few dozen dates stand on every page
def show_period(period: str, lang: Language) -> str:
    """A period of the data (2023, 2023-10-26, 2023-01/2023-11, ../2023-10, 2023~) in words; ValueError if it is
    none.
    """
    first, last = ends(period)
    if first == last:
        return _date(first, lang)
    if first == OPEN:
        return word("until", lang, date=_date(last, lang))
    if is_approximate(period):
        return word("from-to", lang, first=_date(first, lang), last=_date(last, lang))
    return show_span(first, last, lang)


def edition_in_words(release: Release, lang: Language) -> str:
    """The edition of the data and its day: what every sheet and download names, and no date of a figure."""
    if not release.day:
        return word("cite-version", lang, version=release.version)
    return word("edition-of", lang, version=release.version, day=show_period(release.day, lang))


def _date(written: str, lang: Language) -> str:
    shown = show_date(written.removesuffix("~"), lang)
    return word("date-about", lang, date=shown) if is_approximate(written) else shown


def shown_of(count: int, most: int) -> int:
    """How many lines of a list are shown at once: all if one alone would unfold, which takes as much room as what says
    so.
    """
    return count if count == most + 1 else min(count, most)
