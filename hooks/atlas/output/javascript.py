"""The scripts of the pages: ES modules below docs/assets, each entry joined with what it imports into one classic
script.

A page opened from a disk (file://) can load classic scripts, but no modules. So the imports are followed here, without
Node: every module becomes a function of its own scope that returns what others import, in the order in which they need
each other.

What a module may be is narrow, so that little has to be understood: `import { a, b } from "./x.js";` and `export`
before a `const`, `class` or `function`, both at the top level and at the beginning of a line. Anything else that begins
with these words is an error.

An entry may be loaded after another one (AFTER): what both need stands in the first alone, which hands it on as
`window.atlas.modules`. So the bytes of a module are sent once, and its state is the same for both.

Words of the interface come in as `script_words` says.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import rjsmin

from atlas.output import script_words
from atlas.output.tokens import Token, masked, tokens
from atlas.site.i18n import Word, all_words

FOLDER = "assets"
# What pages load. Every other script below docs/assets is a module of one of these.
ENTRIES = (
    "assets/explore/comparison.js",
    "assets/explore/tables.js",
    "assets/lost.js",
    "assets/page.js",
    "assets/scheme.js",
    "assets/search/engine.js",
    "assets/search/page.js",
    "assets/search/search.js",
    "assets/search/sentences.js",
    "assets/search/stretches.js",
)
# Entries that are loaded when another one already runs, by that one.
AFTER = dict.fromkeys(("assets/search/sentences.js", "assets/search/stretches.js"), "assets/search/engine.js")
SHARED = "window.atlas.modules"
IMPORT = re.compile(r'import \{([^{}]*)\} from "[^"\n]*";\n?')
EXPORT = re.compile(r"export (?=(?:async )?(?:function\*?|class|const) (\w+))")
STATEMENT = re.compile(r"^(?:import|export)\b", re.MULTILINE)


class ScriptError(Exception):
    """Scripts that cannot be joined; every finding is a line `docs/assets/x.js:3: what is wrong`."""

    def __init__(self, findings: Iterable[str]) -> None:
        self.findings = list(findings)
        super().__init__("\n".join(self.findings))


@dataclass(frozen=True)
class Import:
    """Names that a module takes from another, whose uri is `target`."""

    line: int
    names: tuple[str, ...]
    target: str


@dataclass(frozen=True)
class Module:
    """A script; `body` is its code without imports, without the word `export`, and without comments and white space."""

    uri: str
    body: str
    imports: tuple[Import, ...]
    exports: Mapping[str, int]
    findings: tuple[str, ...]
    """What is wrong in it, whatever the others are."""
    words: tuple[tuple[int, str], ...] = ()
    """Line and key of each word of the interface that it asks for."""


def scripts(docs: Path, entries: Sequence[str] = ENTRIES) -> dict[str, str]:
    """Each entry by its uri, joined and without comments and white space; ScriptError with all findings if something is
    wrong.

    A licence (`/*! … */`) stays.
    """
    modules, known = load(docs), all_words()
    words = (found for one in modules.values() for found in script_words.wrong(one.uri, one.body, one.words, known))
    findings = [f"docs/{finding}" for finding in [*_wrong(modules), *_unused(modules, entries), *words]]
    if findings:
        raise ScriptError(findings)
    return {entry: joined(modules, entry, known, AFTER) for entry in entries}


def load(docs: Path) -> dict[str, Module]:
    """All scripts below docs/assets, by uri."""
    return {uri: read(uri, (docs / uri).read_text(encoding="utf-8")) for uri in sources(docs) if uri.endswith(".js")}


def sources(docs: Path) -> list[str]:
    """Uris of all scripts below docs/assets, and of their types, by name."""
    found = (path for pattern in ("*.js", "*.d.ts") for path in (docs / FOLDER).rglob(pattern))
    return sorted(path.relative_to(docs).as_posix() for path in found)


def read(uri: str, text: str) -> Module:
    """A module from its text."""
    pieces = [*tokens(text)]
    code = masked(pieces)
    imports, exports, findings, cuts = [], {}, [], []
    for found in STATEMENT.finditer(code):
        start, line = found.start(), code.count("\n", 0, found.start()) + 1
        if statement := IMPORT.match(code, start):
            target = text[statement.start() : statement.end()].rpartition(' from "')[2].partition('"')[0]
            names = tuple(name.strip() for name in statement[1].split(",") if name.strip())
            imports.append(Import(line, names, posixpath.normpath(posixpath.join(posixpath.dirname(uri), target))))
            cuts.append(statement.span())
        elif statement := EXPORT.match(code, start):
            exports[statement[1]] = line
            cuts.append(statement.span())
        else:
            findings.append(f"{uri}:{line}: not understood: {text[start:].splitlines()[0]}")
    gone = {at for start, end in cuts for at in range(start, end)}
    left = (one for one in pieces if one.counts and one.start not in gone)
    body, changed = _minified(uri, _without(text, cuts), left)
    wrong = (*findings, *_twice(uri, imports, exports), *changed)
    asks = any(one.target == script_words.URI for one in imports)
    return Module(uri, body, tuple(imports), exports, wrong, tuple(script_words.asked(text)) if asks else ())


def _without(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    """A text with blank places in it; lines stay."""
    for start, end in cuts:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _twice(uri: str, imports: Iterable[Import], exports: Mapping[str, int]) -> Iterator[str]:
    known = dict(exports)
    for one in imports:
        for name in one.names:
            if name in known:
                yield f"{uri}:{one.line}: {name} is there already, from line {known[name]}"
            known.setdefault(name, one.line)


def _minified(uri: str, code: str, wanted: Iterable[Token]) -> tuple[str, list[str]]:
    """Code without comments and white space, and a finding if that changes one of its tokens.

    rjsmin guesses where a regular expression begins and knows no template within a template.
    """
    small = rjsmin.jsmin(code, keep_bang_comments=True)
    left = (token.text for token in tokens(small) if token.counts)
    for token in wanted:
        if token.text != next(left, ""):
            line = code.count("\n", 0, token.start) + 1
            return small, [f"{uri}:{line}: minifying would change {token.text.splitlines()[0]}"]
    return small, []


def _wrong(modules: Mapping[str, Module]) -> Iterator[str]:
    """What is wrong in and between modules, whoever needs them."""
    for module in modules.values():
        yield from module.findings
        for one in module.imports:
            target = modules.get(one.target)
            if target is None:
                yield f"{module.uri}:{one.line}: there is no {one.target}"
            else:
                yield from (
                    f"{module.uri}:{one.line}: {one.target} exports no {name}"
                    for name in one.names
                    if name not in target.exports
                )
    if circle := _circle(modules):
        first, second = circle[0], circle[1]
        line = next(one.line for one in modules[first].imports if one.target == second)
        yield f"{first}:{line}: imports go round in a circle: {' → '.join(circle)}"


def _unused(modules: Mapping[str, Module], entries: Sequence[str]) -> Iterator[str]:
    """Entries that are not there, entries that are imported, and modules that no entry reaches."""
    yield from (f"{entry}:1: an entry, and not there" for entry in entries if entry not in modules)
    imported = {one.target: (module.uri, one.line) for module in modules.values() for one in module.imports}
    yield from (
        f"{imported[entry][0]}:{imported[entry][1]}: {entry} is an entry, and no module"
        for entry in entries
        if entry in imported
    )
    reached = {uri for entry in entries for uri in _order(modules, entry)}
    yield from (f"{uri}:1: no entry imports it" for uri in modules if uri not in reached)


def _circle(modules: Mapping[str, Module]) -> list[str]:
    """A way along imports that comes back to where it began; empty if there is none."""
    done: set[str] = set()

    def follow(uri: str, way: tuple[str, ...]) -> list[str]:
        if uri in way:
            return [*way[way.index(uri) :], uri]
        if uri in done or uri not in modules:
            return []
        found = next(filter(None, (follow(one.target, (*way, uri)) for one in modules[uri].imports)), [])
        done.add(uri)
        return found

    return next(filter(None, (follow(uri, ()) for uri in modules)), [])


def _order(modules: Mapping[str, Module], entry: str) -> list[str]:
    """An entry and what it needs, each after all that it needs itself."""
    found: dict[str, None] = {}
    seen: set[str] = set()

    def visit(uri: str) -> None:
        if uri in modules and uri not in seen:
            seen.add(uri)
            for one in modules[uri].imports:
                visit(one.target)
            found[uri] = None

    visit(entry)
    return list(found)


def joined(
    modules: Mapping[str, Module], entry: str, known: Mapping[str, Word], after: Mapping[str, str] | None = None
) -> str:
    """An entry as one classic script: a function for each module, and the entry's own code last.

    `after` maps entries to those that run before them: from these an entry takes what both need.
    """
    after = after or {}
    order = _own(modules, entry, after)
    given = _given(modules, entry, after)
    wanted = _wanted(modules, order)
    for uri, more in given.items():
        wanted[uri].update(more)
    names = {uri: f"${number}" for number, uri in enumerate(wanted, 1)}
    bodies = {uri: modules[uri].body for uri in order}
    if script_words.URI in bodies:
        keys = (key for uri in order for _, key in modules[uri].words)
        bodies[script_words.URI] = script_words.filled(bodies[script_words.URI], keys, known)
    pieces = [f"const {names[uri]}={SHARED}[{json.dumps(uri)}];\n" for uri in wanted if uri not in bodies]
    for uri in order:
        taken = "".join(f"const{{{','.join(one.names)}}}={names[one.target]};" for one in modules[uri].imports)
        code = f"{taken}{bodies[uri]}\n"
        pieces.append(
            code if uri == entry else f"const {names[uri]}=(()=>{{{code}return{{{','.join(wanted[uri])}}}}})();\n"
        )
    if given:
        shared = ",".join(f"{json.dumps(uri)}:{names[uri]}" for uri in given)
        pieces.insert(-1, f"{SHARED}={{{shared}}};\n")
    return f'(()=>{{"use strict";\n{"".join(pieces)}}})();\n'


def _own(modules: Mapping[str, Module], entry: str, after: Mapping[str, str]) -> list[str]:
    """What an entry needs and has to bring itself, in order: the words too, of which each entry has its own."""
    before = set(_order(modules, after[entry])) - {script_words.URI} if entry in after else set()
    return [uri for uri in _order(modules, entry) if uri not in before]


def _given(modules: Mapping[str, Module], entry: str, after: Mapping[str, str]) -> dict[str, dict[str, None]]:
    """Modules of an entry that those take which come after it, with the names that they want of them."""
    given: dict[str, dict[str, None]] = {}
    for later in (one for one, first in after.items() if first == entry and one in modules):
        own = _own(modules, later, after)
        for uri, names in _wanted(modules, own).items():
            if uri not in own:
                given.setdefault(uri, {}).update(names)
    return given


def _wanted(modules: Mapping[str, Module], order: Iterable[str]) -> dict[str, dict[str, None]]:
    """Names that modules want of each other and of those that they import."""
    wanted: dict[str, dict[str, None]] = {}
    for uri in order:
        wanted.setdefault(uri, {})
        for one in modules[uri].imports:
            wanted.setdefault(one.target, {}).update(dict.fromkeys(one.names))
    return wanted
