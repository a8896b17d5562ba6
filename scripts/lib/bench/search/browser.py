"""The measuring itself: one Chromium, headless; a new context, with nothing kept, for each cold start and each pass."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lib.bench.search.peers import Built, Peer
from lib.bench.search.queries import HOSTILE
from lib.bench.search.server import OWN, Sent, Server
from lib.bench.search.tools import say
from lib.browser import find_or_install
from lib.relevance import Query

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OPTIONS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
TRIES = 3  # of each query whose longest block is measured


@dataclass(frozen=True)
class Cold:
    """The way from nothing to the first answer: milliseconds, and the files that were sent."""

    ms: float
    sent: tuple[Sent, ...]

    @property
    def raw(self) -> int:
        """Bytes of the files."""
        return sum(one.raw for one in self.sent)

    @property
    def gzipped(self) -> int:
        """The same as they are sent."""
        return sum(one.gzipped for one in self.sent)


@dataclass(frozen=True)
class Answer:
    """Of one query: ids, best first, as the peer has them; how many results there are; milliseconds."""

    ids: tuple[str, ...]
    total: int
    ms: float


@dataclass(frozen=True)
class Block:
    """The longest time, in milliseconds, in which the page could do nothing else while a query was answered."""

    query: str
    ms: float


@dataclass
class Measured:
    """All that was measured of one peer with one corpus. Every pass holds an answer to each query; blocks are sorted, longest first."""

    peer: Peer
    cold: list[Cold] = field(default_factory=list)
    passes: list[list[Answer]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    opening: Block | None = None


@dataclass(frozen=True)
class Plan:
    """What is asked: `cold` queries from nothing, `runs` times; `queries` in `runs` passes; `blocking` for the longest block."""

    queries: Sequence[Query]
    cold: Sequence[Query]
    blocking: Sequence[Query]
    runs: int


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the system; exits 1 with advice if there is none."""
    from playwright.sync_api import sync_playwright

    program = find_or_install()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


class Bench:
    """The peers of one corpus in a browser."""

    def __init__(self, browser: Browser, server: Server, built: Built, corpus: str) -> None:
        self.browser = browser
        self.server = server
        self.built = built
        self.corpus = corpus

    def measure(self, peers: Sequence[Peer], plan: Plan) -> list[Measured]:
        """Everything, the peers in turn within each run, so that a slow moment of the machine meets all of them."""
        found = [Measured(peer) for peer in peers]
        for number in range(plan.runs):
            for one in found:
                one.cold += [self.cold(one.peer, query) for query in plan.cold]
                one.passes.append(self.asked(one.peer, plan.queries))
                self.say(one.peer, f"run {number + 1} of {plan.runs}")
        for one in found:
            one.blocks = self.blocks(one.peer, plan.blocking)
            one.opening = self.opening(one.peer, plan.cold[0])
            self.say(one.peer, "blocking")
        return found

    def say(self, peer: Peer, what: str) -> None:
        say(f"{self.corpus}: {peer.name}: {what}")

    def base(self, peer: Peer) -> str:
        return f"{self.server.origin}/{peer.folder}/"

    def arguments(self, peer: Peer) -> list[Any]:
        return [peer.key, self.base(peer), self.built.options[peer.folder]]

    @contextmanager
    def page(self) -> Iterator[Page]:
        context = self.browser.new_context()
        try:
            page = context.new_page()
            page.goto(self.server.origin + OWN)
            yield page
        finally:
            context.close()

    def cold(self, peer: Peer, query: Query) -> Cold:
        with self.page() as page:
            before = len(self.server.sent)
            answer = _call(page, "cold", *self.arguments(peer), query.q, query.lang)
            return Cold(answer["ms"], tuple(self.server.sent[before:]))

    def asked(self, peer: Peer, queries: Sequence[Query]) -> list[Answer]:
        with self.page() as page:
            _call(page, "open", *self.arguments(peer))
            found = _call(page, "ask", [[query.q, query.lang, query.offered] for query in queries])
        return [Answer(tuple(one["ids"]), one["total"], one["ms"]) for one in found]

    def blocks(self, peer: Peer, queries: Sequence[Query]) -> list[Block]:
        """Hostile queries are put to ours only: some would keep the others busy for minutes."""
        asked = [query.q for query in queries] + (list(HOSTILE) if peer.folder == "atlas" else [])
        with self.page() as page:
            _call(page, "open", *self.arguments(peer))
            times = _call(page, "blocks", [[query, "zh"] for query in asked], TRIES)
        return sorted((Block(query, ms) for query, ms in zip(asked, times, strict=True)), key=lambda block: -block.ms)

    def opening(self, peer: Peer, query: Query) -> Block:
        """The longest block from nothing to the first answer, the least of several tries."""
        times = []
        for _ in range(TRIES):
            with self.page() as page:
                times.append(_call(page, "opening", *self.arguments(peer), query.q, query.lang))
        return Block(query.q, min(times))


def _call(page: Page, function: str, *arguments: Any) -> Any:
    """A function of `window.bench`. Arguments travel as JSON in ASCII: half a surrogate pair would not survive otherwise."""
    return page.evaluate("([name, text]) => bench[name](...JSON.parse(text))", [function, json.dumps(arguments)])
