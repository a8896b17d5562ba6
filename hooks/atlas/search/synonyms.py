"""`synonyms.js`: what people say and the atlas does not; loaded when a query finds nothing of its own."""

from __future__ import annotations

from typing import Any

from atlas.search.catalogue import Catalogue
from atlas.search.fold import folded
from atlas.search.wire import rows

POSTAL = "postal"


def synonyms(found: Catalogue) -> dict[str, Any]:
    """Rows: `say` what is typed, in simplified characters, `mean` what it means; `postal` says with a digit whether it
    is an older romanisation of a place.
    """
    return {
        "say": rows([folded(word) for word in one.say] for one in found.synonyms),
        "mean": rows(one.mean for one in found.synonyms),
        "postal": "".join(str(int(one.why == POSTAL)) for one in found.synonyms),
    }
