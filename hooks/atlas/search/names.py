"""`names.js`: every name with its readings; all that is needed for the first result."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from atlas.search.catalogue import Catalogue
from atlas.search.fold import fold, folded
from atlas.search.sequences import Pack
from atlas.search.wire import numbers, rows
from atlas.text.numerals import SCALES

# Signs of engine/little-words.js that Traditional writes otherwise.
LITTLE = "谁哪几个还吗呢么什为何样时候对较区别异请问数与间现关于这边里们从过给让连个来会说认应该"


def names(found: Catalogue, vocabulary: Collection[str]) -> dict[str, Any]:
    """Columns, an item an entry. `zh` and `en` are rows: the name, then its aliases; `pack` is of the strings of `zh`,
    one after another.

    `places` and `types` are numbers from 1, 0 is none; `sources` are the numbers of sources, for each entry how many
    and which; `rows`, where there are any, are the numbers of entries told of on the page of their place.
    """
    entries = found.entries
    number = {entry.id: place for place, entry in enumerate(entries, 1)}
    types = {name: place for place, name in enumerate(dict.fromkeys(e.type for e in entries if e.type), 1)}
    source = {key: place for place, key in enumerate(found.sources)}
    told = [place for place, entry in enumerate(entries) if entry.is_row]
    pack = Pack(found.readings)
    for entry in entries:
        pack.add(entry.name.zh, entry.reading)
        pack.extend(entry.zh)
    return {
        "kinds": [[key, name.zh, name.en] for key, name in found.kinds.items()],
        "typeNames": [[name.zh, name.en] for name in types],
        "sourceNames": [[key, name.zh, name.en] for key, name in found.sources.items()],
        "ids": _ids(found),
        "zh": rows((e.name.zh, *e.zh) for e in entries),
        "en": rows((e.name.en, *e.en) for e in entries),
        "types": numbers(types[e.type] if e.type else 0 for e in entries),
        "places": numbers(number.get(e.place or "", 0) for e in entries),
        "priors": "".join(str(e.prior) for e in entries),
        "sources": numbers(n for e in entries for n in (len(e.sources), *(source[key] for key in e.sources))),
        "pack": pack.wire(),
        "fold": fold(map(folded, _chinese(found)), vocabulary),
        **({"rows": numbers(told)} if told else {}),
    }


def _chinese(found: Catalogue) -> Iterator[str]:
    """All Chinese texts, and what queries have where no text does: words of numbers, of units, of relations, and the
    little words of a sentence."""
    for entry in found.entries:
        yield from (entry.name.zh, *entry.zh, entry.text["zh"])
    yield from (LITTLE, *SCALES, *(word for unit in found.units.values() for word in unit.words))
    yield from (folded(word) for one in found.synonyms for word in (*one.say, *one.mean))
    for relation in found.relation_names.values():
        yield from (relation.zh, relation.inverse.zh, relation.asked.zh)


def _ids(found: Catalogue) -> str:
    """Ids, a line each. What an id shares with the one before is left out: a line that begins with `/` has the same
    kind, and a line that begins with `#` is a part of the last entity."""
    shown: list[str] = []
    kind = owner = ""
    for entry in found.entries:
        page, hash_, key = entry.id.partition("#")
        if hash_ and page == owner:
            shown.append(hash_ + key)
        elif entry.kind == kind and not hash_:
            shown.append("/" + entry.id.partition("/")[2])
        else:
            shown.append(entry.id)
        kind, owner = entry.kind, page
    return "\n".join(shown)
