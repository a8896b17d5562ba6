"""The tables of the contract: their rows, as CSV and JSON, and one JSON an entity."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from atlas.data.graph import owner
from atlas.data.records import split_cite
from atlas.exports.rows import EntityRow, FactRow, IndicatorRow, RelationRow, SourceRow
from atlas.site.facts import ResolvedFact
from atlas.site.i18n import word
from atlas.site.release import DATA_LICENCE
from atlas.site.site import Site
from atlas.site.urls import entity_path
from atlas.text.language import Language
from atlas.text.quantities import render_number

FOLDER = "data/v1"
Row = dict[str, Any]
Rows = Mapping[str, list[Row]]


@dataclass(frozen=True)
class Table:
    """A table: the class of its rows, the column that names a row, and the columns that name a row of another table."""

    name: str
    row: type[BaseModel]
    key: str | None = None
    refs: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(self.row.model_fields)


# In this order a row never names one that comes later, but for parents.
TABLES = (
    Table("entities", EntityRow, "id", {"parent_id": "entities"}),
    Table("sources", SourceRow, "id"),
    Table("indicators", IndicatorRow, "id"),
    Table("facts", FactRow, "fact_id", {"entity_id": "entities", "indicator_id": "indicators", "source_id": "sources"}),
    Table("relations", RelationRow, None, {"source_id": "sources"}),
)


def made(site: Site) -> Rows:
    """All rows by table."""
    makers = {
        "entities": entities,
        "facts": facts,
        "relations": relations,
        "sources": sources,
        "indicators": indicators,
    }
    return {name: list(make(site)) for name, make in makers.items()}


def tables(site: Site, rows: Rows | None = None) -> dict[str, str]:
    """The files of the contract: the five tables twice, and one JSON an entity. `rows` saves making them again."""
    rows = rows or made(site)
    found: dict[str, str] = {}
    for table in TABLES:
        found[f"{FOLDER}/{table.name}.csv"] = to_csv(table.columns, rows[table.name])
        found[f"{FOLDER}/{table.name}.json"] = to_json(rows[table.name])
    for entity_id, whole in _whole_entities(site, rows):
        found[f"{FOLDER}/{entity_id}.json"] = to_json(whole)
    return found


def to_csv(columns: Sequence[str], rows: list[Row]) -> str:
    """RFC 4180: a header, CRLF line ends, quotes where needed; None is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    return out.getvalue()


def to_json(value: Any) -> str:
    """Readable JSON with the keys in the order of the columns; unknown is null, never 0 or an empty string."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def about(site: Site) -> Row:
    """The edition, as every file that can hold it says."""
    release = site.release
    name = f"{word('site', 'zh')} · {word('site', 'en')}"
    return {
        "atlas": name,
        "version": release.version,
        "date": release.day,
        "commit": release.commit,
        "licence": DATA_LICENCE,
        "attribution": name,
    }


def _whole_entities(site: Site, rows: Rows) -> Iterator[tuple[str, Row]]:
    facts_of, out = _by(rows["facts"], "entity_id"), _by(rows["relations"], "subject_id")
    into, edition = _by(rows["relations"], "object_id"), about(site)
    for row in rows["entities"]:
        entity_id, entity = row["id"], site.record(row["id"]).entity
        yield (
            entity_id,
            {
                **row,
                "level": entity.level,
                "coordinates": entity.coordinates and entity.coordinates.model_dump(),
                "summary": entity.summary.model_dump(),
                "dates": [date.model_dump() for date in entity.dates],
                "facts": facts_of.get(entity_id, []),
                "facts_elsewhere": [fact.id for fact in site.dossier(entity_id).others],
                "relations": out.get(entity_id, []),
                "relations_in": [one for one in into.get(entity_id, []) if owner(one["subject_id"]) != entity_id],
                "about": edition,
            },
        )


def _by(rows: list[Row], column: str) -> dict[str, list[Row]]:
    """Rows by the entity that a column names."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(owner(row[column]), []).append(row)
    return found


