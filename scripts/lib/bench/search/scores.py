"""What was measured, as figures."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lib.bench.search.browser import Answer, Cold, Measured
from lib.bench.search.peers import Peer
from lib.relevance import FIVE, Query

Row = dict[str, Any]
SHOWN = 10  # of the slowest queries and the longest blocks


@dataclass(frozen=True)
class Result:
    """Everything about one corpus: how many documents it has, what was asked, and what came of it."""

    corpus: str
    documents: int
    queries: Sequence[Query]
    measured: Sequence[Measured]


def rows_of(result: Result) -> list[Row]:
    """A row of figures for each peer: medians of all runs; a query's time is its median over the passes."""
    return [row(result, one) for one in result.measured]


def row(result: Result, one: Measured) -> Row:
    """Bytes and milliseconds from nothing to the first answer, milliseconds of a query, and shares of queries that were hit, by class."""
    each = [statistics.median(answers[i].ms for answers in one.passes) for i in range(len(result.queries))]
    times = sorted(each)
    slowest = sorted(zip(each, result.queries, strict=True), key=lambda pair: -pair[0])[:SHOWN]
    return {
        "peer": one.peer.key,
        "name": one.peer.name,
        **_cold(one.cold),
        "p50": _tenth(percentile(times, 50)),
        "p95": _tenth(percentile(times, 95)),
        "max": _tenth(times[-1]),
        "block": _tenth(one.blocks[0].ms) if one.blocks else None,
        "opening": _tenth(one.opening.ms) if one.opening else None,
        "blocks": [
            {"query": block.query[:40], "length": len(block.query), "ms": _tenth(block.ms)}
            for block in one.blocks[:SHOWN]
        ],
        "slowest": [{"query": query.q, "class": query.of, "ms": _tenth(ms)} for ms, query in slowest],
        "sent": {sent.path.partition(f"/{one.peer.folder}/")[2]: [sent.raw, sent.gzipped] for sent in one.cold[0].sent},
        "classes": classes(result.queries, one.passes[0], one.peer),
    }


def _cold(found: Sequence[Cold]) -> Row:
    """Medians of the ways from nothing to the first answer."""
    return {
        "raw": round(statistics.median(cold.raw for cold in found)),
        "gzip": round(statistics.median(cold.gzipped for cold in found)),
        "files": round(statistics.median(len(cold.sent) for cold in found)),
        "ready": _tenth(statistics.median(cold.ms for cold in found)),
    }


def percentile(ordered: Sequence[float], share: int) -> float:
    """The least value that so many per cent do not exceed."""
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def _tenth(value: float) -> float:
    return round(value, 1)


def classes(queries: Sequence[Query], answers: Sequence[Answer], peer: Peer) -> dict[str, Row]:
    """For each class `hit1` and `hit5`, shares of the queries that want something, and `kept`, of those that want nothing, or not this."""
    found: dict[str, list[tuple[Query, Answer]]] = defaultdict(list)
    for query, answer in zip(queries, answers, strict=True):
        found[query.of].append((query, answer))
    return {of: _class(pairs, peer) for of, pairs in found.items()}


def _class(pairs: Sequence[tuple[Query, Answer]], peer: Peer) -> Row:
    ranks = [rank(query, answer, peer) for query, answer in pairs if query.first]
    kept = [is_kept(query, answer, peer) for query, answer in pairs if query.strict]
    return {
        "queries": len(pairs),
        "hit1": _share([place == 1 for place in ranks]),
        "hit5": _share([0 < place <= FIVE for place in ranks]),
        "kept": _share(kept),
    }


def _share(values: Sequence[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def rank(query: Query, answer: Answer, peer: Peer) -> int:
    """Place, from 1, of the first result that is wanted; 0 if there is none. Where pages are found, the page will do."""
    wanted = {key.partition("#")[0] for key in query.first} if peer.by_page else set(query.first)
    return next((place for place, key in enumerate(ids(answer, peer), 1) if key in wanted), 0)


def is_kept(query: Query, answer: Answer, peer: Peer) -> bool:
    """Whether nothing came that must not; among the first five only, for some load no more titles."""
    return not answer.total if query.empty else not set(ids(answer, peer)[:FIVE]) & set(query.unwanted)


def ids(answer: Answer, peer: Peer) -> list[str]:
    """Ids of the results: an address `zh/regions/haimen/` is `regions/haimen`, and `zh/about/` is `pages/about`."""
    return [_id_of(key) for key in answer.ids] if peer.by_page else list(answer.ids)


def _id_of(path: str) -> str:
    parts = [part for part in path.removesuffix("index.html").split("/") if part][1:]
    return "/".join(parts) if len(parts) > 1 else f"pages/{''.join(parts)}"


def misses(result: Result) -> list[Row]:
    """Queries that ours did not answer as they want it."""
    ours = next((one for one in result.measured if one.peer.key == "atlas"), None)
    if not ours:
        return []
    return [
        {"class": query.of, "q": query.q, "wanted": query.first[:3], "found": list(answer.ids[:FIVE])}
        for query, answer in zip(result.queries, ours.passes[0], strict=True)
        if not _answered(query, answer, ours.peer)
    ]


def _answered(query: Query, answer: Answer, peer: Peer) -> bool:
    found = not query.first or 0 < rank(query, answer, peer) <= FIVE
    return found and (not query.strict or is_kept(query, answer, peer))
