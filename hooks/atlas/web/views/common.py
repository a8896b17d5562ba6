"""Pieces that several views share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product, zip_longest

from atlas.data.model import Source, Weight
from atlas.data.records import Record
from atlas.site.aims import as_of
from atlas.site.dossier import Dossier, is_of
from atlas.site.facts import ResolvedFact, leading
from atlas.site.page import PageContext
from atlas.text.dates import last_day


@dataclass(frozen=True)
class Crumb:
    """A step of the path to a page."""

    path: str
    name: str


def newest_sources(c: PageContext) -> list[tuple[str, Source]]:
    """Ids and sources, the newest first."""
    return sorted(c.site.atlas.sources.items(), key=lambda item: item[1].published, reverse=True)


def home_crumb(c: PageContext) -> Crumb:
    """First step of every path."""
    return Crumb(f"{c.lang}/", c.t("home"))


def crumbs(c: PageContext, dossier: Dossier) -> list[Crumb]:
    """Home, kind, and the chain of places (regions) or parents above an entity."""
    kind = dossier.record.kind
    steps = [home_crumb(c), Crumb(f"{c.lang}/{kind}/", c.s(c.site.atlas.vocabulary.kinds[kind]))]
    above = [parent for parent in dossier.ancestors if parent.kind == kind]
    return steps + [Crumb(c.site.path(c.lang, parent.id), c.s(parent.entity.name)) for parent in above]


@dataclass(frozen=True)
class Group:
    """Facts under one heading: a name, or the entity they are all about; without either none is needed."""

    name: str
    facts: list[ResolvedFact]
    subject: str = ""


def grouped(c: PageContext, facts: Sequence[ResolvedFact]) -> list[Group]:
    """Facts by the group of their indicator, in the order of `data/types.yml`."""
    found: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in facts:
        found[fact.indicator.group].append(fact)
    named = len(facts) > 6 and len(found) > 1
    order = [key for key in c.site.atlas.vocabulary.groups if key in found]
    if not named:
        return [Group("", [fact for key in order for fact in found[key]])] if facts else []
    return [Group(c.s(c.site.atlas.vocabulary.groups[key]), found[key]) for key in order]


KEY_FIGURES = 6
SEVERAL = 3  # places whose holders of a title are counted, from which its page begins with them
SHOWN_WEIGHTS: tuple[Weight, ...] = ("headline", "normal")  # in the order in which they are told


def key_facts(c: PageContext, dossier: Dossier, number: int) -> list[ResolvedFact]:
    """Up to `number` figures that stand for the whole, one an indicator: those of weight first, each time in turn from
    the groups that say most.

    Only the entity's own and those of its systems count: the planned output of one project, or the firms of one zone,
    would be taken for the whole city's. Within an indicator actual figures come before others, and the latest first;
    what was planned for a time that is over comes after all else. Claims of standing have no number to show, and the
    parts of a phrase say nothing at a glance. Of a title it is how many hold it in each place, the most first.
    """
    own, headline = dossier.record.id, c.site.atlas.themes.headline
    held = _held(dossier)
    telling = [fact for fact in dossier.direct if fact.quantity and fact.indicator.group not in headline.never]
    fitting = [fact for fact in telling if is_of(fact, own)]
    chosen: dict[str, ResolvedFact] = {}
    for over, weight in product((False, True), SHOWN_WEIGHTS):
        some = [fact for fact in fitting if fact.indicator.weight == weight and _is_over(c, fact) == over]
        for fact in _in_turn(headline.first, ranked(some, own)):
            chosen.setdefault(fact.recorded.indicator, fact)
    first = held if len(held) >= SEVERAL else []
    return [*first, *(fact for fact in chosen.values() if fact not in first)][:number]


def _held(dossier: Dossier) -> list[ResolvedFact]:
    """How many hold a title, by place or system: of each the latest number that is actual and of weight, the largest
    first.
    """
    title = dossier.record.id
    held = (fact for fact in dossier.direct if fact.recorded.holders == title)
    return leading(fact for fact in held if fact.indicator.weight == "headline")


def _is_over(c: PageContext, fact: ResolvedFact) -> bool:
    """Whether a figure was planned, aimed at or expected for a time that is over on the day of the edition."""
    return fact.recorded.status != "actual" and last_day(end(fact.recorded.as_of)) < as_of(c.site)


def ranked(facts: Iterable[ResolvedFact], own: str) -> list[ResolvedFact]:
    """Figures by how well they stand for an entity: actual ones, then the latest, its own, those of the whole."""
    found = sorted(facts, key=lambda v: (_year(v), v.record.id == own, v.recorded.scope is None), reverse=True)
    return sorted(found, key=lambda v: v.recorded.status != "actual")


def shown(facts: Iterable[ResolvedFact]) -> list[ResolvedFact]:
    """Figures without those that count the parts of a phrase or the places of a list."""
    return [fact for fact in facts if fact.indicator.weight in SHOWN_WEIGHTS]


def _in_turn(groups: Sequence[str], facts: list[ResolvedFact]) -> list[ResolvedFact]:
    by_group: dict[str, dict[str, ResolvedFact]] = {group: {} for group in groups}
    for fact in facts:
        by_group.setdefault(fact.indicator.group, {}).setdefault(fact.recorded.indicator, fact)
    turns = zip_longest(*(found.values() for found in by_group.values()))
    return [fact for turn in turns for fact in turn if fact]


def end(period: str) -> str:
    """The date a period ends in: what figures are sorted by."""
    return period.rpartition("/")[2]


def _year(fact: ResolvedFact) -> str:
    """The year a figure ends in; months differ by accident of publication."""
    return end(fact.recorded.as_of)[:4]


def systems_of(c: PageContext) -> list[Record]:
    """The entities that `data/themes.yml` calls systems."""
    chosen = c.site.atlas.themes.systems
    found = c.site.atlas.of_kind(chosen.kind) if chosen else []
    return [record for record in found if chosen and record.entity.type == chosen.type]


def sort_key(c: PageContext, record: Record) -> tuple[int, str]:
    """Order of entities: by kind, then by name."""
    return list(c.site.atlas.vocabulary.kinds).index(record.kind), collation_key(c, record)


def collation_key(c: PageContext, record: Record) -> str:
    """What a name is sorted by in the language of the page."""
    return c.site.collation(record, c.lang)
