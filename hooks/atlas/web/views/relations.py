"""Relations as a page lists them: out and in, under the name they have when read from that page, each entity once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atlas.site.dossier import RelatedRow
from atlas.site.page import PageContext
from atlas.site.shown import shown_of
from atlas.web.views.common import sort_key

LONG_GROUP = 8  # entities of one relation beyond which they are told apart by kind
SHOWN = 8  # entities of a group that are shown; the rest unfolds
MOST = 300  # entities of a group that a page lists; all of them stand in the tables
Ways = tuple[tuple[str, bool], ...]  # relations between the same two, with their direction


@dataclass(frozen=True)
class Related:
    """Another entity with all that joins it to the page's own."""

    id: str
    rows: tuple[RelatedRow, ...]


@dataclass(frozen=True)
class RelationGroup:
    """Related entities under the name of what joins them to the page's own, as read from there; `in_line`: by their
    names alone; `all_path`: where all of them are, if there are more; `gloss`: what they are called, in one line;
    `more`: how many are not listed.
    """

    name: str
    rows: list[Related]
    in_line: bool = False
    all_path: str = ""
    gloss: str = ""
    more: int = 0

    @property
    def is_ours(self) -> bool:
        """Whether one of the relations is our own classification or inference."""
        return any(row.edge.basis == "atlas" for one in self.rows for row in one.rows)

    @property
    def first(self) -> list[Related]:
        """Those that are shown at once."""
        return self.rows[: shown_of(len(self.rows), SHOWN)]

    @property
    def rest(self) -> list[Related]:
        """Those that unfold."""
        return self.rows[shown_of(len(self.rows), SHOWN) :]


def once(rows: Iterable[RelatedRow]) -> list[Related]:
    """Each related entity once, with its rows in their order."""
    found: dict[str, list[RelatedRow]] = defaultdict(list)
    for row in rows:
        found[row.id].append(row)
    return [Related(key, tuple(several)) for key, several in found.items()]


def relation_groups(c: PageContext, rows: Iterable[RelatedRow]) -> Iterator[RelationGroup]:
    """Related entities by what joins them, in the order of `data/relations.yml`."""
    order = list(c.site.atlas.vocabulary.relations)
    found: dict[Ways, list[Related]] = defaultdict(list)
    for related in once(rows):
        ways = {(row.relation, row.forward) for row in related.rows}
        found[tuple(sorted(ways, key=lambda way: (order.index(way[0]), not way[1])))].append(related)
    for joined in sorted(found, key=lambda joined: [(order.index(name), not forward) for name, forward in joined]):
        yield from _by_kind(c, label(c, joined), found[joined])


def label(c: PageContext, ways: Ways) -> str:
    """What joins two entities in words, as read from the first."""
    words = c.site.atlas.vocabulary.relations
    names = [c.s(words[name] if forward else words[name].inverse) for name, forward in ways]
    return c.t("mark-semicolon").join(dict.fromkeys(names))


def _by_kind(c: PageContext, name: str, rows: list[Related]) -> Iterator[RelationGroup]:
    rows = sorted(rows, key=lambda row: sort_key(c, c.site.record(row.id)))
    kinds = dict.fromkeys(c.site.record(row.id).kind for row in rows)
    if len(rows) <= LONG_GROUP or len(kinds) == 1:
        yield _group(name, rows)
        return
    for kind in sorted(kinds, key=list(c.site.atlas.vocabulary.kinds).index):
        of_kind = [row for row in rows if c.site.record(row.id).kind == kind]
        yield _group(f"{name}{c.t('mark-colon')}{c.s(c.site.atlas.vocabulary.kinds[kind])}", of_kind)


def _group(name: str, rows: list[Related]) -> RelationGroup:
    return RelationGroup(name, rows[:MOST], more=len(rows[MOST:]))
