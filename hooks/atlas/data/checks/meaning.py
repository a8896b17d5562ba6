"""What a figure means: who says it, of what it is a part, what a claim of standing claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from atlas.data.findings import Finding, did_you_mean
from atlas.data.keys import fact_key
from atlas.data.model import Fact, Indicator
from atlas.data.records import Atlas, Record, split_cite
from atlas.data.yamlfile import Location
from atlas.text.dates import ends, first_day, last_day
from atlas.text.quantities import Number, Quantity

# What a claim of standing may be printed as.
PRINTED_ORDINALS = {
    "first": re.compile(r"第一|首|率先|零.{0,2}突破|填补.*空白|\bfirst\b", re.I),
    "only": re.compile(r"唯一|仅有|独家|只有|\bonly\b", re.I),
    "first-batch": re.compile(r"首批|第一批|\bfirst (?:batch|group|list)\b", re.I),
    "one-of-first-batch": re.compile(r"首批|第一批|\bfirst (?:batch|group|list)\b", re.I),
    "record": re.compile(r"新高|纪录|记录|最高|最好|最多|最大|\brecord\b|\blargest\b", re.I),
}


def standings(atlas: Atlas) -> Iterator[Finding]:
    """A claim of standing says which; only a rank has rank_in, ranked_by and streak."""
    for record, number, fact, indicator in _facts(atlas):
        grammar = atlas.vocabulary.units[indicator.unit].grammar
        at = ("facts", number)
        if (grammar == "standing") != (fact.ordinal is not None):
            message = "is missing" if grammar == "standing" else f"'{fact.indicator}' is no indicator of standing"
            hint = "first, only, first-batch, one-of-first-batch or record; such a claim has the unit `standing`"
            yield record.lines.finding((*at, "ordinal"), message, hint, "standing")
        elif fact.ordinal and not PRINTED_ORDINALS[fact.ordinal].search(fact.printed):
            message = f"'{fact.printed}' does not say '{fact.ordinal}'"
            yield record.lines.finding((*at, "ordinal"), message, "quote the words of the claim", "standing")
        for field in ("rank_in", "ranked_by", "streak"):
            if getattr(fact, field) is not None and grammar not in ("rank", "standing"):
                message = f"belongs to a rank, and '{fact.indicator}' is none"
                yield record.lines.finding((*at, field), message, "use an indicator whose unit is rank", "standing")


def levels(atlas: Atlas) -> Iterator[Finding]:
    """How far a figure reaches is said once."""
    for record in atlas.records.values():
        for number, fact in enumerate(record.entity.facts):
            if fact.level and fact.scope and fact.scope.level:
                message, hint = "stands beside `scope.level`", "keep the one within `scope:`"
                yield record.lines.finding(("facts", number, "level"), message, hint, "level")


def speakers(atlas: Atlas) -> Iterator[Finding]:
    """Who says something is a body or a place, if not a role."""
    for record in atlas.records.values():
        for field in ("facts", "dates", "rounds"):
            for number, item in enumerate(getattr(record.entity, field)):
                speaker = item.said_by or ""
                if "/" in speaker and not speaker.startswith(("organizations/", "regions/", "carriers/", "platforms/")):
                    message = f"'{speaker}' cannot speak"
                    hint = "an organization, a place, a park or a platform; else a role"
                    yield record.lines.finding((field, number, "said_by"), message, hint, "speaker")


@dataclass(frozen=True)
class _Value:
    """A fact with its number, as far as wholes and parts need it."""

    unit: str
    status: str
    number: Number


def wholes(atlas: Atlas) -> Iterator[Finding]:
    """`of` names another figure, not a smaller one of the same unit, and leads in no circle."""
    values = dict(_values(atlas))
    of = {f"{record.id}#{fact_key(fact)}": fact.of for record, _, fact, _ in _facts(atlas) if fact.of}
    for record, number, fact, _ in _facts(atlas):
        if fact.of is None:
            continue
        key, at = f"{record.id}#{fact_key(fact)}", ("facts", number, "of")
        if fact.of not in values and is_lost(atlas, fact.of):
            continue
        if fact.of not in values:
            yield record.lines.finding(at, f"'{fact.of}' is no figure", did_you_mean(fact.of, values), "whole")
        elif _circle(key, of):
            yield record.lines.finding(at, "the figure is a part of itself", "delete one `of:`", "whole")
        elif _smaller(values[fact.of], values.get(key)):
            yield record.lines.finding(at, "the whole is smaller than this part", "check both figures", "whole")


def is_lost(atlas: Atlas, fact_id: str) -> bool:
    """Whether a fact may be missing since a fact of its record cannot be read: one mistake is one finding."""
    entity_id = fact_id.partition("#")[0]
    return entity_id in atlas.broken or (entity_id in atlas.records and "facts" in atlas.records[entity_id].lines.kept)


def _smaller(whole: _Value | None, part: _Value | None) -> bool:
    return bool(whole and part and whole.unit == part.unit and whole.number < part.number)


def _circle(start: str, of: Mapping[str, str]) -> bool:
    seen, here = {start}, of.get(start)
    while here is not None and here not in seen:
        seen.add(here)
        here = of.get(here)
    return here == start


def _values(atlas: Atlas) -> Iterator[tuple[str, _Value | None]]:
    """Every fact by its id; None for one without a number."""
    for record, number, fact, indicator in _facts(atlas):
        quantity = atlas.quantities.get((record.id, number))
        value = _Value(indicator.unit, fact.status, quantity.value) if isinstance(quantity, Quantity) else None
        yield f"{record.id}#{fact_key(fact)}", value


def holders(atlas: Atlas) -> Iterator[Finding]:
    """Holders are counted, and of a title."""
    for record, number, fact, indicator in _facts(atlas):
        if fact.holders and atlas.vocabulary.units[indicator.unit].grammar not in ("count", "person", "percent"):
            message = f"'{fact.indicator}' counts no holders: it is in {indicator.unit}"
            yield record.lines.finding(("facts", number, "holders"), message, "leave it out", "holders")
        if fact.holders and not fact.holders.startswith("honours/"):
            message = f"'{fact.holders}' is no title"
            yield record.lines.finding(("facts", number, "holders"), message, "name one of honours/", "holders")


def outcomes(atlas: Atlas) -> Iterator[Finding]:
    """What is told as a fact lies not after the source that tells it."""
    for record in atlas.records.values():
        for at, what, period, cite in _told(record):
            source = atlas.sources.get(split_cite(cite)[0])
            begins, _ = ends(period)
            if source and begins != ".." and first_day(begins) > last_day(source.published):
                message = f"{what} of {period} in a source of {source.published}"
                yield record.lines.finding(at, message, "a plan, a target or a forecast?", "outcome")


def _told(record: Record) -> Iterator[tuple[Location, str, str, str]]:
    """What a record tells as having come about: place, what it is, when, and where that is printed."""
    entity = record.entity
    for number, fact in enumerate(entity.facts):
        if fact.status == "actual":
            yield ("facts", number, "as_of"), "an actual figure", fact.as_of, fact.cite
    for number, date in enumerate(entity.dates):
        if date.status == "actual":
            yield ("dates", number, "date"), "an actual event", date.date, date.cite
    for number, found in enumerate(entity.rounds):
        if found.status == "actual" and found.date:
            yield ("rounds", number, "date"), "an actual round", found.date, found.cite
    for number, link in enumerate(entity.links):
        if link.status in ("actual", "ended") and link.as_of and link.cite:
            yield ("links", number, "as_of"), "an actual relation", link.as_of, link.cite
    if entity.state:
        yield ("state", "as_of"), "a state", entity.state.as_of, entity.state.cite
    if entity.policy and entity.policy.date:
        yield ("policy", "date"), "a policy", entity.policy.date, entity.policy.cite


def _facts(atlas: Atlas) -> Iterator[tuple[Record, int, Fact, Indicator]]:
    """Every fact whose indicator and unit exist, with its record and place in it."""
    for record in atlas.records.values():
        for number, fact in enumerate(record.entity.facts):
            indicator = atlas.vocabulary.indicators.get(fact.indicator)
            if indicator and indicator.unit in atlas.vocabulary.units:
                yield record, number, fact, indicator
