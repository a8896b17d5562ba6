"""A page that reads as a profile: the figures, pictures and relations of an entity by theme, in an order that suits its
kind.

Short pages keep their figures in one table and their relations in one list: a heading for every row would not make them
easier to read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from atlas.data.records import Record
from atlas.pictures import Pictures
from atlas.site.dossier import Dossier, RelatedRow
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.views.common import Group
from atlas.web.views.relations import RelationGroup, relation_groups

LONG = 16  # figures and relations together from which a page is told by theme
FEWEST_THEMES = 3
REPEATED = 2  # figures of another entity from which its name becomes a heading


@dataclass(frozen=True)
class Chapter:
    """A theme of one page: its pictures, its relations, its figures."""

    key: str
    title: str
    pictures: list[Markup]
    relations: list[RelationGroup]
    groups: list[Group]


def profile(c: PageContext, dossier: Dossier, pictures: Pictures) -> list[Chapter]:
    """The chapters of a page; none if the page is short. Every figure and every relation stands in just one of them."""
    record, facts, rows = dossier.record, dossier.facts, dossier.relations
    if len(facts) + len(rows) < LONG:
        return []
    themes = c.site.atlas.themes
    of_theme: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in facts:
        of_theme[themes.of_group(fact.indicator.group)].append(fact)
    rows_of: dict[str, list[RelatedRow]] = defaultdict(list)
    for row in rows:
        rows_of[themes.of_relation(row.relation, row.kind)].append(row)
    in_order = themes.in_order(record.kind)
    chapters = [_chapter(c, key, record, of_theme[key], rows_of[key], pictures) for key in in_order]
    told = [chapter for chapter in chapters if chapter.pictures or chapter.relations or chapter.groups]
    return told if len(told) >= FEWEST_THEMES else []


def _chapter(
    c: PageContext, key: str, record: Record, facts: list[ResolvedFact], rows: list[RelatedRow], pictures: Pictures
) -> Chapter:
    themes = c.site.atlas.themes
    theme = themes.themes.get(key)
    title = c.s(theme.title) if theme else c.t("theme-more")
    drawn = [pictures[name] for name in (theme.pictures if theme else themes.pictures_left) if pictures.get(name)]
    own = list(by_subject(record, _in_order(theme.groups if theme else (), facts)))
    return Chapter(key, title, drawn, list(relation_groups(c, rows)), own)


def _in_order(groups: Sequence[str], facts: Iterable[ResolvedFact]) -> list[ResolvedFact]:
    """Facts in the order of their groups; those of other groups come last."""
    return sorted(
        facts, key=lambda fact: groups.index(fact.indicator.group) if fact.indicator.group in groups else len(groups)
    )


def by_subject(record: Record, facts: list[ResolvedFact]) -> Iterator[Group]:
    """The entity's own figures, single ones of others among them; then those of others that have several, each under
    its name.
    """
    of_subject: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in facts:
        of_subject[fact.record.id].append(fact)
    headed = {subject for subject, found in of_subject.items() if subject != record.id and len(found) >= REPEATED}
    rest = [fact for fact in facts if fact.record.id not in headed]
    rest.sort(key=lambda fact: fact.record.id != record.id)
    if rest:
        yield Group("", rest)
    for subject, found in of_subject.items():
        if subject in headed:
            yield Group("", found, subject)
