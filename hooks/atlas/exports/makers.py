"""The rows of each table, made from the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from atlas.data.graph import Edge
from atlas.data.model import Milestone, Round
from atlas.data.publishers import publisher_of
from atlas.data.records import Record, split_cite
from atlas.data.vocabulary import LOCATED_IN
from atlas.exports.cells import Row, amount, both, listed, nearest_place, pair
from atlas.exports.fact_rows import facts
from atlas.site.i18n import word
from atlas.site.site import Site
from atlas.text.dates import edtf
from atlas.text.language import Language


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
            "aliases_zh": listed(entity.aliases.names("zh")),
            "aliases_en": listed(entity.aliases.names("en")),
            "pinyin": site.pinyin(record) or None,
            "parent_id": entity.parent,
            "url_zh": "/" + site.path("zh", record.id),
            "url_en": "/" + site.path("en", record.id),
            "sources": listed(site.sources_of[record.id]),
            "state": entity.state and entity.state.stage,
            "state_date": entity.state and edtf(entity.state.as_of),
            "codes": listed(f"{code.scheme}:{code.code}" for code in entity.codes),
            "place_id": nearest_place(site, record),
            "place_basis": _place_basis(site, record),
            "same_as": listed(entity.same_as),
        }


def _place_basis(site: Site, record: Record) -> str | None:
    """Whether a source says where an entity stands; None where no place is known, and for places."""
    place = site.places.at[record.id]
    if record.kind == "regions" or place is None:
        return None
    stated = [
        edge for edge in site.graph.out.get(record.id, ()) if edge.relation == LOCATED_IN and edge.object == place.id
    ]
    return stated[0].basis if stated else "text" if record.entity.parent_cite else "atlas"


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
            "status": edge.status,
            "basis": edge.basis,
            "as_of": edge.as_of and edtf(edge.as_of),
            "role": both(edge.role),
            "share": edge.share,
            "note_zh": _remarks(edge, "zh"),
            "note_en": _remarks(edge, "en"),
        }


def _remarks(edge: Edge, language: Language) -> str | None:
    """The note of a relation and the reason of an inference."""
    texts = [getattr(text, language) for text in (edge.note, edge.why) if text]
    return word("mark-gap", language).join(texts) or None


def dates(site: Site) -> Iterator[Row]:
    """One row a dated step."""
    for record in site.atlas.records.values():
        yield from (_date(record, date) for date in record.entity.dates)


def _date(record: Record, date: Milestone) -> Row:
    source, paragraph = split_cite(date.cite)
    return {
        "entity_id": record.id,
        "what_zh": date.what.zh,
        "what_en": date.what.en,
        "date": edtf(date.date),
        "printed": date.printed,
        "status": date.status,
        "source_id": source,
        "paragraph": paragraph,
        **pair("note", date.note),
        **pair("when", date.when),
        "said_by": date.said_by,
    }


def rounds(site: Site) -> Iterator[Row]:
    """One row a round of financing."""
    for record in site.atlas.records.values():
        yield from (_round(site, record, found) for found in record.entity.rounds)


def _round(site: Site, record: Record, found: Round) -> Row:
    source, paragraph = split_cite(found.cite)
    return {
        "entity_id": record.id,
        "round": both(found.name),
        "date": found.date and edtf(found.date),
        "amount": amount(found, site.atlas.vocabulary.units),
        "unit": found.unit,
        "investors": listed(found.investors),
        "source_id": source,
        "paragraph": paragraph,
        "printed": found.printed,
        "status": found.status,
        "said_by": found.said_by,
        **pair("note", found.note),
    }


def policies(site: Site) -> Iterator[Row]:
    """One row a programme that is an instrument of policy."""
    for record in site.atlas.records.values():
        policy = record.entity.policy
        if policy:
            source, paragraph = split_cite(policy.cite)
            yield {
                "entity_id": record.id,
                "issuer_id": policy.issuer,
                "date": policy.date and edtf(policy.date),
                "instrument": policy.instrument,
                "target_groups": listed(policy.target_groups),
                **pair("gives", policy.gives),
                "source_id": source,
                "paragraph": paragraph,
                "printed": policy.printed,
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
            "inferred": both(source.inferred),
            "url": source.url,
            "sha256": source.sha256,
            "paragraphs": source.paragraphs,
            "extent": source.extent,
            "trust": source.trust and source.trust.grade,
            "articles": listed(article.key for article in source.articles),
            **pair("column", source.column),
            **pair("find", source.find),
            "archive": source.archive,
            "site": publisher_of(source.url or "", site.atlas.vocabulary.publishers) or None,
            "read_on": source.read and source.read.on,
            **pair("read_what", source.read.what if source.read else None),
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
                "group": indicator.group,
                "weight": indicator.weight,
            }


def units(site: Site) -> Iterator[Row]:
    """One row a unit that an indicator with figures has, or an amount of a round."""
    used = {fact.indicator.unit for fact in site.facts}
    used |= {found.unit for record in site.atlas.records.values() for found in record.entity.rounds if found.unit}
    for key, unit in site.atlas.vocabulary.units.items():
        if key in used:
            yield {
                "id": key,
                "zh": unit.zh,
                "en": unit.en,
                "dimension": unit.dimension or None,
                "size": float(unit.size),
                "currency": unit.currency or None,
            }


MAKERS: Mapping[str, Callable[[Site], Iterator[Row]]] = {
    "entities": entities,
    "sources": sources,
    "units": units,
    "indicators": indicators,
    "facts": facts,
    "relations": relations,
    "dates": dates,
    "rounds": rounds,
    "policies": policies,
}
