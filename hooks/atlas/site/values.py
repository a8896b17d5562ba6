"""Facts with everything read off them: the rows that pages and tables share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from atlas.data.facts import read_fact
from atlas.data.keys import fact_key
from atlas.data.model import Fact, Indicator, Text
from atlas.data.records import Atlas, Record, split_cite
from atlas.text.quantities import Quantity


@dataclass(frozen=True)
class Value:
    """A fact of an entity: the record, the fact, its indicator, its quantity in the indicator's unit."""

    record: Record
    fact: Fact
    indicator: Indicator
    quantity: Quantity

    @property
    def key(self) -> str:
        """Anchor on the entity's page."""
        return fact_key(self.fact)

    @property
    def name(self) -> Text:
        """Name of the measure."""
        return Text(zh=self.indicator.zh, en=self.indicator.en)

    @property
    def id(self) -> str:
        """Stable id in tables: `kind/slug#key`."""
        return f"{self.record.id}#{self.key}"

    @property
    def source(self) -> tuple[str, int]:
        """Source id and paragraph."""
        return split_cite(self.fact.cite)


def values(atlas: Atlas) -> Iterator[Value]:
    """Every fact of a checked atlas, by entity and in the order recorded."""
    for record in atlas.records.values():
        for fact in record.entity.facts:
            indicator = atlas.words.indicators[fact.indicator]
            yield Value(record, fact, indicator, read_fact(fact, indicator.unit))


def by_subject(all_values: list[Value]) -> Mapping[str, list[Value]]:
    """Facts by the entities on whose pages they stand: their own, and those named in `about`."""
    found: dict[str, list[Value]] = defaultdict(list)
    for value in all_values:
        for entity_id in dict.fromkeys([value.record.id, *value.fact.about]):
            found[entity_id].append(value)
    return found
