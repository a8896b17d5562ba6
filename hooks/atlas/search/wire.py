"""The form in which the search's data travels: classic scripts that register themselves, and rows of small numbers.

Scripts and not JSON files, because a page opened from a folder (file://) may load scripts but may fetch nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import Any

FOLDER = "assets/search"
# A number is written in base 32, lowest digit first; every digit but the last is taken from the second half.
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
BASE = 32


def numbers(values: Iterable[int]) -> str:
    """Whole numbers from 0 as text; small ones take one character."""
    return "".join(map(number, values))


@cache
def number(value: int) -> str:
    """One number as text."""
    return ALPHABET[value] if value < BASE else ALPHABET[BASE + value % BASE] + number(value // BASE)


def lines(items: Iterable[str]) -> str:
    """Texts joined by line feeds, white space inside of them made plain, so that they come apart again."""
    return "\n".join(" ".join(item.split()) for item in items)


def rows(items: Iterable[Sequence[str]]) -> str:
    """Rows of texts: joined by tabs, the rows by line feeds."""
    return "\n".join("\t".join(" ".join(item.split()) for item in row) for row in items)


def scripts(payloads: Mapping[str, Any], programs: Mapping[str, str]) -> dict[str, str]:
    """Each payload as `assets/search/<name>.js`, and each program, which registers that it has run.

    All carry one version: parts of two builds never mix in a browser.
    """
    texts = {
        name: _script(json.dumps(payload, ensure_ascii=False, separators=(",", ":")))
        for name, payload in payloads.items()
    }
    version = sha256("\n".join([*texts.values(), *programs.values()]).encode()).hexdigest()[:8]
    found = {name: _call(name, version, text) for name, text in texts.items()}
    found |= {name: f"{program}\n{_call(name, version, 'true')}" for name, program in programs.items()}
    return {f"{FOLDER}/{name}.js": text for name, text in found.items()}


def _call(name: str, version: str, argument: str) -> str:
    return f'atlas.register("{name}","{version}",{argument});\n'


def _script(text: str) -> str:
    """JSON as an expression of a script: two separators are line ends in old scripts, and no tag may close the
    script.
    """
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
