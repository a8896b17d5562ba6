"""What stands around the tables in `data/v1/`: schemas, descriptions, spreadsheets, a database, a read-me."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from string import Template

from atlas.data.injected import masked_all
from atlas.exports.cells import Row
from atlas.exports.datapackage import datapackage
from atlas.exports.excel import to_excel
from atlas.exports.openapi import openapi
from atlas.exports.rdf import catalogue, graph, ontology, shapes
from atlas.exports.schema import columns, schemas
from atlas.exports.sqlite import sqlite
from atlas.exports.tables import FOLDER, TABLES, Rows, about, to_json
from atlas.site.coverage import told
from atlas.site.keeping import is_packed
from atlas.site.site import Site
from atlas.text.language import LANGUAGES

UNKNOWN = "—"
FILES = ("$single", "$packed")  # lines of the read-me, of which one holds


def downloads(site: Site, files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """What describes the tables below `data/v1/`, and the sources; `files` are the tables, for their checksums."""
    found: dict[str, str | bytes] = {f"schema/{name}.json": to_json(schema) for name, schema in schemas(site).items()}
    found["changes.json"] = to_json([change.model_dump() for change in site.atlas.changes])
    found["datapackage.json"] = to_json(datapackage(site, files))
    found["openapi.yaml"] = openapi(site)
    found["README.txt"] = readme(site)
    found.update({"ontology.ttl": ontology(site), "shapes.ttl": shapes(site)})
    handed_out = [f"{table.name}.{form}" for table in TABLES for form in ("csv", "json")]
    found["dcat.ttl"] = catalogue(site, [*handed_out, "atlas.sqlite", "atlas.ttl"])
    found.update({f"sources/{name}.json": to_json(whole) for name, whole in _sources(site)})
    return {f"{FOLDER}/{name}": content for name, content in found.items()}


def spreadsheets(rows: Rows) -> dict[str, str]:
    """Each table as spreadsheets open it."""
    return {f"{FOLDER}/{table.name}-excel.csv": to_excel(table.columns, rows[table.name]) for table in TABLES}


def database(site: Site, rows: Rows) -> dict[str, bytes]:
    """All tables in one file."""
    return {f"{FOLDER}/atlas.sqlite": sqlite(site, rows)}


def triples(site: Site, rows: Rows) -> dict[str, str]:
    """All of the atlas as RDF."""
    return {f"{FOLDER}/atlas.ttl": graph(site, rows)}


def _sources(site: Site) -> Iterator[tuple[str, Row]]:
    """Everything recorded about each source: articles, defects and how to find each paragraph, but not its text; what
    was injected into it is masked.
    """
    strings = site.atlas.injected
    for name, source in site.atlas.sources.items():
        yield name, {**masked_all(source.model_dump(), strings), "id": name, "about": about(site)}


def readme(site: Site) -> str:
    """For whoever finds the folder without the site."""
    lines = resources.files(__package__).joinpath("README.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    other = FILES[not is_packed(site.atlas.records)]
    template = Template("".join(line for line in lines if not line.startswith(other)))
    edition, tagline = about(site), site.atlas.identity.tagline
    return template.substitute(
        name=edition["atlas"],
        tagline=f"{tagline.zh} · {tagline.en}",
        version=edition["version"],
        date=edition["date"] or UNKNOWN,
        commit=edition["commit"],
        address=site.release.address or UNKNOWN,
        coverage="\n".join(" ".join(told(site, language)) for language in LANGUAGES),
        single="",
        packed="",
        columns="\n\n".join(_columns(table.name) for table in TABLES),
    )


def _columns(name: str) -> str:
    table = next(table for table in TABLES if table.name == name)
    return "\n".join([f"  {name}", *(f"    {column.name:<13} {column.description}" for column in columns(table))])
