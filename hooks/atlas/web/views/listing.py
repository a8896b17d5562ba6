"""Pages that list: the index of a kind, the tree of regions, indicators, sources."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from atlas.data.model import Indicator, Source
from atlas.data.records import Record
from atlas.pictures import kind_pictures
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.views.common import Crumb, Group, collation_key, home_crumb
from atlas.web.views.explore import entity_filters, entity_tokens

COLUMNS = ("name", "other-name", "type", "place", "figures-count", "relations-count")  # of the table of a kind


@dataclass(frozen=True)
class Line:
    """A row of a kind's index."""

    record: Record
    place: Record | None
    sort: str
    figures: int
    relations: int
    tokens: dict[str, str]


def kind_view(c: PageContext, kind: str) -> dict[str, Any]:
    """All entities of a kind, sorted by name; the regions as a tree too, the systems with their parts."""
    records = sorted(c.site.atlas.of_kind(kind), key=lambda record: collation_key(c, record))
    lines = [
        Line(
            record,
            c.site.place(record),
            collation_key(c, record),
            len(c.site.facts_of.get(record.id, ())),
            c.site.graph.degree(record.id),
            entity_tokens(c, record),
        )
        for record in records
    ]
    name = c.site.atlas.vocabulary.kinds[kind]
    systems = [record for record in records if record.entity.type == "system"] if kind == "programmes" else []
    return {
        "kind": kind,
        "title": c.s(name),
        "lines": lines,
        "crumbs": [home_crumb(c)],
        "roots": _roots(c) if kind == "regions" else [],
        "systems": systems,
        "filters": entity_filters(c, kind, records),
        "columns": () if kind == "terms" else COLUMNS,
        "types": _types(c, kind, records),
        "pictures": kind_pictures(c, kind),
    }


def _types(c: PageContext, kind: str, records: list[Record]) -> list[tuple[str, int]]:
    counts: dict[str, int] = defaultdict(int)
    for record in records:
        counts[record.entity.type] += 1
    return [(c.s(name), counts[key]) for key, name in c.site.atlas.vocabulary.types[kind].items() if counts[key]]


@dataclass(frozen=True)
class PlaceNode:
    """A node of the tree of regions."""

    record: Record
    figures: int
    inside: list[PlaceNode]


def _roots(c: PageContext) -> list[PlaceNode]:
    inside: dict[str | None, list[Record]] = defaultdict(list)
    for record in c.site.atlas.of_kind("regions"):
        inside[record.entity.parent].append(record)
    for places in inside.values():
        places.sort(key=lambda record: collation_key(c, record))

    def place(record: Record) -> PlaceNode:
        figures = len(c.site.facts_of.get(record.id, ()))
        return PlaceNode(record, figures, [place(child) for child in inside[record.id]])

    return [place(record) for record in inside[None]]


@dataclass(frozen=True)
class Cited:
    """What rests on one paragraph of a source."""

    paragraph: int
    facts: list[ResolvedFact]
    records: list[Record]


def source_view(c: PageContext, source_id: str, source: Source) -> dict[str, Any]:
    """A source, its defects, and everything that rests on it, paragraph by paragraph."""
    facts: dict[int, list[ResolvedFact]] = defaultdict(list)
    for fact in c.site.facts:
        if fact.source[0] == source_id:
            facts[fact.source[1]].append(fact)
    paragraphs = [Cited(n, facts[n], _citing(c, source_id, n)) for n in range(1, source.paragraphs + 1)]
    used = [cited for cited in paragraphs if cited.facts or cited.records]
    return {
        "id": source_id,
        "source": source,
        "paragraphs": used,
        "total": sum(len(cited.facts) for cited in used),
        "crumbs": [home_crumb(c), Crumb(f"{c.lang}/sources/", c.t("sources"))],
    }


def _citing(c: PageContext, source_id: str, paragraph: int) -> list[Record]:
    records = [c.site.record(entity_id) for entity_id in c.site.citing.get((source_id, paragraph), ())]
    return sorted(records, key=lambda record: collation_key(c, record))


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator with its facts."""

    id: str
    indicator: Indicator
    facts: list[ResolvedFact]


def indicators(c: PageContext) -> list[tuple[str, list[IndicatorFacts]]]:
    """Indicators that have facts, by group."""
    facts = facts_by_indicator(c)
    found: dict[str, list[IndicatorFacts]] = defaultdict(list)
    for key, indicator in c.site.atlas.vocabulary.indicators.items():
        if facts.get(key):
            found[indicator.group].append(IndicatorFacts(key, indicator, facts[key]))
    return [(c.s(name), found[key]) for key, name in c.site.atlas.vocabulary.groups.items() if found[key]]


def facts_by_indicator(c: PageContext) -> dict[str, list[ResolvedFact]]:
    """Facts by indicator."""
    found: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in c.site.facts:
        found[fact.recorded.indicator].append(fact)
    return found


def indicator_view(c: PageContext, key: str) -> dict[str, Any]:
    """An indicator: its definition and every fact of it."""
    indicator = c.site.atlas.vocabulary.indicators[key]
    facts = sorted(
        (fact for fact in c.site.facts if fact.recorded.indicator == key), key=lambda v: collation_key(c, v.record)
    )
    return {
        "id": key,
        "indicator": indicator,
        "title": c.s(indicator),
        "groups": [Group("", facts)],
        "group": c.s(c.site.atlas.vocabulary.groups[indicator.group]),
        "crumbs": [home_crumb(c), Crumb(f"{c.lang}/indicators/", c.t("indicators"))],
    }
