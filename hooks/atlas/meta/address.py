"""Addresses in data for machines, and text for XML."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from atlas.site.site import Site
from atlas.site.urls import relative

__all__ = ["address", "escape", "quoteattr"]


def address(site: Site, path: str, target: str) -> str:
    """`target` (a path of the site) from the page at `path`: absolute if the site has an address, else relative."""
    return site.release.absolute(target) or relative(path, target)
