"""What citations stand for, as classic scripts that register themselves: one a source, loaded when a reader turns to a
citation of it, so that no page carries the same words a hundred times.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas.data.model import Source
from atlas.exports.figures import register
from atlas.site.page import PageContext
from atlas.site.site import Site
from atlas.text.language import LANGUAGES, Language

FOLDER = "assets/cited"


def cited_scripts(site: Site) -> dict[str, str]:
    """`assets/cited/<source>.js` for each source."""
    contexts = {language: PageContext(site, language, f"{language}/") for language in LANGUAGES}
    return {
        f"{FOLDER}/{name}.js": register("cited", name, _said(source, contexts))
        for name, source in site.atlas.sources.items()
    }


def _said(source: Source, contexts: Mapping[Language, PageContext]) -> dict[str, Any]:
    """`aids`: the ends of paragraphs by their numbers; by language, what holds paragraphs: in words, and which. The
    last holds all others.
    """
    parts = [article.paragraphs for article in source.articles]
    return {
        "aids": {key.removeprefix("p"): aid for key, aid in source.aids.items()},
        **{
            language: [*([c.published(source, part[0]), part] for part in parts), [c.published(source, 0), []]]
            for language, c in contexts.items()
        },
    }
