"""A page that reads as a profile: the figures, pictures and relations of an entity by theme, in an order that suits its kind.

Short pages keep their figures in one table and their relations in one list: a heading for every row would not make them easier to read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from atlas.data.records import Record
from atlas.pictures import Pictures
from atlas.site.values import Value
from atlas.web.context import Context
from atlas.web.views.common import Group
from atlas.web.views.relations import RelationGroup, Row, relation_groups

LONG = 16  # figures and relations together from which a page is told by theme
FEWEST_THEMES = 3
REPEATED = 2  # figures of another entity from which its name becomes a heading


@dataclass(frozen=True)
class Theme:
    """What belongs together: relations by their own name or by the kind of the other end, figures by the group of their measure."""

    relations: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


# By the words `theme-…` of the interface. Groups of measures are words of the data; one that no theme knows comes at the end.
THEMES = {
    "strategy": Theme(kinds=("programmes",), groups=("policy",)),
    "industries": Theme(relations=("in-cluster", "focuses-on"), kinds=("clusters", "products"), groups=("output", "technical"),
                        pictures=("chain",)),
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


def profile(c: Context, record: Record, values: list[Value], rows: list[Row], pictures: Pictures) -> list[Chapter]:
    """The chapters of a page; none if the page is short. Every figure and every relation stands in just one of them."""
    if len(values) + len(rows) < LONG:
        return []
    of_theme: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        of_theme[theme_of_group(value.indicator.group)].append(value)
    rows_of: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        rows_of[theme_of_row(row)].append(row)
    chapters = [_chapter(c, key, record, of_theme[key], rows_of[key], pictures) for key in order(record.kind)]
    told = [chapter for chapter in chapters if chapter.pictures or chapter.relations or chapter.groups]
    return told if len(told) >= FEWEST_THEMES else []


def order(kind: str) -> list[str]:
    """Themes in the order in which pages of a kind tell them."""
    return list(dict.fromkeys((*FIRST.get(kind, ()), *THEMES)))


def theme_of_group(group: str) -> str:
    """The theme of a group of measures."""
    return next((key for key, theme in THEMES.items() if group in theme.groups), "more")


def theme_of_row(row: Row) -> str:
    """The theme of a relation: by its name, else by the kind of its other end."""
    by_name = next((key for key, theme in THEMES.items() if row.relation in theme.relations), "")
    return by_name or next((key for key, theme in THEMES.items() if row.kind in theme.kinds), "more")


def _chapter(c: Context, key: str, record: Record, values: list[Value], rows: list[Row], pictures: Pictures) -> Chapter:
    drawn = [pictures[name] for name in THEMES[key].pictures if pictures.get(name)]
    return Chapter(key, drawn, list(relation_groups(c, rows)), list(by_subject(record, _in_order(key, values))))


def _in_order(key: str, values: Iterable[Value]) -> list[Value]:
    groups = THEMES[key].groups
    return sorted(values, key=lambda value: groups.index(value.indicator.group) if value.indicator.group in groups else len(groups))


def by_subject(record: Record, values: list[Value]) -> Iterator[Group]:
    """The entity's own figures, single ones of others among them; then those of others that have several, each under its name."""
    of_subject: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        of_subject[value.record.id].append(value)
    headed = {subject for subject, found in of_subject.items() if subject != record.id and len(found) >= REPEATED}
    rest = [value for value in values if value.record.id not in headed]
    rest.sort(key=lambda value: value.record.id != record.id)
    if rest:
        yield Group("", rest)
    for subject, found in of_subject.items():
        if subject in headed:
            yield Group("", found, subject)
