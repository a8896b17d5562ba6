"""Every statement names a source and a paragraph that exist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from atlas.data.findings import Finding, did_you_mean
from atlas.data.records import Atlas, split_cite
from atlas.data.walk import cites

FEW = 5  # citations beyond the end of a source that are told one by one; more are a mistake of the source's own file


def citations(atlas: Atlas) -> Iterator[Finding]:
    """The cited source exists and has that many paragraphs."""
    short = dict(_too_short(atlas))
    for name, (number, last) in short.items():
        message = f"{number} citations lie beyond its last paragraph, up to p{last}"
        yield atlas.source_lines[name].finding(
            ("paragraphs",), message, "count the lines that are not blank", "citation"
        )
    for record in atlas.records.values():
        for at, cite in cites(record):
            source, paragraph = split_cite(cite)
            if source not in atlas.sources:
                if f"sources/{source}" not in atlas.broken:
                    yield record.lines.finding(
                        at, f"source '{source}' does not exist", did_you_mean(source, atlas.sources), "citation"
                    )
            elif paragraph > atlas.sources[source].paragraphs and source not in short:
                last = atlas.sources[source].paragraphs
                yield record.lines.finding(
                    at, f"'{source}' has no paragraph {paragraph}", f"its last is p{last}", "citation"
                )


def _too_short(atlas: Atlas) -> Iterator[tuple[str, tuple[int, int]]]:
    """Sources of which many citations lie beyond their end: how many, and the last."""
    beyond: dict[str, list[int]] = defaultdict(list)
    for record in atlas.records.values():
        for _, cite in cites(record):
            source, paragraph = split_cite(cite)
            if source in atlas.sources and paragraph > atlas.sources[source].paragraphs:
                beyond[source].append(paragraph)
    for name, paragraphs in beyond.items():
        if len(paragraphs) > FEW:
            yield name, (len(paragraphs), max(paragraphs))


def sources(atlas: Atlas) -> Iterator[Finding]:
    """A source's own paragraph numbers exist, and no text is recorded twice."""
    owner: dict[str, str] = {}
    for name, source in atlas.sources.items():
        lines = atlas.source_lines[name]
        if owner.setdefault(source.sha256, name) != name:
            yield lines.finding(
                ("sha256",), f"the same text as '{owner[source.sha256]}'", "one text is one source", "source"
            )
        if len(set(source.sha256)) == 1:
            yield lines.finding(("sha256",), "is no digest of a text", "sha256sum FILE prints it", "source")
        for field in ("defects", "articles"):
            for number, item in enumerate(getattr(source, field)):
                for n, paragraph in enumerate(item.paragraphs):
                    if not 1 <= paragraph <= source.paragraphs:
                        yield lines.finding(
                            (field, number, "paragraphs", n),
                            f"there is no paragraph {paragraph}",
                            f"the source has {source.paragraphs}",
                            "source",
                        )


def unused(atlas: Atlas) -> Iterator[Finding]:
    """A source that nothing cites is a mistake."""
    if atlas.broken:
        return  # a record that cannot be read may be the one that cites it
    used = {split_cite(cite)[0] for record in atlas.records.values() for _, cite in cites(record)}
    for name in atlas.sources:
        if name not in used:
            yield atlas.source_lines[name].finding(
                (), "nothing cites this source", "cite it or delete it", "unused-source"
            )
