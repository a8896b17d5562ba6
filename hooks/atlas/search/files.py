"""All files of the search, as a pure function of the data and the hand-written pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from atlas.search.catalogue import Catalogue, Entry
from atlas.search.documents import catalogue
from atlas.search.facts import facts
from atlas.search.index import Index, shards
from atlas.search.keys import MOST
from atlas.search.lexicon import lexicon
from atlas.search.lunr_js import lunr
from atlas.search.names import names
from atlas.search.relations import relations
from atlas.search.sounds import sounds
from atlas.search.stretches import LIMIT, in_order, is_large, stretches
from atlas.search.summaries import summaries
from atlas.search.synonyms import synonyms
from atlas.search.tokens import Cut, TextTerms
from atlas.search.wire import scripts
from atlas.site.site import Site


def files(site: Site, pages: Mapping[str, str]) -> dict[str, str]:
    """`assets/search/*.js` but for the programs (`output/javascript.py`); `pages` maps uris of hand-written pages to
    their Markdown.
    """
    return files_of(catalogue(site, pages), site.readings.cut)


def files_of(found: Catalogue, cut: Cut, limit: int = LIMIT, most: int = MOST) -> dict[str, str]:
    """The files of any catalogue; `cut` divides a Han run into words. Names, figures and relations travel whole, or
    beyond a limit in stretches, with all of them besides.
    """
    is_split = is_large(found, limit)
    found = in_order(found) if is_split else found
    terms = TextTerms(cut)
    index = index_of(found.entries, terms)
    split, text = summaries(found), shards(index, is_split)
    text["text"] = {**text["text"], "docs": split.pop("docs")}
    whole: dict[str, Mapping[str, Any]] = {
        "names": names(found, terms.words),
        "facts": facts(found),
        "relations": relations(found),
    }
    if is_split:
        whole = {f"all-{name}": one for name, one in whole.items()} | stretches(found, terms.words, most)
    links = {"synonyms": synonyms(found), "sounds": sounds(found)}
    return scripts({**whole, **links, "words": lexicon(found, terms.words), **text, **split}, {"lunr": lunr()})


def index_of(entries: Iterable[Entry], terms: TextTerms) -> Index:
    """The uncut index: names and texts of all entries."""
    index = Index()
    for entry in entries:
        index.add(
            [
                terms.of("\n".join((entry.name.zh, *entry.zh, entry.text["zh"]))),
                terms.of("\n".join((entry.name.en, *entry.en, entry.text["en"]))),
            ]
        )
    return index
