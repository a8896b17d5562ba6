"""The text index: the terms of every entry in two fields, with lunr's weights, cut into shards by ranges of terms.

lunr.py's builder wraps every term into an object and inserts into sorted lists, which takes ten times as long as
counting them. So terms are counted here, and the weights are worked out where they are used, by lunr's formula (Okapi
BM25, k1 = 1.2, b = 0.75, three decimals), from counts and lengths: the wire form holds no weight at all. In the browser
lunr.js ranks what the postings hold. A test holds this module and the browser's side to the scores of an index that
lunr.py's own builder made of the same terms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any

from atlas.search.wire import numbers

FIELDS = ("zh", "en")
K1, B, DECIMALS = 1.2, 0.75, 3
# Characters of postings and terms in a shard, about. The pairs of one name lie in three to five shards, of which a
# query needs little more than a line each: so shards are small (4 to 10 KB compressed), though not so small that asking
# for them costs more than they do.
SHARD = 12_000
LENGTHS = 2048  # documents of a file of lengths

Postings = dict[int, int]


@dataclass
class Index:
    """`terms[term][field]` maps a document's number to how often the term stands in it."""

    terms: dict[str, tuple[Postings, ...]] = field(default_factory=dict)
    lengths: list[tuple[int, ...]] = field(default_factory=list)
    totals: list[int] = field(default_factory=lambda: [0] * len(FIELDS))

    def add(self, fields: Sequence[Sequence[str]]) -> None:
        """Add the next document: its terms, field by field."""
        number = len(self.lengths)
        self.lengths.append(tuple(map(len, fields)))
        for place, found in enumerate(fields):
            self.totals[place] += len(found)
            for term, count in Counter(found).items():
                if term not in self.terms:
                    self.terms[term] = tuple({} for _ in FIELDS)
                self.terms[term][place][number] = count

    def average(self, place: int) -> float:
        """Average length of a field."""
        return self.totals[place] / len(self.lengths)

    def weight(self, term: str, place: int, number: int) -> float:
        """lunr's weight of a term in a field of a document."""
        postings = self.terms[term]
        with_term = sum(map(len, postings))
        idf = log(1 + abs((len(self.lengths) - with_term + 0.5) / (with_term + 0.5)))
        count, length = postings[place][number], self.lengths[number][place]
        return round(idf * ((K1 + 1) * count) / (K1 * (1 - B + B * (length / self.average(place))) + count), DECIMALS)


def shards(index: Index, is_split: bool = False) -> dict[str, Mapping[str, Any]]:
    """`text` (first term of each shard, number of documents, lengths field by field) and `text-01`, `text-02`, …; if
    it is split, the lengths stand in `lengths-1`, `lengths-2`, …, and `text` has their average."""
    cut = list(_cut(index))
    found: dict[str, Mapping[str, Any]] = {
        "text": {
            "first": "\n".join(terms[0] for terms in cut),
            "documents": len(index.lengths),
            **({"average": [index.average(place) for place in range(len(FIELDS))]} if is_split else _lengths(index)),
        }
    }
    for number, start in enumerate(range(0, len(index.lengths) if is_split else 0, LENGTHS), 1):
        found[f"lengths-{number}"] = _lengths(index, start, start + LENGTHS)
    start = 0
    for number, terms in enumerate(cut, 1):
        found[f"text-{number:02}"] = {
            "start": start,
            "terms": "\n".join(terms),
            "postings": numbers(n for term in terms for n in _postings(index.terms[term])),
        }
        start += len(terms)
    return found


def _lengths(index: Index, start: int = 0, end: int | None = None) -> dict[str, list[str]]:
    """Lengths of some documents, field by field."""
    return {"lengths": [numbers(one[place] for one in index.lengths[start:end]) for place in range(len(FIELDS))]}


def _cut(index: Index) -> Iterator[list[str]]:
    """Terms in order of their code points, as many as make a shard."""
    terms: list[str] = []
    size = 0
    for term in sorted(index.terms):
        terms.append(term)
        size += len(term) + 1 + sum(2 * len(postings) + 1 for postings in index.terms[term])
        if size >= SHARD:
            yield terms
            terms, size = [], 0
    if terms:
        yield terms


def _postings(fields: tuple[Postings, ...]) -> Iterator[int]:
    """Field by field: how many documents, then the distance from each to the next, doubled, one more if a count above 1
    follows.
    """
    for postings in fields:
        yield len(postings)
        last = 0
        for number, count in postings.items():
            yield 2 * (number - last) + (count > 1)
            if count > 1:
                yield count
            last = number
