"""The Content-Security-Policy of every page: the site's own files, and nothing else.

It stands in the page, because neither GitHub Pages nor a folder on disk can send headers. No page holds a script or a
style of its own, so neither hashes nor `unsafe-inline` are needed; `tests/output` proves that of every page.
"""

from __future__ import annotations

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
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in DIRECTIVES.items())
