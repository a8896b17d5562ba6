"""The names in `data/site.yml` fit where they are put, and the log of editions begins where the atlas does."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.data.findings import Finding
from atlas.data.model.identity import SHORTEST
from atlas.data.records import Atlas

RULE = "site"


def identity(atlas: Atlas) -> Iterator[Finding]:
    """The name, or the short one, is short enough for a browser's search box; no edition is older than the atlas."""
    yield from _names(atlas)
    early = [change for change in atlas.changes if change.date < atlas.identity.since]
    if early:
        message = f"edition {early[0].version} of {early[0].date} is older than the atlas"
        hint = "scripts/changes begins the log anew, or set an earlier day"
        yield atlas.identity_lines.finding(("since",), message, hint, RULE)


def _names(atlas: Atlas) -> Iterator[Finding]:
    found = atlas.identity
    for language, text in (("zh", found.brief.zh), ("en", found.brief.en)):
        if len(text) > SHORTEST:
            field = ("short" if found.short else "name", language)
            hint = "shorten it" if found.short else "add `short: {zh: …, en: …}`"
            message = f"'{text}' has {len(text)} characters, and some places have room for {SHORTEST}"
            yield atlas.identity_lines.finding(field, message, hint, RULE)
