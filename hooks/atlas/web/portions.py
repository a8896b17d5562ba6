"""What a page loads when its reader needs it: figures after the first of all, a place to compare.

A page opened from a disk can fetch nothing, but it may load a script. So each portion is a classic script that
registers itself, `assets/portions/<path of its page><name>.js`. It holds elements as data, made by the templates that
make the page's own: the browser makes nodes of them (docs/assets/page/portions.js) and never reads markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from atlas.exports.figures import register
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.text.language import Language
from atlas.web.render import render
from atlas.web.view import View
from atlas.web.views.compare import compare_portions
from atlas.web.views.explore import fact_portions

FOLDER = "assets/portions"
SPACE = re.compile(r"[ \t\n\r\f]+")  # as HTML has it: an ideographic space is a sign of the text
ROWS = ("table", "thead", "tbody", "tr")  # between whose cells and rows space is none
EMPTY = ("br", "img", "wbr")  # elements without an end

Node = list[Any]  # [tag, {attributes}, child …]; a child is a node or a text


def portions(site: Site, language: Language) -> dict[str, str]:
    """The scripts of all portions of pages in a language, by uri."""
    facts, compare = (PageContext(site, language, f"{language}/{name}/") for name in ("facts", "compare"))
    return {**_scripts(facts, fact_portions(facts)), **_scripts(compare, compare_portions(compare))}


def _scripts(c: PageContext, views: Mapping[str, View]) -> dict[str, str]:
    return {
        f"{FOLDER}/{c.path}{name}.js": register("portions", name, elements(render(view, c)))
        for name, view in views.items()
    }


def elements(html: str) -> list[Node]:
    """The elements of a well-formed piece of markup, as data; ValueError where a tag does not close."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    if len(tree.open) > 1:
        raise ValueError(f"<{tree.open[-1][0]}> stays open")
    return [node for node in tree.open[0][2:] if isinstance(node, list)]


class _Tree(HTMLParser):
    """What is open, from the root to the innermost element."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[Node] = [["table", {}]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node: Node = [tag, {name: value or "" for name, value in attrs}]
        self.open[-1].append(node)
        if tag not in EMPTY:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop()[0] != tag:
            raise ValueError(f"</{tag}> closes another element on line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        text, inside = SPACE.sub(" ", data), self.open[-1]
        if text == " " and inside[0] in ROWS:
            return
        inside.append(text)
