"""Names of the atlas in an article, by the same rules by which its pages link names; Traditional text is read as simplified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from atlas.data.records import Atlas, Record
from atlas.search.fold import folded
from atlas.site.mentions import Mention, Names
from atlas.site.places import make_places

# Kinds that a quantity can be of when their name stands before it; a title, a branch or a term is what is counted.
HOLDING = frozenset(
    {"regions", "organizations", "carriers", "platforms", "projects", "programmes", "funds", "events", "products"}
)
BRACKETS = str.maketrans("()", "（）")
SHORTEST = 2  # characters of a name that may stand within other words


@dataclass
class Known:
    """An entity that an article names: by which names, and where: paragraph (from 1) and character; `sure` as far as the
    rules of links go.
    """

    record: Record
    names: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    sure: bool = True

    @property
    def paragraphs(self) -> list[int]:
        """The paragraphs that name it."""
        return list(dict.fromkeys(paragraph for paragraph, _ in self.places))


def plain(line: str) -> str:
    """A paragraph as names are looked for in it: in simplified characters, with full-width brackets, sign for sign."""
    return folded(line).translate(BRACKETS)


def known(lines: Sequence[str], atlas: Atlas) -> list[Known]:
    """The entities that the paragraphs name, in the order of the text."""
    names, found = Names(atlas, make_places(atlas), "zh"), dict[str, Known]()
    for number, line in enumerate(lines, 1):
        position = 0
        for piece in names.find(plain(line)):
            if isinstance(piece, Mention):
                one = found.setdefault(piece.id, Known(atlas.records[piece.id]))
                one.names.append(line[position : position + len(piece.text)])
                one.places.append((number, position))
            position += len(piece.text if isinstance(piece, Mention) else piece)
    return [*found.values(), *_besides(lines, atlas, set(found))]


def _besides(lines: Sequence[str], atlas: Atlas, met: Set[str]) -> Iterator[Known]:
    """Entities whose name stands only within other words, or is one that pages do not link by: it may be meant."""
    simplified = [plain(line) for line in lines]
    whole = "\n".join(simplified)
    for record in atlas.records.values():
        name = next((name for name in names_of(record) if len(name) >= SHORTEST and name in whole), "")
        if name and record.id not in met:
            places = [(number, line.find(name)) for number, line in enumerate(simplified, 1) if name in line]
            yield Known(record, [lines[number - 1][at : at + len(name)] for number, at in places], places, sure=False)


def spans(found: Sequence[Known]) -> dict[int, list[tuple[int, int]]]:
    """Where names that pages link begin and end, by paragraph, in their order there."""
    held: dict[int, list[tuple[int, int]]] = {}
    for one in found:
        if one.sure:
            for name, (paragraph, start) in zip(one.names, one.places, strict=True):
                held.setdefault(paragraph, []).append((start, start + len(name)))
    return {paragraph: sorted(places) for paragraph, places in held.items()}


def names_of(record: Record) -> list[str]:
    """The Chinese names of an entity."""
    return [record.entity.name.zh, *record.entity.aliases.names("zh")]


def all_names(atlas: Atlas) -> list[tuple[str, str]]:
    """Every Chinese name of the atlas with the kind of what it names."""
    return [(name, record.kind) for record in atlas.records.values() for name in names_of(record)]


def main_place(found: Sequence[Known]) -> str:
    """The id of the place that an article names most; empty where it names none."""
    places = [one for one in found if one.record.kind == "regions" and one.sure]
    return max(places, key=lambda one: len(one.places)).record.id if places else ""
