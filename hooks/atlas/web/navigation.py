"""The site's own navigation: as the list of one page, and as what a script makes it of on all others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.data.model.identity import Identity
from atlas.site.i18n import word
from atlas.site.menu import ABOUT, FIND, MAIN, MORE
from atlas.site.urls import relative
from atlas.text.language import LANGUAGES, Language

GROUPS = (
    ("main", "browse", MAIN),
    ("more", "more-kinds", MORE),
    ("find", "find", FIND),
    ("about", "about-atlas", ABOUT),
)
FRAME = ("main", "about")  # groups that the header and the footer show
TABLE = "const MENU={};"  # of docs/assets/page/menu.js, when minified


@dataclass(frozen=True)
class Item:
    """One entry: its name, its link from the page, and whether the page lies below it."""

    name: str
    href: str
    active: bool


def navigation(language: Language, path: str) -> dict[str, list[Item]]:
    """Groups of entries as seen from the page at `path`: all on the home page, elsewhere those of the frame."""
    is_home = path == f"{language}/"
    return {
        name: [_item(language, path, *item) for item in items] for name, _, items in GROUPS if is_home or name in FRAME
    }


def _item(language: Language, path: str, key: str, below: str) -> Item:
    target = f"{language}/{below}"
    return Item(word(key, language), relative(path, target), path.startswith(target))


def with_menu(code: str, identity: Identity) -> str:
    """A joined script with the entries of the navigation in its table; ValueError where it has no place for them.

    `{zh: [name of the atlas, what it is called, [group, title, [name, path], …], …], en: …}`; paths are below the
    language.
    """
    if TABLE not in code:
        raise ValueError(f"no `{TABLE}` for the entries of the navigation")
    table = {
        language: [getattr(identity.name, language), word("browse", language), *_groups(language)]
        for language in LANGUAGES
    }
    return code.replace(TABLE, f"const MENU={json.dumps(table, ensure_ascii=False, separators=(',', ':'))};")


def _groups(language: Language) -> Iterator[list[object]]:
    for name, title, items in GROUPS:
        yield [name, word(title, language), *([word(key, language), below] for key, below in items)]
