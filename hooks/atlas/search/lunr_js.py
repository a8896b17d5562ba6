"""lunr.js, which scores texts in the browser, from the installed mkdocs package."""

from __future__ import annotations

from functools import cache
from importlib import resources

import rjsmin

PATH = "contrib/search/templates/search/lunr.js"


@cache
def lunr() -> str:
    """lunr.js as mkdocs brings it, its licence included."""
    found: str = rjsmin.jsmin(
        resources.files("mkdocs").joinpath(PATH).read_text(encoding="utf-8"), keep_bang_comments=True
    )
    return found
