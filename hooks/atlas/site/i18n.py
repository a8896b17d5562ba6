"""Words of the interface in both languages; texts about the content live in the data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from atlas.data.model import Text
from atlas.text.language import Language

Word = Mapping[str, str | Mapping[str, str]]
"""A text by language, or its forms in the plural, `one` and `other`, which the number `n` decides between."""


@cache
def all_words() -> Mapping[str, Word]:
    """Every word by its key."""
    text = resources.files(__package__).joinpath("i18n.yml").read_text(encoding="utf-8")
    found: Mapping[str, Word] = yaml.load(text, yaml.CSafeLoader)
    return found


def word(key: str, language: Language, **values: object) -> str:
    """A word of the interface, with values filled in; an unknown key is a programming error and raises KeyError."""
    found = all_words()[key][language]
    text = found if isinstance(found, str) else found["one" if values.get("n") == 1 else "other"]
    return text.format(**values) if values else text


def words(key: str) -> Text:
    """A word of the interface in both languages."""
    return Text(zh=word(key, "zh"), en=word(key, "en"))
