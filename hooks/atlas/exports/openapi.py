"""`openapi.yaml`: the files below `data/v1/` described as a static API."""

from __future__ import annotations

from typing import Any

import yaml

from atlas.data.model import KINDS, SLUG
from atlas.exports.cells import Row
from atlas.exports.tables import FOLDER, TABLES
from atlas.site.keeping import INDEX, PACKED, is_packed
from atlas.site.release import DATA_LICENCE, LICENCE_NAMES, LICENCE_URLS
from atlas.site.site import Site

CSV, JSON = "text/csv", "application/json"
EXCEL = 'With a byte order mark; cells that a spreadsheet would change are written as ="…".'

TURTLE = {
    "atlas": ("Everything as RDF", "Turtle, with PROV for where each statement comes from."),
    "ontology": ("The terms of the graph", "What its own classes and properties mean."),
    "shapes": ("The shapes of the graph", "SHACL: what every node has."),
    "dcat": ("The data set for catalogues", "DCAT 3."),
}


def openapi(site: Site) -> str:
    """OpenAPI 3.1.

    The schemas are the files of `schema/`; the server is the site's address, or relative where there is none.
    """
    release, name = site.release, site.atlas.identity.name
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": f"{name.en} · {name.zh}",
            "version": release.version,
            "description": "Static files, so there are no queries; read only, no key. "
            f"Generated from commit {release.commit}. "
            "Unknown is null in JSON and empty in CSV, never 0.",
            "license": {"name": LICENCE_NAMES[DATA_LICENCE], "url": LICENCE_URLS[DATA_LICENCE]},
            "x-commit": release.commit,
        },
        "servers": [{"url": release.address or "../../"}],
        "paths": {f"/{FOLDER}/{path}": {"get": get} for path, get in _paths(site).items()},
    }
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=120)


def _paths(site: Site) -> dict[str, Row]:
    found: dict[str, Row] = _packed() if is_packed(site.atlas.records) else {"{kind}/{slug}.json": _entity(site)}
    for table in TABLES:
        what = " ".join((table.row.__doc__ or "").split())
        name, whole = table.name, f"All {table.name}"
        found[f"{name}.json"] = _get(whole, f"An array. One item: {what}", f"{name}Json", JSON, _schema(name))
        found[f"{name}.csv"] = _get(whole, f"One row: {what}", f"{name}Csv", CSV, {"type": "string"})
        found[f"{name}-excel.csv"] = _get(f"{whole}, for spreadsheets", EXCEL, f"{name}Excel", CSV, {"type": "string"})
    facts = "The facts of one indicator: rows of the table of facts."
    found["indicators/{indicator}.json"] = _of_indicator(site, facts, "indicatorJson", JSON, _schema("facts"))
    found["indicators/{indicator}.csv"] = _of_indicator(site, facts, "indicatorCsv", CSV, {"type": "string"})
    found["sources/{source}.json"] = _of_source(site)
    found["changes.json"] = _get("The change log", "Editions, the newest first.", "changes", JSON, _schema("changes"))
    found["datapackage.json"] = _get(
        "The tables as a data package", "Frictionless.", "dataPackage", JSON, {"type": "object"}
    )
    found["atlas.sqlite"] = _get(
        "Everything as a database",
        "SQLite 3, with a full-text index.",
        "sqlite",
        "application/vnd.sqlite3",
        {"type": "string", "contentMediaType": "application/vnd.sqlite3"},
    )
    for name, (summary, what) in TURTLE.items():
        found[f"{name}.ttl"] = _get(summary, what, f"{name}Turtle", "text/turtle", {"type": "string"})
    return found


def _entity(site: Site) -> Row:
    example = next(iter(site.atlas.records.values()), None)
    get = _get("One entity", "Everything the atlas holds about it.", "entity", JSON, _schema("entity"))
    get["parameters"] = [
        _parameter("kind", {"type": "string", "enum": list(KINDS)}, example.kind if example else None),
        _parameter("slug", {"type": "string", "pattern": f"^{SLUG}$"}, example.slug if example else None),
    ]
    get["responses"]["404"] = {"description": "No such entity, or it has moved: see `moved` in changes.json."}
    return get


def _packed() -> dict[str, Row]:
    """The files of an atlas so large that many entities share one."""
    pack = _get("Many entities", "Everything the atlas holds about each.", "pack", JSON, _schema("pack"))
    pack["parameters"] = [
        _parameter("kind", {"type": "string", "enum": list(KINDS)}, None),
        _parameter("number", {"type": "integer", "minimum": 1}, None),
    ]
    index = _get("Which file holds which entities", "By their first and last ids.", "packs", JSON, _schema("packs"))
    return {f"{PACKED}/{{kind}}-{{number}}.json": pack, INDEX: index}


def _of_source(site: Site) -> Row:
    what = "Everything recorded about it: articles, defects, finding aids; not its text."
    get = _get("One source", what, "source", JSON, _schema("source"))
    pattern = {"type": "string", "pattern": f"^{SLUG}$"}
    get["parameters"] = [_parameter("source", pattern, next(iter(site.atlas.sources), None))]
    return get


def _of_indicator(site: Site, what: str, key: str, media: str, schema: Row) -> Row:
    example = site.facts[0].recorded.indicator if site.facts else None
    get = _get("One indicator", what, key, media, schema)
    get["parameters"] = [_parameter("indicator", {"type": "string", "pattern": f"^{SLUG}$"}, example)]
    return get


def _parameter(name: str, schema: Row, example: str | None) -> Row:
    return {"name": name, "in": "path", "required": True, "schema": schema, **({"example": example} if example else {})}


def _schema(name: str) -> Row:
    return {"$ref": f"schema/{name}.json"}


def _get(summary: str, description: str, key: str, media: str, schema: Row) -> Row:
    answer: dict[str, Any] = {"description": "The file.", "content": {media: {"schema": schema}}}
    return {"operationId": key, "summary": summary, "description": description, "responses": {"200": answer}}
