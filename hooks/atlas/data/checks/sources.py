"""Every statement names a source and a paragraph that exist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from atlas.data.findings import Finding, did_you_mean
from atlas.data.model import Source
from atlas.data.records import Atlas, split_cite
from atlas.data.walk import cites
from atlas.data.yamlfile import Lines

FEW = 5  # citations beyond the end of a source that are told one by one; more are a mistake of the source's own file
SHORTEST_STRING = 2  # characters of an injected string
SHORTEST_END, LONGEST_END = 4, 10  # characters of either end of a finding aid; below 6 only beside a person’s name


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
    short = dict(_too_short(atlas))
    for name, source in atlas.sources.items():
        lines = atlas.source_lines[name]
        yield from _articles(source, lines)
        yield from _strings(source, lines)
        yield from _digest(name, source, lines, owner)
        for field in ("defects", "articles") if name not in short else ():
            for number, item in enumerate(getattr(source, field)):
                for n, paragraph in enumerate(item.paragraphs):
                    if not 1 <= paragraph <= source.paragraphs:
                        yield lines.finding(
                            (field, number, "paragraphs", n),
                            f"there is no paragraph {paragraph}",
                            f"the source has {source.paragraphs}",
                            "source",
                        )


def _digest(name: str, source: Source, lines: Lines, owner: dict[str, str]) -> Iterator[Finding]:
    """A digest is one, and of one source; `owner` says which source has it, and is filled."""
    if source.sha256 is None:
        return
    if owner.setdefault(source.sha256, name) != name:
        message, hint = f"the same text as '{owner[source.sha256]}'", "one text is one source"
        yield lines.finding(("sha256",), message, hint, "source")
    if len(set(source.sha256)) == 1:
        yield lines.finding(("sha256",), "is no digest of a text", "sha256sum FILE prints it", "source")


def extents(atlas: Atlas) -> Iterator[Finding]:
    """A source that was read whole has the digest of its text; of an opening, an address and the reading are told."""
    for name, source in atlas.sources.items():
        for field, wrong, hint in _extent(source):
            lines = atlas.source_lines[name]
            if field not in lines.lost:
                yield lines.finding((field,) if getattr(source, field) else (), wrong, hint, "extent")


def _extent(source: Source) -> Iterator[tuple[str, str, str]]:
    """The field, what is wrong with it and what to do."""
    if source.extent == "whole":
        if source.sha256 is None:
            yield "sha256", "`sha256` is missing: the source was read whole", "sha256sum FILE prints it"
        if source.read:
            yield "read", "only an opening says what was read", "delete it, or write extent: opening"
        return
    if source.sha256:
        yield "sha256", "an opening has no digest: no text of it is kept", "delete it"
    if not source.url:
        yield "url", "`url` is missing: an opening is read on its publisher’s page", "the address on their own site"
    if not source.read:
        yield "read", "`read` is missing: what was read of it, and when", "read: {on: …, what: {zh: …, en: …}}"
    elif source.read.on < source.published[:4]:
        yield "read", f"read in {source.read.on}, before it was published", "see which of the two is wrong"


def _articles(source: Source, lines: Lines) -> Iterator[Finding]:
    """Each article has a key of its own, and each paragraph belongs to one article."""
    keys: set[str] = set()
    owner: dict[int, str] = {}
    for number, article in enumerate(source.articles):
        if article.key in keys:
            yield lines.finding(
                ("articles", number, "key"), f"'{article.key}' stands twice", "choose another", "source"
            )
        keys.add(article.key)
        for n, paragraph in enumerate(article.paragraphs):
            if paragraph in owner:
                message = f"paragraph {paragraph} belongs to '{owner[paragraph]}' already"
                hint = "a paragraph stands in one article, once"
                yield lines.finding(("articles", number, "paragraphs", n), message, hint, "source")
            owner.setdefault(paragraph, article.key)


def _strings(source: Source, lines: Lines) -> Iterator[Finding]:
    """An injected string is long enough to be told from the words of a text."""
    for number, defect in enumerate(source.defects):
        for n, string in enumerate(defect.strings):
            if len(string) < SHORTEST_STRING:
                message, hint = f"'{string}' is too short to be told from the text", "give more of what was injected"
                yield lines.finding(("defects", number, "strings", n), message, hint, "source")


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


def aids(atlas: Atlas) -> Iterator[Finding]:
    """A finding aid quotes two ends of a paragraph that exists, and no injected string; what is cited has one.

    A source without any is left alone: its aids have not been made.
    """
    for name, source in atlas.sources.items():
        lines = atlas.source_lines[name]
        for key, aid in source.aids.items():
            if int(key[1:]) > source.paragraphs:
                hint = f"the source has {source.paragraphs}"
                yield lines.finding(("aids", key), f"there is no paragraph {key[1:]}", hint, "aid")
            elif wrong := _wrong(aid, source):
                yield lines.finding(("aids", key), wrong, "6 to 10 characters, …, and 6 to 10 characters", "aid")
    yield from _without_aid(atlas)


def _wrong(aid: str, source: Source) -> str:
    """What is wrong with a finding aid; nothing if it is right."""
    if "..." in aid:
        return "the ends are joined by one '…'"
    first, dots, last = aid.partition("…")
    injected = next((string for defect in source.defects for string in defect.strings if string in aid), "")
    if injected:
        return f"'{injected}' was injected into the source"
    if not dots:
        return "" if len(aid) <= 2 * LONGEST_END else "the whole of a long paragraph"
    whole = all(SHORTEST_END <= len(end) <= LONGEST_END for end in (first, last))
    return "" if whole else "an end is too short or too long"


def _without_aid(atlas: Atlas) -> Iterator[Finding]:
    seen: set[str] = set()
    for record in atlas.records.values():
        for at, cite in cites(record):
            name, paragraph = split_cite(cite)
            source = atlas.sources.get(name)
            if source is None or not source.aids or paragraph > source.paragraphs:
                continue
            if f"p{paragraph}" not in source.aids and cite not in seen:
                seen.add(cite)
                hint = f"add it to data/sources/{name}.yml"
                yield record.lines.finding(at, f"'{cite}' has no finding aid", hint, "aid")
