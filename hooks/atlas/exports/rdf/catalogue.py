"""`dcat.ttl`: the data set and its files as catalogues of open data read them (DCAT 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas.exports.rdf.graph import Node, written
from atlas.exports.rdf.turtle import iri, text, typed
from atlas.site.release import DATA_LICENCE, LICENCE_URLS
from atlas.site.site import Site
from atlas.text.language import LANGUAGES

MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "ttl": "text/turtle",
    "sqlite": "application/vnd.sqlite3",
    "yaml": "application/yaml",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
# The language codes of ISO 639-1 as the Library of Congress names them.
LANGUAGE_NAMES = "http://id.loc.gov/vocabulary/iso639-1/"


def catalogue(site: Site, files: Iterable[str]) -> str:
    """The record of the data set; `files` are the paths below the folder of data that it is handed out as."""
    return written(site, [_dataset(site, sorted(files)), *_distributions(sorted(files))])


def _dataset(site: Site, files: list[str]) -> Node:
    release = site.release
    said = [
        ("a", ["dcat:Dataset"]),
        ("dcterms:title", [text(getattr(site.atlas.identity.name, language), language) for language in LANGUAGES]),
        (
            "dcterms:description",
            [text(getattr(site.atlas.identity.tagline, language), language) for language in LANGUAGES],
        ),
        ("dcterms:identifier", [text("dataset")]),
        ("dcterms:license", [iri(LICENCE_URLS[DATA_LICENCE])]),
        ("dcterms:language", [iri(f"{LANGUAGE_NAMES}{language}") for language in LANGUAGES]),
        ("dcat:version", [text(release.version)]),
        ("dcterms:modified", [typed(release.day, "xsd:date")] if release.day else []),
        ("dcterms:creator", ["[ a foaf:Agent ; foaf:name " + text(site.atlas.identity.owner.en, "en") + " ]"]),
        ("dcat:landingPage", [iri(f"../../{language}/data/") for language in LANGUAGES]),
        ("dcat:keyword", [text(name, language) for language in LANGUAGES for name in _keywords(site, language)]),
        ("dcterms:source", [iri(f"sources/{key}.json#it") for key in site.atlas.sources]),
        ("dcat:distribution", [iri(f"dcat.ttl#{_name(file)}") for file in files]),
    ]
    return iri("dcat.ttl#dataset"), said


def _keywords(site: Site, language: str) -> list[str]:
    """What the indicators are about."""
    return [getattr(name, language) for name in site.atlas.vocabulary.groups.values()]


def _distributions(files: list[str]) -> Iterator[Node]:
    for file in files:
        media = MEDIA[file.rpartition(".")[2]]
        yield (
            iri(f"dcat.ttl#{_name(file)}"),
            [
                ("a", ["dcat:Distribution"]),
                ("dcterms:title", [text(file)]),
                ("dcat:downloadURL", [iri(file)]),
                ("dcat:mediaType", [iri(f"{MEDIA_TYPES}{media}")]),
                ("dcterms:license", [iri(LICENCE_URLS[DATA_LICENCE])]),
            ],
        )


def _name(file: str) -> str:
    return file.replace(".", "-")
