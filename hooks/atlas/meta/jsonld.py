"""JSON-LD of each page: what it is about, and the way to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from atlas.exports.tables import FOLDER, TABLES
from atlas.meta import things
from atlas.meta.address import address
from atlas.meta.things import Thing
from atlas.site.page import PageContext
from atlas.site.release import DATA_LICENCE, LICENCE_URLS
from atlas.site.urls import subject_of
from atlas.text.language import HTML_LANG, LANGUAGES
from atlas.web.views.common import Crumb, crumbs, home_crumb

CONTEXT = "https://schema.org"
SAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}  # nothing can end the script element


def jsonld(c: PageContext, title: str, description: str) -> str:
    """The data block's content; `c.path` is empty for the door."""
    nodes = [_about(c, title, description), *_rows(c), *_trail(c, title)]
    return json.dumps({"@context": CONTEXT, "@graph": nodes}, ensure_ascii=False, separators=(",", ":")).translate(SAFE)


def _about(c: PageContext, title: str, description: str) -> Thing:
    inside = c.path.removeprefix(f"{c.lang}/").strip("/")
    section, _, name = inside.partition("/")
    if inside in c.site.atlas.records:
        return things.entity(c, c.site.atlas.records[inside])
    if section == "sources" and name in c.site.atlas.sources:
        return things.source(c, name, c.site.atlas.sources[name])
    if inside == "data":
        return dataset(c, title, description)
    if not inside:
        return website(c, description)
    kind = "CollectionPage" if section in c.site.atlas.vocabulary.kinds else "WebPage"
    return {"@type": kind, "name": title, "url": address(c.site, c.path, c.path), "inLanguage": HTML_LANG[c.lang]}


def _rows(c: PageContext) -> Iterator[Thing]:
    """What the page of a place tells of in rows."""
    for entity_id in c.site.rows.get(subject_of(c.path), ()):
        yield things.entity(c, c.site.record(entity_id))


def _trail(c: PageContext, title: str) -> list[Thing]:
    """The way from home as a list; nothing for home itself."""
    steps = trail(c)
    if not steps:
        return []
    items: list[Thing] = [
        {"@type": "ListItem", "position": n, "name": step.name, "item": address(c.site, c.path, step.path)}
        for n, step in enumerate(steps, 1)
    ]
    items.append(
        {"@type": "ListItem", "position": len(items) + 1, "name": title}
    )  # the last is the page itself and needs no address
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def trail(c: PageContext) -> list[Crumb]:
    """The pages above this one, home first."""
    inside = c.path.removeprefix(f"{c.lang}/").strip("/")
    section, below, _ = inside.partition("/")
    if inside in c.site.atlas.records:
        return crumbs(c, c.site.dossier(inside))
    if not inside:
        return []
    named = {kind: c.s(name) for kind, name in c.site.atlas.vocabulary.kinds.items()} | {
        key: c.t(key) for key in ("sources", "indicators")
    }
    return [home_crumb(c), *([Crumb(f"{c.lang}/{section}/", named[section])] if below and section in named else [])]


def website(c: PageContext, description: str) -> Thing:
    """The site; programs may search it where it has an address, since a template of addresses cannot be relative."""
    release = c.site.release
    search: Thing = {
        "@type": "SearchAction",
        "query-input": "required name=search_term_string",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{release.absolute(f'{c.lang}/search/')}?q={{search_term_string}}",
        },
    }
    return {
        "@type": "WebSite",
        "name": c.atlas_name,
        "alternateName": other_name(c),
        "description": description,
        "url": address(c.site, c.path, c.path),
        "inLanguage": [HTML_LANG[language] for language in LANGUAGES],
        **({"potentialAction": search} if release.address else {}),
    }


def other_name(c: PageContext) -> str:
    """The site's name in the other language."""
    return c.s_other(c.identity.name)


def dataset(c: PageContext, title: str, description: str) -> Thing:
    """All data as one Dataset with its files, for searches of data sets."""
    release, name = c.site.release, c.atlas_name
    years = [
        year
        for fact in c.site.facts
        for year in (fact.recorded.as_of.strip("./")[:4], fact.recorded.as_of.rpartition("/")[2][:4])
    ]
    spans: dict[str, Any] = {"temporalCoverage": f"{min(years)}/{max(years)}"} if years else {}
    return {
        "@type": "Dataset",
        "name": f"{name} · {title}",
        "alternateName": other_name(c),
        "description": f"{c.s(c.identity.tagline)} — {c.t('home-what')}",
        "abstract": description,
        "url": address(c.site, c.path, c.path),
        "license": LICENCE_URLS[DATA_LICENCE],
        "version": release.version,
        **({"dateModified": release.day} if release.day else {}),
        **spans,
        "isAccessibleForFree": True,
        "inLanguage": [HTML_LANG[language] for language in LANGUAGES],
        "creator": {"@type": "Organization", "name": name},
        "spatialCoverage": [
            c.s(record.entity.name) for record in c.site.atlas.of_kind("regions") if record.entity.parent is None
        ],
        "distribution": [_download(c, *file) for file in _files()],
    }


def _files() -> list[tuple[str, str]]:
    tables = [
        (f"{table.name}.{form}", media)
        for table in TABLES
        for form, media in (("csv", "text/csv"), ("json", "application/json"))
    ]
    return [
        *tables,
        ("atlas.sqlite", "application/vnd.sqlite3"),
        ("atlas.ttl", "text/turtle"),
        ("datapackage.json", "application/json"),
    ]


def _download(c: PageContext, name: str, media: str) -> Thing:
    return {
        "@type": "DataDownload",
        "name": name,
        "encodingFormat": media,
        "contentUrl": address(c.site, c.path, f"{FOLDER}/{name}"),
    }
