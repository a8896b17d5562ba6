"""Everything that can be found, in one order: the rows from which all files of the search are made.

An entry's number is its place in `Catalogue.entries`; names, facts, texts and summaries all refer to it by that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from atlas.data.model import Asked, Relation, Synonym, Text, Weight
from atlas.site.facts import ResolvedFact
from atlas.site.shown import show_period
from atlas.site.statement import value_of
from atlas.text.language import Language
from atlas.text.pinyin import Readings
from atlas.text.quantities import render_number
from atlas.text.units import Units

Both = Mapping[Language, str]


@dataclass(frozen=True)
class Entry:
    """Something with a page or a place on one. `id` is `kind/slug`, for a part `kind/slug#part-key`, for a page
    `pages/path`.

    What follows a `#` is an anchor of that page, with facts as with parts. A part and a fact of one entity may have the
    same key (both are public, and tables keep them apart); no fact's key begins with `part-`, so no two ids are the
    same. `place` is the id of the region it stands in; `prior` from 0 to 9 says how much the atlas knows about it.
    An entry that is a row has no page: it is told of on that of its place.
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
    is_row: bool = False

    @property
    def kind(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]


@dataclass(frozen=True)
class SearchFact:
    """A fact as a row of results. `amounts` are its value in plain digits, both ends of a range; `unit` is the key of
    their unit, "" if there is none; `scope` is among what it is first, where it has no other; `before` is the id of the
    figure of its series that it continues.
    """

    subject: str
    key: str
    about: tuple[str, ...]
    indicator: str
    printed: str
    chinese: str
    english: str
    amounts: tuple[str, ...]
    period: str
    status: str
    scope: Text | None
    source: str
    paragraph: int
    unit: str = ""
    weight: Weight = "normal"
    before: str = ""

    @property
    def id(self) -> str:
        """Its id in tables."""
        return f"{self.subject}#{self.key}"


@dataclass(frozen=True)
class SearchRelation:
    """A relation as a row of results: its ends are ids of entries, its place a source and a paragraph, "" and 0 if the
    atlas says it by itself.
    """

    subject: str
    relation: str
    object: str
    status: str
    source: str = ""
    paragraph: int = 0


@dataclass(frozen=True)
class Catalogue:
    """All rows. `kinds` names each kind of entry (one of it), `kinds_asked` has words by which readers ask for it,
    `sources` gives the short names of sources."""

    entries: tuple[Entry, ...]
    facts: tuple[SearchFact, ...]
    kinds: Mapping[str, Text]
    sources: Mapping[str, Text]
    statuses: Mapping[str, Text]
    readings: Readings
    relations: tuple[SearchRelation, ...] = ()
    relation_names: Mapping[str, Relation] = field(default_factory=dict)
    synonyms: tuple[Synonym, ...] = ()
    kinds_asked: Mapping[str, Asked] = field(default_factory=dict)
    units: Units = field(default_factory=lambda: Units(()))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each entry, from 0, by its id."""
        return {entry.id: place for place, entry in enumerate(self.entries)}

    @cached_property
    def periods(self) -> Mapping[str, Both]:
        """Each period of a fact, in words."""
        return period_names(self.facts)


def search_fact(fact: ResolvedFact, before: ResolvedFact | None = None) -> SearchFact:
    """A fact as a row; `before` is that of an earlier period in its series."""
    recorded = fact.recorded
    source, paragraph = fact.source
    return SearchFact(
        subject=fact.record.id,
        key=fact.key,
        about=tuple(recorded.about),
        indicator=f"indicators/{recorded.indicator}",
        printed=recorded.printed,
        chinese=value_of(fact, "zh"),
        english=value_of(fact, "en"),
        amounts=_amounts(fact),
        period=recorded.as_of,
        status=recorded.status,
        scope=recorded.scope or recorded.rank_in,
        source=source,
        paragraph=paragraph,
        unit=fact.indicator.unit,
        weight=fact.indicator.weight,
        before=before.id if before else "",
    )


def _amounts(fact: ResolvedFact) -> tuple[str, ...]:
    """Both ends of a range, else the value; nothing for a claim of standing."""
    ends = (fact.quantity.value, fact.quantity.value_max) if fact.quantity else ()
    return tuple(render_number(end) for end in ends if end is not None)


def period_names(facts: tuple[SearchFact, ...]) -> dict[str, Both]:
    """Each period that occurs, in words."""
    return {
        period: {"zh": show_period(period, "zh"), "en": show_period(period, "en")}
        for period in sorted({fact.period for fact in facts})
    }
