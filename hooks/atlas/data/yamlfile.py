"""YAML read into plain values, each with its line.

Every scalar stays the text that stands in the file: `2023-10`, `no` and `3:30` mean themselves,
and the model alone decides what is a number.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import Any

import yaml

from atlas.data.findings import Finding, field_name

Location = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 60
SHORT = 40  # characters of a text that may well stand in other files too
EMPTY = "the file is empty"
CONFIRM = "confirm"  # the key with which scripts/draft marks what it has only guessed
UNCONFIRMED = "nobody has confirmed this draft"
WIDE = {"：": ":", "，": ",", "。": ",", "、": ",", "；": ",", "｛": "{", "｝": "}", "［": "[", "］": "]"}
# Line breaks of other systems and marks of files, which readers of YAML take for blanks or leave out.
BREAKS = re.compile("[\x85\u2028\u2029]|(?<!^)\ufeff")
BEFORE_A_KEY = re.compile(r"([，。、；])\s*[a-z_]+\s*[:：]")
TAG = re.compile(r"!\S*?(?=[\s,\]}]|$)")
# What people do most often where YAML breaks off: a sign of it in the lines at fault, and what helps.
MISTAKES = (
    (re.compile(r"^(?:<{7}|={7}|>{7})", re.M), "a merge conflict is left here: keep one of its sides"),
    (re.compile(r"^[ ]*\t", re.M), "indent with blanks, not with tabs"),
    (re.compile(r"[\u3000\xa0]"), "a wide or fixed blank stands here; YAML wants an ordinary one"),
    (re.compile(r"^\s*-[a-z_]+:", re.M), "a blank follows the hyphen"),
    (re.compile(r"^\s*(?:- )?[a-z_]+:[^\s]", re.M), "a blank follows the colon"),
    (
        re.compile(r":\s+([\"'])[^\"']*\1\s*[^\s,}\]#]"),
        "text goes on behind its closing quotation mark: quote the whole",
    ),
)
COMMENT = re.compile(r"[ \t]+#[^\n]*")
# Tags of nodes that bear none in the file: what the loader finds by itself.
UNTAGGED = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "null", "bool", "int", "float", "timestamp", "merge", "value", "map", "seq")
)


_shared: dict[Location, Location] = {}  # places that files have in common, kept once for all of them


def _place(at: Location, step: str | int) -> Location:
    """A place within another."""
    here = (*at, step)
    return _shared.setdefault(here, here)


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
        whole = text.decode("utf-8")
        findings += _breaks(path, whole)
        content = None if root is None else _Reader(lines, findings, whole.removeprefix("\ufeff")).value(root, ())
        if content is None and not findings:
            findings.append(Finding(path, 1, "file", EMPTY, rule="yaml"))
    except UnicodeDecodeError as error:
        findings.append(
            lines.finding((), f"not UTF-8: byte {error.start} is {error.reason}", "save the file as UTF-8", "yaml")
        )
    except yaml.MarkedYAMLError as error:
        findings += _breaks(path, text.decode("utf-8")) or [_syntax_error(path, text.decode("utf-8"), error)]
    except yaml.YAMLError as error:
        message = f"not YAML: {str(error).splitlines()[0]}"
        findings.append(lines.finding((), message, "delete the character; is this a file of text?", "yaml"))
    return YamlFile(content, lines, findings)


def _breaks(path: str, text: str) -> list[Finding]:
    """A finding for the first line break or mark that YAML would turn into a blank, or into nothing."""
    found = BREAKS.search(text)
    if not found:
        return []
    line = text.count("\n", 0, found.start()) + 1
    message = f"holds U+{ord(found.group()):04X}, a line break or mark of another system"
    return [Finding(path, line, "file", message, "delete it, or begin a new line with the Enter key", "yaml")]


def _syntax_error(path: str, text: str, error: yaml.MarkedYAMLError) -> Finding:
    unclosed = "quoted scalar" in (error.context or "")
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    written = "\n".join(text.split("\n")[max(0, line - 2) : line])
    problem = error.problem or error.context or ""
    if unclosed and "end of stream" in problem:
        hint = "close it at the end of the text; a mark within is written twice, or the text is put into the other sort"
        return Finding(path, line, "file", "not YAML: a quotation mark is opened and never closed", hint, "yaml")
    return Finding(path, line, "file", f"not YAML: {problem}", _syntax_hint(problem, written), "yaml")


def _syntax_hint(problem: str, written: str) -> str:
    """What people do most often where YAML breaks off; `written` is the line at fault and the one before."""
    in_braces = "expected ','" in problem
    if in_braces and any(sum(map(one.count, "{[")) > sum(map(one.count, "}]")) for one in written.split("\n")):
        return "close the bracket that is opened here; put text that holds a bracket or ' #' into quotes"
    comma = BEFORE_A_KEY.search(written) if in_braces else None
    wanted = (comma[1] if comma else "") + "｛｝［］" if in_braces else "：｛［" if "mapping values" in problem else ""
    for sign in wanted:
        if sign in written:
            return f"'{sign}' is a full-width sign; YAML wants '{WIDE[sign]}'"
    if "another document" in problem:
        return "a file holds one record: delete `---` and what follows, or make it a file of its own"
    for sign, hint in MISTAKES:
        if sign.search(written):
            return hint
    return "put text that holds ': ' or begins with a sign into quotes"


class _Reader:
    """Turns composed nodes into dicts, lists and strings, and remembers lines."""

    def __init__(self, lines: Lines, findings: list[Finding], text: str) -> None:
        self.lines, self.findings = lines, findings
        self.text = text
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, at: Location) -> Any:
        self.lines.at.setdefault(at, node.start_mark.line + 1)
        begins = self.text[node.start_mark.index : node.start_mark.index + 1]
        if node.tag not in UNTAGGED or begins == "!":
            tag = TAG.match(self.text, node.start_mark.index)
            shown = tag.group() if tag else node.tag
            self.report(at, f"the tag '{shown}' is not used here", "delete it, or put the text into quotes")
        if isinstance(node, yaml.ScalarNode):
            if begins == "&" or self.is_again(node):
                self.report(at, "anchors and aliases are not used here", "write the text out")
            return self.scalar(node, at)
        if id(node) in self.seen or len(at) > MAX_DEPTH:
            # An alias may make a small file endless; the data has no need of them.
            self.findings.append(
                self.lines.finding(at, "anchors, aliases and very deep nesting are not used here", rule="yaml")
            )
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, _place(at, number)) for number, item in enumerate(node.value)]
        return self.mapping(node, at)

    def is_again(self, node: yaml.Node) -> bool:
        """Whether a node was met before: an alias leads to it a second time."""
        known = id(node) in self.seen
        self.seen.add(id(node))
        return known

    def scalar(self, node: yaml.ScalarNode, at: Location) -> str | None:
        """The text as it stands; what a comment would cut off from it is not lost in silence."""
        after = COMMENT.match(self.text, node.end_mark.index) if not node.style and node.value else None
        if after:
            lost = after.group().strip()
            self.report(at, f"' #' begins a comment, so that '{lost}' is lost", "put the whole text into quotes")
        if node.tag == "tag:yaml.org,2002:null":
            return None
        text = str(node.value)
        return sys.intern(text) if len(text) <= SHORT else text

    def report(self, at: Location, message: str, hint: str) -> None:
        self.findings.append(self.lines.finding(at, message, hint, "yaml"))

    def mapping(self, node: Any, at: Location) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                line = key_node.start_mark.line + 1
                message, hint = "a list or a mapping is used as a key", "a key is one word, before ': '"
                self.findings.append(Finding(self.lines.path, line, field_name(at), message, hint, "yaml"))
                continue
            key = sys.intern(str(key_node.value))
            here = _place(at, key)
            if key == "<<":
                self.lines.at[here] = key_node.start_mark.line + 1
                self.report(here, "merge keys are not used here", "write out what they would bring in")
                continue
            if key == CONFIRM:
                self.lines.at[here] = key_node.start_mark.line + 1
                self.report(here, UNCONFIRMED, "read it against the text, then delete the line")
                continue
            if key in result:
                line = key_node.start_mark.line + 1
                self.findings.append(
                    Finding(self.lines.path, line, field_name(here), "the key stands twice", "keep one", "yaml")
                )
                continue
            self.lines.at[here] = key_node.start_mark.line + 1
            result[key] = self.value(value_node, here)
        return result
