"""A site that notes what is read of it, and the state of what was read, by which the next build knows what is the same.

What is looked up is noted entry by entry, and of each entity field by field (`atlas.data.noting`); an entry tells of
other entities which they are, not what is said of them. Whatever is not listed here counts as everything, so that a new
way to read makes things anew too often, never too seldom. What everything may rest on (vocabularies, words, code) is no
state of a site: it is the version of the cache.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from atlas.data.graph import Edge, Graph, PartNode
from atlas.data.model import Entity
from atlas.data.noting import FIELD, WHOLE, Key, silence, touch
from atlas.data.records import Record
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.places import Places
from atlas.site.series import AllSeries, Verdict
from atlas.site.site import Site
from atlas.site.touched import RESULT, is_derived, result
from atlas.text.language import LANGUAGES, Language

K = TypeVar("K")
V = TypeVar("V")
EVERYTHING: Key = ("everything",)
ENTRY = "entry"  # of a mapping: its name and the key
ORDER = "order"  # the keys of a mapping, all and in their order
COLUMN = "column"  # all entries of a mapping
FIELDS = "fields"  # one field of all entities
LIST, KIND, NAMES, RELEASE = "list", "kind", "names", "release"
SHORT = 12  # bytes of a digest
MANY = 100  # entries of one mapping, or entities of which one field is read, that count as all
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


def gathered(keys: Iterable[Key]) -> set[Key]:
    """Keys; where many of a sort were read, all of the sort in their stead."""
    found = set(keys)
    if EVERYTHING in found:
        return {EVERYTHING}
    if len(found) <= MANY:
        return found
    sorts = Counter(map(_sort, found))
    many = {sort for sort, number in sorts.items() if sort and number > MANY}
    return {_sort(key) if _sort(key) in many else key for key in found} if many else found


def _sort(key: Key) -> Key:
    """All of the sort of a key; nothing for what stands alone."""
    if key[0] == ENTRY:
        return (COLUMN, key[1])
    return (FIELDS, key[2]) if key[0] == FIELD else ()


class States:
    """The state of what can be read of a site, by its key: a digest that changes when anything of it does."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._mappings = mappings(site)
        self._found: dict[Key, str] = {}
        self._known: dict[int, tuple[object, str]] = {}  # what was written, held so that its number stays its own
        self._words: dict[str, Callable[..., str]] = {
            ENTRY: self._entry,
            ORDER: lambda name: self._of(list(self._mappings.get(name, ()))),
            COLUMN: self._column,
            FIELD: self._field,
            FIELDS: lambda name: "".join(self((FIELD, one, name)) for one in site.atlas.records),
            LIST: lambda name: self._of(LISTS[name](site)) if name in LISTS else "gone",
            KIND: lambda kind: self._of([record.id for record in site.atlas.of_kind(kind)]),
            NAMES: self._names,
            RELEASE: lambda name: self._of(getattr(site.release, name, "gone")),
            RESULT: lambda name, *given: self._of(result(site, name, *given)) if is_derived(name) else "gone",
            EVERYTHING[0]: self._everything,
        }

    def __call__(self, key: Key) -> str:
        if key not in self._found:
            self._found[key] = _digest(self._state(key))
        return self._found[key]

    def _state(self, key: Key) -> str:
        """One that is no other's where it cannot be told: a result may be that of an entity which is gone."""
        word, *given = key
        try:
            return self._words[word](*given) if word in self._words else "gone"
        except Exception as error:
            return f"{error!r} {os.urandom(SHORT).hex()}"

    def _everything(self) -> str:
        atlas = self._site.atlas
        records = [[record.id, self((FIELD, record.id, WHOLE))] for record in atlas.records.values()]
        return self._of([self((COLUMN, "sources")), records, dict(atlas.moved), list(map(repr, atlas.waivers))])

    def _entry(self, name: str, *given: Any) -> str:
        key: Any = given[0] if len(given) == 1 else given
        if name == DOSSIER:
            return self._dossier(key) if key in self._site.atlas.records else "none"
        found = self._mappings.get(name, {})
        return self._of(found[key]) if key in found else "none"

    def _dossier(self, entity_id: str) -> str:
        found = self._site.dossier(entity_id)
        return self._of([getattr(found, one.name) for one in fields(found)])

    def _column(self, name: str) -> str:
        if name == DOSSIER:
            return "".join(self((ENTRY, DOSSIER, one)) for one in self._site.atlas.records)
        return self._of(self._mappings.get(name))

    def _field(self, entity_id: str, name: str) -> str:
        record = self._site.atlas.records.get(entity_id)
        if record is None:
            return "none"
        return self._of([getattr(record.entity, one, "none") for one in (Entity.model_fields if not name else [name])])

    def _names(self) -> str:
        """All that names in texts are found by: names and aliases, and, of equal ones, where they lie."""
        site = self._site
        told = ([record.id, record.entity.name, record.entity.aliases] for record in site.atlas.records.values())
        lies = ([site.place(record), *site.places.above[record.id]] for record in site.atlas.records.values())
        return self._of(list(zip(told, lies, strict=True)))

    def _of(self, value: object) -> str:
        """A value in writing: two that differ are written differently. Of a record it is told which it is."""
        if value is None or isinstance(value, str | int | float):
            return repr(value)
        if isinstance(value, Record):
            return f"Record {value.id!r}"
        if isinstance(value, ResolvedFact | Edge | PartNode | BaseModel):
            if id(value) not in self._known:
                self._known[id(value)] = (value, self._written(value))
            return self._known[id(value)][1]
        if isinstance(value, Mapping):
            return "{" + ",".join(f"{self._of(key)}:{self._of(one)}" for key, one in value.items()) + "}"
        if isinstance(value, list | tuple):
            return f"[{','.join(map(self._of, value))}]"
        if isinstance(value, set | frozenset):
            return f"<{','.join(sorted(map(self._of, value)))}>"
        return self._written(value)

    def _written(self, value: Any) -> str:
        if isinstance(value, ResolvedFact):  # all else of it follows from the fact as recorded
            return f"{value.record.id} {_digest(value.recorded.model_dump_json())}"
        if isinstance(value, BaseModel):
            return f"{type(value).__name__} {_digest(value.model_dump_json())}"
        if is_dataclass(value) and not isinstance(value, type):
            return f"{type(value).__name__}({','.join(self._of(getattr(value, one.name)) for one in fields(value))})"
        return repr(value)


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=SHORT).hexdigest()
