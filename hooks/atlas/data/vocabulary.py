"""Every id that code relies on, declared once.

An id of the data is a name that an editor may choose: of a relation, a type, a group of indicators, an indicator, an
entity. Code says such a name only through this module, and the rule `needed` (`atlas.data.checks.needed`) finds the
one that the data does not have, with the reason given here. What only one region has — ladders, chains, windows of the
map, themes of pages — is no id of code: it stands in `data/pictures.yml` and `data/themes.yml`.

Kinds and levels are choices of the model (`atlas.data.model`), which no data can add to; levels have their names here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# Levels of places, from the largest to the smallest.
COUNTRY: Final = "country"
MACRO: Final = "macro"
PROVINCE: Final = "province"
PREFECTURE: Final = "prefecture"
COUNTY: Final = "county"
ZONE: Final = "zone"
AREA: Final = "area"

# Relations.
PART_OF: Final = "part-of"
HAS_PART: Final = "has-part"
LOCATED_IN: Final = "located-in"

# Relations that code names, and what comes of each.
RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        PART_OF: "`parent:` of a file is this relation",
        HAS_PART: "`parts:` of a file are this relation",
        LOCATED_IN: "it says where something stands: place, map, filters and search by place come from it",
    }
)
