"""What is wrong in a source stays on the source's page."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.data.findings import Finding
from atlas.data.records import Atlas
from atlas.data.walk import texts


def advertising(atlas: Atlas) -> Iterator[Finding]:
    """Strings injected into a source appear in no record."""
    strings = sorted(atlas.injected)
    for record in atlas.records.values():
        for at, text in texts(record.entity):
            for string in strings:
                if string in text:
                    yield record.lines.finding(
                        at, f"'{string}' was injected into the source", "leave it out", "advertising"
                    )
