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


def _searched(name: str) -> tuple[Field, Field]:
    """A text in both languages."""
    return Field(f"{name}_zh", HAN, searched=True), Field(f"{name}_en", WORDS, searched=True)


def _shown(name: str) -> tuple[Field, Field]:
    """Words in both languages that nobody searches."""
    return Field(f"{name}_zh", SHOWN), Field(f"{name}_en", SHOWN)


# Those that are searched stand in the order in which Meilisearch ranks them.
FIELDS = (
    Field("key", KEY, exact=True),
    Field("id", KEY, filtered=True, exact=True),
    Field("doc", KEY, filtered=True),
    Field("zh", HAN_NAME, searched=True, sorted=True),
    Field("en", WORDS_NAME, searched=True, sorted=True),
    *_searched("aliases"),
    Field("pinyin", KEY, sorted=True),
    Field("pinyin_typed", TYPED, searched=True),
    Field("pinyin_initials", WORDS, searched=True, exact=True),
    Field("printed", KEY, searched=True, exact=True),
    Field("kind", KEY, filtered=True),
    *_searched("kind"),
    Field("type", KEY, filtered=True),
    *_searched("type"),
    Field("place", KEY, filtered=True),
    Field("places", KEY, filtered=True),
    *_searched("place"),
    *_searched("summary"),
    *_shown("url"),
    Field("entity", KEY, filtered=True),
    Field("about", KEY, filtered=True),
    Field("indicator", KEY, filtered=True),
    Field("value", NUMBER, filtered=True, sorted=True),
    Field("value_max", NUMBER, filtered=True),
    Field("unit", KEY, filtered=True),
    *_shown("unit"),
    Field("qualifier", KEY, filtered=True),
    Field("status", KEY, filtered=True),
    Field("period", KEY, filtered=True),
    Field("date_from", DAY, sorted=True),
    Field("date_to", DAY, sorted=True),
    Field("year", WHOLE, filtered=True, sorted=True),
    *_searched("scope"),
    Field("note_zh", HAN),
    Field("note_en", WORDS),
    Field("source", KEY, filtered=True),
    *_shown("source"),
    Field("paragraph", WHOLE),
    Field("prior", WHOLE, sorted=True),
)
