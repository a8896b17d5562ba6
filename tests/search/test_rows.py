"""From data to the rows of the search: what is made of names, texts and numbers, each at its limit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from atlas.data.model import Text
from atlas.search.catalogue import Catalogue, Entry
from atlas.search.documents import catalogue
from atlas.search.lexicon import lexicon
from atlas.search.sequences import Pack
from atlas.search.summaries import SIZE, summaries
from atlas.search.tokens import terms
from atlas.search.wire import lines, numbers, rows
from atlas.text.pinyin import Readings

from ..edge.made import entity, fact
from ..pages.tiny import PLACE, measured, tiny
from .engine_support import entry

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _entries(folder: Path, *records: dict[str, Any]) -> dict[str, Entry]:
    return {one.id: one for one in catalogue(tiny(folder, *records), {}).entries}


def _catalogue(*entries: Entry) -> Catalogue:
    return Catalogue(entries, (), {"terms": Text(zh="词", en="Term")}, {}, {}, Readings({}))


# Entries


@pytest.mark.parametrize(("name", "other"), [("科技企业", ("科企数",)), ("上市企", ())])
def test_an_indicator_named_after_a_thing_has_its_other_names(
    name: str, other: tuple[str, ...], tmp_path: Path
) -> None:
    """If the name is long enough not to stand in others by chance."""
    term = entity("terms/firm", (name, "Firm"), aliases={"zh": ["科企"], "en": []})
    place = entity(PLACE, ("乙县", "Place"), facts=measured(8))
    found = _entries(tmp_path, place, term)
    assert (found["indicators/tech-firms"].zh, found["indicators/listed-firms"].zh) == (other, ())


@pytest.mark.parametrize(("figures", "prior"), [(0, 0), (1, 2), (2, 3), (236, 9), (400, 9)])
def test_what_the_atlas_knows_of_a_thing_is_a_digit(figures: int, prior: int, tmp_path: Path) -> None:
    facts = [fact("tech-firms", f"{n}家", f"{1900 + n // 12}-{n % 12 + 1:02}") for n in range(figures)]
    assert _entries(tmp_path, entity(PLACE, ("乙县", "Place"), facts=facts))[PLACE].prior == prior


# Words of texts


@pytest.mark.parametrize(
    ("words", "kept"),
    [(["一二三四五六"], "一二三四五六"), (["一二三四五六七"], ""), (["青山", "绿水"], "绿水"), (["ab", "绿a"], "")],
    ids=["six characters", "seven characters", "a name", "not all Han"],
)
def test_words_of_texts_are_short_chinese_and_no_names(words: list[str], kept: str) -> None:
    assert lexicon(_catalogue(entry("terms/a", "青山", "A")), words)["words"] == kept


# Texts in files


def _files(*sizes: int) -> Sequence[int]:
    """At which entry each file of Chinese texts of so many bytes begins."""
    entries = [entry(f"terms/n{n}", "词", "Term", text="x" * size) for n, size in enumerate(sizes)]
    starts: Sequence[int] = summaries(_catalogue(*entries))["docs"]["zh"]
    return starts


def test_a_file_of_texts_ends_where_it_is_full() -> None:
    assert _files(SIZE, 1) == [0, 1]
    assert _files(SIZE - 1, 1, 1) == [0, 2]
    assert _files(SIZE - 1) == [0]


# The wire


def _read(text: str) -> list[int]:
    """Numbers as the browser reads them: base 32, lowest digit first, every digit but the last from the second half."""
    found, value, place = [], 0, 1
    for sign in text:
        digit = ALPHABET.index(sign)
        value += digit % 32 * place
        place *= 32
        if digit < 32:
            found.append(value)
            value, place = 0, 1
    return found


def test_numbers_come_back_and_small_ones_take_one_sign() -> None:
    values = [0, 1, 31, 32, 33, 1023, 1024, 1025, 32767, 32768, 10**9]
    assert _read(numbers(values)) == values
    assert [len(numbers([value])) for value in (0, 31, 32, 1023, 1024)] == [1, 1, 2, 2, 3]


def test_texts_come_apart_again() -> None:
    assert lines(["a b", "c\nd", " e\t"]) == "a b\nc d\ne"
    assert rows([["a\tb", "c"], ["d\n"]]) == "a b\tc\nd"


@pytest.mark.parametrize(("length", "shown"), [(9, "9"), (10, "a"), (35, "z"), (36, "z")])
def test_a_long_word_is_as_long_as_a_digit_can_say(length: int, shown: str) -> None:
    pack = Pack(Readings({"一" * length: "yī" * length}))
    pack.add("一" * length)
    assert pack.wire()["words"] == shown


# Terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("科技创新", ["科技", "技创", "创新"]),
        ("科", ["科"]),
        ("1,234家", ["1234", "家"]),
        ("1,23家", ["1", "23", "家"]),
        ("1,2345", ["1", "2345"]),
        ("4.8GW", ["4.8", "gw"]),
        ("People’s peopleʼs", ["peopl", "peopl"]),
        ("R4S-级", ["r4s", "级"]),
        ("the parks with it", ["park"]),
    ],
)
def test_terms(text: str, found: list[str]) -> None:
    assert terms(text) == found


@pytest.mark.parametrize("given", ["Qián'ān Xiàn", None], ids=["reading given", "reading found"])
def test_a_traditional_name_is_read_as_it_stands_and_packed_simplified(given: str | None) -> None:
    pack = Pack(Readings({}))
    pack.add("乾安县", given)
    assert [(text, reading.syllables) for text, reading in pack.found] == [("干安县", ("qian2", "an1", "xian4"))]
    assert "qian2干" in pack.wire()["syllables"].split()
