"""The page of an entity."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from atlas.data.graph import PartNode
from atlas.data.model import Entity, Milestone, Policy, Source
from atlas.data.places import REGIONS
from atlas.data.records import Record
from atlas.data.vocabulary import LOCATED_IN, PART_OF
from atlas.pictures import Pictures, entity_pictures
from atlas.site.citation import Citation, citations
from atlas.site.dossier import Dossier, RelatedRow
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.site.rows import anchor_of
from atlas.site.site import Site
from atlas.site.touched import derived
from atlas.web.view import View
from atlas.web.views.beside import Alike, Sibling, alike, siblings
from atlas.web.views.brief import Brief, brief
from atlas.web.views.common import (
    KEY_FIGURES,
    SHOWN_WEIGHTS,
    Crumb,
    crumbs,
    key_facts,
    sort_key,
)
from atlas.web.views.figures import Figures, figure_table
from atlas.web.views.lists import Cell, cells, columns
from atlas.web.views.policies import PolicyLine, policy_line
from atlas.web.views.profile import Chapter, profile
from atlas.web.views.relations import RelationGroup, relation_groups
from atlas.web.views.series import SeriesRow, series_rows, together
from atlas.web.views.sheets import fits
from atlas.web.views.within import PartOfPlace, parts_of_place

FEW = 4  # below that many figures the table says it all
BRANCHES = 3  # parts from which a picture tells more than their list
MENTIONS = 300  # entities whose text names it that its page lists


@dataclass(frozen=True)
class Alias:
    """One other name and the language it is in."""

    text: str
    lang: str


@dataclass(frozen=True)
class PlaceRow:
    """What has no page of its own and stands on that of its place: its anchor, its other names, the paragraphs that its
    summary and its place rest on.
    """

    record: Record
    anchor: str
    aliases: list[Alias]
    cites: list[str]


@dataclass(frozen=True)
class UsedSource:
    """A source a page rests on, and how many defects are recorded of it."""

    id: str
    source: Source
    defects: int


@dataclass(frozen=True)
class EntityView(View):
    """The page of a record. One that reads as a profile is told in chapters, any other by `relations`; all figures
    stand in one table."""

    template: ClassVar[str] = "entity.html"

    crumbs: list[Crumb]
    """The way to the page: kind, and places or parents above it."""
    record: Record
    """The record."""
    entity: Entity
    """What its file says."""
    ruby: list[list[tuple[str, str | None]]]
    """Its Chinese name character by character, in runs of those that have pinyin, with it, and of those that have none;
    empty on an English page."""
    pinyin: str
    """Its Chinese name in pinyin."""
    aliases: list[Alias]
    """Its other names, those of the page's language first."""
    place: Record | None
    """Where it stands, for the box."""
    box: list[Cell]
    """Its box: what readers expect of its kind in fixed lines; empty for kinds without one."""
    policy: PolicyLine | None
    """What it is as an instrument of policy."""
    key_facts: list[ResolvedFact]
    """What says most at a glance; empty if it has few figures."""
    siblings: dict[str, list[Sibling]]
    """The same figures of other places, by the ids of those at a glance."""
    unlike: bool
    """Whether any of them may not be compared."""
    pictures: Pictures
    """Its pictures by their names; those with nothing to show are empty."""
    tree: tuple[PartNode, ...]
    """Its parts."""
    branches: bool
    """Whether the parts are so many that a picture tells more than their list."""
    chapters: list[Chapter]
    """The page by theme; empty if it is short."""
    relations: list[RelationGroup]
    """Its relations that the box does not tell, by their names; empty if chapters tell them."""
    within: list[PartOfPlace]
    """What lies in a place and has figures."""
    rows: list[PlaceRow]
    """What stands in it and has no page of its own, by kind and name."""
    series: list[SeriesRow]
    """What it has more than one figure of, over the years and sources."""
    figures: Figures
    """All its figures in one table."""
    filtered: bool
    """Whether a list in which these can be filtered holds them."""
    dates: tuple[Milestone, ...]
    """Its dates by time."""
    alike: list[Alike]
    """Others of its kind that share a chain, a title or a place with it."""
    mentions: list[str]
    """Ids of records whose text names it although no relation joins the two, by kind and name."""
    more_mentions: int
    """How many more there are than a page lists."""
    sources: list[UsedSource]
    """The sources that the page rests on."""
    citations: list[Citation]
    """The page cited in each form."""
    brief: Brief | None
    """The place on one sheet; None of what is no place or has no figures."""


