"""`datapackage.json`: the tables with types, keys and checksums, as a Frictionless data package."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from atlas.data.model import Source
from atlas.exports.cells import Row
from atlas.exports.schema import Column, columns
from atlas.exports.tables import FOLDER, TABLES, Table
from atlas.site.coverage import told
from atlas.site.release import CODE_LICENCE, DATA_LICENCE, LICENCE_NAMES, LICENCE_URLS
from atlas.site.site import Site
from atlas.text.language import LANGUAGES


def datapackage(site: Site, files: Mapping[str, str | bytes]) -> Row:
    """The descriptor of the CSV files in `files`."""
    release, identity = site.release, site.atlas.identity
    title = f"{identity.name.en} · {identity.name.zh}"
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": identity.key,
        "title": title,
        "description": identity.tagline.en,
        "coverage": {language: told(site, language) for language in LANGUAGES},
        "version": release.version,
        **({"created": f"{release.day}T00:00:00Z"} if release.day else {}),
        "commit": release.commit,
        **({"homepage": release.address} if release.address else {}),
        "licenses": [_licence(DATA_LICENCE)],
        "code_licenses": [_licence(CODE_LICENCE)],
        "contributors": [{"title": title, "role": "author"}],
        "sources": [_source(source) for source in site.atlas.sources.values()],
        "resources": [_resource(table, files[f"{FOLDER}/{table.name}.csv"]) for table in TABLES],
    }


def _source(source: Source) -> Row:
    """Its address only if it is a whole one: texts often print one without its scheme, which the format does not
    allow.
    """
    whole = source.url and source.url.startswith(("http://", "https://"))
    return {
        "title": f"{source.title.zh} · {source.publisher.zh}, {source.published}",
        **({"path": source.url} if whole else {}),
    }


def _licence(name: str) -> Row:
    return {"name": name, "path": LICENCE_URLS[name], "title": LICENCE_NAMES[name]}


def _resource(table: Table, content: str | bytes) -> Row:
    raw = content.encode() if isinstance(content, str) else content
    return {
        "name": table.name,
        "description": " ".join((table.row.__doc__ or "").split()),
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> Row:
    keys = [
        {"fields": [column], "reference": {"resource": "" if other == table.name else other, "fields": ["id"]}}
        for column, other in table.refs.items()
    ]
    return {
        "fields": [_field(column, column.name == table.key) for column in columns(table)],
        "missingValues": [""],
        **({"primaryKey": [table.key]} if table.key else {}),
        "foreignKeys": keys,
    }


def _field(column: Column, unique: bool) -> Row:
    limits = {
        "required": column.required or None,
        "unique": unique or None,
        "enum": list(column.choices) or None,
        "pattern": column.pattern and column.pattern.removeprefix("^").removesuffix("$"),
        "minimum": column.minimum,
    }
    return {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        "constraints": {name: limit for name, limit in limits.items() if limit is not None},
    }
