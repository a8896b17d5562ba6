"""Synonyms lead from words that the atlas does not use to words that it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from atlas.data.findings import Finding
from atlas.data.records import Atlas
from atlas.text.language import LANGUAGES, Language


def synonyms(atlas: Atlas) -> Iterator[Finding]:
    """What is typed is no name of the atlas and leads to one meaning; what it means stands in a name."""
    lines, names = atlas.vocabulary.lines["synonyms"], {language: _names(atlas, language) for language in LANGUAGES}
    said: set[tuple[str, str]] = set()
    all_names = {language: "\0".join(found) for language, found in names.items()}
    whole = bool(atlas.records) and not atlas.broken  # what cannot be read may have the name
    for index, entry in enumerate(atlas.vocabulary.synonyms):
        for place, word in enumerate(entry.say):
            key = (entry.lang, word.casefold())
            if key in said:
                yield lines.finding((index, "say", place), f"'{word}' stands twice", "one entry has a word", "synonym")
            if word.casefold() in names[entry.lang]:
                message, hint = f"'{word}' is {names[entry.lang][word.casefold()]}", "it is found without a synonym"
                yield lines.finding((index, "say", place), message, hint, "synonym")
            said.add(key)
        for place, word in enumerate(entry.mean):
            if whole and word.casefold() not in all_names[entry.lang]:
                message, hint = f"'{word}' stands in no name", "write a name of the atlas, or a part of one"
                yield lines.finding((index, "mean", place), message, hint, "synonym")


def _names(atlas: Atlas, language: Language) -> Mapping[str, str]:
    """Names in small letters, each with what has it: entities, their aliases, indicators."""
    found: dict[str, str] = {}
    for key, indicator in atlas.vocabulary.indicators.items():
        found[getattr(indicator, language).casefold()] = f"the name of indicators/{key}"
    for record in atlas.records.values():
        entity = record.entity
        for name in (getattr(entity.name, language), *entity.aliases.names(language)):
            found[name.casefold()] = f"a name of {record.id}"
    return found
