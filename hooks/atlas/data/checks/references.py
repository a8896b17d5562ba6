"""Everything a record names must exist, once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from atlas.data.findings import Finding, did_you_mean
from atlas.data.keys import part_keys as keys_of_parts
from atlas.data.model import KINDS
from atlas.data.places import place_of
from atlas.data.records import Atlas, Record
from atlas.data.walk import parts
from atlas.data.yamlfile import Lines, Location
from atlas.text.language import LANGUAGES

FEW = 5  # references to a kind without entities that are told one by one; more are a folder that is gone


def vocabulary(atlas: Atlas) -> Iterator[Finding]:
    """Types, relations, indicators and groups come from the lists in `data/`."""
    for record in atlas.records.values():
        known = atlas.vocabulary.types.get(record.kind, {})
        if atlas.vocabulary.kinds and record.entity.type not in known:
            yield record.lines.finding(
                ("type",),
                f"'{record.entity.type}' is no type of {record.kind}",
                did_you_mean(record.entity.type, known) or "see data/types.yml",
                "vocabulary",
            )
        for at, word, name, words in _chosen_words(atlas, record):
            if word not in words and f"{name}s/{word}" not in atlas.broken:
                yield record.lines.finding(
                    at,
                    f"{name} '{word}' does not exist",
                    did_you_mean(word, words) or f"see data/{name}s.yml",
                    "vocabulary",
                )
    for key, indicator in atlas.vocabulary.indicators.items():
        lines = atlas.vocabulary.lines["indicators"]
        if indicator.group not in atlas.vocabulary.groups:
            yield lines.finding(
                (key, "group"),
                f"group '{indicator.group}' does not exist",
                did_you_mean(indicator.group, atlas.vocabulary.groups),
                "vocabulary",
            )
        if indicator.part_of and indicator.part_of not in atlas.vocabulary.indicators:
            yield lines.finding(
                (key, "part_of"),
                f"indicator '{indicator.part_of}' does not exist",
                did_you_mean(indicator.part_of, atlas.vocabulary.indicators),
                "vocabulary",
            )


def _chosen_words(atlas: Atlas, record: Record) -> Iterator[tuple[Location, str, str, list[str]]]:
    for number, fact in enumerate(record.entity.facts):
        yield ("facts", number, "indicator"), fact.indicator, "indicator", list(atlas.vocabulary.indicators)
    for number, link in enumerate(record.entity.links):
        yield ("links", number, "relation"), link.relation, "relation", list(atlas.vocabulary.relations)


def references(atlas: Atlas) -> Iterator[Finding]:
    """Ids resolve; an id that moved is replaced by its new one."""
    absent = _absent_kinds(atlas)
    for kind, number in absent.items():
        message = f"{number} references name {kind}, and there are none"
        yield Finding(f"data/{kind}", 1, "folder", message, "is the folder missing?", "reference")
    for record in atlas.records.values():
        for at, target in _targets(record):
            if target.partition("/")[0] in absent and target not in atlas.moved:
                continue
            yield from reference(atlas, record.lines, at, target, "reference")


def reference(atlas: Atlas, lines: Lines, at: Location, target: str, rule: str) -> Iterator[Finding]:
    """A finding if an id names no entity, or one that has moved."""
    if target in atlas.moved:
        yield lines.finding(at, f"'{target}' has moved", f"write '{atlas.moved[target]}'", rule)
    elif not atlas.knows(target):
        yield lines.finding(at, f"'{target}' does not exist", did_you_mean(target, atlas.records), rule)


def _absent_kinds(atlas: Atlas) -> dict[str, int]:
    """Kinds without a single entity that more than a few references name, and how many do."""
    there = {known.partition("/")[0] for known in (*atlas.records, *atlas.broken)}
    named = Counter(
        target.partition("/")[0]
        for record in atlas.records.values()
        for _, target in _targets(record)
        if target not in atlas.moved
    )
    return {kind: named[kind] for kind in KINDS if kind not in there and named[kind] > FEW}


def _targets(record: Record) -> Iterator[tuple[Location, str]]:
    """Every id of an entity that a record names, with its place."""
    entity = record.entity
    if entity.parent:
        yield ("parent",), entity.parent
    for number, link in enumerate(entity.links):
        yield ("links", number, "to"), link.to
    for number, fact in enumerate(entity.facts):
        yield from ((("facts", number, "about", n), target) for n, target in enumerate(fact.about))
        named = {"said_by": fact.said_by, "holders": fact.holders, "ranked_by": fact.ranked_by}
        yield from ((("facts", number, field), id_) for field, id_ in named.items() if _is_id(id_))
    yield from _spoken_and_given(record)
    for at, _, part in parts(record):
        if part.to:
            yield (*at, "to"), part.to


def _is_id(value: object) -> TypeGuard[str]:
    """Whether a field that may hold a role or a name holds an id."""
    return isinstance(value, str) and "/" in value


def _spoken_and_given(record: Record) -> Iterator[tuple[Location, str]]:
    """Ids in dates, rounds of financing and policies."""
    for number, date in enumerate(record.entity.dates):
        if _is_id(date.said_by):
            yield ("dates", number, "said_by"), date.said_by
    for number, found in enumerate(record.entity.rounds):
        yield from ((("rounds", number, "investors", n), target) for n, target in enumerate(found.investors))
        if _is_id(found.said_by):
            yield ("rounds", number, "said_by"), found.said_by
    if record.entity.policy and record.entity.policy.issuer:
        yield ("policy", "issuer"), record.entity.policy.issuer


def moves(atlas: Atlas) -> Iterator[Finding]:
    """A moved id leads straight to a living one and is that of none, be it an entity or an indicator."""
    for entity_id, target in atlas.moved.items():
        lines = atlas.moved_lines[entity_id]
        if target in atlas.moved:
            yield lines.finding(
                ("moved_to",), f"'{target}' has moved itself", f"write '{atlas.moved[target]}'", "moved"
            )
        elif target and not atlas.knows(target):
            yield lines.finding(
                ("moved_to",), f"'{target}' does not exist", did_you_mean(target, atlas.records), "moved"
            )
    yield from _former(atlas)


def _former(atlas: Atlas) -> Iterator[Finding]:
    """The former id of an indicator is that of none that there is, and leads to one place."""
    words, seen = atlas.vocabulary, set[str]()
    for table, at, old in _former_ids(atlas):
        if old in words.indicators:
            hint = "an id is never used again for something else"
            yield words.lines[table].finding(at, f"there is an indicator '{old}'", hint, "moved")
        elif old in seen:
            yield words.lines[table].finding(at, f"'{old}' leads to another already", "delete one", "moved")
        seen.add(old)


def _former_ids(atlas: Atlas) -> Iterator[tuple[str, Location, str]]:
    """Each with the table that names it, and where."""
    for key, indicator in atlas.vocabulary.indicators.items():
        yield from (("indicators", (key, "was", number), old) for number, old in enumerate(indicator.was))
    yield from (("types", ("indicators-gone", number), old) for number, old in enumerate(atlas.vocabulary.gone))


def self_links(atlas: Atlas) -> Iterator[Finding]:
    """Nothing is linked to itself; it may speak of itself."""
    for record in atlas.records.values():
        for at, target in _targets(record):
            if target == record.id and at[-1] != "said_by":
                yield record.lines.finding(at, "the record names itself", "delete it", "self-link")


def duplicate_links(atlas: Atlas) -> Iterator[Finding]:
    """A link stands once, its end aside; a symmetric one stands on one side only."""
    seen: set[tuple[str, str, str, str | None, bool]] = set()
    for record in atlas.records.values():
        for number, link in enumerate(record.entity.links):
            relation = atlas.vocabulary.relations.get(link.relation)
            ends = (record.id, link.to)
            first, second = sorted(ends) if relation and relation.symmetric else ends
            key = (first, link.relation, second, link.as_of, link.status == "ended")
            if key in seen:
                hint = "a symmetric link is given on one side only" if relation and relation.symmetric else "delete one"
                yield record.lines.finding(
                    ("links", number), f"'{link.relation}' to '{link.to}' is given twice", hint, "duplicate-link"
                )
            seen.add(key)


def duplicate_names(atlas: Atlas) -> Iterator[Finding]:
    """Two records of one kind share a name, in either language, only if they stand in different places."""
    for language in LANGUAGES:
        met: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
        for record in atlas.records.values():
            name, place = getattr(record.entity.name, language), place_of(atlas, record)
            others = met[record.kind, name.casefold()]
            if other := _same(others, place):
                yield record.lines.finding(
                    ("name", language),
                    f"'{name}' is also the name of '{other.id}'{f', in {place.id} as well' if place else ''}",
                    "merge the two, tell them apart in the name, or say in which places they stand",
                    "duplicate-name",
                )
            others.setdefault(place.id if place else "", record)


def _same(others: Mapping[str, Record], place: Record | None) -> Record | None:
    """Of records of one name by the ids of their places, the one that cannot be told from one in a place."""
    if place is None:
        return next(iter(others.values()), None)
    return others.get(place.id) or others.get("")


def aliases(atlas: Atlas) -> Iterator[Finding]:
    """No alias holds the sign that separates aliases in tables, and what it is kept within are sources."""
    for record in atlas.records.values():
        for language in ("zh", "en"):
            for number, alias in enumerate(record.entity.aliases.names(language)):
                if "|" in alias:
                    place = ("aliases", language, number)
                    yield record.lines.finding(
                        place, f"'{alias}' holds a '|'", "one alias, one item of the list", "alias"
                    )
        yield from _within(atlas, record)


def _within(atlas: Atlas, record: Record) -> Iterator[Finding]:
    for language in LANGUAGES:
        for number, alias in enumerate(record.entity.aliases.entries(language)):
            for n, source in enumerate(alias.within):
                if source not in atlas.sources and f"sources/{source}" not in atlas.broken:
                    at, message = ("aliases", language, number, "within", n), f"source '{source}' does not exist"
                    yield record.lines.finding(at, message, did_you_mean(source, atlas.sources), "alias")


def part_keys(atlas: Atlas) -> Iterator[Finding]:
    """The anchors of a record's parts differ."""
    for record in atlas.records.values():
        places: dict[str, list[Location]] = defaultdict(list)
        for (at, _, _), key in zip(parts(record), keys_of_parts(record.entity), strict=True):
            places[key].append(at)
        for key, found in places.items():
            for at in found[1:]:
                yield record.lines.finding(
                    at, f"two parts have the key '{key}'", "give one of them a `key:`", "part-key"
                )
