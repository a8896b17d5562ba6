"""Figures: what is printed can be read, and does not contradict itself unremarked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from atlas.data.facts import NotReadable
from atlas.data.findings import Finding
from atlas.data.keys import fact_key
from atlas.data.model import Fact, Milestone
from atlas.data.records import Atlas, Record, split_cite
from atlas.text.quantities import Quantity


def quantities(atlas: Atlas) -> Iterator[Finding]:
    """The printed figure parses in its indicator's unit; a value by hand is the noted exception."""
    for (record_id, number), found in atlas.quantities.items():
        if isinstance(found, NotReadable):
            at = ("facts", number, found.field)
            yield atlas.records[record_id].lines.finding(at, found.message, found.hint, "quantity")


SECTIONS = frozenset({"structure", "figures", "dates", "relations", "mentions", "sources", "pictures"})


def fact_ids(atlas: Atlas) -> Iterator[Finding]:
    """No two facts of a record share an id."""
    for record in atlas.records.values():
        seen: set[str] = set()
        for number, fact in enumerate(record.entity.facts):
            key = fact_key(fact)
            if key in SECTIONS or key.startswith(("part-", "picture-", "fig-")):
                message = f"'{key}' is the name of a section of the page"
                yield record.lines.finding(("facts", number, "key"), message, "choose another", "fact-id")
            if key in seen:
                yield record.lines.finding(
                    ("facts", number), f"two facts have the key '{key}'", "give one of them a `key:`", "fact-id"
                )
            seen.add(key)


def conflicts(atlas: Atlas) -> Iterator[Finding]:
    """Two values that one source gives of one indicator for one date, scope and status each need a note: why.

    What two sources say stands side by side with a verdict on the page.
    """
    for record in atlas.records.values():
        groups: dict[tuple[object, ...], list[tuple[int, Fact]]] = defaultdict(list)
        for number, fact in enumerate(record.entity.facts):
            scope = fact.scope.zh if fact.scope else ""
            groups[fact.indicator, fact.as_of, scope, fact.status, split_cite(fact.cite)[0]].append((number, fact))
        for same in groups.values():
            if len({fact.printed for _, fact in same}) > 1:
                for number, fact in same:
                    if fact.note is None:
                        yield record.lines.finding(
                            ("facts", number),
                            f"'{fact.indicator}' has several values for {fact.as_of}",
                            "tell them apart by `scope:`, or say in a `note:` why they differ",
                            "conflict",
                        )


def series(atlas: Atlas) -> Iterator[Finding]:
    """What `series:` joins by hand is more than one figure, in one unit."""
    for record in atlas.records.values():
        joined: dict[str, list[tuple[int, Fact]]] = defaultdict(list)
        for number, fact in enumerate(record.entity.facts):
            if fact.series:
                joined[fact.series].append((number, fact))
        for name, found in joined.items():
            units = [atlas.vocabulary.indicators[fact.indicator].unit for _, fact in found if _known(atlas, fact)]
            number = found[-1][0]
            if len(found) == 1 and "facts" not in record.lines.kept:
                message, hint = f"no other figure here is of series '{name}'", "the same word on each, or none"
                yield record.lines.finding(("facts", number, "series"), message, hint, "series")
            elif len(set(units)) > 1:
                message = f"series '{name}' would change its unit from {units[0]} to {units[-1]}"
                hint = "figures of two units are two series"
                yield record.lines.finding(("facts", number, "series"), message, hint, "series")


def _known(atlas: Atlas, fact: Fact) -> bool:
    return fact.indicator in atlas.vocabulary.indicators


def parts_of_wholes(atlas: Atlas) -> Iterator[Finding]:
    """A part is not larger than its whole: same entity, date, scope and status."""
    for record in atlas.records.values():
        values = _values(atlas, record)
        for (indicator_id, date, scope, status), (number, value) in values.items():
            whole_id = atlas.vocabulary.indicators[indicator_id].part_of
            whole = values.get((whole_id, date, scope, status)) if whole_id else None
            if whole and value > whole[1]:
                yield record.lines.finding(
                    ("facts", number, "printed"),
                    f"{value} is more than the whole, '{whole_id}', {whole[1]}",
                    "check both figures and their scopes",
                    "part-of-whole",
                )


Sort = tuple[str, str, str, str]  # indicator, date, scope, status


def _values(atlas: Atlas, record: Record) -> dict[Sort, tuple[int, float]]:
    """Number and value of the facts that can be read, by what makes two of them comparable."""
    values: dict[Sort, tuple[int, float]] = {}
    for number, fact in enumerate(record.entity.facts):
        found = atlas.quantities.get((record.id, number))
        if isinstance(found, Quantity):
            scope = fact.scope.zh if fact.scope else ""
            values[fact.indicator, fact.as_of, scope, fact.status] = (number, float(found.value))
    return values


def milestones(atlas: Atlas) -> Iterator[Finding]:
    """The digits of a printed date are those of the date recorded."""
    for record in atlas.records.values():
        for number, milestone in enumerate(record.entity.dates):
            wrong = _contradiction(milestone)
            if wrong:
                yield record.lines.finding(("dates", number, "date"), wrong, "the printed date decides", "milestone")


def _contradiction(milestone: Milestone) -> str:
    printed = re.findall(r"(\d{1,4})\s*(年|月|日)", milestone.printed)
    recorded = [date.rstrip("~").split("-") for date in milestone.date.split("/") if date != ".."]
    place = {"年": 0, "月": 1, "日": 2}
    for digits, unit in printed:
        at = place[unit]
        known = {int(date[at]) for date in recorded if len(date) > at and date[at].isdigit()}  # Q3 is no month
        of_calendar = len(digits) == 4 or unit != "年"
        if of_calendar and int(digits) not in known:
            return f"'{milestone.date}' does not hold the printed {digits}{unit}"
    return ""
