"""The site's own navigation, as seen from one page."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.site.i18n import word
from atlas.site.menu import ABOUT, FIND, MAIN, MORE
from atlas.site.urls import relative
from atlas.text.language import Language


@dataclass(frozen=True)
class Item:
    """One entry: its name, its link from the page, and whether the page lies below it."""

    name: str
    href: str
    active: bool


def navigation(language: Language, path: str) -> dict[str, list[Item]]:
    """Four groups of entries as seen from the page at `path`."""
    groups = {"main": MAIN, "more": MORE, "find": FIND, "about": ABOUT}
    return {name: [_item(language, path, *item) for item in items] for name, items in groups.items()}


def _item(language: Language, path: str, key: str, below: str) -> Item:
    target = f"{language}/{below}"
    return Item(word(key, language), relative(path, target), path.startswith(target))
