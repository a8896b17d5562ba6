"""`relations.js`: who operates, manages, invests in what; loaded when a query asks for a relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from atlas.data.model import Asked, LinkStatus, TypeName
from atlas.search.catalogue import Catalogue, SearchRelation
from atlas.search.wire import numbers

STATUSES = get_args(LinkStatus)


def relations(found: Catalogue) -> dict[str, Any]:
    """All of them, with the words that ask for them."""
    number = found.numbers
    source = {key: place for place, key in enumerate(found.sources, 1)}
    return {**asking(found), **columns(found, rows(found, number), number, source)}


def rows(found: Catalogue, number: Mapping[str, int]) -> list[SearchRelation]:
    """Those between entries, in the order of their subjects."""
    known = (row for row in found.relations if row.subject in number and row.object in number)
    return sorted(known, key=lambda row: number[row.subject])


def asking(found: Catalogue) -> dict[str, Any]:
    """`names` of relations; `sorts` are words by which readers ask for what is of a type or a kind."""
    return {
        "sorts": list(_sorts(found)),
        "names": [
            [key, r.zh, r.inverse.zh, r.en, r.inverse.en, r.asked.zh, r.asked.en]
            for key, r in found.relation_names.items()
        ],
    }


def columns(
    found: Catalogue, rows: Sequence[SearchRelation], number: Mapping[str, int], source: Mapping[str, int]
) -> dict[str, Any]:
    """Columns, an item a relation. `subjects` and `objects` are numbers of entries from 0, `relations` numbers into
    `names`; `sources` source and paragraph in turn, the source from 1, 0 if there is none.
    """
    names = {key: place for place, key in enumerate(found.relation_names)}
    return {
        "subjects": numbers(number[row.subject] for row in rows),
        "relations": numbers(names[row.relation] for row in rows),
        "objects": numbers(number[row.object] for row in rows),
        "statuses": "".join(str(STATUSES.index(row.status)) for row in rows),
        "sources": numbers(n for row in rows for n in (source.get(row.source, 0), row.paragraph)),
    }


def _sorts(found: Catalogue) -> Iterator[list[Any]]:
    """Labels in the order of `names.js`, types and then kinds, with their words; those without are left out."""
    types = dict.fromkeys(entry.type for entry in found.entries if entry.type)
    asked = [one.asked if isinstance(one, TypeName) else Asked() for one in types]
    asked += [found.kinds_asked.get(key, Asked()) for key in found.kinds]
    for label, words in enumerate(asked):
        if words != Asked():
            yield [label, words.zh, words.en]
