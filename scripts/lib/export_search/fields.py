"""The fields of the documents, in one table from which the mapping and the settings are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Mapped = Mapping[str, Any]

# Analyzers that every server has by itself: pinyin stands in fields of its own, so that no plug-in is needed.
HAN: Mapped = {"type": "text", "analyzer": "cjk"}
WORDS: Mapped = {"type": "text", "analyzer": "standard"}
HAN_NAME: Mapped = {**HAN, "fields": {"exact": {"type": "keyword"}}}
WORDS_NAME: Mapped = {**WORDS, "fields": {"exact": {"type": "keyword"}}}
TYPED: Mapped = {"type": "search_as_you_type", "analyzer": "standard"}
KEY: Mapped = {"type": "keyword"}
SHOWN: Mapped = {"type": "keyword", "index": False, "doc_values": False}
NUMBER: Mapped = {"type": "double"}
WHOLE: Mapped = {"type": "integer"}
DAY: Mapped = {"type": "date", "format": "strict_date"}


@dataclass(frozen=True)
class Field:
    """A field: how OpenSearch maps it, and what Meilisearch may do with it. `exact`: a typo in it is another word."""

    name: str
    mapped: Mapped = field(hash=False)
    searched: bool = False
    filtered: bool = False
    sorted: bool = False
    exact: bool = False


# Those that are searched stand in the order in which Meilisearch ranks them.
FIELDS = (
    Field("key", KEY, exact=True),
    Field("id", KEY, filtered=True, exact=True),
    Field("doc", KEY, filtered=True),
    Field("zh", HAN_NAME, searched=True, sorted=True),
    Field("en", WORDS_NAME, searched=True, sorted=True),
    Field("aliases_zh", HAN, searched=True),
    Field("aliases_en", WORDS, searched=True),
    Field("pinyin", KEY, sorted=True),
    Field("pinyin_typed", TYPED, searched=True),
    Field("pinyin_initials", WORDS, searched=True, exact=True),
    Field("printed", KEY, searched=True, exact=True),
    Field("kind", KEY, filtered=True),
    Field("kind_zh", HAN, searched=True),
    Field("kind_en", WORDS, searched=True),
    Field("type", KEY, filtered=True),
    Field("type_zh", HAN, searched=True),
    Field("type_en", WORDS, searched=True),
    Field("place", KEY, filtered=True),
    Field("places", KEY, filtered=True),
    Field("place_zh", HAN, searched=True),
    Field("place_en", WORDS, searched=True),
    Field("summary_zh", HAN, searched=True),
    Field("summary_en", WORDS, searched=True),
    Field("url_zh", SHOWN),
    Field("url_en", SHOWN),
    Field("entity", KEY, filtered=True),
    Field("about", KEY, filtered=True),
    Field("indicator", KEY, filtered=True),
    Field("value", NUMBER, filtered=True, sorted=True),
    Field("value_max", NUMBER, filtered=True),
    Field("unit", KEY, filtered=True),
    Field("unit_zh", SHOWN),
    Field("unit_en", SHOWN),
    Field("qualifier", KEY, filtered=True),
    Field("status", KEY, filtered=True),
    Field("period", KEY, filtered=True),
    Field("date_from", DAY, sorted=True),
    Field("date_to", DAY, sorted=True),
    Field("year", WHOLE, filtered=True, sorted=True),
    Field("scope_zh", HAN, searched=True),
    Field("scope_en", WORDS, searched=True),
    Field("note_zh", HAN),
    Field("note_en", WORDS),
    Field("source", KEY, filtered=True),
    Field("source_zh", SHOWN),
    Field("source_en", SHOWN),
    Field("paragraph", WHOLE),
    Field("prior", WHOLE, sorted=True),
)