def entities(site: Site) -> Iterator[Row]:
    """One row an entity; `sources` are the ids of the sources it rests on."""
    for record in site.atlas.records.values():
        entity = record.entity
        yield {
            "id": record.id,
            "kind": record.kind,
            "type": entity.type,
            "zh": entity.name.zh,
            "en": entity.name.en,
            "en_status": entity.en_status,
            "aliases_zh": "|".join(entity.aliases.names("zh")) or None,
            "aliases_en": "|".join(entity.aliases.names("en")) or None,
            "pinyin": site.pinyin(record) or None,
            "parent_id": entity.parent,
            "url_zh": "/" + entity_path("zh", record.id),
            "url_en": "/" + entity_path("en", record.id),
            "sources": "|".join(site.sources_of[record.id]) or None,
        }


def facts(site: Site) -> Iterator[Row]:
    """One row a figure; `value` is in `unit`, `printed` is what the source says."""
    return map(_fact, site.facts)


def _fact(fact: ResolvedFact) -> Row:
    recorded, entity, quantity = fact.recorded, fact.record.entity, fact.quantity
    source, paragraph = fact.source
    return {
        "fact_id": fact.id,
        "entity_id": fact.record.id,
        "entity_zh": entity.name.zh,
        "entity_en": entity.name.en,
        "indicator_id": recorded.indicator,
        "indicator_zh": fact.indicator.zh,
        "indicator_en": fact.indicator.en,
        "printed": recorded.printed,
        "value": quantity and _number(quantity.value),
        "value_max": _number(quantity.value_max) if quantity and quantity.value_max is not None else None,
        "unit": fact.indicator.unit,
        "qualifier": quantity and quantity.qualifier,
        "status": recorded.status,
        "period": recorded.as_of,
        "scope_zh": recorded.scope and recorded.scope.zh,
        "scope_en": recorded.scope and recorded.scope.en,
        "source_id": source,
        "paragraph": paragraph,
        "note_zh": _note(fact, "zh"),
        "note_en": _note(fact, "en"),
    }


def _number(value: Decimal | Fraction) -> int | float:
    """A plain number for CSV and JSON; a fraction without an end (1/3) keeps six decimals, and `printed` the truth."""
    exact = Decimal(render_number(value))
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _note(fact: ResolvedFact, language: Language) -> str | None:
    """The note, and where the date comes from if the text gives none: a download must not look surer than the page."""
    notes = [getattr(fact.recorded.note, language)] if fact.recorded.note else []
    if fact.recorded.dated == "source":
        notes.append(word("note-dated-by-source", language))
    return word("mark-gap", language).join(notes) or None


def relations(site: Site) -> Iterator[Row]:
    """Links, parents (`part-of`) and parts (`has-part`), each in the direction recorded."""
    for edge in site.graph.edges:
        source, paragraph = split_cite(edge.cite) if edge.cite else (None, None)
        yield {
            "subject_id": edge.subject,
            "relation": edge.relation,
            "object_id": edge.object,
            "source_id": source,
            "paragraph": paragraph,
        }


def sources(site: Site) -> Iterator[Row]:
    """One row a source; `inferred` says why the date is what it is, if it was not printed."""
    for name, source in site.atlas.sources.items():
        yield {
            "id": name,
            "title_zh": source.title.zh,
            "title_en": source.title.en,
            "publisher_zh": source.publisher.zh,
            "publisher_en": source.publisher.en,
            "published": source.published,
            "inferred": source.inferred and f"{source.inferred.zh} / {source.inferred.en}",
            "url": source.url,
            "sha256": source.sha256,
            "paragraphs": source.paragraphs,
        }


def indicators(site: Site) -> Iterator[Row]:
    """One row an indicator that has figures."""
    used = {fact.recorded.indicator for fact in site.facts}
    for key, indicator in site.atlas.vocabulary.indicators.items():
        if key in used:
            yield {
                "id": key,
                "zh": indicator.zh,
                "en": indicator.en,
                "unit": indicator.unit,
                "definition_zh": indicator.definition.zh,
                "definition_en": indicator.definition.en,
            }
