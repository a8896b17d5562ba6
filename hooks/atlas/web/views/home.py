"""The home page: what the atlas is and rests on, what can be asked of it, what it has found, and the ways into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from atlas.data.model import Source
from atlas.data.model.themes import DATE, PLACE, Highlight, Question, Systems
from atlas.data.records import Record
from atlas.pictures import Pictures, home_pictures
from atlas.site.coverage import told
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.text.sentences import first_sentence
from atlas.web.view import View
from atlas.web.views.changes import Edition, edition
from atlas.web.views.common import collation_key, newest_sources, systems_of

SYSTEMS = 6  # with the most parts; the rest is one click away
EDITIONS = 2
SOURCES = 2
QUERY = "?q="


@dataclass(frozen=True)
class Door:
    """A way in: its path below the language, its name, what is behind it in a few words, and how much."""

    path: str
    name: str
    gloss: str
    number: int | None = None


@dataclass(frozen=True)
class Asked:
    """A question, and the search that answers it."""

    words: str
    path: str


@dataclass(frozen=True)
class Told:
    """A finding in words: a sentence in pieces, of which those that are facts stand as their value; who says so, as far
    as it is not the sources themselves; and what it rests on.
    """

    pieces: list[str | ResolvedFact]
    speakers: list[ResolvedFact]
    cites: list[str]


@dataclass(frozen=True)
class News:
    """An edition of the data, the first sentence of what is said of it, and how much changed in it by the words for
    how.
    """

    edition: Edition
    note: str
    sizes: list[tuple[str, int]]


@dataclass(frozen=True)
class HomeView(View):
    """The home page of a language."""

    template: ClassVar[str] = "home.html"

    coverage: list[str]
    """What the atlas rests on, in sentences."""
    questions: list[Asked]
    """Examples of what can be asked."""
    doors: list[Door]
    """Every kind, and the ways across kinds."""
    highlights: list[Told]
    """Findings in words."""
    pictures: Pictures
    """Its pictures by their names; those with nothing to show are empty."""
    systems: list[Record]
    """Systems with the most parts, by name."""
    systems_total: int
    """Number of all systems."""
    systems_of: Systems | None
    """Which entities are systems, and the heading above them; None if the atlas has none."""
    news: list[News]
    """The newest editions of the data, the newest first."""
    sources: list[tuple[str, Source]]
    """Ids and sources, the newest first; no more than stand on a front page."""
    sources_total: int
    """Number of all sources."""


@dataclass(frozen=True)
class CoveragePart(View):
    """What the atlas rests on, in a hand-written page."""

    template: ClassVar[str] = "part-coverage.html"

    coverage: list[str]
    """Sentences."""


@dataclass(frozen=True)
class CountsPart(View):
    """How much the atlas holds, in a hand-written page."""

    template: ClassVar[str] = "part-counts.html"

    counts: dict[str, int]
    """Numbers by the key of the word for what is counted."""


def home_view(c: PageContext) -> HomeView:
    """The front page: what the atlas is and rests on, what can be asked, the ways in, findings, systems, sources."""
    front, systems = c.site.atlas.themes.front, systems_of(c)
    largest = sorted(systems, key=lambda record: -len(c.site.dossier(record.id).all_parts))[:SYSTEMS]
    return HomeView(
        coverage=told(c.site, c.lang),
        questions=asked(c),
        doors=_doors(c),
        highlights=[_told(c, highlight) for highlight in front.highlights],
        pictures=home_pictures(c),
        systems=sorted(largest, key=lambda one: collation_key(c, one)),
        systems_total=len(systems),
        systems_of=c.site.atlas.themes.systems,
        news=_news(c),
        sources=newest_sources(c)[:SOURCES],
        sources_total=len(c.site.atlas.sources),
    )


def asked(c: PageContext) -> list[Asked]:
    """The questions of `data/themes.yml` as links to the search."""
    return [_asked(c, question) for question in c.site.atlas.themes.front.questions]


def _asked(c: PageContext, question: Question) -> Asked:
    return Asked(c.s(question), c.to(f"{c.lang}/search/") + QUERY + quote(c.s(question.ask or question)))


def _doors(c: PageContext) -> list[Door]:
    """Kinds with something in them, then what runs across them."""
    kinds = ((kind, name, len(c.site.atlas.of_kind(kind))) for kind, name in c.site.atlas.vocabulary.kinds.items())
    found = [Door(kind, c.s(name), c.in_plain_words(name), n) for kind, name, n in kinds if n]
    across = (("facts", "all-figures", len(c.site.facts)), ("indicators", "indicators", len(c.site.facts_by_indicator)))
    tools = (("compare", "compare"), ("index-az", "az"))
    return [
        *found,
        *(Door(path, c.t(word), c.t(f"door-{path}"), n) for path, word, n in across),
        *(Door(path, c.t(word), c.t(f"door-{path}")) for path, word in tools),
    ]


def _told(c: PageContext, highlight: Highlight) -> Told:
    facts = [c.site.fact_by_id[name] for name in highlight.facts]
    date = c.period(facts[0].recorded.as_of)
    texts = PLACE.split(c.s(highlight.words))  # every second one is the name of a place
    pieces = [date if text == DATE else facts[int(text) - 1] if n % 2 else text for n, text in enumerate(texts)]
    speakers = [fact for fact in facts if c.told(fact).speaker]
    return Told([piece for piece in pieces if piece], speakers, [fact.recorded.cite for fact in facts])


def counts_part(c: PageContext) -> CountsPart:
    """The numbers alone."""
    return CountsPart(counts(c))


def coverage_part(c: PageContext) -> CoveragePart:
    """The coverage alone."""
    return CoveragePart(told(c.site, c.lang))


def counts(c: PageContext) -> dict[str, int]:
    """How much the atlas holds."""
    site = c.site
    return {
        "entities": len(site.atlas.records),
        "figures": len(site.facts),
        "relations": len(site.graph.edges),
        "sources": len(site.atlas.sources),
    }


def _news(c: PageContext) -> list[News]:
    """The newest editions of the data, the newest first."""
    editions = [edition(c, change) for change in c.site.atlas.changes[:EDITIONS]]
    notes = (first_sentence(c.s(one.change.note), c.lang) if one.change.note else "" for one in editions)
    return [News(one, note, _sizes(c, one)) for one, note in zip(editions, notes, strict=True)]


def _sizes(c: PageContext, one: Edition) -> list[tuple[str, int]]:
    figures = [(c.t("change-figures"), len(one.figures))] if one.figures else []
    return figures + [(label, len(names)) for label, names in one.groups if names]
