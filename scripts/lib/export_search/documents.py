"""Entities and figures as flat documents, made one at a time: what is unknown is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from atlas.data.places import REGIONS
from atlas.data.records import Record
from atlas.exports.cells import number, pair
from atlas.exports.fact_rows import note
from atlas.search.documents import prior
from atlas.site.facts import ResolvedFact
from atlas.site.site import Site
from atlas.site.statement import Statement
from atlas.text.dates import OPEN, edtf, ends, first_day, last_day
from atlas.text.han import as_typed, for_sorting
from atlas.text.language import LANGUAGES

Document = dict[str, Any]
ENTITY, FIGURE = "entity", "figure"
APOSTROPHES = "'’"


def documents(site: Site) -> Iterator[Document]:
    """Every entity, then every figure, in the order of the data."""
    for record in site.atlas.records.values():
        yield _known(_entity(site, record))
    for fact in site.facts:
        yield _known(_figure(site, fact))


def key_of(document_id: str) -> str:
    """An id in signs that Meilisearch takes for a key; no two ids have the same, since none has a `_`."""
    return document_id.replace("/", "_").replace("#", "__")


def _known(document: Document) -> Document:
    return {name: value for name, value in document.items() if value is not None and value != []}


def _entity(site: Site, record: Record) -> Document:
    entity, pinyin = record.entity, site.pinyin(record)
    aliases = {language: entity.aliases.names(language) for language in LANGUAGES}
    spoken = [_own(site, record), *(reviewed(site, alias) for alias in aliases["zh"])]
    return {
        **_begun(record.id, ENTITY),
        "zh": entity.name.zh,
        "en": entity.name.en,
        "aliases_zh": aliases["zh"],
        "aliases_en": aliases["en"],
        "pinyin": pinyin or None,
        **sounds(pinyin, spoken),
        **_standing(site, record),
        **pair("summary", entity.summary),
        **_urls(site, record.id),
        "prior": prior(site, record.id),
    }


def _figure(site: Site, fact: ResolvedFact) -> Document:
    """A figure bears the kind, type and place of its entity; its summary says all that the atlas says of it."""
    said = {language: Statement(site, fact, language) for language in LANGUAGES}
    spoken = [_own(site, fact.record), reviewed(site, fact.indicator.zh)]
    return {
        **_begun(fact.id, FIGURE),
        "zh": said["zh"].head,
        "en": said["en"].head,
        **sounds(site.pinyin(fact.record), spoken),
        **_standing(site, fact.record),
        "summary_zh": said["zh"].sentence,
        "summary_en": said["en"].sentence,
        **_urls(site, fact.record.id, f"#{fact.key}"),
        "entity": fact.record.id,
        "about": list(fact.recorded.about),
        **_measured(site, fact),
        **_dated(fact.recorded.as_of),
        **_cited(site, fact),
        "prior": prior(site, fact.record.id),
    }


def _begun(document_id: str, doc: str) -> Document:
    return {"key": key_of(document_id), "id": document_id, "doc": doc}


def _standing(site: Site, record: Record) -> Document:
    """What sort of thing it is, and where: `places` are its place and those around it, the nearest first."""
    words, place = site.atlas.vocabulary, site.places.nearest(record)
    return {
        "kind": record.kind,
        **pair("kind", words.kinds[record.kind].one),
        "type": record.entity.type,
        **pair("type", words.types[record.kind][record.entity.type]),
        "place": place.id if place else None,
        "places": [one.id for one in site.places.around(place) if one.kind == REGIONS],
        **pair("place", place.entity.name if place else None),
    }


def _urls(site: Site, entity_id: str, anchor: str = "") -> Document:
    """Whole addresses where the site has one, else paths below it, as in the tables."""
    return {f"url_{one}": (site.release.address or "/") + site.path(one, entity_id) + anchor for one in LANGUAGES}


def _measured(site: Site, fact: ResolvedFact) -> Document:
    quantity, unit = fact.quantity, site.atlas.vocabulary.units[fact.indicator.unit]
    most = quantity.value_max if quantity else None
    return {
        "indicator": fact.recorded.indicator,
        "printed": fact.recorded.printed,
        "value": number(quantity.value) if quantity else None,
        "value_max": number(most) if most is not None else None,
        "unit": unit.key,
        "unit_zh": unit.zh,
        "unit_en": unit.en,
        "qualifier": quantity.qualifier if quantity else None,
        "status": fact.recorded.status,
        **pair("scope", fact.recorded.scope),
    }


def _dated(period: str) -> Document:
    """The period, its first day unless its beginning is open, its last day and the year of that."""
    first, last = ends(period)
    until = last_day(last)
    return {
        "period": edtf(period),
        "date_from": None if first == OPEN else first_day(first).isoformat(),
        "date_to": until.isoformat(),
        "year": until.year,
    }


def _cited(site: Site, fact: ResolvedFact) -> Document:
    source, paragraph = fact.source
    notes = {f"note_{language}": note(fact, language) for language in LANGUAGES}
    return {**notes, "source": source, **pair("source", site.atlas.sources[source].short), "paragraph": paragraph}


@dataclass(frozen=True)
class Spoken:
    """A name by its sounds: syllables with tones, with letters and digits between them as they are; and first letters."""

    syllables: tuple[str, ...] = ()
    initials: str = ""


def _spoken(read: Iterable[tuple[str, str | None]]) -> Spoken:
    """From each character of a name with its pinyin, None if it is not Han; signs that are not spoken divide."""
    syllables, initials = "", ""
    for sign, sound in read:
        syllables += f" {sound} " if sound else sign if sign.isalnum() else " "
        initials += sound[0] if sound else sign if sign.isalnum() else ""
    return Spoken(tuple(syllables.split()), initials)


def _own(site: Site, record: Record) -> Spoken:
    return _spoken(site.readings.characters(record.entity.name.zh, record.entity.reading))


def reviewed(site: Site, name: str) -> Spoken:
    """Another name; nothing where nobody has reviewed one of its characters of several readings."""
    return Spoken() if site.readings.unreviewed(name) else _spoken(site.readings.characters(name))


def sounds(written: str, spoken: Iterable[Spoken]) -> Document:
    """As people type: words, syllables and the whole without blanks, ü as u and as v; and the first letters."""
    heard = [one for one in spoken if one.syllables]
    ways = [written, *(gap.join(one.syllables) for one in heard for gap in (" ", ""))]
    typed = [_words(spelt(way)) for way in ways for spelt in (for_sorting, as_typed)]
    initials = [_words(for_sorting(one.initials)) for one in heard]
    return {"pinyin_typed": _each(typed), "pinyin_initials": _each(initials)}


def _words(pinyin: str) -> str:
    """In small letters, a blank between words: an apostrophe divides no word, other signs do."""
    signs = (sign if sign.isalnum() else "" if sign in APOSTROPHES else " " for sign in pinyin.lower())
    return " ".join("".join(signs).split())


def _each(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]
