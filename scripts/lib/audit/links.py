"""Every link of a built site, followed on disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

TAG = re.compile(r"<!--.*?-->|<(?:script|style)\b[^>]*>[^<]*|<[a-zA-Z](?:\"[^\"]*\"|[^\">])*>", re.DOTALL)
ATTRIBUTE = re.compile(r'\s(id|href|src|action)="([^"]*)"')
OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def lost_links(site: Path) -> tuple[int, list[str]]:
    """How many links to files and anchors of the site were followed, and those that lead nowhere, as `page: link`."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {
        name: list(_attributes((site / name).read_text(encoding="utf-8")))
        for name in sorted(files)
        if name.endswith(".html")
    }
    ids = {name: {value for key, value in found if key == "id"} for name, found in pages.items()}
    checked, lost = 0, []
    for name, found in pages.items():
        own = (value for key, value in found if key in ("src", "href") and "assets/" in value)
        root = next((value.partition("assets/")[0] for value in own), "")
        for link in sorted({value for key, value in found if key != "id" and not OUTSIDE.match(value)}):
            file, anchor = target(name, link.removeprefix(root) if root.startswith("/") else link)
            checked += 1
            if file not in files or (anchor and anchor not in ids.get(file, ())):
                lost.append(f"{name}: {link}")
    return checked, lost


def target(page: str, link: str) -> tuple[str, str]:
    """The file and the anchor that a link on a page means; an address that ends in a slash means the index.html below it."""
    path, _, anchor = link.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return page, unquote(anchor)
    whole = normpath(join(dirname(page), path))
    folder = path.endswith("/") or path.rpartition("/")[2] in (".", "..")
    return (normpath(join(whole, "index.html")) if folder else whole), unquote(anchor)


def _attributes(html: str) -> Iterator[tuple[str, str]]:
    for tag in TAG.finditer(html):
        if not tag[0].startswith("<!"):
            for name, value in ATTRIBUTE.findall(tag[0]):
                yield name, unescape(value)
