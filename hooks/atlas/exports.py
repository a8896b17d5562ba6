"""The atlas as tables: the contract of `site/data/v1/`, as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from .atlas import Record, split_cite
from .quantities import render_number
from .site import Site
from .urls import entity_path
from .values import Value
from .walk import cites

FOLDER = "data/v1"
ENTITIES = ("id", "kind", "type", "zh", "en", "en_status", "aliases_zh", "aliases_en", "pinyin", "parent_id", "url_zh", "url_en", "sources")
FACTS = ("fact_id", "entity_id", "entity_zh", "entity_en", "indicator_id", "indicator_zh", "indicator_en", "printed", "value",
         "value_max", "unit", "qualifier", "status", "period", "scope_zh", "scope_en", "source_id", "paragraph", "note_zh", "note_en")
RELATIONS = ("subject_id", "relation", "object_id", "source_id", "paragraph")
SOURCES = ("id", "title_zh", "title_en", "publisher_zh", "publisher_en", "published", "inferred", "url", "sha256", "paragraphs")
INDICATORS = ("id", "zh", "en", "unit", "definition_zh", "definition_en")

Row = dict[str, Any]


def tables(site: Site) -> dict[str, str]:
    """Every file below `data/v1/`: the five tables twice, and one JSON an entity."""
    found: dict[str, str] = {}
    made: dict[str, tuple[Sequence[str], list[Row]]] = {
        "entities": (ENTITIES, list(entities(site))), "facts": (FACTS, list(facts(site))),
        "relations": (RELATIONS, list(relations(site))), "sources": (SOURCES, list(sources(site))),
        "indicators": (INDICATORS, list(indicators(site))),
    }
    for name, (columns, rows) in made.items():
        found[f"{FOLDER}/{name}.csv"] = to_csv(columns, rows)
        found[f"{FOLDER}/{name}.json"] = to_json(rows)
    facts_of = _by_entity(made["facts"][1], "entity_id")
    relations_of = _by_entity(made["relations"][1], "subject_id")
    for row in made["entities"][1]:
        whole = {**row, "summary": site.record(row["id"]).entity.summary.model_dump(),
                 "facts": facts_of.get(row["id"], []), "relations": relations_of.get(row["id"], [])}
        found[f"{FOLDER}/{row['id']}.json"] = to_json(whole)
    return found


def to_csv(columns: Sequence[str], rows: list[Row]) -> str:
    """RFC 4180: a header, CRLF line ends, quotes where needed; None is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def to_json(value: Any) -> str:
    """Readable JSON with the keys in the order of the columns; unknown is null, never 0 or an empty string."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _by_entity(rows: list[Row], key: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[key].partition("#")[0], []).append(row)
    return found


def entities(site: Site) -> Iterator[Row]:
    """One row an entity; `sources` are the ids of the sources it rests on."""
    for record in site.atlas.records.values():
        entity = record.entity
        yield {
            "id": record.id, "kind": record.kind, "type": entity.type, "zh": entity.name.zh, "en": entity.name.en,
            "en_status": entity.en_status, "aliases_zh": "|".join(entity.aliases.zh), "aliases_en": "|".join(entity.aliases.en),
            "pinyin": site.pinyin(record), "parent_id": entity.parent, "url_zh": "/" + entity_path("zh", record.id),
            "url_en": "/" + entity_path("en", record.id), "sources": "|".join(_sources(record)),
        }


def _sources(record: Record) -> list[str]:
    return sorted({split_cite(cite)[0] for _, cite in cites(record)})


def facts(site: Site) -> Iterator[Row]:
    """One row a figure; `value` is in `unit`, `printed` is what the source says."""
    return map(_fact, site.values)


def _fact(value: Value) -> Row:
    fact, entity, quantity = value.fact, value.record.entity, value.quantity
    source, paragraph = value.source
    return {
        "fact_id": value.id, "entity_id": value.record.id, "entity_zh": entity.name.zh, "entity_en": entity.name.en,
        "indicator_id": fact.indicator, "indicator_zh": value.indicator.zh, "indicator_en": value.indicator.en,
        "printed": fact.printed, "value": _number(quantity.value),
        "value_max": None if quantity.value_max is None else _number(quantity.value_max),
        "unit": quantity.unit, "qualifier": quantity.qualifier, "status": fact.status, "period": fact.as_of,
        "scope_zh": fact.scope and fact.scope.zh, "scope_en": fact.scope and fact.scope.en,
        "source_id": source, "paragraph": paragraph, "note_zh": _note(value, "zh"), "note_en": _note(value, "en"),
    }


def _number(value: Decimal | Fraction) -> int | float:
    """A plain number for CSV and JSON; a fraction without an end (1/3) keeps six decimals, and `printed` the truth."""
    exact = Decimal(render_number(value))
    return int(exact) if exact == exact.to_integral_value() else float(exact)


DATED_BY_SOURCE = {"zh": "文中未写明时点，取文章日期。", "en": "The text gives no date; the date is that of the article."}


def _note(value: Value, language: str) -> str | None:
    """The note, and where the date comes from if the text gives none: a download must not look surer than the page."""
    notes = [getattr(value.fact.note, language)] if value.fact.note else []
    if value.fact.dated == "source":
        notes.append(DATED_BY_SOURCE[language])
    return ("" if language == "zh" else " ").join(notes) or None


def relations(site: Site) -> Iterator[Row]:
    """Links, parents (`part-of`) and parts (`has-part`), each in the direction recorded."""
    for edge in site.graph.edges:
        source, paragraph = split_cite(edge.cite) if edge.cite else (None, None)
        yield {"subject_id": edge.subject, "relation": edge.relation, "object_id": edge.object, "source_id": source, "paragraph": paragraph}


def sources(site: Site) -> Iterator[Row]:
    """One row a source; `inferred` says why the date is what it is, if it was not printed."""
    for name, source in site.atlas.sources.items():
        yield {
            "id": name, "title_zh": source.title.zh, "title_en": source.title.en, "publisher_zh": source.publisher.zh,
            "publisher_en": source.publisher.en, "published": source.published,
            "inferred": source.inferred and f"{source.inferred.zh} / {source.inferred.en}", "url": source.url,
            "sha256": source.sha256, "paragraphs": source.paragraphs,
        }


def indicators(site: Site) -> Iterator[Row]:
    """One row a measure that has figures."""
    used = {value.fact.indicator for value in site.values}
    for key, indicator in site.atlas.words.indicators.items():
        if key in used:
            yield {"id": key, "zh": indicator.zh, "en": indicator.en, "unit": indicator.unit,
                   "definition_zh": indicator.definition.zh, "definition_en": indicator.definition.en}
