"""Stable keys of facts and parts: the anchors on pages and the ids in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.data.model import Entity, Fact, Part


def fact_key(fact: Fact) -> str:
    """Unique within its entity: the given key, or indicator and date (`carrier-floor-area-2023-10`)."""
    return fact.key or f"{fact.indicator}-{date_key(fact.as_of)}"


def date_key(period: str) -> str:
    """A period in an anchor: `../2023-10` → `to-2023-10`, `2021/2023` → `2021-to-2023`, `2024-Q1~` → `2024-q1`."""
    start, slash, end = period.lower().replace("~", "").partition("/")
    if not slash:
        return start
    return f"to-{end}" if start == ".." else f"{start}-to-{end}"


def part_key(part: Part) -> str:
    """Unique within its entity, as the rules see to: the given key, or the English name."""
    return part.key or slug(part.name.en)


def part_keys(entity: Entity) -> Iterator[str]:
    """Key of each part, in the order of the tree (parents before children)."""
    yield from _part_keys(entity.parts)


def _part_keys(siblings: list[Part]) -> Iterator[str]:
    for part in siblings:
        yield part_key(part)
        yield from _part_keys(part.parts)


def slug(text: str) -> str:
    """English text as a slug of at most 60 characters; `part` if nothing of it can stand there."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("’", "").replace("'", ""))[:60].strip("-") or "part"
