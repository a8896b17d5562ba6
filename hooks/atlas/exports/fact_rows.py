"""The rows of the table of facts."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.data.model import Text
from atlas.exports.cells import Row, both, listed, nearest_place, number, pair
from atlas.site.facts import ResolvedFact
from atlas.site.i18n import word
from atlas.site.paragraphs import article_of
from atlas.site.site import Site
from atlas.text.dates import edtf
from atlas.text.language import Language


def facts(site: Site) -> Iterator[Row]:
    """One row a figure; `value` is in `unit`, `printed` is what the source says."""
    for fact in site.facts:
        yield {
            **_fact(fact),
            **_meaning(site, fact),
            "article": _article(site, fact),
            **_standing(fact),
            **_series(site, fact),
        }


def _fact(fact: ResolvedFact) -> Row:
    recorded, entity, quantity = fact.recorded, fact.record.entity, fact.quantity
    source, paragraph = fact.source
    return {
        "fact_id": fact.id,
        "entity_id": fact.record.id,
        "entity_zh": entity.name.zh,
        "entity_en": entity.name.en,
        "indicator_id": recorded.indicator,
        "indicator_zh": fact.indicator.zh,
        "indicator_en": fact.indicator.en,
        "printed": recorded.printed,
        "value": quantity and number(quantity.value),
        "value_max": number(quantity.value_max) if quantity and quantity.value_max is not None else None,
        "unit": fact.indicator.unit,
        "qualifier": quantity and quantity.qualifier,
        "status": recorded.status,
        "period": edtf(recorded.as_of),
        **pair("scope", recorded.scope),
        "source_id": source,
        "paragraph": paragraph,
        "note_zh": note(fact, "zh"),
        "note_en": note(fact, "en"),
    }


def _meaning(site: Site, fact: ResolvedFact) -> Row:
    """Who says it, when and of what, how far it reaches: the columns without which a figure looks surer than it is."""
    recorded = fact.recorded
    return {
        "about": listed(recorded.about),
        "also": listed(recorded.also),
        "dated": recorded.dated,
        "said_by": recorded.said_by,
        "scope_level": fact.scope_level,
        "ordinal": recorded.ordinal,
        "rank_in": both(recorded.rank_in),
        "of": recorded.of,
        "holders": recorded.holders,
        "place_id": nearest_place(site, fact.record),
        "weight": fact.indicator.weight,
    }


def _standing(fact: ResolvedFact) -> Row:
    """Who ranks, for how long, and the words for a date that is none."""
    ranker = fact.recorded.ranked_by
    return {
        "ranked_by": both(ranker) if isinstance(ranker, Text) else ranker,
        "streak": fact.recorded.streak,
        **pair("when", fact.recorded.when),
    }


def _series(site: Site, fact: ResolvedFact) -> Row:
    """What it continues, confirms or contradicts; of an actual figure that does neither, the aim that it tells of."""
    series, verdict = site.series.of.get(fact.id), site.series.verdict(fact)
    return {
        "series_id": series.id if series else None,
        "verdict": verdict.kind if verdict else None,
        "verdict_on": verdict.other.id if verdict else None,
        "verdict_cause": (verdict.cause or None) if verdict else None,
    }


def _article(site: Site, fact: ResolvedFact) -> str | None:
    """The key of the article that prints it, where several share a source."""
    name, paragraph = fact.source
    article = article_of(site.atlas.sources[name], paragraph)
    return article.key if article else None


def note(fact: ResolvedFact, language: Language) -> str | None:
    """The note, and where the date comes from if the text gives none: a download must not look surer than the page."""
    notes = [getattr(fact.recorded.note, language)] if fact.recorded.note else []
    if fact.recorded.dated == "source":
        notes.append(word("note-dated-by-source", language))
    return word("mark-gap", language).join(notes) or None