def entity_view(c: PageContext, dossier: Dossier) -> EntityView:
    """The page of a record, chosen from its dossier."""
    record, entity, pictures = dossier.record, dossier.record.entity, entity_pictures(c, dossier)
    lines = cells(c, record, columns(c, record.kind)) if record.kind != REGIONS else []
    boxed, figures = _boxed(dossier, lines), _figures(dossier)
    at_a_glance = key_facts(c, dossier, KEY_FIGURES) if len(figures) >= FEW else []
    chapters, within, mentions = profile(c, dossier, pictures, boxed), parts_of_place(c, dossier), _mentions(c, dossier)
    relations = [] if chapters else list(relation_groups(c, (row for row in dossier.relations if row not in boxed)))
    beside: dict[str, list[Sibling]] = {fact.id: [] for fact in at_a_glance} | siblings(c, dossier, at_a_glance)
    return EntityView(
        crumbs=crumbs(c, dossier),
        record=record,
        entity=entity,
        ruby=_ruby(c, entity) if c.lang == "zh" else [],
        pinyin=c.pinyin(record),
        aliases=_aliases(c, record),
        place=dossier.place,
        box=_box(lines, entity.policy),
        policy=policy_line(c, record),
        key_facts=at_a_glance,
        siblings=beside,
        unlike=any(not one.comparable for found in beside.values() for one in found),
        pictures=pictures,
        tree=dossier.parts,
        branches=len(dossier.all_parts) >= BRANCHES,
        chapters=chapters,
        relations=relations,
        within=within,
        rows=_rows(c, record.id),
        series=series_rows(c, figures),
        figures=figure_table(c, together(c, figures), bool(chapters)),
        filtered=record.kind == REGIONS and _in_one_list(c.site),
        dates=dossier.dates,
        alike=alike(c, dossier),
        mentions=mentions[:MENTIONS],
        more_mentions=len(mentions[MENTIONS:]),
        sources=_sources(c, dossier),
        citations=citations(c, record),
        brief=brief(c, dossier, chapters, relations, within),
    )


def _ruby(c: PageContext, entity: Entity) -> list[list[tuple[str, str | None]]]:
    signs = c.site.readings.characters(entity.name.zh, entity.reading)
    return [list(run) for _, run in groupby(signs, lambda one: one[1] is None)]


def _box(lines: list[Cell], policy: Policy | None) -> list[Cell]:
    """The lines of its kind; of a policy, which has lines of its own, only what they do not tell and the sources do."""
    if policy is None:
        return lines
    return [cell for cell in lines if any(one.id != policy.issuer for one in cell.related)]


def _boxed(dossier: Dossier, box: list[Cell]) -> set[RelatedRow]:
    """The relations that the box tells; with them those that say no more of the same entity than that it lies there or
    is a part.
    """
    told = {row for cell in box for one in cell.related for row in one.rows}
    ends = {row.id for row in told} | ({dossier.place.id} if dossier.place and box else set())
    plain = [row for row in dossier.relations if row.relation in (LOCATED_IN, PART_OF) and row.edge.note is None]
    return told | {row for row in plain if row.id in ends}


def _figures(dossier: Dossier) -> list[ResolvedFact]:
    """All figures of a page: its own, and those of others that are not told of something within it and not of the
    structure of a phrase.
    """
    own = dossier.record.id
    return [fact for fact in dossier.direct if fact.record.id == own or fact.indicator.weight in SHOWN_WEIGHTS]


def _aliases(c: PageContext, record: Record) -> list[Alias]:
    aliases = record.entity.aliases
    both = (
        [Alias(name, "zh-Hans") for name in aliases.called("zh")],
        [Alias(name, "en") for name in aliases.called("en")],
    )
    first, second = both if c.lang == "zh" else both[::-1]
    return first + second


def _rows(c: PageContext, place: str) -> list[PlaceRow]:
    records = sorted(map(c.site.record, c.site.rows.get(place, ())), key=lambda record: sort_key(c, record))
    return [PlaceRow(record, anchor_of(record.id), _aliases(c, record), _row_cites(c, record)) for record in records]


def _row_cites(c: PageContext, record: Record) -> list[str]:
    where = (edge.cite for edge in c.site.graph.out.get(record.id, ()))
    return list(dict.fromkeys([*record.entity.summary.cite, *filter(None, where)]))


@derived
def _in_one_list(site: Site) -> bool:
    """Whether the list of all figures, which can be filtered, stands on one page."""
    return fits(site.facts)


def _mentions(c: PageContext, dossier: Dossier) -> list[str]:
    """Entities whose text names this one although no relation joins them."""
    return sorted(dossier.mentioned_in[c.lang], key=lambda entity_id: sort_key(c, c.site.record(entity_id)))


def _sources(c: PageContext, dossier: Dossier) -> list[UsedSource]:
    sources = c.site.atlas.sources
    return [UsedSource(name, sources[name], len(sources[name].defects)) for name in dossier.sources]
