"""Entities and sources in the words of schema.org."""

from __future__ import annotations

from typing import Any

from atlas.data.model import Source
from atlas.data.records import Record
from atlas.data.vocabulary import COUNTRY, COUNTY, PREFECTURE, PROVINCE
from atlas.meta.address import address
from atlas.site.page import PageContext
from atlas.site.urls import source_path
from atlas.text.language import HTML_LANG

Thing = dict[str, Any]

ADMINISTRATIVE = (COUNTRY, PROVINCE, PREFECTURE, COUNTY)
ORGANIZATIONS = {
    "government": "GovernmentOrganization",
    "committee": "GovernmentOrganization",
    "university": "CollegeOrUniversity",
    "school": "CollegeOrUniversity",
    "research-institute": "ResearchOrganization",
    "media": "NewsMediaOrganization",
    "new-research-institute": "ResearchOrganization",
}
KINDS = {
    "carriers": "Place",
    "projects": "Project",
    "funds": "InvestmentFund",
    "terms": "DefinedTerm",
    "events": "Event",
}
PLACES = ("AdministrativeArea", "Place")


def entity(c: PageContext, record: Record) -> Thing:
    """An entity: type, names in both languages, place, and where its data are."""
    kind, start = type_of(record), _start(record)
    names = record.entity.name
    found: Thing = {
        "@type": kind if kind != "Event" or start else "Thing",
        "name": c.s(names),
        "url": address(c.site, c.path, c.site.path(c.lang, record.id)),
        "alternateName": [
            c.s_other(names),
            *record.entity.aliases.called("zh"),
            *record.entity.aliases.called("en"),
        ],
        **_where(c, record, kind),
        **_known_as(record),
        "subjectOf": {
            "@type": "DataDownload",
            "contentUrl": address(c.site, c.path, f"data/v1/{c.site.data_files[record.id]}"),
        },
    }
    if start and kind == "Event":
        found["startDate"] = start
    return found


def _known_as(record: Record) -> Thing:
    """Its codes in public registers, and the same thing elsewhere."""
    codes = [{"@type": "PropertyValue", "propertyID": code.scheme, "value": code.code} for code in record.entity.codes]
    return {
        **({"identifier": codes} if codes else {}),
        **({"sameAs": list(record.entity.same_as)} if record.entity.same_as else {}),
    }


def type_of(record: Record) -> str:
    """The narrowest class that certainly fits: Thing where none does. Event only counts with a day."""
    if record.kind == "regions":
        return PLACES[0] if record.entity.level in ADMINISTRATIVE else PLACES[1]
    if record.kind == "organizations":
        return ORGANIZATIONS.get(record.entity.type, "Organization")
    return KINDS.get(record.kind, "Thing")


def _where(c: PageContext, record: Record, kind: str) -> Thing:
    """Position, and the place around it in the word of the class; classes without a place have none."""
    at, around = record.entity.coordinates, c.site.place(record)
    found: Thing = {"geo": {"@type": "GeoCoordinates", "latitude": at.lat, "longitude": at.lon}} if at else {}
    word = (
        "containedInPlace"
        if kind in PLACES
        else "location"
        if kind == "Event" or record.kind == "organizations"
        else ""
    )
    if around and word:
        found[word] = {
            "@type": type_of(around),
            "name": c.s(around.entity.name),
            "url": address(c.site, c.path, c.site.path(c.lang, around.id)),
        }
    return found


def _start(record: Record) -> str | None:
    """The first day or month the data know of it."""
    starts = [date.date.partition("/")[0] for date in record.entity.dates]
    return min((start for start in starts if start != ".."), default=None)


def source(c: PageContext, source_id: str, source: Source) -> Thing:
    """The document that the page is about; its own address only if the text prints a whole one."""
    return {
        "@type": "CreativeWork",
        "name": c.s(source.title),
        "url": address(c.site, c.path, source_path(c.lang, source_id)),
        "inLanguage": HTML_LANG["zh"],
        "publisher": {"@type": "Organization", "name": c.s(source.publisher)},
        "datePublished": source.published,
    }
