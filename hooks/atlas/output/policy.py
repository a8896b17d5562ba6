"""The Content-Security-Policy of every page: the site's own files, and nothing else.

It stands in the page, because neither GitHub Pages nor a folder on disk can send headers. No page holds a script or a
style of its own, so neither hashes nor `unsafe-inline` are needed; `tests/output` proves that of every page. The one
exception is 404.html, which is shown at any depth, where nothing beside it can be found.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

# `file:` beside 'self': browsers disagree on what 'self' is for a page opened from a folder, and on a web server no
# page can load from there anyway. `data:` is for the small pictures of Material's style sheet.
OWN = ("'self'", "file:")
DIRECTIVES = {
    "default-src": ("'none'",),
    "script-src": OWN,
    "style-src": OWN,
    "img-src": (*OWN, "data:"),
    "connect-src": (
        "'self'",
    ),  # nothing of ours asks; but what looks at the site asks for its robots.txt from within a page
    "form-action": OWN,
    "base-uri": ("'none'",),
}


def policy() -> str:
    """The value of the header, for a `<meta>` of the page."""
    return _written(DIRECTIVES)


def policy_with(style: str, script: str) -> str:
    """The policy of a page that holds one style sheet and one script of its own, known by their digests."""
    more = {"style-src": style, "script-src": script}
    return _written({name: (*said, *map(_digest, filter(None, [more.get(name)]))) for name, said in DIRECTIVES.items()})


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _written(directives: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())
