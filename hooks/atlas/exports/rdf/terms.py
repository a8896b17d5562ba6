"""Which predicate and which terms a column of a table becomes.

Addresses are relative to `data/v1/`: an entity is `<regions/x.json#it>`, a fact or a part `<regions/x.json#key>`, a
paragraph `<sources/x.json#p10>`. Everything that has no standard term is a term of `ontology.ttl`, named as its column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from atlas.data.model import KINDS
from atlas.exports.cells import Row
from atlas.exports.rdf.turtle import iri, number, text, typed
from atlas.text.language import LANGUAGES

OWN = "ontology.ttl#"
PREFIXES = {
    "a": OWN,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Extended Date/Time Format, as the Library of Congress names the datatype.
EDTF = "<http://id.loc.gov/datatypes/edtf/EDTF>"
CLASSES = {
    "entities": "a:Entity",
    "sources": "a:Source",
    "units": "a:Unit",
    "indicators": "a:Indicator",
    "facts": "a:Fact",
    "relations": "a:Relation",
    "dates": "a:Milestone",
    "rounds": "a:Round",
    "policies": "a:Policy",
}
# Standard terms, by the name of a column without its language.
STANDARD = {
    "id": "dcterms:identifier",
    "fact_id": "dcterms:identifier",
    "name": "rdfs:label",
    "aliases": "skos:altLabel",
    "title": "dcterms:title",
    "what": "rdfs:label",
    "definition": "skos:definition",
    "note": "skos:note",
    "parent_id": "dcterms:isPartOf",
    "of": "dcterms:isPartOf",
    "url": "foaf:page",
    "sources": "dcterms:source",
    "same_as": "owl:sameAs",
    "codes": "schema:identifier",
    "place_id": "schema:location",
    "entity_id": "schema:observationAbout",
    "indicator_id": "schema:measuredProperty",
    "value": "schema:value",
    "period": "dcterms:temporal",
    "date": "dcterms:date",
    "published": "dcterms:issued",
    "source_id": "prov:wasQuotedFrom",
    "also": "prov:wasQuotedFrom",
    "said_by": "prov:wasAttributedTo",
    "subject_id": "rdf:subject",
    "relation": "rdf:predicate",
    "object_id": "rdf:object",
}
# What a link already leads to, and the paragraph, which its source's column says with it.
TOLD = ("entity_zh", "entity_en", "indicator_zh", "indicator_en", "paragraph")
LISTED = ("aliases", "codes", "articles", "target_groups", "same_as", "sources", "about", "also", "investors")
ENTITY_ID = re.compile(rf"(?:{'|'.join(KINDS)})/[a-z0-9-]+(?:#[a-z0-9-]+)?")


def entity(entity_id: str) -> str:
    """The address of an entity, or of a fact or part of it by its key."""
    whole, _, key = entity_id.partition("#")
    return iri(f"{whole}.json#{key or 'it'}")


def paragraph(cite: str) -> str:
    """The address of a paragraph, cited as `source#p10`."""
    source, _, place = cite.partition("#")
    return iri(f"sources/{source}.json#{place}")


def relation(key: str) -> str:
    """The property that a relation is."""
    return f"a:rel-{key}"


def _speaker(value: str) -> str:
    """An entity, or a role."""
    return entity(value) if ENTITY_ID.fullmatch(value) else f"a:role-{value}"


def _ranker(value: str) -> str:
    return entity(value) if ENTITY_ID.fullmatch(value) else text(value)


def _date(value: str) -> str:
    return typed(value, EDTF)


TERMS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("parent_id", "place_id", "about", "of", "holders", "entity_id", "issuer_id"), entity),
    **dict.fromkeys(("investors", "subject_id", "object_id", "verdict_on"), entity),
    **dict.fromkeys(("url", "archive", "same_as"), iri),
    **dict.fromkeys(("period", "date", "state_date", "as_of", "published", "read_on"), _date),
    "indicator_id": lambda key: iri(f"indicators.json#{key}"),
    "unit": lambda key: iri(f"units.json#{key}"),
    "sources": lambda key: iri(f"sources/{key}.json#it"),
    "also": paragraph,
    "said_by": _speaker,
    "ranked_by": _ranker,
    "relation": relation,
}


def property_of(column: str) -> str:
    """The predicate of a column; the two columns of a text share one."""
    name = stem(column)
    return STANDARD.get(name, f"a:{name}")


def stem(column: str) -> str:
    """The name of a column without its language; `zh` and `en` alone are names."""
    if column in LANGUAGES:
        return "name"
    head, _, tail = column.rpartition("_")
    return head if tail in LANGUAGES else column


def objects(row: Row, column: str) -> Iterator[str]:
    """The terms that a cell becomes; none where it is empty."""
    value = row[column]
    if value is None:
        return
    name, language = stem(column), column.rpartition("_")[2]
    if column == "source_id":
        place = row["paragraph"]
        yield paragraph(f"{value}#p{place}")
    elif isinstance(value, int | float):
        yield number(value)
    elif column.startswith("url_"):
        yield iri(f"../..{value}")
    else:
        make = TERMS.get(name) or (lambda part: text(part, language if language in LANGUAGES else None))
        yield from map(make, value.split("|") if name in LISTED else [value])
