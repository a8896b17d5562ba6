"""A site that notes what is read of it, by which the next build knows what is the same (`atlas.site.states`).

What is looked up is noted entry by entry, and of each entity field by field (`atlas.data.noting`); an entry tells of
other entities which they are, not what is said of them. Whatever is not listed here counts as everything, so that a new
way to read makes things anew too often, never too seldom. What everything may rest on (vocabularies, words, code) is no
state of a site: it is the version of the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar, cast

from atlas.data.graph import Graph
from atlas.data.noting import Key, silence, touch
from atlas.data.records import Record
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.places import Places
from atlas.site.series import AllSeries, Verdict
from atlas.site.site import Site
from atlas.text.language import LANGUAGES, Language

K = TypeVar("K")
V = TypeVar("V")
EVERYTHING: Key = ("everything",)
ENTRY = "entry"  # of a mapping: its name and the key
ORDER = "order"  # the keys of a mapping, all and in their order
COLUMN = "column"  # all entries of a mapping
FIELDS = "fields"  # one field of all entities
LIST, KIND, NAMES, RELEASE = "list", "kind", "names", "release"
# What every page may rest on: the key of the cache holds the files that these are read from.
COMMON_OF_SITE = ("readings", "relevance")
COMMON_OF_ATLAS = ("vocabulary", "themes", "pictures", "coast", "identity", "changes", "readings")
LISTS: Mapping[str, Callable[[Site], Any]] = {
    "facts": lambda site: site.facts,
    "edges": lambda site: site.graph.edges,
    "injected": lambda site: site.atlas.injected,
}
OF_SITE = (
    "facts_of",
    "facts_by_indicator",
    "facts_by_paragraph",
    "fact_by_id",
    "pinyins",
    "citing",
    "sources_of",
    "part_names",
    "followed",
    "rows",
    "row_of",
    "data_files",
)
BY_LANGUAGE = ("apart", "collations", "mentioned_in")
OF_SERIES = ("by_id", "of", "verdicts", "outcomes", "aims", "place", "earlier")
OF_GRAPH = ("out", "into", "children", "parts")
OF_ATLAS = ("records", "leads_on", "moved", "sources")
DOSSIER = "dossier"


class Noted(Mapping[K, V]):
    """A mapping that notes which of its entries are read."""

    def __init__(self, inner: Mapping[K, V], name: str) -> None:
        self._inner, self._name = inner, name

    def __getitem__(self, key: K) -> V:
        touch(ENTRY, self._name, *_told(key))
        return self._inner[key]

    def get(self, key: K, default: Any = None) -> Any:
        """As of any mapping; one that would make what it lacks does not."""
        touch(ENTRY, self._name, *_told(key))
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        touch(ENTRY, self._name, *_told(key))
        return key in self._inner

    def __iter__(self) -> Iterator[K]:
        touch(ORDER, self._name)
        return iter(self._inner)

    def __len__(self) -> int:
        touch(ORDER, self._name)
        return len(self._inner)


def _told(key: object) -> tuple[Any, ...]:
    return key if isinstance(key, tuple) else (key,)


class _Watched:
    """Hands out what is listed; all else has read everything."""

    def __init__(self, inner: object, common: tuple[str, ...] = (), **known: object) -> None:
        self.__dict__.update(known, _inner=inner, _common=common)

    def __getattr__(self, name: str) -> Any:
        if name in LISTS:
            touch(LIST, name)
        elif name not in self.__dict__["_common"]:
            touch(*EVERYTHING)
        return getattr(self.__dict__["_inner"], name)


class _Series(_Watched):
    def verdict(self, fact: ResolvedFact) -> Verdict | None:
        return AllSeries.verdict(cast(AllSeries, self), fact)


class _Graph(_Watched):
    def degree(self, entity_id: str) -> int:
        return Graph.degree(cast(Graph, self), entity_id)


class _Atlas(_Watched):
    def knows(self, entity_id: str) -> bool:
        return entity_id in self.records

    def of_kind(self, kind: str) -> list[Record]:
        touch(KIND, kind)
        return cast(list[Record], self._inner.of_kind(kind))


class _Release(_Watched):
    def __getattr__(self, name: str) -> Any:
        touch(RELEASE, "address" if name == "absolute" else name)
        return getattr(self.__dict__["_inner"], name)


class _Site(_Watched):
    """Reads as a Site does."""

    def record(self, entity_id: str) -> Record:
        return Site.record(cast(Site, self), entity_id)

    def pinyin(self, record: Record) -> str:
        return Site.pinyin(cast(Site, self), record)

    def collation(self, record: Record, language: Language) -> str:
        return Site.collation(cast(Site, self), record, language)

    def place(self, record: Record) -> Record | None:
        return Site.place(cast(Site, self), record)

    def own_facts(self, entity_id: str) -> list[ResolvedFact]:
        return Site.own_facts(cast(Site, self), entity_id)

    def path(self, language: Language, entity_id: str) -> str:
        return Site.path(cast(Site, self), language, entity_id)

    def dossier(self, entity_id: str) -> Dossier:
        touch(ENTRY, DOSSIER, entity_id)
        with silence():
            return cast(Site, self._inner).dossier(entity_id)


def mappings(site: Site) -> dict[str, Mapping[Any, Any]]:
    """What can be looked up in a site, by the names in its keys."""
    found = {name: getattr(site, name) for name in OF_SITE}
    found |= {f"{name}.{language}": getattr(site, name)[language] for name in BY_LANGUAGE for language in LANGUAGES}
    found |= {f"places.{one.name}": getattr(site.places, one.name) for one in fields(site.places)}
    found |= {f"series.{name}": getattr(site.series, name) for name in OF_SERIES}
    found |= {f"graph.{name}": getattr(site.graph, name) for name in OF_GRAPH}
    return found | {name: getattr(site.atlas, name) for name in OF_ATLAS}


def watched(site: Site, **said: str) -> Site:
    """The site, noting what is read of it; what is `said` of its release stands in it, and is not noted."""
    noted = {name: Noted(mapping, name) for name, mapping in mappings(site).items()}

    def of(prefix: str, names: Iterable[str]) -> dict[str, Any]:
        return {name: noted[f"{prefix}.{name}"] for name in names}

    found = _Site(
        site,
        COMMON_OF_SITE,
        watched_site=site,
        atlas=_Atlas(site.atlas, COMMON_OF_ATLAS, **{name: noted[name] for name in OF_ATLAS}),
        graph=_Graph(site.graph, (), **of("graph", OF_GRAPH)),
        places=Places(**of("places", [one.name for one in fields(site.places)])),
        series=_Series(site.series, (), **of("series", OF_SERIES)),
        release=_Release(site.release, (), **said),
        names=_Names(site.names),
        **{name: noted[name] for name in OF_SITE},
        **{name: {language: noted[f"{name}.{language}"] for language in LANGUAGES} for name in BY_LANGUAGE},
    )
    return cast(Site, found)


class _Names(Mapping[Language, Any]):
    """The names of each language, of which all are read at once."""

    def __init__(self, inner: Mapping[Language, Any]) -> None:
        self._inner = inner

    def __getitem__(self, language: Language) -> Any:
        touch(NAMES)
        return self._inner[language]

    def __iter__(self) -> Iterator[Language]:
        return iter(self._inner)

    def __len__(self) -> int:
        return len(self._inner)
