"""The names of the atlas in hand-written pages, which so speak of no atlas in particular."""

from __future__ import annotations

import re
from html import escape

from atlas.data.model.identity import Identity
from atlas.text.language import Language

MARK = re.compile(r"<!-- atlas:(name|tagline|owner|licence) -->")


def named(text: str, identity: Identity, language: Language) -> str:
    """A page’s Markdown, or what stands in its head, with the names in the place of their marks
    (`<!-- atlas:name -->`).
    """
    return MARK.sub(lambda found: escape(getattr(getattr(identity, found[1]), language)), text)
