"""A catalogue in stretches: beyond a size names, figures and relations travel a few entries at a time.

Entries then stand in the order of the tree of places, so that what lies in a place is a run of numbers, and a stretch
holds neighbours. It has all that is known of its entries, and the names of the places around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from atlas.search import facts, names, relations
from atlas.search.catalogue import Catalogue, Entry, SearchFact, SearchRelation
from atlas.search.keys import MOST, PLACE, keys
from atlas.search.sequences import Pack
from atlas.search.wire import numbers

LIMIT = 200_000  # bytes of ids and names from which on an atlas is large
STRETCH = 16  # entries of a file
MEASURES, PAGES = "indicators", "pages"  # kinds of entries that stand first and travel with the names


def is_large(found: Catalogue, limit: int = LIMIT) -> bool:
    """Whether names, figures and relations of a catalogue would be too much to load for one query."""
    return sum(len("".join((e.id, e.name.zh, e.name.en, *e.zh, *e.en)).encode()) for e in found.entries) > limit


def in_order(found: Catalogue) -> Catalogue:
    """The same with indicators and pages first, then what stands in no place, then place by place what lies in it."""
    known = {entry.id for entry in found.entries}
    within: dict[str, list[Entry]] = defaultdict(list)
    for entry in found.entries:
        within[entry.place if entry.place in known and entry.place != entry.id else ""].append(entry)
    roots = sorted(within[""], key=lambda entry: (entry.kind != MEASURES, entry.kind != PAGES, entry.kind == PLACE))
    entries: dict[str, Entry] = {}
    for root in roots:
        _walk(root, within, entries)
    entries |= {entry.id: entry for entry in found.entries if entry.id not in entries}
    number = {key: place for place, key in enumerate(entries)}
    rows = sorted(found.facts, key=lambda fact: number[fact.subject])
    return replace(found, entries=tuple(entries.values()), facts=tuple(rows))


def _walk(entry: Entry, within: Mapping[str, Sequence[Entry]], found: dict[str, Entry]) -> None:
    found[entry.id] = entry
    inner = [one for one in within.get(entry.id, ()) if one.id not in found]
    for one in sorted(inner, key=lambda one: one.kind == PLACE):
        _walk(one, within, found)


def spans(found: Catalogue) -> list[int]:
    """Of each entry how many after it lie within it."""
    counts = [0] * len(found.entries)
    for place in range(len(found.entries) - 1, -1, -1):
        above = found.numbers.get(found.entries[place].place or "", place)
        if above < place:
            counts[above] += 1 + counts[place]
    return counts


def stretches(found: Catalogue, vocabulary: Collection[str], most: int = MOST) -> dict[str, Mapping[str, Any]]:
    """`names`: what all share, and where the keys of each file begin; `facts`: what all share; `relations`: the
    words that ask for them; `keys-1`, … and `stretch-1`, … `found` is in order."""
    table = keys(found, spans(found), most)
    measures, pages = (sum(entry.kind == kind for entry in found.entries) for kind in (MEASURES, PAGES))
    shared = {
        "size": len(found.entries),
        "measures": measures,
        "stretch": STRETCH,
        "most": most,
        **table.pop("first"),
    }
    made = _Stretches(found)
    files = {f"stretch-{number}": one for number, one in enumerate(made.all(), 1)}
    return {
        "names": {**names.shared(found, vocabulary), "large": {**shared, "own": made.names(range(measures + pages))}},
        "facts": facts.shared(found),
        "relations": relations.asking(found),
        **table,
        **files,
    }


class _Stretches:
    def __init__(self, found: Catalogue) -> None:
        self.found = found
        self.of = names.numbers_of(found)
        self.of_facts = facts.numbers_of(found)
        self.packed = names.packed(found)
        self.table = self.packed.table()
        sizes = [1 + len(entry.zh) for entry in found.entries]
        self.strings = [0, *accumulate(sizes)]  # where the Chinese names of each entry begin
        self.facts: dict[str, list[SearchFact]] = defaultdict(list)
        for fact in found.facts:
            self.facts[fact.subject].append(fact)
        self.relations: dict[int, list[SearchRelation]] = defaultdict(list)
        number = self.of_facts.entries
        for row in relations.rows(found, number):
            for end in {number[row.subject], number[row.object]}:
                self.relations[end].append(row)
        self.source = {key: place for place, key in enumerate(found.sources, 1)}

    def all(self) -> Iterator[Mapping[str, Any]]:
        """Each stretch in turn."""
        for start in range(0, len(self.found.entries), STRETCH):
            yield self.stretch(range(start, min(start + STRETCH, len(self.found.entries))))

    def stretch(self, own: range) -> dict[str, Any]:
        """`names`, `facts` from the number `fact` on, and `relations` that some entry has."""
        rows = [fact for place in own for fact in self.facts.get(self.found.entries[place].id, ())]
        links = list(dict.fromkeys(row for place in own for row in self.relations.get(place, ())))
        first = self.of_facts.facts[rows[0].id] - 1 if rows else 0
        used = {key for place in own for key in self.found.entries[place].sources}
        used |= {fact.source for fact in rows} | {link.source for link in links if link.source}
        return {
            "names": self.names([*self._around(own), *own]),
            "sourceNames": [self._source(key) for key in sorted(used, key=self.of.sources.__getitem__)],
            "fact": first,
            "facts": facts.columns(rows, self.of_facts, self.found.readings),
            "relations": relations.columns(self.found, links, self.of_facts.entries, self.source),
        }

    def _source(self, key: str) -> list[Any]:
        """Its number, id and names, and the number of its entry from 1, 0 if it has none."""
        name = self.found.sources[key]
        return [self.of.sources[key], key, name.zh, name.en, self.of.entries.get(f"sources/{key}", 0)]

    def _around(self, own: range) -> list[int]:
        """What is outside of a stretch and around its entries: places, and what they are parts of."""
        around: set[int] = set()
        for entry in (self.found.entries[place] for place in own):
            owner = entry.id.partition("#")[0]
            self._add_around(owner if owner != entry.id else "", around)
            self._add_around(entry.place or "", around)
        return sorted(around.difference(own))

    def _add_around(self, key: str, around: set[int]) -> None:
        place = self.of.entries.get(key, 0) - 1
        if place >= 0 and place not in around:
            around.add(place)
            self._add_around(self.found.entries[place].place or "", around)

    def names(self, places: Sequence[int]) -> dict[str, Any]:
        """Columns of some entries, and `numbers`: the distance from each to the next."""
        pack = Pack(self.found.readings)
        for place in places:
            pack.found += self.packed.found[self.strings[place] : self.strings[place + 1]]
        steps = (b - a for a, b in zip((0, *places), places, strict=False))
        return {
            "numbers": numbers(steps),
            **names.columns([self.found.entries[place] for place in places], self.of),
            "pack": pack.wire(self.table),
        }
