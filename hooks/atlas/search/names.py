"""`names.js`: every name with its readings; all that is needed for the first result."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.data.model import Text
from atlas.search.catalogue import Catalogue, Entry
from atlas.search.fold import fold, folded
from atlas.search.sequences import Pack
from atlas.search.wire import numbers, rows
from atlas.text.numerals import SCALES

# Signs of engine/little-words.js that Traditional writes otherwise.
LITTLE = "谁哪几个还吗呢么什为何样时候对较区别异请问数与间现关于这边里们从过给让连个来会说认应该"


@dataclass(frozen=True)
class Numbers:
    """What stands for an id or a type in the columns of names: entries and types from 1, sources from 0."""

    entries: Mapping[str, int]
    types: Mapping[Text, int]
    sources: Mapping[str, int]


def names(found: Catalogue, vocabulary: Collection[str]) -> dict[str, Any]:
    """All of them, with what they share."""
    of = numbers_of(found)
    sources = [[key, name.zh, name.en] for key, name in found.sources.items()]
    return {
        **shared(found, vocabulary),
        "sourceNames": sources,
        **columns(found.entries, of),
        "pack": packed(found).wire(),
    }


def numbers_of(found: Catalogue) -> Numbers:
    """The numbers of a catalogue."""
    return Numbers(
        entries={entry.id: place for place, entry in enumerate(found.entries, 1)},
        types={name: place for place, name in enumerate(dict.fromkeys(e.type for e in found.entries if e.type), 1)},
        sources={key: place for place, key in enumerate(found.sources)},
    )


def shared(found: Catalogue, vocabulary: Collection[str]) -> dict[str, Any]:
    """What all entries share."""
    return {
        "kinds": [[key, name.zh, name.en] for key, name in found.kinds.items()],
        "typeNames": [[name.zh, name.en] for name in numbers_of(found).types],
        "fold": fold(map(folded, _chinese(found)), vocabulary),
    }


def packed(found: Catalogue) -> Pack:
    """The Chinese names with their readings, entry by entry."""
    pack = Pack(found.readings)
    for entry in found.entries:
        pack.add(entry.name.zh, entry.reading)
        pack.extend(entry.zh)
    return pack


def columns(entries: Sequence[Entry], of: Numbers) -> dict[str, Any]:
    """Columns, an item an entry. `zh` and `en` are rows: the name, then its aliases, and a pack is of the strings of
    `zh`, one after another.

    `places` and `types` are numbers from 1, 0 is none; `sources` are the numbers of sources, for each entry how many
    and which; `rows`, where there are any, are the numbers of entries told of on the page of their place.
    """
    told = [place for place, entry in enumerate(entries) if entry.is_row]
    return {
        "ids": _ids(entries),
        "zh": rows((e.name.zh, *e.zh) for e in entries),
        "en": rows((e.name.en, *e.en) for e in entries),
        "types": numbers(of.types[e.type] if e.type else 0 for e in entries),
        "places": numbers(of.entries.get(e.place or "", 0) for e in entries),
        "priors": "".join(str(e.prior) for e in entries),
        "sources": numbers(n for e in entries for n in (len(e.sources), *(of.sources[key] for key in e.sources))),
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


def _ids(entries: Sequence[Entry]) -> str:
    """Ids, a line each. What an id shares with the one before is left out: a line that begins with `/` has the same
    kind, and a line that begins with `#` is a part of the last entity."""
    shown: list[str] = []
    kind = owner = ""
    for entry in entries:
        page, hash_, key = entry.id.partition("#")
        if hash_ and page == owner:
            shown.append(hash_ + key)
        elif entry.kind == kind and not hash_:
            shown.append("/" + entry.id.partition("/")[2])
        else:
            shown.append(entry.id)
        kind, owner = entry.kind, page
    return "\n".join(shown)
