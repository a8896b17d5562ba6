"""What is possible in form and hardly true: parts of people, shares above the whole, places far from their parents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.data.findings import Finding
from atlas.data.records import Atlas, Record
from atlas.data.vocabulary import COUNTRY, MACRO
from atlas.data.walk import HOLDING, inside, parts
from atlas.data.yamlfile import Location
from atlas.text.dates import ends
from atlas.text.quantities import Quantity

YEARS = range(1800, 2101)  # of statistics, plans and forecasts
YEARS_HINT = f"{YEARS.start} to {YEARS.stop - 1}"
FARTHEST = (
    15  # degrees between a place and the place it lies in: more than from any Chinese city to its province's seat
)
DEEPEST = 8  # levels of a tree of parts: no text of the field has more
LONGEST_NAME, LONGEST_SUMMARY = 300, 2000  # characters
DATED = re.compile(r"[\d〇零一二三四五六七八九十]|年|月|日|季|春|夏|秋|冬")


def plausible(atlas: Atlas) -> Iterator[Finding]:
    """Counts are whole, shares are at most the whole, years are of our age, places lie near their parents; or a note
    says why.
    """
    for record in atlas.records.values():
        for rule in (_counts, _years, _place, _texts, _depth):
            yield from rule(atlas, record)
    for name, source in atlas.sources.items():
        if wrong := _no_year(source.published):
            message = f"{wrong} is no year of our age"
            yield atlas.source_lines[name].finding(("published",), message, YEARS_HINT, "plausible")


def _counts(atlas: Atlas, record: Record) -> Iterator[Finding]:
    for number, fact in enumerate(record.entity.facts):
        quantity = atlas.quantities.get((record.id, number))
        if not isinstance(quantity, Quantity):
            continue
        at, change = ("facts", number, "printed"), atlas.vocabulary.indicators[fact.indicator].change
        if quantity.unit.grammar in ("count", "person") and quantity.value < 0 and not change:
            hint = "a decrease needs an indicator with `change: true`"
            yield _finding(record, ("facts", number, "value"), "fewer than none are counted", hint)
        if fact.note:
            continue
        whole = quantity.value == int(quantity.value)
        if quantity.unit.grammar in ("count", "person") and not whole and not change:
            yield _finding(record, at, f"'{fact.printed}' counts parts of one", "say in a `note:` what is counted")
        if quantity.unit.grammar == "percent" and not change and not 0 <= quantity.value <= 100:
            hint = "a change needs an indicator with `change: true`; else say in a `note:` of what it is a share"
            yield _finding(record, at, f"'{fact.printed}' is no share of a whole", hint)


def _years(atlas: Atlas, record: Record) -> Iterator[Finding]:
    for at, period in _periods(record.entity):
        if wrong := _no_year(period):
            yield _finding(record, at, f"{wrong} is no year of our age", YEARS_HINT)
    for number, date in enumerate(record.entity.dates):
        if not DATED.search(date.printed) and date.note is None:
            message = f"'{date.printed}' is no date by itself"
            yield _finding(record, ("dates", number, "printed"), message, "say in a `note:` how the date follows")


def _periods(value: object, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every date and period of a record, with its place."""
    for step, item in inside(value):
        if step in ("as_of", "date") and isinstance(item, str):
            yield (*at, step), item
        elif isinstance(item, HOLDING):
            yield from _periods(item, (*at, step))


def _no_year(period: str) -> str:
    """The first year of a period that lies beyond our age; nothing if none does."""
    years = (end[:4] for end in ends(period) if end != "..")
    return next((year for year in years if int(year) not in YEARS), "")


def _place(atlas: Atlas, record: Record) -> Iterator[Finding]:
    parent = atlas.records.get(record.entity.parent or "")
    if record.kind != "regions":
        return
    wide = parent is None or parent.entity.level in (COUNTRY, MACRO)
    here, there = record.entity.coordinates, None if wide or parent is None else parent.entity.coordinates
    if here and there and max(abs(here.lat - there.lat), abs(here.lon - there.lon)) > FARTHEST:
        message = f"({here.lat}, {here.lon}) is far from '{record.entity.parent}'"
        yield _finding(record, ("coordinates",), message, "degrees north and east, in this order")


def _texts(atlas: Atlas, record: Record) -> Iterator[Finding]:
    for language in ("zh", "en"):
        name, summary = getattr(record.entity.name, language), getattr(record.entity.summary, language)
        if len(name) > LONGEST_NAME:
            yield _finding(record, ("name", language), f"has {len(name)} characters", f"at most {LONGEST_NAME}")
        if len(summary) > LONGEST_SUMMARY:
            hint = f"two to four sentences, at most {LONGEST_SUMMARY} characters"
            yield _finding(record, ("summary", language), f"has {len(summary)} characters", hint)
    for alias in (alias for language in ("zh", "en") for alias in _idle_aliases(record, language)):
        yield _finding(record, ("aliases", alias[0], alias[1]), f"'{alias[2]}' is there already", "delete it")


def _idle_aliases(record: Record, language: str) -> Iterator[tuple[str, int, str]]:
    seen = {getattr(record.entity.name, language).casefold()}
    for number, alias in enumerate(getattr(record.entity.aliases, language)):
        if alias.name.casefold() in seen:
            yield language, number, alias.name
        seen.add(alias.name.casefold())


def _depth(atlas: Atlas, record: Record) -> Iterator[Finding]:
    deep = next((at for at, above, _ in parts(record) if len(above) >= DEEPEST), None)
    if deep:
        yield _finding(record, deep, f"is {DEEPEST + 1} levels deep", "make a part of it an entity of its own")


def _finding(record: Record, at: tuple[str | int, ...], message: str, hint: str) -> Finding:
    return record.lines.finding(at, message, hint, "plausible")
