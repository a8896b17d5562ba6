"""Names of the atlas in an article, by the same rules by which its pages link names; Traditional text is read as simplified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from atlas.data.records import Atlas, Record
from atlas.search.fold import folded
from atlas.site.mentions import Mention, Names
from atlas.site.places import make_places

# Kinds that a quantity can be of when their name stands before it; a title, a branch or a term is what is counted.
HOLDING = frozenset(
    {"regions", "organizations", "carriers", "platforms", "projects", "programmes", "funds", "events", "products"}
)


@dataclass
class Known:
    """An entity that an article names: by which names, and where: paragraph (from 1) and character."""

    record: Record
    names: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[int]:
        """The paragraphs that name it."""
        return list(dict.fromkeys(paragraph for paragraph, _ in self.places))


def known(lines: Sequence[str], atlas: Atlas) -> list[Known]:
    """The entities that the paragraphs name, in the order of the text."""
    names, found = Names(atlas, make_places(atlas), "zh"), dict[str, Known]()
    for number, line in enumerate(lines, 1):
        position = 0
        for piece in names.find(folded(line)):
            if isinstance(piece, Mention):
                one = found.setdefault(piece.id, Known(atlas.records[piece.id]))
                one.names.append(line[position : position + len(piece.text)])
                one.places.append((number, position))
            position += len(piece.text if isinstance(piece, Mention) else piece)
    return list(found.values())


def main_place(found: Sequence[Known]) -> str:
    """The id of the place that an article names most; empty where it names none."""
    places = [one for one in found if one.record.kind == "regions"]
    return max(places, key=lambda one: len(one.places)).record.id if places else ""
