"""The data as RDF: the graph with its provenance, the terms it uses, SHACL shapes, and a DCAT record."""

from __future__ import annotations

from atlas.exports.rdf.catalogue import catalogue
from atlas.exports.rdf.graph import graph
from atlas.exports.rdf.ontology import ontology, shapes

__all__ = ["catalogue", "graph", "ontology", "shapes"]
