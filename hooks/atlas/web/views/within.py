"""What a page tells beside its own: figures of what lies in a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from atlas.data.places import REGIONS
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.views.common import key_facts, ranked, shown, sort_key

TELLING = 3  # figures of each thing in a place
LONGEST = 40  # things in a place; the others have their figures on their own pages and in the lists of their kinds


@dataclass(frozen=True)
class PartOfPlace:
    """A zone, a park or a firm in a place with the figures that say most of it."""

    id: str
    facts: list[ResolvedFact]


def parts_of_place(c: PageContext, dossier: Dossier) -> list[PartOfPlace]:
    """What lies in a place and has figures: places first, then by kind and name."""
    ordered = sorted(dossier.within, key=lambda one: sort_key(c, c.site.record(one.id)))
    found = (PartOfPlace(one.id, facts) for one in ordered if (facts := _telling(c, one.id, shown(one.facts))))
    return list(islice(found, LONGEST))


def _telling(c: PageContext, entity_id: str, facts: list[ResolvedFact]) -> list[ResolvedFact]:
    """Up to three figures: of a place those at its head, of another thing the ones that stand best for it."""
    if c.site.record(entity_id).kind == REGIONS:
        return key_facts(c, c.site.dossier(entity_id), TELLING)
    return list(_one_each(ranked(facts, entity_id)))[:TELLING]


def _one_each(facts: list[ResolvedFact]) -> Iterator[ResolvedFact]:
    """The first figure of each indicator, headline ones first; those that are numbers."""
    met: set[str] = set()
    for fact in sorted(facts, key=lambda fact: fact.indicator.weight != "headline"):
        if fact.quantity and fact.recorded.indicator not in met:
            met.add(fact.recorded.indicator)
            yield fact
