"""Names of entities found in running text, so that they can link to their pages.

The longest name wins; a name that belongs to two entities links to neither, unless it is the full name of one of them
and only an alias of the other. Where several things have one full name, the one that lies nearest to what the text is
about is meant, if one alone does. An alias for the search alone is no name here, and one that holds within some sources
is a name only in a text that rests on one of them. A short Chinese name begins and ends where words do: 筹建 does not
stand in 统筹建设.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from atlas.data.model import Summary, Text
from atlas.data.records import Atlas, Record, split_cite
from atlas.site.homonyms import nearest
from atlas.site.places import Places
from atlas.text.han import HAN
from atlas.text.language import Language

MIN_LENGTH = {"zh": 2, "en": 3}
SHORT = 4  # characters of a Chinese name that may stand across the words of another; longer ones do not by chance
Cut = Callable[[str], Iterator[str]]


@dataclass(frozen=True)
class Mention:
    """A stretch of text that names an entity."""

    text: str
    id: str


class Names:
    """All names of one language, ready to be found in texts."""

    def __init__(self, atlas: Atlas, places: Places, language: Language) -> None:
        self.language = language
        self._records = atlas.records
        self._places = places
        self._homonyms = _homonyms(atlas, language)
        self._cut: Cut = atlas.readings.cut
        self._within = _bound(atlas, language)
        self._owners: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        for name, entity_id in _owners(atlas, language).items():
            self._owners[_key(name)].append((name, entity_id))
        self._keys = sorted(self._owners)
        self._outer = _outer(self._keys)
        self._longest = max(map(len, self._keys), default=0)
        self._starts = {key[: MIN_LENGTH[language]] for key in self._keys}

    def find(self, text: str, sources: Collection[str] = (), near: str = "") -> Iterator[str | Mention]:
        """The text in pieces, in order: plain strings and mentions; joined, they are the text.

        `sources` are the ids of those that the text rests on, `near` is that of the entity it is about.
        """
        start = position = 0
        edges, shortest = self._edges(text), MIN_LENGTH[self.language]
        while position < len(text):
            if _key(text[position : position + shortest])[:shortest] not in self._starts:
                position += 1  # at most places no name can begin
                continue
            length, entity_id = self._at(text, position, sources, edges, near)
            if entity_id is None:
                # An ambiguous name has a length but no owner: it stays text, and so does every shorter name in it.
                position += length or 1
                continue
            if start < position:
                yield text[start:position]
            yield Mention(text[position : position + length], entity_id)
            start = position = position + length
        if start < len(text):
            yield text[start:]

    def _at(
        self, text: str, position: int, sources: Collection[str], edges: frozenset[int], near: str
    ) -> tuple[int, str | None]:
        """Length and owner of the longest name that stands at a position; (0, None) if none does."""
        for name, entity_id in self._beginning(text, position):
            length = self._length(text, position, name)
            if not length or (name in self._within and self._within[name].isdisjoint(sources)):
                continue
            if length > SHORT or self.language != "zh" or {position, position + length} <= edges:
                return length, entity_id or self._nearest(name, near)
        return 0, None

    def _nearest(self, name: str, near: str) -> str | None:
        """Which of several things of one full name is meant in a text about an entity; None if that is not clear."""
        return nearest(self._places, self._homonyms.get(name, ()), self._records.get(near))

    def _beginning(self, text: str, position: int) -> Iterator[tuple[str, str | None]]:
        """Names that stand at a position but for what is around them, with their owners, the longest first."""
        key = _key(text[position : position + self._longest])
        at = bisect_right(self._keys, key) - 1
        while at >= 0:
            if key.startswith(self._keys[at]):
                yield from self._owners[self._keys[at]]
            at = self._outer[at]

    def _edges(self, text: str) -> frozenset[int]:
        """Where the words of a Chinese text begin and end."""
        if self.language != "zh":
            return frozenset()
        found, position = {0}, 0
        for word in self._cut(text):
            position += len(word)
            found.add(position)
        return frozenset(found)

    def _length(self, text: str, position: int, name: str) -> int:
        """Length of the name at a position, an English plural included; 0 if it does not stand there."""
        end = position + len(name)
        if _inside_word(text, position):
            return 0
        if self.language == "zh":
            return len(name) if text.startswith(name, position) and not _inside_word(text, end) else 0
        piece = text[position:end]
        # Capitals inside a name count (SIP is not “sip”), that of its first letter does not.
        if piece[1:] != name[1:] or piece[:1].casefold() != name[:1].casefold() or (name.isupper() and piece != name):
            return 0
        plurals = (end + len(plural) for plural in ("", "s", "es") if text.startswith(plural, end))
        return next((after - position for after in plurals if not _inside_word(text, after)), 0)


def _outer(keys: Sequence[str]) -> list[int]:
    """Of sorted keys, for each the place of the longest other one that it begins with; -1 if there is none.

    What a text begins with is the last key not above it, or one of those that this one begins with.
    """
    found: list[int] = []
    open_: list[int] = []
    for place, key in enumerate(keys):
        while open_ and not key.startswith(keys[open_[-1]]):
            open_.pop()
        found.append(open_[-1] if open_ else -1)
        open_.append(place)
    return found


def _key(name: str) -> str:
    """What a name is looked up by: the case of its first letter may be another in a text."""
    return name[:1].casefold() + name[1:]


def _inside_word(text: str, position: int) -> bool:
    """True between two letters or digits of one Latin word; Han characters have no such bond."""
    around = text[max(0, position - 1) : position + 1]
    return len(around) == 2 and position > 0 and all(sign.isalnum() and not HAN.match(sign) for sign in around)


def _owners(atlas: Atlas, language: Language) -> Mapping[str, str | None]:
    """Name → the one entity that owns it, or None if several do."""
    full: dict[str, set[str]] = defaultdict(set)
    alias: dict[str, set[str]] = defaultdict(set)
    for record in atlas.records.values():
        full[getattr(record.entity.name, language)].add(record.id)
        for entry in record.entity.aliases.links(language):
            alias[entry.name].add(record.id)
    owners = {name: ids for name, ids in alias.items() if name not in full} | full
    return {
        name: next(iter(ids)) if len(ids) == 1 else None
        for name, ids in owners.items()
        if len(name) >= MIN_LENGTH[language]
    }


def _homonyms(atlas: Atlas, language: Language) -> Mapping[str, tuple[str, ...]]:
    """Full names that several things of one kind have, with their ids."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in atlas.records.values():
        found[getattr(record.entity.name, language)].append(record)
    return {
        name: tuple(record.id for record in records)
        for name, records in found.items()
        if len(records) > 1 and len({record.kind for record in records}) == 1
    }


def _bound(atlas: Atlas, language: Language) -> Mapping[str, frozenset[str]]:
    """Aliases that hold within some sources only, with these."""
    return {
        entry.name: frozenset(entry.within)
        for record in atlas.records.values()
        for entry in record.entity.aliases.links(language)
        if entry.within
    }


def mentioned_by(record: Record, names: Names) -> set[str]:
    """Ids of the entities that a record's own prose names."""
    summary = record.entity.summary
    pieces = names.find(getattr(summary, names.language), sources_of(summary), record.id)
    return {piece.id for piece in pieces if isinstance(piece, Mention)} - {record.id}


def sources_of(text: Text) -> frozenset[str]:
    """Ids of the sources that a text names as its own; none for a text without citations."""
    return frozenset(split_cite(cite)[0] for cite in text.cite) if isinstance(text, Summary) else frozenset()
