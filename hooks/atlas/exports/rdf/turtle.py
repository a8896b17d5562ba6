"""Terms and statements of RDF as Turtle writes them (RDF 1.1 Turtle)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from atlas.text.language import HTML_LANG, Language

# Of an IRI in angle brackets: control characters, the blank and <>"{}|^`\ stand as escapes.
NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
NOT_IN_TEXT = re.compile(r'[\\"\n\r\t]')
# A subject with its statements: predicate and objects, each a term as Turtle writes it.
Statements = Iterable[tuple[str, Iterable[str]]]


def iri(address: str) -> str:
    """An absolute address, or one that is relative to the document."""
    return f"<{NOT_IN_IRI.sub(lambda sign: f'%{ord(sign[0]):02X}', address)}>"


def text(value: str, language: Language | None = None) -> str:
    """A text, in a language or in none."""
    quoted = NOT_IN_TEXT.sub(lambda sign: ESCAPES[sign[0]], value)
    return f'"{quoted}"' + (f"@{HTML_LANG[language]}" if language else "")


def typed(value: str, datatype: str) -> str:
    """A text of a datatype, which is a name with a prefix."""
    return f"{text(value)}^^{datatype}"


def number(value: int | float) -> str:
    """A whole number as xsd:integer, another as xsd:decimal, without an exponent."""
    return str(value) if isinstance(value, int) else typed(f"{Decimal(str(value)):f}", "xsd:decimal")


def document(prefixes: Mapping[str, str], base: str, edition: str, nodes: Iterable[tuple[str, Statements]]) -> str:
    """A whole document; `base` is its own address, or empty: then relative addresses are those beside the file.

    `edition` stands at its head, in one line.
    """
    head = [f"# {edition}"] + ([f"@base {iri(base)} ."] if base else [])
    head += [f"@prefix {name}: {iri(address)} ." for name, address in prefixes.items()]
    return "\n".join([*head, "", *(block for subject, said in nodes for block in _block(subject, said))]) + "\n"


def _block(subject: str, said: Statements) -> Iterator[str]:
    lines = [f"{predicate} {' , '.join(found)}" for predicate, objects in said if (found := list(objects))]
    if lines:
        yield f"{subject} " + " ;\n  ".join(lines) + " .\n"
