"""What a check has to say, and how it is printed."""

from __future__ import annotations

import difflib
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LIBRARY = Path(__file__).parents[2]
MANY = 2_000  # words among which all are looked at
ALIKE = 0.6  # as difflib counts it: the part of the signs of both that they share, in their order


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong in the data: where, in which field, what, and how to mend it."""

    path: str
    line: int
    field: str
    message: str
    hint: str = ""
    rule: str = ""

    def __str__(self) -> str:
        """`path:line: field: message (hint)`, the form editors and CI understand; always one line."""
        return visible(f"{self.path}:{self.line}: {self.text}")

    @property
    def text(self) -> str:
        """Field, message and hint."""
        return f"{self.field}: {self.message}" + (f" ({self.hint})" if self.hint else "")


def visible(text: str) -> str:
    """A text with line breaks and other control characters as escapes (`\\n`): what is typed into data ends no line
    here.
    """
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


class DataError(Exception):
    """The data cannot be published; carries every finding, never only the first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sorted(findings)
        super().__init__("\n".join(map(str, self.findings)))

    def __reduce__(self) -> tuple[type[DataError], tuple[list[Finding]]]:
        """It travels between processes whole."""
        return type(self), (self.findings,)


def failure(made: str, error: BaseException) -> tuple[str, str]:
    """That something cannot be made, and file and line of the library in which it went wrong, as `hooks/…:line`."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(LIBRARY)]
    place = f"hooks/{Path(ours[-1].filename).relative_to(LIBRARY).as_posix()}:{ours[-1].lineno}" if ours else ""
    return f"{made} cannot be made: {type(error).__name__}: {error}", place


def closest(wrong: str, known: Iterable[str]) -> str:
    """The one of `known` that looks like it; the empty string if none does.

    Among very many only those are looked at that share a half with it: one slip leaves one half as it is.
    """
    words, middle = list(known), len(wrong) // 2
    if len(words) > MANY:
        words = [one for one in words if one.startswith(wrong[:middle]) or one.endswith(wrong[middle:])]
    close = difflib.get_close_matches(wrong, _sharing(wrong, words), n=1, cutoff=ALIKE)
    return close[0] if close else ""


def _sharing(wrong: str, words: Iterable[str]) -> list[str]:
    """Those of which so many signs stand in the wrong word as well that they may look like it."""
    signs = dict.fromkeys(map(ord, wrong))
    return [one for one in words if 2 * (len(one) - len(one.translate(signs))) >= ALIKE * (len(one) + len(wrong))]


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint naming the closest of `known`, or the empty string."""
    close = closest(wrong, known)
    return f"did you mean '{close}'?" if close else ""


def field_name(location: Iterable[str | int]) -> str:
    """`('facts', 2, 'cite')` as `facts[2].cite`; the empty location is the whole file."""
    text = ""
    for step in location:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.lstrip(".") or "file"
