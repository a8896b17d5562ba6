"""A place on one sheet of paper: what its page tells, in so few lines that they fit.

The page holds it, hidden until its address ends in `#brief`: a page of its own would say everything twice, while the
name, the summary, the foot of the sheet and the other language are those of the page as they are.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from atlas.data.places import REGIONS
from atlas.site.dossier import Dossier
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.views.common import KEY_FIGURES, key_facts, ranked, shown
from atlas.web.views.profile import Chapter
from atlas.web.views.relations import RelationGroup
from atlas.web.views.within import PartOfPlace

# Measured: with these the fullest page in the longer language leaves a tenth of the sheet.
PARTS = 9  # chapters
ROWS = 2  # of a part, beside its figures
NAMES = 3  # of a row
FIGURES = 2  # of a chapter, beside those at the head
INSIDE = 2  # parts of the place
AHEAD = 3  # aims and plans
SOURCES = 4


@dataclass(frozen=True)
class BriefRow:
    """A line: its name, figures, and entities; `more`: whether there are others."""

    name: str
    facts: Sequence[ResolvedFact] = ()
    ids: Sequence[str] = ()
    more: bool = False
    subject: str = ""


@dataclass(frozen=True)
class BriefPart:
    """What belongs together under one title."""

    title: str
    rows: list[BriefRow]


@dataclass(frozen=True)
class Brief:
    """A place on one sheet: figures at its head, parts, and the sources with their number."""

    facts: list[ResolvedFact]
    parts: list[BriefPart]
    sources: list[str]
    more: int


def brief(
    c: PageContext, dossier: Dossier, chapters: list[Chapter], relations: list[RelationGroup], within: list[PartOfPlace]
) -> Brief | None:
    """The sheet of a place of which it can show figures."""
    if dossier.record.kind != REGIONS:
        return None
    facts = key_facts(c, dossier, KEY_FIGURES)
    met = {fact.id for fact in facts}
    parts = [
        *(_chapter(chapter, met) for chapter in chapters),
        BriefPart(c.t("relations"), [_named(group) for group in relations[: 3 * ROWS]]),
    ]
    told = [part for part in parts if part.rows][:PARTS]
    told += [part for part in (_inside(c, within), _ahead(c, dossier)) if part.rows]
    if not facts and not any(row.facts for part in told for row in part.rows):
        return None
    return Brief(facts, told, list(dossier.sources[:SOURCES]), max(0, len(dossier.sources) - SOURCES))


def _chapter(chapter: Chapter, met: Container[str]) -> BriefPart:
    """A chapter: figures that the head has not, then names."""
    figures = [fact for group in chapter.groups for fact in group.facts]
    fresh = [fact for fact in _actual([chapter.lead, *figures]) if fact.id not in met][:FIGURES]
    listed = [_names(one.name, [line.record.id for line in one.lines], one.total) for one in chapter.lists]
    names = [*listed, *map(_named, chapter.relations)][:ROWS]
    return BriefPart(chapter.title, [BriefRow("", fresh), *names] if fresh else names)


def _actual(facts: Iterable[ResolvedFact | None]) -> Iterator[ResolvedFact]:
    """Numbers that are no aims, each once."""
    found = {fact.id: fact for fact in facts if fact and fact.quantity and fact.recorded.status == "actual"}
    yield from found.values()


def _named(group: RelationGroup) -> BriefRow:
    return _names(group.name, [one.id for one in group.rows], len(group.rows) + bool(group.all_path))


def _names(name: str, ids: Sequence[str], total: int) -> BriefRow:
    return BriefRow(name, (), ids[:NAMES], total > NAMES)


def _inside(c: PageContext, within: list[PartOfPlace]) -> BriefPart:
    """What lies in the place, with its first figures."""
    rows = [BriefRow("", part.facts[:FIGURES], (), False, part.id) for part in within[:INSIDE]]
    return BriefPart(c.t("within"), rows)


def _ahead(c: PageContext, dossier: Dossier) -> BriefPart:
    """Aims, plans and forecasts, the latest first."""
    facts = [fact for fact in shown(dossier.direct) if fact.quantity and fact.recorded.status != "actual"]
    chosen = ranked(facts, dossier.record.id)[:AHEAD]
    return BriefPart(c.t("brief-ahead"), [BriefRow("", chosen)] if chosen else [])
