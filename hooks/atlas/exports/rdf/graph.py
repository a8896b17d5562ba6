"""`atlas.ttl`: everything in the tables as RDF, with PROV for where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from atlas.exports.cells import Row
from atlas.exports.rdf import terms
from atlas.exports.rdf.turtle import Statements, document, iri, number, text
from atlas.exports.tables import FOLDER, TABLES, Rows, Table, edition_line
from atlas.site.site import Site
from atlas.text.language import LANGUAGES

Node = tuple[str, Statements]
ACTUAL = "actual"


def graph(site: Site, rows: Rows) -> str:
    """The whole graph; addresses are whole where the site has one."""
    return written(site, _nodes(site, rows))


def written(site: Site, nodes: Iterable[Node]) -> str:
    """A file of the folder of data, with its edition; addresses are relative where nobody has said where it stands."""
    return document(terms.PREFIXES, site.release.absolute(f"{FOLDER}/"), edition_line(site), nodes)


def _nodes(site: Site, rows: Rows) -> Iterator[Node]:
    for table in TABLES:
        for row in rows[table.name]:
            yield _subject(table, row), [*_statements(table, row), *_more(site, table, row)]
            if table.name == "relations" and row["status"] == ACTUAL:
                direct = (terms.relation(row["relation"]), [terms.entity(row["object_id"])])
                yield terms.entity(row["subject_id"]), [direct]
    yield from _paragraphs(site)


def _subject(table: Table, row: Row) -> str:
    if table.name in ("entities", "facts"):
        return terms.entity(row[table.key or ""])
    if table.name == "sources":
        return iri(f"sources/{row['id']}.json#it")
    return iri(f"{table.name}.json#{row['id']}") if table.key == "id" else "[]"


def _statements(table: Table, row: Row) -> Iterator[tuple[str, list[str]]]:
    """The class, then a predicate for each column that is filled; the languages of a text together."""
    yield "a", [terms.CLASSES[table.name]]
    found: dict[str, list[str]] = {}
    for column in table.columns:
        if column not in terms.TOLD:
            made = list(terms.objects(row, column))
            if made:
                found.setdefault(terms.property_of(column), []).extend(made)
    yield from found.items()


def _more(site: Site, table: Table, row: Row) -> Iterator[tuple[str, list[str]]]:
    """What the tables leave to the file of an entity: its summary and its position."""
    if table.name != "entities":
        return
    entity = site.record(row["id"]).entity
    summary: Mapping[str, Any] = entity.summary.model_dump()
    yield "dcterms:description", [text(summary[language], language) for language in LANGUAGES]
    yield "prov:wasDerivedFrom", [terms.paragraph(cite) for cite in entity.summary.cite]
    if entity.coordinates:
        yield "schema:latitude", [number(entity.coordinates.lat)]
        yield "schema:longitude", [number(entity.coordinates.lon)]


def _paragraphs(site: Site) -> Iterator[Node]:
    """Every paragraph of every source, with its finding aid where it has one."""
    for key, source in site.atlas.sources.items():
        for place in range(1, source.paragraphs + 1):
            aid = source.aids.get(f"p{place}")
            yield (
                terms.paragraph(f"{key}#p{place}"),
                [
                    ("a", ["a:Paragraph", "prov:Entity"]),
                    ("dcterms:isPartOf", [iri(f"sources/{key}.json#it")]),
                    ("a:paragraph", [number(place)]),
                    ("a:aid", [text(aid, "zh")] if aid else []),
                ],
            )
