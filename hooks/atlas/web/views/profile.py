"""A page that reads as a profile: the figures, pictures and relations of an entity by theme, in an order that suits its
kind.

Short pages keep their figures in one table and their relations in one list: a heading for every row would not make them
easier to read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
class Theme:
    """What belongs together: relations by their own name or by the kind of the other end, figures by the group of their
    indicator.
    """

    relations: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


# By the words `theme-…` of the interface. Groups of indicators are words of the data; one that no theme knows comes at
# the end.
THEMES = {
    "strategy": Theme(kinds=("programmes",), groups=("policy",)),
    "industries": Theme(
        relations=("in-cluster", "focuses-on"),
        kinds=("clusters", "products"),
        groups=("output", "technical"),
        pictures=("chain",),
    ),
    "carriers": Theme(kinds=("carriers", "platforms"), groups=("carriers", "space", "innovation")),
    "firms": Theme(kinds=("organizations",), groups=("enterprises",), pictures=("ladder",)),
    "projects": Theme(kinds=("projects",), groups=("projects",)),
    "money": Theme(relations=("finances", "invests-in"), kinds=("funds",), groups=("money",), pictures=("money",)),
    "talent": Theme(groups=("talent",)),
    "standing": Theme(relations=("holds",), kinds=("honours",), groups=("standing",)),
    "partners": Theme(relations=("cooperates-with", "signed")),
    "activities": Theme(kinds=("events",), groups=("services", "time")),
    "aims": Theme(relations=("targets",), pictures=("aims",)),
    "setting": Theme(relations=("part-of", "has-part"), kinds=("regions",)),
    "concepts": Theme(kinds=("terms",)),
    "more": Theme(),
}
# What a reader of such a page asks first comes first; themes not named follow in the order above.
FIRST = {
    "programmes": ("setting", "strategy", "aims"),
    "organizations": ("industries", "standing", "money", "projects", "carriers", "setting", "partners"),
    "clusters": ("industries", "setting", "firms", "carriers"),
}


@dataclass(frozen=True)
class Chapter:
    """A theme of one page: its pictures, its relations, its figures."""

    key: str
    pictures: list[Markup]
    relations: list[RelationGroup]
    groups: list[Group]


def profile(c: PageContext, dossier: Dossier, pictures: Pictures) -> list[Chapter]:
    """The chapters of a page; none if the page is short. Every figure and every relation stands in just one of them."""
    record, facts, rows = dossier.record, dossier.facts, dossier.relations
    if len(facts) + len(rows) < LONG:
        return []
    of_theme: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in facts:
        of_theme[theme_of_group(fact.indicator.group)].append(fact)
    rows_of: dict[str, list[RelatedRow]] = defaultdict(list)
    for row in rows:
        rows_of[theme_of_row(row)].append(row)
    chapters = [_chapter(c, key, record, of_theme[key], rows_of[key], pictures) for key in order(record.kind)]
    told = [chapter for chapter in chapters if chapter.pictures or chapter.relations or chapter.groups]
    return told if len(told) >= FEWEST_THEMES else []


def order(kind: str) -> list[str]:
    """Themes in the order in which pages of a kind tell them."""
    return list(dict.fromkeys((*FIRST.get(kind, ()), *THEMES)))


def theme_of_group(group: str) -> str:
    """The theme of a group of indicators."""
    return next((key for key, theme in THEMES.items() if group in theme.groups), "more")


def theme_of_row(row: RelatedRow) -> str:
    """The theme of a relation: by its name, else by the kind of its other end."""
    by_name = next((key for key, theme in THEMES.items() if row.relation in theme.relations), "")
    return by_name or next((key for key, theme in THEMES.items() if row.kind in theme.kinds), "more")


def _chapter(
    c: PageContext, key: str, record: Record, facts: list[ResolvedFact], rows: list[RelatedRow], pictures: Pictures
) -> Chapter:
    drawn = [pictures[name] for name in THEMES[key].pictures if pictures.get(name)]
    return Chapter(key, drawn, list(relation_groups(c, rows)), list(by_subject(record, _in_order(key, facts))))


def _in_order(key: str, facts: Iterable[ResolvedFact]) -> list[ResolvedFact]:
    groups = THEMES[key].groups
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
