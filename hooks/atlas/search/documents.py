"""A site's data as the catalogue of what can be found."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from math import log2
from typing import cast

from atlas.data.graph import PartNode
from atlas.data.injected import masked
from atlas.data.model import STATUSES, Kind, Milestone, Source, Text
from atlas.data.records import split_cite
from atlas.data.vocabulary import HAS_PART
from atlas.search.catalogue import Both, Catalogue, Entry, SearchRelation, search_fact
from atlas.site.dossier import Dossier
from atlas.site.i18n import word, words
from atlas.site.menu import ENTRIES
from atlas.site.named import named
from atlas.site.shown import show_period
from atlas.site.site import Site
from atlas.site.urls import anchored, path_of
from atlas.text.language import LANGUAGES, Language

HIGHEST = 9
LONG_NAME = 4  # characters; a shorter name stands in others by chance
GENERAL = (2, 3)  # characters of the name of a type that people type for its kind: 企业
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
TITLE = re.compile(r"^title:\s*(.+)$", re.MULTILINE)
# A link to a search and what stands in code signs or blocks are examples, and no part of what a page is about.
EXAMPLES = re.compile(
    r"<pre\b.*?</pre>|^(?P<fence>```+|~~~+).*?^(?P=fence)|\[[^\]]*\]\([^)]*\?q=[^)]*\)|`[^`\n]*`",
    re.DOTALL | re.MULTILINE,
)
MARKUP = re.compile(
    r"<!--.*?-->|<[^>]+>|\{:? *[#.][^}\n]*\}|!?\[(?=[^\]]*\]\()|\]\([^)]*\)|^\|[-| :]+\|$|(?:[*`|_]|(?<!&)#)+",
    re.DOTALL | re.MULTILINE,
)


def catalogue(site: Site, pages: Mapping[str, str]) -> Catalogue:
    """Entities with their parts, indicators, sources, and pages; `pages` maps the uri of each hand-written page to
    its Markdown.
    """
    vocabulary = site.atlas.vocabulary
    kinds = {key: kind.one for key, kind in vocabulary.kinds.items()}
    others = {"indicators": words("measure"), "sources": words("source"), "pages": words("page")}
    return Catalogue(
        entries=(*_entities(site), *_indicators(site), *_sources(site), *_lists(site, pages), *_pages(site, pages)),
        facts=tuple(search_fact(fact, site.series.earlier.get(fact.id)) for fact in site.facts),
        kinds={**kinds, **others},
        sources={key: source.short for key, source in site.atlas.sources.items()},
        statuses={status: words(status) for status in STATUSES},
        readings=site.readings,
        relations=tuple(_relations(site)),
        relation_names=vocabulary.relations,
        synonyms=tuple(vocabulary.synonyms),
        kinds_asked={key: kind.asked for key, kind in vocabulary.kinds.items()},
        units=vocabulary.units,
    )


def _entities(site: Site) -> Iterator[Entry]:
    for entity_id in site.atlas.records:
        dossier = site.dossier(entity_id)
        yield _entity(site, dossier)
        yield from (_part(dossier, node) for node in dossier.all_parts if "#" in node.id)


def _entity(site: Site, dossier: Dossier) -> Entry:
    record, entity = dossier.record, dossier.record.entity
    return Entry(
        id=record.id,
        name=entity.name,
        text=_entity_text(dossier),
        type=site.atlas.vocabulary.types[record.kind][entity.type],
        zh=tuple(entity.aliases.names("zh")),
        en=tuple(entity.aliases.names("en")),
        reading=entity.reading,
        place=dossier.place.id if dossier.place else None,
        prior=prior(site, record.id),
        sources=site.sources_of[record.id],
        is_row=record.id in site.row_of,
    )


def prior(site: Site, entity_id: str) -> int:
    """How much the atlas knows of an entity, 0 to 9."""
    weight = site.graph.degree(entity_id) + 3 * len(site.facts_of.get(entity_id, ()))
    return min(HIGHEST, round(log2(1 + weight)))


def _relations(site: Site) -> Iterator[SearchRelation]:
    """Every link but those to parts, which are results of their own."""
    for edge in site.graph.edges:
        if edge.relation != HAS_PART:
            source, paragraph = split_cite(edge.cite) if edge.cite else ("", 0)
            ends = (anchored(edge.subject), edge.relation, anchored(edge.object))
            yield SearchRelation(*ends, edge.status, source, paragraph)


def _entity_text(dossier: Dossier) -> Both:
    """Summary first, then what only the tables of the page say."""
    entity = dossier.record.entity
    pieces = [entity.summary, *(_dated(date) for date in entity.dates), *(link.note for link in entity.links)]
    for node in dossier.all_parts:
        pieces += [node.part.name, node.part.note]
    for fact in dossier.facts:
        pieces += [fact.name, fact.recorded.scope, fact.recorded.note]
    return _both([piece for piece in pieces if piece])


def _dated(milestone: Milestone) -> Text:
    """What happened when, as a line of text."""
    date = {language: show_period(milestone.date, language) for language in LANGUAGES}
    return Text(
        zh=f"{date['zh']}{word('mark-colon', 'zh')}{milestone.what.zh}", en=f"{milestone.what.en}, {date['en']}"
    )


def _both(pieces: list[Text]) -> Both:
    return {"zh": "\n".join(dict.fromkeys(p.zh for p in pieces)), "en": "\n".join(dict.fromkeys(p.en for p in pieces))}


def _part(dossier: Dossier, node: PartNode) -> Entry:
    """Its id is where it stands: see Entry."""
    part, place = node.part, dossier.place
    return Entry(
        id=anchored(node.id),
        name=part.name,
        text=_both([part.note] if part.note else []),
        place=place.id if place else None,
        sources=(split_cite(part.cite)[0],),
    )


def _indicators(site: Site) -> Iterator[Entry]:
    used = {value.recorded.indicator for value in site.facts}
    records = [record.entity for record in site.atlas.records.values()]
    zh = [(entity.name.zh, tuple(entity.aliases.names("zh"))) for entity in records if entity.aliases.names("zh")]
    en = [(entity.name.en, tuple(entity.aliases.names("en"))) for entity in records if entity.aliases.names("en")]
    for key, indicator in site.atlas.vocabulary.indicators.items():
        if key in used:
            yield Entry(
                id=f"indicators/{key}",
                name=indicator,
                text=_both([indicator.definition]),
                zh=(*indicator.typed.zh, *_said_otherwise(indicator.zh, zh)),
                en=(*indicator.typed.en, *_said_otherwise(indicator.en, en)),
            )


def _said_otherwise(name: str, known: list[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """An indicator named after an entity has the entity's aliases too: 高新技术企业数 is also 高企数."""
    return tuple(
        name.replace(whole, alias)
        for whole, aliases in known
        if len(whole) >= LONG_NAME and whole in name
        for alias in aliases
    )


