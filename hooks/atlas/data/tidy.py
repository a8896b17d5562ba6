"""A data file in canonical form, its comments kept: what `scripts/fix --data` writes.

A comment stands on lines of its own and belongs to what follows it. It goes where that goes when keys change their
order; what stands before the first key stays at the head of the file.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from atlas.data.canonical import canonical, schema_of
from atlas.data.editor import editor_line
from atlas.data.findings import Finding
from atlas.data.yamlfile import Lines, Location, read

EDITOR = "# yaml-language-server:"


@dataclass(frozen=True)
class Comment:
    """Lines of a comment, with an empty one before them if there was one, and what they stand before.

    `at` is None at the head of the file, and the empty location at its end.
    """

    lines: tuple[str, ...]
    at: Location | None


def tidy(content: bytes, path: str) -> str | list[Finding]:
    """The file `data/<folder>/<slug>.yml` in canonical form; the findings if it cannot be read as a mapping, or if a
    comment has no place of its own.
    """
    parsed = read(content, path)
    if parsed.findings or not isinstance(parsed.content, dict):
        wrong = Finding(path, 1, "file", "holds no mapping", "keys with their values", "schema")
        return parsed.findings or [wrong]
    folder, text = path.split("/")[-2], content.decode("utf-8").removeprefix("\ufeff")
    comments = list(_comments(text, parsed.lines))
    if aside := [one for one in comments if isinstance(one, Finding)]:
        return aside
    bare = canonical(parsed.content, schema_of(folder, parsed.content))
    made = _with_comments(bare, [one for one in comments if isinstance(one, Comment)], path, editor_line(folder))
    if read(made.encode(), path).content != parsed.content:
        raise RuntimeError(f"{path} would say something else in canonical form")
    return made


def _comments(text: str, lines: Lines) -> Iterator[Comment | Finding]:
    """The comments of a file in their order; one behind a value is a finding."""
    ends, written = _ends(text), text.splitlines()
    block: list[str] = []
    for number, line in enumerate(written):
        rest = line[int(min(ends.get(number, 0), len(line))) :].lstrip()
        if rest.startswith("#") and number in ends:
            message = f"'{rest}' stands behind a value, and would be lost"
            yield Finding(lines.path, number + 1, "file", message, "put it on a line of its own above", "yaml")
        elif rest.startswith("#"):
            blank = number and not block and not written[number - 1].strip()
            block += ["", rest] if blank else [rest]
            if not (number + 1 < len(written) and written[number + 1].lstrip().startswith("#")):
                yield Comment(tuple(block), _following(number + 1, lines))
                block = []


def _ends(text: str) -> dict[int, float]:
    """Column behind the last token of each line that has one (both from 0); infinite within a text of several lines."""
    found: dict[int, float] = {}
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        start, end = token.start_mark, token.end_mark
        if (start.line, start.column) == (end.line, end.column):
            continue
        found.update({line: math.inf for line in range(start.line, end.line)})
        if end.column:
            found[end.line] = max(found.get(end.line, 0), end.column)
    return found


def _following(line: int, lines: Lines) -> Location | None:
    """The widest place that begins first after a line (from 1)."""
    later = [(at, len(place), place) for place, at in lines.at.items() if place and at > line]
    first = min((at for at in lines.at.values()), default=1)
    return None if line < first else min(later)[2] if later else ()


def _with_comments(text: str, comments: Iterable[Comment], path: str, editor: str) -> str:
    """A canonical text with comments before what they belong to, and the line for editors at its head."""
    found = read(text.encode(), path).lines
    before: dict[int, list[str]] = {}
    written = text.splitlines()
    for comment in comments:
        head, end = comment.at is None, comment.at == ()
        at = 0 if head else len(written) if end else found.line(comment.at or ()) - 1
        indent = "" if head or end else " " * (len(written[at]) - len(written[at].lstrip()))
        kept = [line for line in comment.lines if not line.startswith(EDITOR)]
        before.setdefault(at, []).extend(f"{indent}{line}".rstrip() for line in kept)
    whole = [editor]
    for number, line in enumerate([*written, None]):
        whole += before.get(number, [])
        if line is not None:
            whole.append(line)
    return "\n".join(whole) + "\n"
