"""The search page: the box, and queries to try that are worked out from the data, so that they always find
something.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atlas.data.records import Record
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.text.han import HAN, as_typed
from atlas.web.view import View
from atlas.web.views.common import Crumb, home_crumb, key_facts

SHORT_NAME = 2  # characters of the short name of a place
MANY = 12  # of its figures are looked at for an example


@dataclass(frozen=True)
class Example:
    """A query to try, and the key of the word that says what sort it is."""

    query: str
    word: str


@dataclass(frozen=True)
class SearchView(View):
    """The search page."""

    template: ClassVar[str] = "search.html"

    crumbs: list[Crumb]
    """The way to the page."""
    examples: list[Example]
    """Queries to try."""


def search_view(c: PageContext) -> SearchView:
    """Examples to try, and the path to the page."""
    return SearchView([home_crumb(c)], examples(c))


def examples(c: PageContext) -> list[Example]:
    """One query of each common sort, all about the place with the most figures; none for an atlas without places."""
    place = max(c.site.atlas.of_kind("regions"), key=lambda record: (len(_own(c, record)), record.id), default=None)
    if place is None:
        return []
    syllables = [as_typed(pinyin) for _, pinyin in c.site.readings.characters(short_name(place)) if pinyin]
    whole = [
        as_typed(pinyin)
        for _, pinyin in c.site.readings.characters(place.entity.name.zh, place.entity.reading)
        if pinyin
    ]
    found = [
        Example(short_name(place), "try-han"),
        Example("".join(syllables), "try-pinyin"),
        Example("".join(syllable[0] for syllable in whole), "try-initials"),
        Example(place.entity.name.en, "try-english"),
    ]
    return found + [Example(_indicator(c, place, fact), "try-measure") for fact in _own(c, place)[:1]]


def short_name(record: Record) -> str:
    """The first Chinese alias of two characters, else the name."""
    aliases = record.entity.aliases.names("zh")
    short = (alias for alias in aliases if len(alias) == SHORT_NAME and all(map(HAN.match, alias)))
    return next(short, record.entity.name.zh)


def _own(c: PageContext, record: Record) -> list[ResolvedFact]:
    return [fact for fact in key_facts(c, c.site.dossier(record.id), MANY) if fact.record.id == record.id]


def _indicator(c: PageContext, place: Record, fact: ResolvedFact) -> str:
    if c.lang == "zh":
        return f"{short_name(place)} {fact.indicator.zh}"
    return f"{place.entity.name.en} {fact.indicator.en}"
