"""What a reader's search of a built site costs and finds: bytes, milliseconds, hits."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lib.bench.search.browser import Answer, Bench, chromium
from lib.bench.search.peers import PEERS, Built, Peer
from lib.bench.search.places import Place
from lib.bench.search.queries import Maker
from lib.bench.search.scores import classes, percentile
from lib.bench.search.server import Sent, serve
from lib.relevance import Query

ASKED = ("han", "pinyin", "initials")
RUNS = 3  # from nothing, each with the first query of every class


def queries(places: Sequence[Place], number: int) -> list[Query]:
    """So many queries of each class that is measured."""
    return [query for query in Maker(places).queries(number) if query.of in ASKED]


def search(site: Path, key: str, asked: Sequence[Query]) -> dict[str, Any]:
    """The search of a site in a browser; the site lies in a folder that is named after the peer."""
    peer = next(one for one in PEERS if one.key == key)
    with chromium() as browser, serve(site.parent) as server:
        bench = Bench(browser, server, Built(site.parent, {key: {}}), "scale")
        first = [next(query for query in asked if query.of == of) for of in ASKED]
        cold = [bench.cold(peer, query) for _ in range(RUNS) for query in first]
        before = len(server.sent)
        answers = bench.asked(peer, asked)
        sent = server.sent[before:]
    ready = statistics.median(one.ms for one in cold)
    return figures(peer, asked, answers, sent) | {"ready": round(ready), "first": _median(one.gzipped for one in cold)}


def figures(peer: Peer, asked: Sequence[Query], answers: Sequence[Answer], sent: Sequence[Sent]) -> dict[str, Any]:
    """Of one pass: bytes sent for a query on the average, milliseconds that all but a twentieth keep, hit@5 by class."""
    hits = {of: about["hit5"] for of, about in classes(asked, answers, peer).items()}
    return {
        "query": round(sum(one.gzipped for one in sent) / len(asked)),
        "p95": round(percentile(sorted(one.ms for one in answers), 95), 1),
        "hits": hits,
    }


def _median(values: Iterable[int]) -> int:
    return round(statistics.median(values))
