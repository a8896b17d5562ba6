"""JavaScript as tokens: as much of the language as it takes to know code from comments and from texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

COMMON = r"""(?P<space>\s+)|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<word>[\w$]+)
    |(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
REGEX = r"(?P<regex>/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*)"
SIGN = r"(?P<sign>.)"
# After the end of a value a slash divides; elsewhere it begins a regular expression.
AFTER_VALUE = re.compile(rf"{COMMON}|{SIGN}", re.DOTALL | re.VERBOSE)
ELSEWHERE = re.compile(rf"{COMMON}|{REGEX}|{SIGN}", re.DOTALL | re.VERBOSE)
PASSED_BY = ("space", "comment")
VALUE_ENDS = (")", "]", "}")
BEFORE_VALUES = {
    "await",
    "case",
    "delete",
    "do",
    "else",
    "in",
    "instanceof",
    "new",
    "of",
    "return",
    "throw",
    "typeof",
    "void",
    "yield",
}


class Token(NamedTuple):
    """A piece of a script; `kind` is space, comment, word, string, template, regex or sign."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def counts(self) -> bool:
        """Whether it is a part of the program."""
        return self.kind not in PASSED_BY

    @property
    def ends_value(self) -> bool:
        """Whether a slash after it divides. After a closing parenthesis it does: `if (x) /y/` is not written here."""
        if self.kind == "word":
            return self.text not in BEFORE_VALUES
        return self.kind != "sign" or self.text in VALUE_ENDS


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The tokens of a script, which together are its text. A template with all that is in it is one token."""
    at, match, size = start, ELSEWHERE.match, len(text)
    while at < size:
        if text[at] == "`":
            token = Token("template", text[at : _template_end(text, at + 1)], at)
        else:
            found = match(text, at)
            assert found and found.lastgroup
            token = Token(found.lastgroup, found[0], at)
        if token.kind not in PASSED_BY:
            match = AFTER_VALUE.match if token.ends_value else ELSEWHERE.match
        yield token
        at += len(token.text)


def _template_end(text: str, at: int) -> int:
    """The place after a template's last backtick, from within it; that of the text's end if there is none."""
    while at < len(text) and text[at] != "`":
        at = _piece_end(text, at)
    return at + 1


def _piece_end(text: str, at: int) -> int:
    """The place after a character, an escape or an expression in a template."""
    if text.startswith("${", at):
        return _hole_end(text, at + 2)
    return at + (2 if text[at] == "\\" else 1)


def _hole_end(text: str, at: int) -> int:
    """The place after the brace that closes an expression in a template."""
    depth = 1
    for token in tokens(text, at):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if not depth:
            return token.end
    return len(text)


def expressions(template: str) -> Iterator[tuple[int, str]]:
    """Each expression that a template fills in, after the place in it where it begins."""
    at = 1
    while at < len(template) - 1:
        end = _piece_end(template, at)
        if template.startswith("${", at):
            yield at + 2, template[at + 2 : end - 1]
        at = end


def masked(pieces: Iterable[Token]) -> str:
    """A script of the same length and lines in which comments, texts and regular expressions are blank; quotation
    marks stay.
    """
    return "".join(token.text if token.kind in ("space", "word", "sign") else _blank(token) for token in pieces)


def _blank(token: Token) -> str:
    inner = re.sub(r"[^\n]", " ", token.text[1:-1])
    return f'"{inner}"' if token.kind == "string" else f" {inner} "
