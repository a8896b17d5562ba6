"""Facts resolved: each with its record, its indicator and its quantity, as pages, search and tables share them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from atlas.data.facts import NotReadable
from atlas.data.keys import fact_key
from atlas.data.model import Fact, Indicator, ScopeLevel, Text
from atlas.data.records import Atlas, Record, split_cite
from atlas.text.dates import ends
from atlas.text.quantities import Quantity


@dataclass(frozen=True)
class ResolvedFact:
    """A fact of an entity: the record it stands in, the fact as recorded, its indicator, its quantity in the
    indicator's unit.
    """

    record: Record
    recorded: Fact
    indicator: Indicator
    quantity: Quantity | None  # None for a claim of standing

    @property
    def number(self) -> Quantity:
        """The quantity of a fact that has one; ValueError for a claim of standing."""
        if self.quantity is None:
            raise ValueError(f"{self.id} is a claim of standing and has no number")
        return self.quantity

    @property
    def key(self) -> str:
        """Anchor on the entity's page."""
        return fact_key(self.recorded)

    @property
    def name(self) -> Text:
        """Name of the indicator."""
        return self.indicator

    @property
    def id(self) -> str:
        """Stable id in tables: `kind/slug#key`."""
        return f"{self.record.id}#{self.key}"

    @property
    def scope_level(self) -> ScopeLevel | None:
        """How far the fact reaches, as recorded with its scope or by itself."""
        scope = self.recorded.scope
        return scope.level if scope and scope.level else self.recorded.level

    @property
    def cites(self) -> tuple[str, ...]:
        """Every citation that it rests on, its own first."""
        return self.recorded.cite, *self.recorded.also

    @property
    def source(self) -> tuple[str, int]:
        """Source id and paragraph."""
        return split_cite(self.recorded.cite)


def resolved_facts(atlas: Atlas) -> Iterator[ResolvedFact]:
    """Every fact of a checked atlas, by entity and in the order recorded; raises NotReadable for one that is none."""
    for (record_id, number), quantity in atlas.quantities.items():
        if isinstance(quantity, NotReadable):
            raise quantity
        record = atlas.records[record_id]
        fact = record.entity.facts[number]
        yield ResolvedFact(record, fact, atlas.vocabulary.indicators[fact.indicator], quantity)


def leading(facts: Iterable[ResolvedFact]) -> list[ResolvedFact]:
    """Of each entity the latest of its actual numbers, of the whole before those of a scope; the largest first."""
    actual = (fact for fact in facts if fact.quantity and fact.recorded.status == "actual")
    by_time = sorted(actual, key=lambda fact: (ends(fact.recorded.as_of)[1], fact.recorded.scope is None), reverse=True)
    latest: dict[str, ResolvedFact] = {}
    for fact in by_time:
        latest.setdefault(fact.record.id, fact)
    return sorted(latest.values(), key=lambda fact: fact.number.value, reverse=True)


def by_indicator(all_facts: list[ResolvedFact]) -> Mapping[str, list[ResolvedFact]]:
    """Facts by their indicators."""
    found: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in all_facts:
        found[fact.recorded.indicator].append(fact)
    return dict(found)


def by_paragraph(all_facts: list[ResolvedFact]) -> Mapping[tuple[str, int], list[ResolvedFact]]:
    """Facts by the source and paragraph that they cite first."""
    found: dict[tuple[str, int], list[ResolvedFact]] = defaultdict(list)
    for fact in all_facts:
        found[fact.source].append(fact)
    return dict(found)


def by_subject(all_facts: list[ResolvedFact]) -> Mapping[str, list[ResolvedFact]]:
    """Facts by the entities on whose pages they stand: their own, and those named in `about`."""
    found: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in all_facts:
        for entity_id in dict.fromkeys([fact.record.id, *fact.recorded.about]):
            found[entity_id].append(fact)
    return dict(found)