def _sources(site: Site) -> Iterator[Entry]:
    """What was injected into a source is masked: the account of its defects may quote it."""
    strings = site.atlas.injected
    for key, source in site.atlas.sources.items():
        text = _both(
            [
                source.summary,
                source.publisher,
                *_extent(source),
                *(one.title for one in source.articles),
                *source.defects,
            ]
        )
        yield Entry(
            id=f"sources/{key}",
            name=source.title,
            text={language: masked(said, strings) for language, said in text.items()},
            zh=(source.short.zh,),
            en=(source.short.en,),
            sources=(key,),
        )


def _extent(source: Source) -> list[Text]:
    """That only the opening was read, where it was."""
    return [words("extent-opening")] if source.extent == "opening" else []


def _lists(site: Site, pages: Mapping[str, str]) -> Iterator[Entry]:
    """Generated pages that are no entities: those of the kinds, and what else the navigation leads to."""
    doors = {path.strip("/"): words(key) for key, path in ENTRIES}
    names = site.atlas.vocabulary.kinds
    called = _called(site)
    for path in [*names, *(path for path in doors if path not in names)]:
        if f"zh/{path}/index.md" not in pages:
            name = names.get(path) or doors[path]
            other = doors.get(path) or name
            types = site.atlas.vocabulary.types.get(cast(Kind, path), {}).values()
            zh = [other.zh, *(one.zh for one in types if len(one.zh) in GENERAL and one.zh not in called)]
            en = [other.en, *(one.en for one in types if " " not in one.en and one.en.casefold() not in called)]
            yield Entry(
                id=f"pages/{path}",
                name=name,
                text=_both([]),
                zh=tuple(dict.fromkeys(word for word in zh if word != name.zh)),
                en=tuple(dict.fromkeys(word for word in en if word != name.en)),
            )


def _called(site: Site) -> set[str]:
    """Names of entities in small letters: a type of this name needs no page, for the entity says what it is."""
    entities = [record.entity for record in site.atlas.records.values()]
    names = {name.casefold() for entity in entities for name in (entity.name.zh, entity.name.en)}
    return names | {alias.casefold() for entity in entities for one in LANGUAGES for alias in entity.aliases.names(one)}


def _pages(site: Site, pages: Mapping[str, str]) -> Iterator[Entry]:
    """Hand-written pages, which have the same path in both languages."""
    titles: dict[str, dict[str, str]] = {}
    texts: dict[str, dict[str, str]] = {}
    for uri, markdown in sorted(pages.items()):
        language, _, path = path_of(uri).strip("/").partition("/")
        title = TITLE.search(markdown)
        if language in ("zh", "en") and path and title:
            titles.setdefault(path, {})[language] = title[1].strip("\"' ")
            texts.setdefault(path, {})[language] = plain(named(markdown, site.atlas.identity, cast(Language, language)))
    for path, title_of in titles.items():
        if len(title_of) == 2:
            yield Entry(
                id=f"pages/{path}", name=Text(**title_of), text={"zh": texts[path]["zh"], "en": texts[path]["en"]}
            )


def plain(markdown: str) -> str:
    """The words of a Markdown page, a paragraph a line."""
    body = html.unescape(MARKUP.sub(" ", EXAMPLES.sub(" ", FRONT_MATTER.sub("", markdown))))
    return "\n".join(line for line in (" ".join(row.split()) for row in body.splitlines()) if line)
