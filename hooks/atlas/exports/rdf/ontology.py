"""`ontology.ttl` and `shapes.ttl`: what the graph's own terms mean, and SHACL for what every node must have.

Both are made from the classes of the rows, so that they can say nothing else than the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from atlas.data.model import Speaker
from atlas.exports.rdf import terms
from atlas.exports.rdf.graph import Node, written
from atlas.exports.rdf.turtle import iri, number, text
from atlas.exports.schema import Column, columns
from atlas.exports.tables import TABLES, Table
from atlas.site.site import Site
from atlas.text.language import HTML_LANG, LANGUAGES

# Classes of what a column names, where SHACL can hold it to one.
NAMED = {
    "entities": "a:Entity",
    "indicators": "a:Indicator",
    "units": "a:Unit",
    "sources": "a:Paragraph",
}
PARAGRAPH = "A paragraph of a source: its text is not part of the data."
OF_PARAGRAPHS = {
    "a:paragraph": "Its number in the source, from 1; blank lines are not counted.",
    "a:aid": "How to find it: its first and last characters.",
}


def ontology(site: Site) -> str:
    """The classes, properties and roles that are no standard terms."""
    return written(site, [*_classes(), *_properties(), *_relations(site), *_roles()])


def _classes() -> Iterator[Node]:
    known = [(terms.CLASSES[table.name], table.row.__doc__ or "") for table in TABLES]
    for name, comment in [*known, ("a:Paragraph", PARAGRAPH)]:
        yield name, [("a", ["rdfs:Class"]), ("rdfs:comment", [text(" ".join(comment.split()), "en")])]


def _properties() -> Iterator[Node]:
    for name, comment in OF_PARAGRAPHS.items():
        yield name, [("a", ["rdf:Property"]), ("rdfs:comment", [text(comment, "en")])]
    told: set[str] = set()
    for table in TABLES:
        for column in columns(table):
            name = terms.property_of(column.name)
            if name.startswith("a:") and name not in told and column.name not in terms.TOLD:
                told.add(name)
                yield name, [("a", ["rdf:Property"]), ("rdfs:comment", [text(column.description, "en")])]


def _relations(site: Site) -> Iterator[Node]:
    for key, relation in site.atlas.vocabulary.relations.items():
        labels = [text(getattr(relation, language), language) for language in LANGUAGES]
        yield terms.relation(key), [("a", ["rdf:Property"]), ("rdfs:label", labels)]


def _roles() -> Iterator[Node]:
    for role in get_args(Speaker):
        yield f"a:role-{role}", [("a", ["prov:Agent"]), ("rdfs:label", [text(role, "en")])]


def shapes(site: Site) -> str:
    """A shape a table, with a property shape a column."""
    return written(site, map(_shape, TABLES))


def _shape(table: Table) -> Node:
    known = {column.name: column for column in columns(table)}
    done: dict[str, list[Column]] = {}
    for name, column in known.items():
        if name not in terms.TOLD:
            done.setdefault(terms.property_of(name), []).append(column)
    held = [_property(table, predicate, found) for predicate, found in done.items()]
    return iri(f"shapes.ttl#{table.name}"), [
        ("a", ["sh:NodeShape"]),
        ("sh:targetClass", [terms.CLASSES[table.name]]),
        ("sh:property", held),
    ]


def _property(table: Table, predicate: str, found: list[Column]) -> str:
    """The shape of a property, as a node without a name."""
    first, listed = found[0], any(terms.stem(column.name) in terms.LISTED for column in found)
    least = sum(column.required for column in found)
    said = [f"sh:path {predicate}"]
    said += [f"sh:minCount {least}"] if least else []
    said += [] if listed else [f"sh:maxCount {len(found)}"]
    if all(column.name.rpartition("_")[2] in LANGUAGES for column in found) and first.name[:3] != "url":
        said += [f"sh:languageIn ({' '.join(text(tag) for tag in HTML_LANG.values())})"]
        said += [] if listed else ["sh:uniqueLang true"]
    if first.choices and first.name not in terms.TERMS:
        said.append(f"sh:in ({' '.join(map(text, first.choices))})")
    if first.minimum is not None:
        said.append(f"sh:minInclusive {number(first.minimum)}")
    if first.name in table.refs:
        said.append(f"sh:class {NAMED[table.refs[first.name]]}")
    return f"[ {' ; '.join(said)} ]"
