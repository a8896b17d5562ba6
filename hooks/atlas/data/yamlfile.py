"""YAML read into plain values, each with its line.

Every scalar stays the text that stands in the file: `2023-10`, `no` and `3:30` mean themselves,
and the model alone decides what is a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from atlas.data.findings import Finding, field_name

Location = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 60
EMPTY = "the file is empty"
WIDE = {"：": ":", "，": ",", "｛": "{", "｝": "}", "［": "[", "］": "]"}
COMMENT = re.compile(r"[ \t]+#[^\n]*")
# Tags of nodes that bear none in the file: what the loader finds by itself.
UNTAGGED = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "null", "bool", "int", "float", "timestamp", "merge", "value", "map", "seq")
)


@dataclass
class Lines:
    """Line numbers (from 1) of the places of one file."""

    path: str
    at: dict[Location, int] = field(default_factory=dict)
    kept: dict[str, list[int]] = field(default_factory=dict)  # of a list without its bad items: where the others stood

    lost: set[str] = field(default_factory=set)  # fields that the record lacks because what stands there is wrong

    def original(self, location: Location) -> Location:
        """A place in the record as the place in the file: bad items of a list are left out of the record."""
        if len(location) > 1 and location[0] in self.kept and isinstance(location[1], int):
            return (location[0], self.kept[str(location[0])][location[1]], *location[2:])
        return location

    def line(self, location: Location) -> int:
        """Line of a place, or of the nearest place around it."""
        while location and location not in self.at:
            location = location[:-1]
        return self.at.get(location, 1)

    def finding(self, location: Location, message: str, hint: str = "", rule: str = "") -> Finding:
        """A finding at a place of this file's record."""
        location = self.original(location)
        return Finding(self.path, self.line(location), field_name(location), message, hint, rule)


@dataclass
class YamlFile:
    """Content of one file (None if it cannot be read), its lines, and what is wrong with it."""

    content: Any
    lines: Lines
    findings: list[Finding]


def read(text: bytes, path: str) -> YamlFile:
    """Parse one YAML document; nothing is raised, all that is wrong is in `findings`."""
    lines, findings = Lines(path), []
    content = None
    try:
        root = yaml.compose(text.decode("utf-8"), Loader=_Loader)
        if root is None:
            findings.append(lines.finding((), EMPTY, rule="yaml"))
        else:
            content = _Reader(lines, findings, text.decode("utf-8").removeprefix("\ufeff")).value(root, ())
    except UnicodeDecodeError as error:
        findings.append(
            lines.finding((), f"not UTF-8: byte {error.start} is {error.reason}", "save the file as UTF-8", "yaml")
        )
    except yaml.MarkedYAMLError as error:
        findings.append(_syntax_error(path, text.decode("utf-8"), error))
    except yaml.YAMLError as error:
        findings.append(lines.finding((), f"not YAML: {str(error).splitlines()[0]}", rule="yaml"))
    return YamlFile(content, lines, findings)


def _syntax_error(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    written = "\n".join(text.splitlines()[max(0, line - 2) : line])
    problem = error.problem or error.context or ""
    return Finding(path, line, "file", f"not YAML: {problem}", _syntax_hint(problem, written), "yaml")


def _syntax_hint(problem: str, written: str) -> str:
    """What people do most often where YAML breaks off; `written` is the line at fault and the one before."""
    wanted = "，｛｝［］" if "expected ','" in problem else "：" if "mapping values" in problem else ""
    for sign in wanted:
        if sign in written:
            return f"'{sign}' is a full-width sign; YAML wants '{WIDE[sign]}'"
    return "put text that holds ': ' or begins with a sign into quotes"


class _Reader:
    """Turns composed nodes into dicts, lists and strings, and remembers lines."""

    def __init__(self, lines: Lines, findings: list[Finding], text: str) -> None:
        self.lines, self.findings = lines, findings
        self.text = text
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, at: Location) -> Any:
        self.lines.at.setdefault(at, node.start_mark.line + 1)
        if node.tag not in UNTAGGED:
            self.report(at, f"the tag '{node.tag}' is not used here", "delete it, or put the text into quotes")
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, at)
        if id(node) in self.seen or len(at) > MAX_DEPTH:
            # An alias may make a small file endless; the data has no need of them.
            self.findings.append(
                self.lines.finding(at, "anchors, aliases and very deep nesting are not used here", rule="yaml")
            )
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, number)) for number, item in enumerate(node.value)]
        return self.mapping(node, at)

    def scalar(self, node: yaml.ScalarNode, at: Location) -> str | None:
        """The text as it stands; what a comment would cut off from it is not lost in silence."""
        after = COMMENT.match(self.text, node.end_mark.index) if not node.style and node.value else None
        if after:
            lost = after.group().strip()
            self.report(at, f"' #' begins a comment, so that '{lost}' is lost", "put the whole text into quotes")
        return None if node.tag == "tag:yaml.org,2002:null" else str(node.value)

    def report(self, at: Location, message: str, hint: str) -> None:
        self.findings.append(self.lines.finding(at, message, hint, "yaml"))

    def mapping(self, node: Any, at: Location) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else repr(key_node.tag)
            here = (*at, key)
            if key in result:
                line = key_node.start_mark.line + 1
                self.findings.append(
                    Finding(self.lines.path, line, field_name(here), "the key stands twice", "keep one", "yaml")
                )
                continue
            self.lines.at[here] = key_node.start_mark.line + 1
            result[key] = self.value(value_node, here)
        return result
