"""Everything that can be found, in one order: the rows from which all files of the search are made.

An entry's number is its place in `Catalogue.entries`; names, figures, texts and summaries all refer to it by that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from atlas.data.model import Text
from atlas.site.values import Value
from atlas.text.formats import show, show_period
from atlas.text.language import Language
from atlas.text.pinyin import Readings
from atlas.text.quantities import render_number

Both = Mapping[Language, str]


@dataclass(frozen=True)
class Entry:
    """Something with a page or a place on one. `id` is `kind/slug`, for a part `kind/slug#part-key`, for a page `pages/path`.

    What follows a `#` is an anchor of that page, with figures as with parts. A part and a figure of one entity may have the same key
    (both are public, and tables keep them apart); no figure's key begins with `part-`, so no two ids are the same.
    `place` is the id of the region it stands in; `prior` from 0 to 9 says how much the atlas knows about it.
    `text` is what is indexed and shown as excerpt, in short paragraphs divided by line feeds.
    """

    id: str
    name: Text
    text: Both
    type: Text | None = None
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    reading: str | None = None
    place: str | None = None
    prior: int = 0
    sources: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]


@dataclass(frozen=True)
class Figure:
    """A figure as a row of results. `amounts` are its value in plain digits, both ends of a range."""

    subject: str
    key: str
    about: tuple[str, ...]
    indicator: str
    printed: str
    english: str
    amounts: tuple[str, ...]
    period: str
    status: str
    scope: Text | None
    source: str
    paragraph: int


@dataclass(frozen=True)
class Catalogue:
    """All rows. `kinds` names each kind of entry (one of it), `sources` gives the short names of sources."""

    entries: tuple[Entry, ...]
    figures: tuple[Figure, ...]
    kinds: Mapping[str, Text]
    sources: Mapping[str, Text]
    statuses: Mapping[str, Text]
    readings: Readings


def figure(value: Value) -> Figure:
    """A fact as a row."""
    fact = value.fact
    source, paragraph = value.source
    return Figure(subject=value.record.id, key=value.key, about=tuple(fact.about), indicator=f"indicators/{fact.indicator}",
                  printed=fact.printed, english=show(value.quantity, "en"),
                  amounts=tuple(render_number(end) for end in (value.quantity.value, value.quantity.value_max) if end is not None),
                  period=fact.as_of, status=fact.status,
                  scope=fact.scope, source=source, paragraph=paragraph)


def period_names(figures: tuple[Figure, ...]) -> dict[str, Both]:
    """Each period that occurs, in words."""
    return {period: {"zh": show_period(period, "zh"), "en": show_period(period, "en")}
            for period in sorted({figure.period for figure in figures})}
