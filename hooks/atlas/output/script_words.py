"""Words of the interface in scripts: which ones a module asks for, and how they come into the script of an entry.

A module asks by `word(KEY, …)` or `words(KEY)`, imported from the module of words, with the key as a text, so that it
can be found here. The table of that module is empty where it is written; in the script of an entry it holds the
words that the entry's modules ask for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from atlas.output.tokens import Token, expressions, tokens
from atlas.site.i18n import Word

URI = "assets/words.js"
ASKING = ("word", "words")
TABLE = "const WORDS={};"  # when minified


def asked(code: str, line: int = 1) -> Iterator[tuple[int, str]]:
    """Line and key of each question for a word in code that begins in a line; the key is empty where it is no text."""
    found = [_NOTHING, *(token for token in tokens(code) if token.counts), _NOTHING, _NOTHING]
    for before, name, bracket, key in zip(found, found[1:], found[2:], found[3:], strict=False):
        here = line + code.count("\n", 0, name.start)
        if name.kind == "template":
            for at, inner in expressions(name.text):
                yield from asked(inner, here + name.text.count("\n", 0, at))
        elif name.text in ASKING and bracket.text == "(" and before.text not in (".", "function"):
            text = key.text[1:-1] if key.kind == "string" else ""
            yield here, text


def wrong(uri: str, body: str, questions: Iterable[tuple[int, str]], known: Mapping[str, Word]) -> Iterator[str]:
    """What is wrong with the questions of a module, and with the place for the answers."""
    if uri == URI and TABLE not in body:
        yield f"{uri}:1: has no empty table of words, `const WORDS = {{}};`"
    for line, key in questions:
        if not key:
            yield f"{uri}:{line}: a word is asked for by a text, its key"
        elif key not in known:
            yield f"{uri}:{line}: there is no word {key} in hooks/atlas/site/i18n.yml"


def filled(body: str, keys: Iterable[str], known: Mapping[str, Word]) -> str:
    """The code of the module of words, minified, with the words of some keys in its table."""
    table = {key: known[key] for key in sorted(set(keys))}
    return body.replace(TABLE, f"const WORDS={json.dumps(table, ensure_ascii=False, separators=(',', ':'))};")


_NOTHING = Token("sign", "", 0)
