"""Relations as a page lists them: out and in, under the name they have when read from that page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atlas.site.dossier import RelatedRow
from atlas.site.page import PageContext
from atlas.web.views.common import sort_key

LONG_GROUP = 8  # rows of one relation beyond which they are told apart by kind


@dataclass(frozen=True)
class RelationGroup:
    """Related entities under the name of the relation as read from this page."""

    name: str
    rows: list[RelatedRow]


def relation_groups(c: PageContext, rows: Iterable[RelatedRow]) -> Iterator[RelationGroup]:
    """Rows by relation, in the order of `data/relations.yml`."""
    found: dict[tuple[str, bool], list[RelatedRow]] = defaultdict(list)
    for row in rows:
        found[row.relation, row.forward].append(row)
    for relation, word in c.site.atlas.vocabulary.relations.items():
        for forward in (True, False):
            if of_relation := found.get((relation, forward)):
                label = c.s(word if forward else word.inverse)
                yield from _by_kind(c, label, of_relation)


def _by_kind(c: PageContext, label: str, rows: list[RelatedRow]) -> Iterator[RelationGroup]:
    rows = sorted(rows, key=lambda row: sort_key(c, c.site.record(row.id)))
    kinds = dict.fromkeys(c.site.record(row.id).kind for row in rows)
    if len(rows) <= LONG_GROUP or len(kinds) == 1:
        yield RelationGroup(label, rows)
        return
    for kind in sorted(kinds, key=list(c.site.atlas.vocabulary.kinds).index):
        name = c.site.atlas.vocabulary.kinds[kind]
        of_kind = [row for row in rows if c.site.record(row.id).kind == kind]
        yield RelationGroup(f"{label}{c.t('mark-colon')}{c.s(name)}", of_kind)
