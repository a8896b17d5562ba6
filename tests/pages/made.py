"""All pages of the fixture, made once a session."""

from __future__ import annotations

import html.parser
from dataclasses import dataclass, field
from functools import cache

from atlas.web.pages import pages

from ..fixture.support import fixture_site

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@cache
def fixture_pages() -> dict[str, str]:
    """Every page by its uri."""
    return pages(fixture_site())


@dataclass
class Element:
    """A start tag: name and attributes, entities resolved."""

    tag: str
    attrs: dict[str, str]


@dataclass
class Parsed(html.parser.HTMLParser):
    """Start tags and text of a page; `wrong` holds tags that do not close as they should."""

    elements: list[Element] = field(default_factory=list)
    text: str = ""
    wrong: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.wrong += [f"<{tag} {name}> twice" for name in set(names) if names.count(name) > 1]
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        opened = self.stack.pop() if self.stack else "nothing"
        if opened != tag:
            self.wrong.append(f"</{tag}> closes <{opened}> on line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        self.text += data


@cache
def parse(body: str) -> Parsed:
    """A page's body, read strictly: nothing may be left open. Each is read once, by whoever asks."""
    parsed = Parsed()
    parsed.feed(body)
    parsed.close()
    parsed.wrong += [f"<{tag}> stays open" for tag in parsed.stack]
    return parsed
