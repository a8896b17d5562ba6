"""Both languages are written as their readers write them, and nothing hides in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from atlas.data.findings import Finding
from atlas.data.records import Atlas, Record
from atlas.data.walk import bilingual, everything, texts
from atlas.text.han import CLASS, HAN, has_tones
from atlas.text.pinyin import Readings
from atlas.text.syllables import fit

WIDE = re.compile(r"[\u3000-\u303f\uff01-\uff60]")
NARROW_IN_HAN = re.compile(rf"[{CLASS}”][,;:!?()][{CLASS}“]|[{CLASS}][.](?:[{CLASS}]|$)")
STRAIGHT = re.compile(r"[A-Za-z]'[a-z]|\"")
CONTROL = (
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u2800\u3164\ufeff\uffa0"
    r"\U000e0000-\U000e007f]"
)
MARKUP = re.compile(rf"<\s*[a-zA-Z/!?]|&(?:#\d+|#x[0-9a-fA-F]+);|\b(?i:javascript):|\bon[a-z]+\s*=|{CONTROL}")
NO_TONES, NO_TONES_HINT = "has no tones", "write them: pīnyīn, not pinyin"
REFERENCE = re.compile(r"&([a-zA-Z]+;)")


def english(atlas: Atlas) -> Iterator[Finding]:
    """English text holds no Han characters, no full-width signs and no typewriter quotation marks."""
    for lines, place, value in everything(atlas):
        for at, text in bilingual(value, place):
            straight = STRAIGHT.search(text.en)
            if straight:
                yield lines.finding(
                    (*at, "en"), f"typewriter quotation mark in '{straight.group()}'", "use ’ and “ ”", "english"
                )
            wrong = HAN.search(text.en) or WIDE.search(text.en)
            if wrong:
                yield lines.finding(
                    (*at, "en"), f"'{wrong.group()}' does not belong into English text", "translate it", "english"
                )
    for record in atlas.records.values():
        for number, alias in enumerate(record.entity.aliases.names("en")):
            if HAN.search(alias):
                yield record.lines.finding(
                    ("aliases", "en", number), f"'{alias}' is no English name", "move it to aliases.zh", "english"
                )


def chinese(atlas: Atlas) -> Iterator[Finding]:
    """Chinese sentences are Chinese, with full-width punctuation."""
    for lines, place, value in everything(atlas):
        for at, text in bilingual(value, place):
            narrow = NARROW_IN_HAN.search(text.zh)
            if narrow:
                yield lines.finding(
                    (*at, "zh"), f"half-width sign in '{narrow.group()}'", "use ，。；：（）", "chinese"
                )
            if at and at[-1] != "name" and not HAN.search(text.zh) and re.search(r"[a-zA-Z]{3}", text.zh):
                yield lines.finding((*at, "zh"), "no Chinese in the Chinese text", "translate it", "chinese")


def markup(atlas: Atlas) -> Iterator[Finding]:
    """No HTML, script or invisible control character anywhere in the data."""
    for lines, place, value in everything(atlas):
        for at, text in texts(value, place):
            wrong = _markup(text)
            if wrong:
                yield lines.finding(at, f"markup or a control character: {wrong!a}", "data is plain text", "markup")


def _markup(text: str) -> str:
    """The first piece of markup in a text; “R&D;” is none, “&lt;” is."""
    found = MARKUP.search(text) or next((ref for ref in REFERENCE.finditer(text) if ref.group(1) in html5), None)
    return found.group() if found else ""


def readings(atlas: Atlas) -> Iterator[Finding]:
    """A pinyin given fits its name, and a name with a polyphonic character has a reviewed reading."""
    for word in (word for word in atlas.vocabulary.readings if not HAN.search(word)):
        message = f"'{word}' holds no Chinese character"
        yield atlas.vocabulary.lines["readings"].finding((word,), message, "delete it", "reading")
    for word, reading in atlas.vocabulary.readings.items():
        if len(HAN.findall(word)) > 1 and not has_tones(reading):
            yield atlas.vocabulary.lines["readings"].finding((word,), NO_TONES, NO_TONES_HINT, "reading")
    for word, wrong in atlas.readings.misfits.items():
        lines = atlas.vocabulary.lines["readings"]
        yield lines.finding((word,), wrong, "one syllable for each character", "reading")
    for record in atlas.records.values():
        yield from _name_reading(record, atlas.readings)


def _name_reading(record: Record, known: Readings) -> Iterator[Finding]:
    name, reading = record.entity.name.zh, record.entity.reading
    if reading:
        wrong = _misfit(name, reading)
        if not wrong and not has_tones(reading):
            yield record.lines.finding(("reading",), NO_TONES, NO_TONES_HINT, "reading")
        if wrong:
            yield record.lines.finding(("reading",), wrong, "one syllable for each character", "reading")
        return
    unreviewed = known.unreviewed(name)
    if unreviewed:
        message = f"nobody reviewed how {_quoted(unreviewed)} is read in '{name}'"
        yield record.lines.finding(("name", "zh"), message, _reading_hint(name, unreviewed, known), "reading")


def _quoted(characters: list[str]) -> str:
    return ", ".join(f"'{character}'" for character in characters)


def _reading_hint(name: str, unreviewed: list[str], known: Readings) -> str:
    """Lines for `data/readings.yml`, as computed, and the readings to choose from."""
    words = [word for word in known.cut(name) if any(character in word for character in unreviewed)]
    lines = ", ".join(f"`{word}: {known.latin(word).lower()}`" for word in dict.fromkeys(words))
    choices = "; ".join(f"{character} is {' or '.join(known.all(character))}" for character in unreviewed)
    return f"if this is right, add {lines} to data/readings.yml ({choices})"


def _misfit(name: str, reading: str) -> str:
    try:
        fit(name, reading)
    except ValueError as error:
        return str(error)
    return ""
