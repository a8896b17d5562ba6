"""Rules the data keeps. Each is a small generator of findings; all are run, none stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

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


# Rules of which each finding about a record follows from this record and the vocabularies; in the second set, from the
# sources as well.
OF_RECORDS = frozenset({"english", "chinese", "markup", "reading"})
OF_SOURCES = frozenset({"citation", "source", "aid", "advertising", "outcome"})


@dataclass(frozen=True)
class Same:
    """Ids of records that are as they were when all rules passed with the same vocabularies; if sources are as well."""

    records: frozenset[str] = frozenset()
    sources: bool = False


def check(atlas: Atlas, same: Same = Same()) -> list[Finding]:
    """All findings of all rules, less the waived ones; a waiver that nothing needs is a finding itself.

    Rules do not look again at records that are the `same` where that finds nothing new.
    """
    less = _less(atlas, same)
    alone = OF_RECORDS | (OF_SOURCES if same.sources else frozenset())
    found = [finding for name, rule in RULES.items() for finding in rule(less if name in alone else atlas)]
    return sorted([*_not_waived(atlas, found), *_idle_waivers(atlas, found)])


def _less(atlas: Atlas, same: Same) -> Atlas:
    """The atlas without records that are the same; those with waivers stay, for these have to be needed."""
    if not same.records:
        return atlas
    waived = {waiver.path for waiver in atlas.waivers}
    left = {key: one for key, one in atlas.records.items() if key not in same.records or one.lines.path in waived}
    less = replace(atlas, records=left)
    vars(less).update(readings=atlas.readings, injected=atlas.injected)  # what takes long is read once
    return less


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
