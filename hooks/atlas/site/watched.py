"""A site that notes what is read of it, and the state of what was read, by which the next build knows what is the same.

Whatever is not listed here counts as everything, so that a new way to read makes pages anew too often, never too
seldom. What every page rests on (vocabularies, words, code) is no state of a site: it is the version of the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from atlas.data.graph import Graph, owner
from atlas.data.records import Record
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.places import Places
from atlas.site.series import AllSeries, Verdict
from atlas.site.site import Site
from atlas.site.touched import ENTITY, EVERYTHING, NAMES, RELEASE, RESULT, SOURCE, Key, is_derived, result, touch
from atlas.text.language import LANGUAGES, Language

V = TypeVar("V")
# What every page may rest on: the key of the cache holds the files that these are read from.
COMMON_OF_SITE = ("readings", "relevance")
COMMON_OF_ATLAS = ("vocabulary", "themes", "pictures", "coast", "identity", "changes", "readings")
BY_ENTITY = (
    "facts_of",
    "fact_by_id",
    "pinyins",
    "sources_of",
    "part_names",
    "followed",
    "rows",
    "row_of",
    "data_files",
)


class Noted(Mapping[str, V]):
    """A mapping by ids of entities, their facts and parts; whoever looks one up has read the entity."""

    def __init__(self, inner: Mapping[str, V], word: str = ENTITY) -> None:
        self._inner, self._word = inner, word

    def __getitem__(self, key: str) -> V:
        touch(self._word, owner(key))
        return self._inner[key]

    def __contains__(self, key: object) -> bool:
        touch(self._word, owner(str(key)))
        return key in self._inner

    def __iter__(self) -> Iterator[str]:
        touch(*EVERYTHING)
        return iter(self._inner)

    def __len__(self) -> int:
        touch(*EVERYTHING)
        return len(self._inner)


class _Watched:
    """Hands out what is listed; all else has read everything."""

    def __init__(self, inner: object, common: tuple[str, ...] = (), **known: object) -> None:
        self.__dict__.update(known, _inner=inner, _common=common)

    def __getattr__(self, name: str) -> Any:
        if name not in self.__dict__["_common"]:
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


class _Release(_Watched):
    def __getattr__(self, name: str) -> Any:
        touch(RELEASE, "absolute" if name == "address" else name)
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
        touch(ENTITY, entity_id)
        return cast(Site, self._inner).dossier(entity_id)


def watched(site: Site) -> Site:
    """The site, noting what is read of it."""
    series, places, graph, atlas = site.series, site.places, site.graph, site.atlas
    names = ("by_id", "of", "verdicts", "outcomes", "aims", "place", "earlier")
    standing = {one.name: Noted(getattr(places, one.name)) for one in fields(places)}
    edges = {name: Noted(getattr(graph, name)) for name in ("out", "into", "children", "parts")}
    told: dict[str, Any] = {name: Noted(getattr(site, name)) for name in BY_ENTITY}
    told |= {
        name: {language: Noted(getattr(site, name)[language]) for language in LANGUAGES}
        for name in ("apart", "collations", "mentioned_in")
    }
    found = _Site(
        site,
        COMMON_OF_SITE,
        watched_site=site,
        atlas=_Atlas(
            atlas,
            COMMON_OF_ATLAS,
            records=Noted(atlas.records),
            leads_on=Noted(atlas.leads_on),
            sources=Noted(atlas.sources, SOURCE),
        ),
        graph=_Graph(graph, (), **edges),
        places=Places(**standing),
        series=_Series(series, (), **{name: Noted(getattr(series, name)) for name in names}),
        release=_Release(site.release),
        names=Noted(site.names, NAMES),  # type: ignore[arg-type] # by languages, which are texts
        **told,
    )
    return cast(Site, found)


class States:
    """The state of what can be read of a site, by its key: a digest that changes when anything of it does."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._found: dict[Key, str] = {}
        self._records: dict[str, str] = {}
        self._words: dict[str, Callable[[Any], str]] = {
            ENTITY: self._entity,
            SOURCE: self._source,
            NAMES: self._names,
            RELEASE: self._release,
        }

    def __call__(self, key: Key) -> str:
        if key not in self._found:
            self._found[key] = _digest(self._state(key))
        return self._found[key]

    def _state(self, key: Key) -> str:
        word, *given = key
        if word == RESULT:
            name, *rest = given
            return self._of(result(self._site, name, *rest)) if is_derived(name) else "gone"
        if word in self._words:
            return self._words[word](given[0])
        atlas = self._site.atlas
        sources = [self((SOURCE, one)) for one in atlas.sources]
        return self._of([sources, [self._record(one) for one in atlas.records.values()], dict(atlas.moved)])

    def _entity(self, entity_id: str) -> str:
        """All that is known of an entity by its id."""
        site, leads = self._site, self._site.atlas.leads_on.get(entity_id)
        if entity_id not in site.atlas.records:
            return f"none {leads}"
        dossier, record = site.dossier(entity_id), site.record(entity_id)
        by_language = [
            [getattr(site, name)[one].get(entity_id) for one in LANGUAGES]
            for name in ("apart", "collations", "mentioned_in")
        ]
        by_id = [
            site.pinyins[entity_id],
            site.rows.get(entity_id),
            site.row_of.get(entity_id),
            site.data_files[entity_id],
        ]
        places = [site.places.parts.get(entity_id), site.places.standing.get(entity_id), site.place(record)]
        known = [self._of(getattr(dossier, one.name)) for one in fields(dossier)]
        graph = [site.graph.out.get(entity_id), site.graph.into.get(entity_id)]
        into = [site.graph.into.get(node.id) for node in dossier.all_parts]
        sources = [self((SOURCE, one)) for one in dossier.sources]
        return self._of([leads, known, by_language, by_id, places, graph, into, sources, site.sources_of[entity_id]])

    def _source(self, source_id: str) -> str:
        return self._of(self._site.atlas.sources.get(source_id))

    def _release(self, name: str) -> str:
        release = self._site.release
        return self._of(release.address if name == "absolute" else getattr(release, name))

    def _names(self, language: Language) -> str:
        """All that names in texts are found by: names and aliases, and, of equal ones, where they lie."""
        site = self._site
        told = ([record.id, record.entity.name, record.entity.aliases] for record in site.atlas.records.values())
        lies = ([site.place(record), *site.places.above[record.id]] for record in site.atlas.records.values())
        return self._of(
            [[one, [place.id if place else None for place in around]] for one, around in zip(told, lies, strict=True)]
        )

    def _record(self, record: Record) -> str:
        if record.id not in self._records:
            self._records[record.id] = f"{record.id} {_digest(record.entity.model_dump_json())}"
        return self._records[record.id]

    def _of(self, value: object) -> str:
        """A value in writing: two that differ are written differently."""
        if value is None or isinstance(value, str | int | float):
            return repr(value)
        if isinstance(value, Record):
            return self._record(value)
        if isinstance(value, ResolvedFact):
            return f"{value.id!r} {self._record(value.record)}"
        if isinstance(value, BaseModel):
            return f"{type(value).__name__} {value.model_dump_json()}"
        if isinstance(value, Mapping):
            return "{" + ",".join(f"{self._of(key)}:{self._of(one)}" for key, one in value.items()) + "}"
        if isinstance(value, list | tuple):
            return f"[{','.join(map(self._of, value))}]"
        if isinstance(value, set | frozenset):
            return f"<{','.join(sorted(map(self._of, value)))}>"
        if is_dataclass(value):
            return f"{type(value).__name__}({','.join(self._of(getattr(value, one.name)) for one in fields(value))})"
        return repr(value)


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()
