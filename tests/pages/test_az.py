"""The A–Z index: in the order of dictionaries in both languages, and other names where they help."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from atlas.text.language import LANGUAGES, Language
from atlas.web.pages import pages

from ..edge.made import Record, entity
from .tiny import tiny

LETTER = re.compile(r'<h2 class="az-head"[^>]*>([^<]*)</h2>(.*?)</section>', re.DOTALL)
NAME = re.compile(r'class="az-name"[^>]*>([^<]*)<')


def _index(folder: Path, language: Language, *terms: Record) -> dict[str, list[str]]:
    """Names by the letter under which they stand, in their order."""
    body = pages(tiny(folder, *terms))[f"{language}/index-az/index.md"]
    return {letter: NAME.findall(lines) for letter, lines in LETTER.findall(body)}


def _chinese(readings: Mapping[str, str]) -> list[Record]:
    """Terms of Chinese names with their readings, the last first."""
    terms = [entity(f"terms/t{n}", (zh, f"Term {n}"), reading=readings[zh]) for n, zh in enumerate(readings)]
    return terms[::-1]


def _english(*names: str) -> list[Record]:
    terms = [entity(f"terms/t{n}", (f"词{'一二三四五六七八九'[n]}", en)) for n, en in enumerate(names)]
    return terms[::-1]


@pytest.mark.parametrize(
    "readings",
    [
        {"妈八": "mā bā", "麻八": "má bā", "马八": "mǎ bā", "骂八": "mà bā", "吗八": "ma bā"},
        {"路": "lù", "吕": "lǚ", "率": "lǜ"},
        {"马": "mǎ", "马车": "mǎ chē"},
        {"骂八": "mà bā", "妈宝": "mā bǎo"},
        {"妈坝": "mā bà", "骂八": "mà bā"},
    ],
    ids=["tones", "ü after u", "short before long", "sounds before tones", "the first tone that differs"],
)
def test_chinese_names_stand_as_in_a_dictionary(readings: dict[str, str], tmp_path: Path) -> None:
    [names] = _index(tmp_path, "zh", *_chinese(readings)).values()
    assert names == list(readings)


@pytest.mark.parametrize(
    "names",
    [("Sea Fair", "Seaside"), ("Haia", "Hai’an", "Haib"), ("beta", "Blue"), ("A1", "Ångström", "Apple")],
    ids=["word by word", "apostrophes", "capitals", "signs over letters"],
)
def test_english_names_stand_by_their_letters(names: tuple[str, ...], tmp_path: Path) -> None:
    [found] = _index(tmp_path, "en", *_english(*names)).values()
    assert found == list(names)


def test_what_begins_with_no_letter_stands_last(tmp_path: Path) -> None:
    found = _index(tmp_path, "en", *_english("5G", "Zebra", "Ant"))
    assert found == {"A": ["Ant"], "Z": ["Zebra"], "0–9": ["5G"]}


@pytest.mark.parametrize("quotes", ["“”", "‘’", "《》", "〈〉"])
def test_lists_are_sorted_without_quotation_marks(quotes: str, tmp_path: Path) -> None:
    quoted = entity("terms/quoted", (f"{quotes[0]}甲{quotes[1]}", "“Alpha”"), reading=f"{quotes[0]}Jiǎ{quotes[1]}")
    site = tiny(tmp_path, quoted)
    [record] = site.atlas.records.values()
    assert [site.collation(record, language) for language in LANGUAGES] == ["jia", "alpha"]


@pytest.mark.parametrize(("alias", "shown"), [("Apple", False), ("apple p", False), ("Pear", True), ("pple", True)])
def test_another_name_that_only_begins_the_full_one_is_left_out(alias: str, shown: bool, tmp_path: Path) -> None:
    term = entity("terms/pie", ("词", "Apple Pie"), aliases={"zh": [], "en": [alias]})
    names = [name for names in _index(tmp_path, "en", term).values() for name in names]
    assert names.count("Apple Pie") == 1 and (alias in names) == shown


def test_another_name_of_two_leads_to_both(tmp_path: Path) -> None:
    terms = _english("One Fruit", "Two Fruits")
    for term in terms:
        term["aliases"] = {"zh": [], "en": ["Pair"]}
    body = pages(tiny(tmp_path, *terms))["en/index-az/index.md"]
    assert body.count(">Pair<") == 1
    assert re.search(r'>Pair<.*?see <a [^>]*terms/t\d/">[^<]*</a>, <a [^>]*terms/t\d/"', body, re.IGNORECASE)
