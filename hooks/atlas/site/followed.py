"""Pages whose figures can be followed by a feed: those of places and of indicators that have any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.site.facts import ResolvedFact
from atlas.site.site import Site
from atlas.site.urls import entity_path, indicator_path
from atlas.text.language import Language

PLACES = "regions"


def followed(site: Site, language: Language) -> Iterator[tuple[str, Sequence[ResolvedFact]]]:
    """Paths of the pages, with the facts of each."""
    for record in site.atlas.of_kind(PLACES):
        if facts := site.facts_of.get(record.id):
            yield entity_path(language, record.id), facts
    for indicator, facts in site.facts_by_indicator.items():
        yield indicator_path(language, indicator), facts


def figures_feed_path(site: Site, page: str) -> str:
    """Where the feed of a page's figures stands; empty for a page that has none."""
    subject = page.strip("/").partition("/")[2]
    kind, _, key = subject.partition("/")
    there = site.facts_of.get(subject) if kind == PLACES else kind == "indicators" and site.facts_by_indicator.get(key)
    return f"{page}feed.xml" if there else ""
