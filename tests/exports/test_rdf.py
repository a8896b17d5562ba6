"""The graph is Turtle, has its shapes, holds what the tables hold, and names nothing that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pyshacl
import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.term import Node

from atlas.exports.rdf import turtle
from atlas.exports.rdf.terms import CLASSES, PREFIXES

from ..fixture.support import fixture_site
from .made import RELEASE, files, parsed, released, text

BASE = f"{RELEASE.address}data/v1/"
OWN = f"{BASE}ontology.ttl#"
TABLES = tuple(CLASSES)


@cache
def graph(name: str = "atlas") -> Graph:
    """One of the Turtle files, parsed."""
    return Graph().parse(data=text(f"{name}.ttl"), format="turtle")


def _conforms(data: Graph) -> tuple[bool, str]:
    conforms, _, told = pyshacl.validate(data, shacl_graph=graph("shapes"))
    return conforms, str(told)


@pytest.mark.parametrize("name", ["atlas", "ontology", "shapes", "dcat"])
def test_each_file_is_turtle(name: str) -> None:
    assert len(graph(name)) > 50


def test_the_graph_has_its_shapes() -> None:
    conforms, told = _conforms(graph())
    assert conforms, told


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_a_table_is_a_node(table: str) -> None:
    found = set(graph().subjects(RDF.type, URIRef(OWN + CLASSES[table].removeprefix("a:"))))
    assert len(found) == len(parsed(f"{table}.json"))


FACT = re.compile(r"a a:Fact ;.*?\.\n\n", re.S)
BROKEN = {
    "a fact without its paragraph": (r"  prov:wasQuotedFrom <sources/[^>]+> ;\n(?=  a:dated)", ""),
    "a fact without an indicator": (r"  schema:measuredProperty [^;]+;\n", ""),
    "a status that there is not": (r'a:status "actual"', 'a:status "hoped"'),
    "a name in one language only": (r'rdfs:label "[^"]+"@zh-Hans , ', "rdfs:label "),
    "two names in one language": (r"(rdfs:label \"[^\"]+\"@zh-Hans , \"[^\"]+\"@)en", r"\1zh-Hans"),
    "a unit that is none": (r"a:unit <units.json#[^>]+>", "a:unit <units.json#cubit>"),
    "a part of something unknown": (r"dcterms:isPartOf <regions/[^>]+>", "dcterms:isPartOf <regions/atlantis.json#it>"),
    "a paragraph of 0": (r"a:paragraphs \d+", "a:paragraphs 0"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_has_not_its_shape_is_found(what: str) -> None:
    pattern, put = BROKEN[what]
    changed, times = re.subn(pattern, put, text("atlas.ttl"), count=1)
    assert times == 1
    conforms, _ = _conforms(Graph().parse(data=changed, format="turtle"))
    assert not conforms


def _addresses(of: Graph) -> Iterator[str]:
    for triple in of:
        yield from (str(term) for term in triple if isinstance(term, URIRef))


def test_every_address_inside_the_data_is_a_file() -> None:
    documents = {one.removeprefix(BASE).partition("#")[0] for one in _addresses(graph()) if one.startswith(BASE)}
    assert {one for one in documents if one not in files()} == set()


def test_every_term_of_its_own_is_explained() -> None:
    used = {one for name in ("atlas", "shapes") for one in _addresses(graph(name)) if one.startswith(OWN)}
    explained = set(map(str, graph("ontology").subjects()))
    assert used - explained == set()


def test_a_fact_says_where_it_stands_and_who_says_it() -> None:
    asked = """
        SELECT ?printed ?source ?place WHERE {
          ?fact a a:Fact ; a:printed ?printed ; prov:wasQuotedFrom ?paragraph .
          ?paragraph a:paragraph ?place ; dcterms:isPartOf/dcterms:identifier ?source }"""
    found = {
        tuple(str(row[index]) for index in range(3))
        for row in graph().query(asked, initNs={**PREFIXES, "a": OWN})
        if not isinstance(row, bool)
    }
    for fact in fixture_site().facts:
        source, place = fact.source
        assert (fact.recorded.printed, source, str(place)) in found


def test_only_what_is_so_is_a_statement_of_its_own() -> None:
    direct = {
        (str(one), str(predicate), str(other)) for one, predicate, other in graph() if f"{OWN}rel-" in str(predicate)
    }
    for row in parsed("relations.json"):
        ends = [f"{BASE}{end.partition('#')[0]}.json#{end.partition('#')[2] or 'it'}" for end in _ends(row)]
        assert ((ends[0], f"{OWN}rel-{row['relation']}", ends[1]) in direct) == (row["status"] == "actual")


def _ends(row: dict[str, str]) -> tuple[str, str]:
    return row["subject_id"], row["object_id"]


def test_without_an_address_everything_is_relative() -> None:
    from atlas.exports import exports

    made = exports(released(address=""))["data/v1/atlas.ttl"]
    assert isinstance(made, str) and "@base" not in made
    found = Graph().parse(data=made, format="turtle", publicID=BASE)
    assert len(found) == len(graph())


def test_the_catalogue_names_files_that_are_there() -> None:
    at = URIRef("http://www.w3.org/ns/dcat#downloadURL")
    found = [str(one).removeprefix(BASE) for one in graph("dcat").objects(None, at)]
    assert len(found) == 2 * len(TABLES) + 2 and set(found) <= set(files())


@pytest.mark.parametrize(
    "value", ['a "quoted" word', "a \\ stroke", "two\nlines", "cr\rlf\n", "tab\there", "云汀", "'", "@en", "a^b"]
)
def test_any_text_comes_back(value: str) -> None:
    [found] = _objects(turtle.text(value, "zh"))
    assert (str(found), getattr(found, "language", None)) == (value, "zh-Hans")


@pytest.mark.parametrize("value", [0, 1, 28_000_000_000, 0.1, 14.11, 0.000001, 1e21])
def test_any_number_comes_back_without_an_exponent(value: int | float) -> None:
    written = turtle.number(value)
    [found] = _objects(written)
    assert float(str(found)) == value and "e" not in written.partition("^^")[0].lower()


@pytest.mark.parametrize(
    "address", ["https://x.test/a b", 'https://x.test/"', "https://x.test/<>", "https://x.test/{}"]
)
def test_no_address_ends_its_brackets(address: str) -> None:
    [found] = _objects(turtle.iri(address))
    assert isinstance(found, URIRef) and " " not in found


def _objects(term: str) -> list[Node]:
    prefixes = f"@prefix xsd: <{PREFIXES['xsd']}> ."
    return list(Graph().parse(data=f"{prefixes} <urn:a> <urn:b> {term} .", format="turtle").objects())
