"""What the tables of pictures and themes name exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from atlas.data.checks.meaning import is_lost
from atlas.data.checks.references import reference
from atlas.data.findings import Finding, did_you_mean
from atlas.data.keys import fact_key
from atlas.data.model.pictures import Across, Ladder, Ref, TypeRef
from atlas.data.records import Atlas
from atlas.data.walk import inside
from atlas.data.yamlfile import Lines, Location

PICTURE, THEME = "picture", "theme"
# Which file holds the ids of a sort.
FILES = {
    "indicator": "indicators.yml",
    "group": "types.yml",
    "relation": "relations.yml",
    "line": "pictures.yml",
    "theme": "themes.yml",
}


def pictures(atlas: Atlas) -> Iterator[Finding]:
    """Every entity, indicator, group, relation, type and line that `data/pictures.yml` names exists."""
    yield from _unknown(atlas, atlas.pictures, atlas.picture_lines, PICTURE)
    yield from _windows(atlas)
    for key, ladder in atlas.pictures.ladders.items():
        for number, span in enumerate(ladder.across):
            yield from _span(atlas, key, ladder, ("ladders", key, "across", number), span)


def _windows(atlas: Atlas) -> Iterator[Finding]:
    """Each window of the coast is one of the map."""
    drawn = atlas.pictures.map
    for key in atlas.coast.land if drawn else ():
        if drawn and key not in drawn.windows:
            hint = did_you_mean(key, drawn.windows) or "run scripts/coast"
            yield atlas.coast_lines.finding(("land", key), f"'{key}' is no window of the map", hint, PICTURE)


def themes(atlas: Atlas) -> Iterator[Finding]:
    """Every group, relation, type, theme and fact that `data/themes.yml` names exists, and each group has one theme."""
    yield from _unknown(atlas, atlas.themes, atlas.theme_lines, THEME)
    yield from _facts(atlas)
    for field in ("groups", "kinds", "relations", "pictures"):
        first: dict[str, str] = {}
        for key, theme in atlas.themes.themes.items():
            for number, name in enumerate(getattr(theme, field)):
                if first.setdefault(name, key) != key:
                    at, message = ("themes", key, field, number), f"'{name}' belongs to '{first[name]}' already"
                    yield atlas.theme_lines.finding(at, message, "it would never be told here", THEME)


def _facts(atlas: Atlas) -> Iterator[Finding]:
    """A fact that the home page tells exists, unless its record cannot be read."""
    known = {f"{record.id}#{fact_key(fact)}" for record in atlas.records.values() for fact in record.entity.facts}
    for at, ref in refs(atlas.themes):
        is_unknown = isinstance(ref, Ref) and ref.sort == "fact" and ref not in known
        if is_unknown and not is_lost(atlas, str(ref)):
            yield atlas.theme_lines.finding(at, f"fact '{ref}' does not exist", did_you_mean(str(ref), known), THEME)


def _span(atlas: Atlas, key: str, ladder: Ladder, at: Location, span: Across) -> Iterator[Finding]:
    """A count of several stages begins and ends at stages of its ladder."""
    lines, names = atlas.picture_lines, ladder.names
    for field, entity in (("first", span.first), ("last", span.last)):
        if entity not in names and atlas.knows(entity):
            hint = did_you_mean(entity, names) or "the first entity of a stage names it"
            yield lines.finding((*at, field), f"'{entity}' names no stage of '{key}'", hint, PICTURE)
    if {span.first, span.last} <= set(names) and names.index(span.first) >= names.index(span.last):
        yield lines.finding((*at, "last"), f"'{span.last}' does not come after '{span.first}'", "swap them", PICTURE)


def _unknown(atlas: Atlas, table: object, lines: Lines, rule: str) -> Iterator[Finding]:
    """A finding for each id of a table that nothing has."""
    for at, ref in refs(table):
        if isinstance(ref, TypeRef):
            types = atlas.vocabulary.types.get(ref.kind, {})
            if atlas.vocabulary.kinds and ref.type not in types:
                hint = did_you_mean(ref.type, types) or "see data/types.yml"
                yield lines.finding((*at, "type"), f"'{ref.type}' is no type of {ref.kind}", hint, rule)
        elif ref.sort == "entity":
            yield from reference(atlas, lines, at, ref, rule)
        elif ref.sort == "fact":
            continue
        elif ref not in (known := _known(atlas, ref.sort)) and not _is_told(atlas, ref, known):
            hint = did_you_mean(ref, known) or f"see data/{FILES[ref.sort]}"
            yield lines.finding(at, f"{ref.sort} '{ref}' does not exist", hint, rule)


def refs(value: object, at: Location = ()) -> Iterator[tuple[Location, Ref | TypeRef]]:
    """Each id in a table, with its place."""
    if isinstance(value, (Ref, TypeRef)):
        yield at, value
    for step, item in inside(value):
        if isinstance(step, Ref):
            yield (*at, step), step
        yield from refs(item, (*at, step))


def _known(atlas: Atlas, sort: str) -> Collection[str]:
    words, ground = atlas.vocabulary, atlas.pictures.map
    tables: dict[str, Collection[str]] = {
        "indicator": words.indicators,
        "group": words.groups,
        "relation": words.relations,
        "line": ground.lines if ground else (),
        "theme": atlas.themes.themes,
    }
    return tables[sort]


def _is_told(atlas: Atlas, ref: Ref, known: Collection[str]) -> bool:
    """Whether an id is unknown since its file, or what stands there under it, cannot be read."""
    name = FILES[ref.sort].removesuffix(".yml")
    return f"{name}/{ref}" in atlas.broken or (not known and ref.sort not in ("line", "theme"))
