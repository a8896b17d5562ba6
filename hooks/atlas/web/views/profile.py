"""A page that reads as a profile: the figures, pictures, lists and relations of an entity by the questions that readers
of such a page ask, in an order that suits its kind.

Short pages keep their figures in one table and their relations in one list: a heading for every row would not make them
easier to read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from atlas.data.places import REGIONS
from atlas.data.records import Record
from atlas.pictures import Pictures
from atlas.site.dossier import Dossier, RelatedRow
from atlas.site.facts import ResolvedFact
from atlas.site.page import PageContext
from atlas.web.views.common import Group, ranked, shown, sort_key
from atlas.web.views.lists import LONGEST, Listing, listing
from atlas.web.views.relations import Related, RelationGroup, once, relation_groups

LONG = 16  # figures, relations and what stands in a place together from which a page is told by theme
FEWEST_THEMES = 3
OPEN = 1  # chapters that are unfolded from the beginning
REPEATED = 2  # figures of another entity from which its name becomes a heading


@dataclass(frozen=True)
class Chapter:
    """A question of one page: its pictures, those that repeat names and so unfold on demand, what stands in the place,
    its relations, its figures; `lead` is the figure that stands for them. One that is not open unfolds.
    """

    key: str
    title: str
    is_open: bool
    lead: ResolvedFact | None
    pictures: list[Markup]
    folded: list[Markup]
    lists: list[Listing]
    relations: list[RelationGroup]
    groups: list[Group]

    @property
    def is_told(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.pictures or self.folded or self.lists or self.relations or self.groups)


@dataclass(frozen=True)
class _Told:
    """What there is to tell of an entity, by theme."""

    facts: dict[str, list[ResolvedFact]]
    related: dict[str, list[Related]]
    inside: dict[str, list[Record]]


def profile(c: PageContext, dossier: Dossier, pictures: Pictures, boxed: Collection[RelatedRow] = ()) -> list[Chapter]:
    """The chapters of a page; none if the page is short.

    Every figure that is shown, every relation that the box does not tell, and all that stands in a place is in
    just one of them.
    """
    facts = shown(dossier.direct)
    rows = [row for row in dossier.relations if row not in boxed]
    inside = [record for key in dossier.inside if (record := c.site.record(key)).kind != REGIONS]
    if len(facts) + len(rows) + len(inside) < LONG:
        return []
    told = _told(c, facts, rows, inside)
    in_order = c.site.atlas.themes.in_order(dossier.record.kind)
    chapters = [chapter for key in in_order if (chapter := _chapter(c, key, dossier, told, pictures)).is_told]
    if len(chapters) < FEWEST_THEMES:
        return []
    return [replace(chapter, is_open=number < OPEN) for number, chapter in enumerate(chapters)]


def _told(c: PageContext, facts: Iterable[ResolvedFact], rows: Iterable[RelatedRow], inside: Sequence[Record]) -> _Told:
    themes = c.site.atlas.themes
    told = _Told(defaultdict(list), defaultdict(list), defaultdict(list))
    named = {name for theme in themes.themes.values() for name in theme.relations}
    for fact in facts:
        told.facts[themes.of_group(fact.indicator.group)].append(fact)
    for record in inside:
        told.inside[_theme_of(c, record)].append(record)
    listed = {record.id for key, found in told.inside.items() if _is_listed(c, key) for record in found}
    for one in once(rows):
        told.related[_theme_of(c, c.site.record(one.id), "" if one.id in listed else _told_by(one, named))].append(one)
    return told


def _is_listed(c: PageContext, key: str) -> bool:
    """Whether a theme lists what stands in a place, however it is joined to that."""
    theme = c.site.atlas.themes.themes.get(key)
    return bool(theme and (theme.tabled or theme.by))


def _theme_of(c: PageContext, record: Record, relation: str = "") -> str:
    """The theme that tells an entity: by a relation that a theme names, else by what it is."""
    return c.site.atlas.themes.of_relation(relation, record.kind, record.entity.type)


def _told_by(related: Related, named: Container[str]) -> str:
    """The relation by which an entity is told: one that a theme names, if any."""
    return next((row.relation for row in related.rows if row.relation in named), related.rows[0].relation)


def _chapter(c: PageContext, key: str, dossier: Dossier, told: _Told, pictures: Pictures) -> Chapter:
    themes, record = c.site.atlas.themes, dossier.record
    theme = themes.themes.get(key)
    drawn = [name for name in (theme.pictures if theme else themes.pictures_left) if pictures.get(name)]
    related, facts = told.related[key], _in_order(theme.groups if theme else (), told.facts[key])
    lists = list(_lists(c, record, told.inside[key], related)) if theme and theme.tabled else []
    firms = list(titled(c, record, told.inside[key], theme.by, related)) if theme and theme.by else []
    listed = {record.id for record in told.inside[key]} if lists or firms else set()
    return Chapter(
        key,
        c.s(theme.heading(record.kind)) if theme else c.t("theme-more"),
        False,
        _lead(facts, record.id),
        [pictures[name] for name in drawn if name != "stages"],
        [pictures[name] for name in drawn if name == "stages"],
        lists,
        [*firms, *relation_groups(c, (row for one in related if one.id not in listed for row in one.rows))],
        list(by_subject(record, [fact for fact in facts if not _is_drawn(c, fact, drawn)])),
    )


def _lead(facts: list[ResolvedFact], own: str) -> ResolvedFact | None:
    """The figure that stands for a chapter: a headline one, if it has any."""
    numbers = [fact for fact in ranked(facts, own) if fact.quantity]
    return next((fact for fact in numbers if fact.indicator.weight == "headline"), next(iter(numbers), None))


def _lists(c: PageContext, place: Record, inside: list[Record], related: list[Related]) -> Iterator[Listing]:
    """What stands in a place, a list for each kind."""
    for kind in c.site.atlas.vocabulary.kinds:
        if found := [record for record in inside if record.kind == kind]:
            yield listing(c, place, kind, found, related)


def titled(
    c: PageContext, place: Record, records: Iterable[Record], by: Sequence[str], related: Iterable[Related]
) -> Iterator[RelationGroup]:
    """What stands in a place by the first title that it holds, by their names; then the others by their type."""
    rows = {one.id: one.rows for one in related}
    found: dict[tuple[int, str, str], list[Related]] = defaultdict(list)
    for record in sorted(records, key=lambda record: sort_key(c, record)):
        found[_title(c, record, by)].append(Related(record.id, rows.get(record.id, ())))
    for key in sorted(found):
        held, kind = found[key], found[key][0].id.partition("/")[0]
        all_path = f"{c.lang}/{kind}/?place={place.slug}" if len(held) > LONGEST else ""
        yield RelationGroup(key[1], held[:LONGEST], in_line=True, all_path=all_path, gloss=key[2])


def _title(c: PageContext, record: Record, by: Sequence[str]) -> tuple[int, str, str]:
    """The order, the name and the gloss of the group of an entity: titles before types."""
    rows = c.site.dossier(record.id).relations
    if held := next((row.id for row in rows if row.forward and row.relation in by), None):
        return -1, c.name(held), c.gloss(held)
    types = c.site.atlas.vocabulary.types[record.kind]
    name = types[record.entity.type]
    return list(types).index(record.entity.type), c.s(name), c.in_plain_words(name)


def _is_drawn(c: PageContext, fact: ResolvedFact, drawn: Sequence[str]) -> bool:
    """Whether a picture of the chapter shows a figure: an amount of money, or a count of a stage."""
    if "money" in drawn and c.site.atlas.vocabulary.unit_entries[fact.indicator.unit].currency:
        return True
    return any(
        fact.recorded.indicator in stage.indicators
        for ladder in c.site.atlas.pictures.ladders.values()
        if ("ladder" if ladder.climbs else "stages") in drawn
        for stage in ladder.stages
    )


def _in_order(groups: Sequence[str], facts: Iterable[ResolvedFact]) -> list[ResolvedFact]:
    """Facts in the order of their groups; those of other groups come last."""
    return sorted(
        facts, key=lambda fact: groups.index(fact.indicator.group) if fact.indicator.group in groups else len(groups)
    )


def by_subject(record: Record, facts: list[ResolvedFact]) -> Iterator[Group]:
    """The entity's own figures, single ones of others among them; then those of others that have several, each under
    its name.
    """
    of_subject: dict[str, list[ResolvedFact]] = defaultdict(list)
    for fact in facts:
        of_subject[fact.record.id].append(fact)
    headed = {subject for subject, found in of_subject.items() if subject != record.id and len(found) >= REPEATED}
    rest = [fact for fact in facts if fact.record.id not in headed]
    rest.sort(key=lambda fact: fact.record.id != record.id)
    if rest:
        yield Group("", rest)
    for subject, found in of_subject.items():
        if subject in headed:
            yield Group("", found, subject)
