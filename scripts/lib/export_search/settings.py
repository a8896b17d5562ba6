"""What the servers are told before the documents come: OpenSearch's mapping, Meilisearch's settings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from atlas.data.model import Synonym
from atlas.exports.tables import about
from atlas.site.site import Site
from lib.export_search.fields import FIELDS, HAN, HAN_NAME

PRIMARY = "key"
ONE_TYPO, TWO_TYPOS = 5, 9  # letters from which a word may have so many
RULES = ("words", "typo", "proximity", "attribute", "sort", "exactness", "prior:desc")


def mapping(site: Site) -> dict[str, Any]:
    """The body of `PUT /INDEX`. A field that it does not have is refused, so that no typo of ours becomes a field."""
    properties = {field.name: dict(field.mapped) for field in FIELDS}
    return {"mappings": {"dynamic": "strict", "_meta": about(site), "properties": properties}}


def settings(site: Site) -> dict[str, Any]:
    """The body of `PATCH /indexes/INDEX/settings`."""
    searched = [field for field in FIELDS if field.searched]
    han = [field.name for field in searched if field.mapped in (HAN, HAN_NAME)]
    latin = [field.name for field in searched if field.name not in han]
    return {
        "searchableAttributes": [field.name for field in searched],
        "filterableAttributes": [field.name for field in FIELDS if field.filtered],
        "sortableAttributes": [field.name for field in FIELDS if field.sorted],
        "displayedAttributes": ["*"],
        "rankingRules": list(RULES),
        "synonyms": synonyms(site.atlas.vocabulary.synonyms),
        "typoTolerance": {
            "enabled": True,
            "minWordSizeForTypos": {"oneTypo": ONE_TYPO, "twoTypos": TWO_TYPOS},
            "disableOnAttributes": [field.name for field in searched if field.exact],
        },
        "localizedAttributes": [
            {"attributePatterns": han, "locales": ["zho"]},
            {"attributePatterns": latin, "locales": ["eng"]},
        ],
    }


def synonyms(known: Iterable[Synonym]) -> dict[str, list[str]]:
    """What each word that people say may mean, the likelier first; never the way back."""
    found: dict[str, dict[str, None]] = {}
    for one in known:
        for said in one.say:
            found.setdefault(said.casefold(), {}).update(dict.fromkeys(one.mean))
    return {said: list(meant) for said, meant in found.items()}
