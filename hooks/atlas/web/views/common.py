"""Pieces that several views share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest

from atlas.data.records import Record
from atlas.site.values import Value
from atlas.web.context import Context


@dataclass(frozen=True)
class Crumb:
    """A step of the path to a page."""

    path: str
    name: str


@dataclass(frozen=True)
class Group:
    """Facts under one heading: a name, or the entity they are all about; without either none is needed."""

    name: str
    values: list[Value]
    subject: str = ""


def grouped(c: Context, values: list[Value]) -> list[Group]:
    """Facts by the group of their measure, in the order of `data/types.yml`."""
    found: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        found[value.indicator.group].append(value)
    named = len(values) > 6 and len(found) > 1
    order = [key for key in c.site.atlas.words.groups if key in found]
    if not named:
        return [Group("", [value for key in order for value in found[key]])] if values else []
    return [Group(c.s(c.site.atlas.words.groups[key]), found[key]) for key in order]


# Which groups say most about a place or a system at a glance, first to last.
TELLING = ("enterprises", "money", "projects", "output", "carriers", "innovation", "talent", "space", "standing", "services")
# How many parts something has, how long it lasts or how large a wafer is says nothing at a glance.
TRIFLING = ("policy", "technical", "time")
KEY_FIGURES = 6


def key_values(values: list[Value], record: Record, number: int) -> list[Value]:
    """Up to `number` figures that stand for the whole, one a measure, taken in turn from the groups that say most.

    Only the entity's own and those of its systems count: the planned output of one project, or the firms of
    one zone, would be taken for the whole city's. Within a measure actual figures come before others, and the latest first.
    """
    telling = [value for value in values if value.indicator.group not in TRIFLING]
    fitting = [value for value in telling if value.record.id == record.id or value.record.kind == "programmes"]
    ranked = sorted(fitting, key=lambda v: (_end(v), v.record.id == record.id, v.fact.scope is None), reverse=True)
    ranked.sort(key=lambda v: v.fact.status != "actual")
    by_group: dict[str, dict[str, Value]] = {group: {} for group in TELLING}
    for value in ranked:
        by_group.setdefault(value.indicator.group, {}).setdefault(value.fact.indicator, value)
    turns = zip_longest(*(found.values() for found in by_group.values()))
    return [value for turn in turns for value in turn if value][:number]


def _end(value: Value) -> str:
    """The year a figure ends in; months differ by accident of publication."""
    return value.fact.as_of.rpartition("/")[2][:4]


def sort_key(c: Context, record: Record) -> tuple[int, str]:
    """Order of entities: by kind, then by name."""
    return list(c.site.atlas.words.kinds).index(record.kind), collation_key(c, record)


def collation_key(c: Context, record: Record) -> str:
    """What a name is sorted by in the language of the page."""
    return c.site.collation(record, c.lang)
