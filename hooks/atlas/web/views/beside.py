"""What stands beside an entity: the same figure of other places, and others like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from atlas.data.model import Level
from atlas.data.places import PROGRAMMES, REGIONS
from atlas.data.records import Record
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.site.touched import derived
from atlas.text.language import Language
from atlas.web.views.common import end, ranked, sort_key

Reach = tuple[str, Level | None, str | None]
SIBLINGS = 2  # other places beside a figure
SHOWN = 5  # others like it, by each thing that they share
MANY = 200  # more than these are not looked through: the page of what they share has them


@dataclass(frozen=True)
class Sibling:
    """The same indicator of another place, and whether the two figures may be compared as they stand."""

    place: str
    fact: ResolvedFact
    comparable: bool


@dataclass(frozen=True)
class Alike:
    """Others of the same kind that share a chain, a title or a place with an entity."""

    shared: str
    ids: list[str]
    more: bool


def siblings(c: PageContext, dossier: Dossier, facts: Iterable[ResolvedFact]) -> dict[str, list[Sibling]]:
    """By the ids of figures of a place: the same indicator of others of its level, those of the same parent first."""
    if dossier.record.kind != REGIONS:
        return {}
    return {fact.id: list(_siblings(c, dossier.record, fact)) for fact in facts}


def _siblings(c: PageContext, place: Record, fact: ResolvedFact) -> Iterator[Sibling]:
    indicator, level = fact.recorded.indicator, place.entity.level
    near = _near(c.site, c.lang, indicator, level, place.entity.parent)
    wide = _wide(c.site, indicator, level) if len(near) <= SIBLINGS else ()
    others = chain(near, (key for key in wide if key not in near))  # those of the wide reach only where near ones end
    for key in islice((key for key in others if key != place.id), SIBLINGS):
        best = ranked(_figures(c.site, indicator, key), key)[0]
        yield Sibling(key, best, _comparable(fact, best))


def _figures(site: Site, indicator: str, place: str) -> list[ResolvedFact]:
    """The figures of an indicator that are a place's own, or a system's that names it, in the order of the data."""
    facts = site.facts_of[place]
    return [fact for fact in facts if fact.recorded.indicator == indicator and _is_of(site, fact, place)]


def _is_of(site: Site, fact: ResolvedFact, place: str) -> bool:
    return any(one.id == place for one in _places_of(site, fact))


@derived
def _near(site: Site, language: Language, indicator: str, level: Level | None, parent: str | None) -> tuple[str, ...]:
    """The places of a reach in the order of their names: sorted once, not on the page of each place."""
    return tuple(sorted(_reported(site).get((indicator, level, parent), ()), key=site.collations[language].__getitem__))


@derived
def _wide(site: Site, indicator: str, level: Level | None) -> tuple[str, ...]:
    """All places of a level with figures of an indicator, in the order of their figures."""
    return tuple(_reported(site).get((indicator, level, None), ()))


@derived
def _reported(site: Site) -> dict[Reach, dict[str, list[ResolvedFact]]]:
    """Figures by place, below their indicator, the level of the place, and its parent or, of all such places, None."""
    found: dict[Reach, dict[str, list[ResolvedFact]]] = defaultdict(lambda: defaultdict(list))
    for fact in site.facts:
        for place in _places_of(site, fact):
            level, parent = place.entity.level, place.entity.parent
            for key in dict.fromkeys((parent, None)):
                found[fact.recorded.indicator, level, key][place.id].append(fact)
    return {key: dict(places) for key, places in found.items()}


def _places_of(site: Site, fact: ResolvedFact) -> list[Record]:
    """The place whose figure it is: that of its record, or those that a system's figure names."""
    if fact.record.kind == REGIONS:
        return [fact.record]
    named = fact.recorded.about if fact.record.kind == PROGRAMMES else []
    return [site.record(key) for key in named if site.record(key).kind == REGIONS]


def _comparable(one: ResolvedFact, other: ResolvedFact) -> bool:
    """Whether two figures are of the same year, sort and reach: both of the whole place, or of the same scope."""
    return (
        end(one.recorded.as_of)[:4] == end(other.recorded.as_of)[:4]
        and one.recorded.status == other.recorded.status
        and one.recorded.scope == other.recorded.scope
        and (one.record.kind == REGIONS) == (other.record.kind == REGIONS)
    )


def alike(c: PageContext, dossier: Dossier) -> list[Alike]:
    """Others of its kind by what they share: the relations that `data/themes.yml` names, and the place."""
    record, relations = dossier.record, c.site.atlas.themes.alike
    if record.kind not in c.site.atlas.themes.columns or record.kind == REGIONS:
        return []
    shared = [row.id for row in dossier.relations if row.forward and row.relation in relations]
    found = [_alike(c, record, key, _sharing(c.site, key)) for key in dict.fromkeys(shared)]
    if dossier.place:
        found.append(_alike(c, record, dossier.place.id, c.site.places.standing.get(dossier.place.id, ())))
    return [one for one in found if one.ids]


@derived
def _sharing(site: Site, key: str) -> tuple[str, ...]:
    """Those joined to an entity by the relations of `data/themes.yml`, no more than are looked through: all who share
    it have the same.
    """
    edges, relations = site.graph.into.get(key, ()), site.atlas.themes.alike
    return tuple(islice((edge.subject for edge in edges if edge.relation in relations), MANY))


def _alike(c: PageContext, record: Record, shared: str, ids: tuple[str, ...]) -> Alike:
    """Those of the same type come first."""
    others = [c.site.record(key) for key in dict.fromkeys(ids[:MANY]) if key != record.id and "#" not in key]
    fitting = [one for one in others if one.kind == record.kind]
    fitting.sort(key=lambda one: (one.entity.type != record.entity.type, *sort_key(c, one)))
    return Alike(shared, [one.id for one in fitting[:SHOWN]], len(fitting) > SHOWN)
