"""The page of an entity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from atlas.data.model import Source
from atlas.data.records import Record
from atlas.pictures import entity_pictures
from atlas.site.dossier import Dossier
from atlas.site.page import PageContext
from atlas.web.views.citation import citations
from atlas.web.views.common import KEY_FIGURES, crumbs, grouped, key_facts, sort_key
from atlas.web.views.profile import profile
from atlas.web.views.relations import relation_groups

FEW = 4  # below that many figures the table says it all


def entity_view(c: PageContext, dossier: Dossier) -> dict[str, Any]:
    """Everything `templates/entity.html` needs for one entity."""
    record, entity, pictures = dossier.record, dossier.record.entity, entity_pictures(c, dossier)
    return {
        "record": record,
        "entity": entity,
        "crumbs": crumbs(c, dossier),
        "ruby": c.site.readings.characters(entity.name.zh, entity.reading),
        "pinyin": c.pinyin(record),
        "aliases": _aliases(c, record),
        "groups": grouped(c, dossier.facts),
        "key_facts": key_facts(dossier, KEY_FIGURES) if len(dossier.facts) >= FEW else [],
        "dates": dossier.dates,
        "tree": dossier.parts,
        "chapters": profile(c, dossier, pictures),
        "relations": list(relation_groups(c, dossier.relations)),
        "mentions": _mentions(c, dossier),
        "sources": _sources(c, dossier),
        "citations": citations(c, record),
        "pictures": pictures,
    }


@dataclass(frozen=True)
class Alias:
    """One other name and the language it is in."""

    text: str
    lang: str


def _aliases(c: PageContext, record: Record) -> list[Alias]:
    aliases = record.entity.aliases
    both = [Alias(name, "zh-Hans") for name in aliases.names("zh")], [Alias(name, "en") for name in aliases.names("en")]
    first, second = both if c.lang == "zh" else both[::-1]
    return first + second


def _mentions(c: PageContext, dossier: Dossier) -> list[str]:
    """Entities whose text names this one although no relation joins them."""
    return sorted(dossier.mentioned_in[c.lang], key=lambda entity_id: sort_key(c, c.site.record(entity_id)))


@dataclass(frozen=True)
class UsedSource:
    """A source a page rests on, and how many defects are recorded of it."""

    id: str
    source: Source
    defects: int


def _sources(c: PageContext, dossier: Dossier) -> list[UsedSource]:
    sources = c.site.atlas.sources
    return [UsedSource(name, sources[name], len(sources[name].defects)) for name in dossier.sources]
