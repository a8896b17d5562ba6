"""Words of the interface in both languages; texts about the content live in the data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from atlas.data.model import Text
from atlas.text.language import Language


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = resources.files(__package__).joinpath("i18n.yml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return found


def word(key: str, language: Language) -> str:
    """A word of the interface; an unknown key is a programming error and raises KeyError."""
    return _words()[key][language]


def words(key: str) -> Text:
    """A word of the interface in both languages."""
    return Text(**_words()[key])
