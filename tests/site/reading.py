"""A built site read quickly: what each page links to, holds and says in which language.

A real parser takes a minute for the real site. This one takes seconds and trusts that tags close as they should,
which `test_markup` proves with html5lib on a page of each sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath

from atlas.text.han import HAN

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
RAW = r"<!--.*?-->|<(script|style|template)\b([^>]*)>.*?</\1>"
TOKEN = re.compile(RAW + r"""|<(/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+""", re.DOTALL)
ATTRIBUTE = re.compile(r"""([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
LINKS = ("href", "src", "action", "srcset", "poster", "data")


@dataclass(frozen=True)
class Link:
    """An attribute that leads somewhere: the tag, its class and rel, the address as written."""

    tag: str
    classes: str
    rel: str
    target: str


@dataclass
class Page:
    """What the tests want of one page. `unmarked` is Chinese text in an element that says it is in another language."""

    uri: str
    lang: str = ""
    title: str = ""
    description: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)

    @property
    def switch(self) -> list[str]:
        """Where the language switch leads, resolved."""
        return [resolved(self.uri, link.target)[0] for link in self.links if "atlas-switch" in link.classes.split()]

    def targets(self) -> Iterator[tuple[str, str]]:
        """Files of this site and anchors that the page links to."""
        yield from (resolved(self.uri, link.target) for link in self.links if is_inner(link.target))


def is_inner(target: str) -> bool:
    """True for what lies in the site itself."""
    return not re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.IGNORECASE)


def resolved(uri: str, target: str) -> tuple[str, str]:
    """The file and the anchor that a link on the page `uri` means; the query is left out."""
    path, _, anchor = unescape(target).partition("#")
    path = path.partition("?")[0]
    if not path:
        return uri, anchor
    whole = normpath(join(dirname(uri), path))
    return ("index.html" if whole == "." else f"{whole}/index.html") if path.endswith(("/", ".")) else whole, anchor


def read_site(site: Path) -> dict[str, Page]:
    """All pages by their file below the site."""
    return {
        path.relative_to(site).as_posix(): read(path.relative_to(site).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def read(uri: str, text: str) -> Page:
    """One page."""
    page = Page(uri)
    stack: list[tuple[str, str]] = [("", "")]
    for token in TOKEN.finditer(text):
        raw, raw_attrs, closing, tag, attrs = token.groups()
        if raw:
            _note(page, raw, _attributes(raw_attrs))
        elif closing:
            _close(stack, tag)
        elif tag:
            _open(page, stack, tag.lower(), attrs)
        elif not token[0].startswith("<"):
            _text(page, stack[-1], token[0])
    return page


def _open(page: Page, stack: list[tuple[str, str]], tag: str, attrs: str) -> None:
    found = _attributes(attrs) if "=" in attrs else {}
    _note(page, tag, found)
    lang = found.get("lang", stack[-1][1])
    if tag == "html":
        page.lang = lang
    if tag not in VOID and not attrs.endswith("/"):
        stack.append((tag, lang))


def _close(stack: list[tuple[str, str]], tag: str) -> None:
    if any(name == tag.lower() for name, _ in stack):
        while stack.pop()[0] != tag.lower():
            pass


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in ATTRIBUTE.findall(text)}


def _note(page: Page, tag: str, attrs: dict[str, str]) -> None:
    if "id" in attrs:
        page.ids.append(attrs["id"])
    if tag == "meta" and attrs.get("name") == "description":
        page.description = attrs.get("content", "")
    for name in LINKS:
        if name in attrs:
            page.links.append(Link(tag, attrs.get("class", ""), attrs.get("rel", ""), attrs[name]))


def _text(page: Page, inside: tuple[str, str], text: str) -> None:
    tag, lang = inside
    if tag == "title":
        page.title += unescape(text)
    elif not lang.startswith("zh") and HAN.search(text):
        page.unmarked.append(text.strip())
