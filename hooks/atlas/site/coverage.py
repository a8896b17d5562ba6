"""What an atlas rests on: how many sources, of which time, and how much hangs on one of them alone."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.site.i18n import word
from atlas.site.shown import edition_in_words, show_period
from atlas.site.site import Site
from atlas.text.dates import ends
from atlas.text.language import Language

MONTH = 7  # characters of 2023-10


@dataclass(frozen=True)
class Coverage:
    """Numbers of sources and entities, the months between which the sources appeared, the years that figures are of.

    Years are those in which the periods of actual figures end; they are empty where there are none.
    """

    sources: int
    published: tuple[str, str]
    entities: int
    single: int
    figures: int
    years: tuple[str, str]


def coverage(site: Site) -> Coverage | None:
    """The coverage of an atlas; None for one without sources."""
    days = sorted(source.published[:MONTH] for source in site.atlas.sources.values())
    if not days:
        return None
    actual = [ends(fact.recorded.as_of) for fact in site.facts if fact.recorded.status == "actual"]
    years = sorted(last[:4] for _, last in actual)
    return Coverage(
        sources=len(days),
        published=(days[0], days[-1]),
        entities=len(site.atlas.records),
        single=sum(len(sources) == 1 for sources in site.sources_of.values()),
        figures=len(site.facts),
        years=(years[0], years[-1]) if years else ("", ""),
    )


def told(site: Site, lang: Language) -> list[str]:
    """The coverage in sentences: sources, figures, what rests on one source alone, the edition."""
    found = coverage(site)
    if found is None:
        return []
    first, last = (show_period(month, lang) for month in found.published)
    if first == last:
        sentences = [word("coverage-source", lang, n=found.sources, first=first)]
    else:
        sentences = [word("coverage-sources", lang, n=found.sources, first=first, last=last)]
    begun, ended = found.years
    if begun and begun == ended:
        sentences.append(word("coverage-figures-year", lang, n=found.figures, first=begun))
    elif begun:
        sentences.append(word("coverage-figures", lang, n=found.figures, first=begun, last=ended))
    sentences.append(word("coverage-single", lang, n=found.entities, single=found.single))
    return [*sentences, word("coverage-edition", lang, edition=edition_in_words(site.release, lang))]
