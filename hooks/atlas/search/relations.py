"""`relations.js`: who operates, manages, invests in what; loaded when a query asks for a relation."""

from __future__ import annotations

from typing import Any, get_args

from atlas.data.model import LinkStatus
from atlas.search.catalogue import Catalogue
from atlas.search.wire import numbers

STATUSES = get_args(LinkStatus)


def relations(found: Catalogue) -> dict[str, Any]:
    """Columns, an item a relation, in the order of their subjects. `subjects` and `objects` are numbers of entries from
    0, `relations` numbers into `names`; `sources` source and paragraph in turn, the source from 1, 0
    if there is none.
    """
    number = {entry.id: place for place, entry in enumerate(found.entries)}
    names = {key: place for place, key in enumerate(found.relation_names)}
    source = {key: place for place, key in enumerate(found.sources, 1)}
    rows = sorted(
        (row for row in found.relations if row.subject in number and row.object in number),
        key=lambda row: number[row.subject],
    )
    return {
        "names": [
            [key, r.zh, r.inverse.zh, r.en, r.inverse.en, r.asked.zh, r.asked.en]
            for key, r in found.relation_names.items()
        ],
        "subjects": numbers(number[row.subject] for row in rows),
        "relations": numbers(names[row.relation] for row in rows),
        "objects": numbers(number[row.object] for row in rows),
        "statuses": "".join(str(STATUSES.index(row.status)) for row in rows),
        "sources": numbers(n for row in rows for n in (source.get(row.source, 0), row.paragraph)),
    }
