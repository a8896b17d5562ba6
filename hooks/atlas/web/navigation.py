"""The site's own navigation: a dozen doors, never a list of every page."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.site.i18n import word
from atlas.site.urls import relative
from atlas.text.language import Language

# Key of the word, and the path below the language.
MAIN = (("regions", "regions/"), ("systems", "programmes/"), ("chains", "clusters/"), ("firms", "organizations/"),
        ("glossary", "terms/"), ("sources", "sources/"))
MORE = (("carriers", "carriers/"), ("platforms", "platforms/"), ("projects", "projects/"), ("funds", "funds/"),
        ("honours", "honours/"), ("events", "events/"), ("products", "products/"), ("indicators", "indicators/"))
FIND = (("search", "search/"), ("all-figures", "facts/"), ("compare", "compare/"), ("az", "index-az/"), ("search-help", "search-help/"))
ABOUT = (("about", "about/"), ("method", "method/"), ("data", "data/"), ("changes", "changes/"), ("contribute", "contribute/"),
         ("dictionary", "dictionary/"), ("relevance", "relevance/"))


@dataclass(frozen=True)
class Item:
    """One door: its name, its link from the page, and whether the page lies behind it."""

    name: str
    href: str
    active: bool


def navigation(language: Language, path: str) -> dict[str, list[Item]]:
    """Four groups of doors as seen from the page at `path`."""
    groups = {"main": MAIN, "more": MORE, "find": FIND, "about": ABOUT}
    return {name: [_item(language, path, *item) for item in items] for name, items in groups.items()}


def _item(language: Language, path: str, key: str, below: str) -> Item:
    target = f"{language}/{below}"
    return Item(word(key, language), relative(path, target), path.startswith(target))
