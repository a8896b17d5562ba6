"""The A–Z index: every entity by its name, for readers without script and for leafing through.

Chinese names stand in the order of Chinese dictionaries: character by character by pinyin without tone, then by
tone. English names stand in the order of their letters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import ClassVar

from atlas.data.records import Record
from atlas.site.page import PageContext
from atlas.text.han import for_sorting, has_umlaut, tone
from atlas.text.language import LANGUAGES, Language
from atlas.web.view import View
from atlas.web.views.common import Crumb, home_crumb
from atlas.web.views.sheets import Sheet, cut, pieces, sheeted

DIGITS = "0–9"

SortKey = tuple[tuple[str, ...], tuple[tuple[bool, int], ...], str]


@dataclass(frozen=True)
class IndexLine:
    """A line of the index: a name, its pinyin (Chinese only), and the entities it leads to; `see` if it is another name
    of theirs.
    """

    name: str
    pinyin: str
    records: list[Record]
    see: bool
    key: SortKey


@dataclass(frozen=True)
class Letter:
    """One letter with its lines; `0–9` holds what begins with a digit."""

    name: str
    anchor: str
    entries: list[IndexLine]


@dataclass(frozen=True)
class AzView(View):
    """The A–Z index."""

    template: ClassVar[str] = "az.html"

    crumbs: list[Crumb]
    """The way to the page."""
    total: int
    """Number of entities."""
    alphabet: list[tuple[str, str, bool]]
    """All letters for the jump list: name, anchor, and whether it is in use."""
    letters: list[Letter]
    """The letters in use; those of the sheet, if the index is cut."""
    sheet: Sheet | None = None
    """Which page of the index it is, if that is cut."""


def az_views(c: PageContext) -> Iterator[tuple[str, View]]:
    """The pages of the index by their paths: one, or the one that leads to the sheets of a long one, and these."""
    parts, crumbs = cut(_sorted(c), pieces(max(_length(c, language) for language in LANGUAGES))), [home_crumb(c)]
    if len(parts) == 1:
        yield c.path, _view(c, crumbs, parts[0])
        return

    def sheet_view(sheet: Sheet, crumbs: list[Crumb], part: Sequence[IndexLine]) -> AzView:
        return replace(_view(c, crumbs, part), sheet=sheet)

    yield from sheeted(c, crumbs, c.t("az"), parts, lambda line: line.name, sheet_view)


def _length(c: PageContext, language: Language) -> int:
    """How many lines the index has in a language; each has as many pages in both."""
    return len(c.site.atlas.records) + len(_aliases(replace(c, lang=language)))


def _sorted(c: PageContext) -> list[IndexLine]:
    """All lines; what begins with a digit comes last, as its letter does."""
    order = {name: place for place, name in enumerate((*ascii_uppercase, DIGITS))}
    return sorted(_entries(c), key=lambda entry: (order[_initial(entry.key)], entry.key, entry.see))


def _view(c: PageContext, crumbs: list[Crumb], entries: Iterable[IndexLine]) -> AzView:
    """The letters in use with their entries, all letters for the jump list, and how many entities there are."""
    found: dict[str, list[IndexLine]] = defaultdict(list)
    for entry in entries:
        found[_initial(entry.key)].append(entry)
    letters = [Letter(name, anchor(name), found[name]) for name in (*ascii_uppercase, DIGITS) if found[name]]
    alphabet = [(name, anchor(name), bool(found[name])) for name in (*ascii_uppercase, DIGITS)]
    return AzView(crumbs=crumbs, total=len(c.site.atlas.records), alphabet=alphabet, letters=letters)


def anchor(letter: str) -> str:
    """Id of a letter's heading."""
    return "digits" if letter == DIGITS else f"letter-{letter.lower()}"


def _entries(c: PageContext) -> Iterator[IndexLine]:
    for record in c.site.atlas.records.values():
        name, shown = c.s(record.entity.name), c.name(record.id)
        if c.lang == "zh":
            yield IndexLine(
                shown,
                c.pinyin(record),
                [record],
                False,
                chinese_key(c.site.readings.characters(name, record.entity.reading)),
            )
        else:
            yield IndexLine(shown, "", [record], False, english_key(name))
    for alias, records in _aliases(c).items():
        if c.lang == "zh":
            yield IndexLine(alias, _latin(c, alias), records, True, chinese_key(c.site.readings.characters(alias)))
        else:
            yield IndexLine(alias, "", records, True, english_key(alias))


def _latin(c: PageContext, alias: str) -> str:
    """Pinyin of an alias; nothing for one without Chinese characters."""
    pinyin = c.site.readings.latin(alias)
    return pinyin if pinyin != alias else ""


def _aliases(c: PageContext) -> dict[str, list[Record]]:
    """Other names, without those that merely begin the full name: they would stand beside it."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in c.site.atlas.records.values():
        name = c.s(record.entity.name).casefold()
        aliases = record.entity.aliases.called(c.lang)
        for alias in dict.fromkeys(aliases):
            if not name.startswith(alias.casefold()):
                found[alias].append(record)
    return found


def chinese_key(characters: Iterable[tuple[str, str | None]]) -> SortKey:
    """Order of a Chinese name given as characters with pinyin; other signs count as themselves, punctuation not at
    all.
    """
    sounds: list[str] = []
    tones: list[tuple[bool, int]] = []
    for character, pinyin in characters:
        sound, tone_of = _syllable(pinyin or character)
        if sound:
            sounds.append(sound)
            tones.append(tone_of)
    return tuple(sounds), tuple(tones), "".join(character for character, _ in characters)


def english_key(name: str) -> SortKey:
    """Order of an English name: its letters and digits, word by word."""
    words = "".join(sign if sign.isalnum() else " " for sign in for_sorting(name.replace("’", ""))).split()
    return tuple(words), (), name


def _syllable(text: str) -> tuple[str, tuple[bool, int]]:
    """Letters without tone; whether one is ü, which follows u; the tone."""
    return "".join(sign for sign in for_sorting(text) if sign.isalnum()), (has_umlaut(text), tone(text))


def _initial(key: SortKey) -> str:
    first = "".join(key[0])[:1].upper()
    return first if first and first in ascii_uppercase else DIGITS
