"""Rules the data keeps. Each is a small generator of findings; all are run, none stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from atlas.data.checks import (
    addresses,
    facts,
    honesty,
    identity,
    language,
    meaning,
    needed,
    places,
    plausible,
    references,
    sources,
    synonyms,
    tables,
    things,
    units,
)
from atlas.data.findings import Finding, did_you_mean
from atlas.data.records import Atlas

Rule = Callable[[Atlas], Iterator[Finding]]

# The name of a rule is what `data/waivers.yml` and the method page call it.
RULES: dict[str, Rule] = {
    "needed": needed.needed,
    "vocabulary": references.vocabulary,
    "reference": references.references,
    "moved": references.moves,
    "self-link": references.self_links,
    "duplicate-link": references.duplicate_links,
    "duplicate-name": references.duplicate_names,
    "part-key": references.part_keys,
    "alias": references.aliases,
    "citation": sources.citations,
    "source": sources.sources,
    "extent": sources.extents,
    "publisher": addresses.publishers,
    "address": addresses.addresses,
    "unused-source": sources.unused,
    "aid": sources.aids,
    "unit": units.units,
    "quantity": facts.quantities,
    "fact-id": facts.fact_ids,
    "conflict": facts.conflicts,
    "series": facts.series,
    "part-of-whole": facts.parts_of_wholes,
    "milestone": facts.milestones,
    "standing": meaning.standings,
    "level": meaning.levels,
    "speaker": meaning.speakers,
    "whole": meaning.wholes,
    "holders": meaning.holders,
    "outcome": meaning.outcomes,
    "state": things.states,
    "link": things.links,
    "code": things.codes,
    "policy": things.policies,
    "round": things.rounds,
    "same-as": things.identities,
    "plausible": plausible.plausible,
    "region": places.regions,
    "cycle": places.cycles,
    "about": places.about,
    "english": language.english,
    "chinese": language.chinese,
    "markup": language.markup,
    "reading": language.readings,
    "synonym": synonyms.synonyms,
    "advertising": honesty.advertising,
    "picture": tables.pictures,
    "theme": tables.themes,
    "site": identity.identity,
}


def check(atlas: Atlas) -> list[Finding]:
    """All findings of all rules, less the waived ones; a waiver that nothing needs is a finding itself."""
    found = [finding for rule in RULES.values() for finding in rule(atlas)]
    return sorted([*_not_waived(atlas, found), *_idle_waivers(atlas, found)])


def _key(rule: str, path: str, field: str) -> tuple[str, str, str]:
    return rule, path, field


def _not_waived(atlas: Atlas, found: Iterable[Finding]) -> Iterator[Finding]:
    waived = {_key(w.rule, w.path, w.field) for w in atlas.waivers}
    return (finding for finding in found if _key(finding.rule, finding.path, finding.field) not in waived)


def _idle_waivers(atlas: Atlas, found: Iterable[Finding]) -> Iterator[Finding]:
    needed = {_key(f.rule, f.path, f.field) for f in found}
    for number, waiver in enumerate(atlas.waivers):
        if _key(waiver.rule, waiver.path, waiver.field) not in needed:
            message, hint = f"nothing breaks the rule '{waiver.rule}' there any more", "delete the waiver"
            if waiver.rule not in RULES:
                message, hint = f"rule '{waiver.rule}' does not exist", did_you_mean(waiver.rule, RULES) or hint
            yield atlas.waiver_lines.finding((number,), message, hint, "waiver")
