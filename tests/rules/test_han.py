"""One class of Han characters, one set of tones, and the forms of pinyin without them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from atlas.text import han
from atlas.text.han import HAN, HAN_RUN, NEUTRAL, as_typed, for_sorting, has_umlaut, numbered, tone

OTHER_CLASS = re.compile(
    r"\\u(?:3007|3400|4dbf|4e00|9fa5|9fff|f900|faff)|\\U0002|\\u\{?20000|0x(?:3400|4E00|9FFF)", re.I
)


@pytest.mark.parametrize(("first", "last"), han.RANGES)
def test_the_class_ends_where_its_ranges_end(first: int, last: int) -> None:
    assert HAN.fullmatch(chr(first)) and HAN.fullmatch(chr(last))
    assert not HAN.fullmatch(chr(first - 1)) and not HAN.fullmatch(chr(last + 1))


@pytest.mark.parametrize("character", "〇㐀䶿一鿿豈龎𠀀𠮷𪚥𫝀𬺰𰀀𱍐")
def test_rare_characters_are_han(character: str) -> None:
    assert HAN.fullmatch(character)


@pytest.mark.parametrize("sign", "a1，。「」…　々あカ한ㄅ䷀€²ａ")
def test_other_signs_are_not(sign: str) -> None:
    assert not HAN.search(sign)


def test_a_run_goes_on_over_all_ranges() -> None:
    assert HAN_RUN.findall("在二〇三〇年, 𠮷野家㐀 and A海") == ["在二〇三〇年", "𠮷野家㐀", "海"]


@pytest.mark.parametrize(
    ("syllable", "of_tone"), [("mā", 1), ("má", 2), ("mǎ", 3), ("mà", 4), ("ma", NEUTRAL), ("lǜ", 4), ("Ǖ", 1), ("", 5)]
)
def test_tones(syllable: str, of_tone: int) -> None:
    assert tone(syllable) == of_tone


def test_forms_without_tones_each_for_its_purpose() -> None:
    assert [for_sorting(text) for text in ("Lǜ", "nǚ", "Hǎi'ān", "Ａ股", "ﬁ")] == ["lu", "nu", "hai'an", "a股", "fi"]
    assert [as_typed(text) for text in ("Lǜ", "nǚ", "Hǎi'ān", "ü", "Ü", "ê̄")] == ["Lv", "nv", "Hai'an", "v", "V", "ê"]
    assert [numbered(text) for text in ("Lǜ", "nǚ", "hǎi", "de", "ê̄", "r")] == ["lv4", "nv3", "hai3", "de5", "e1", "r5"]
    assert [has_umlaut(text) for text in ("lǜ", "Nü", "lù", "u")] == [True, True, False, False]


def test_nobody_else_writes_the_class_down(root: Path) -> None:
    """A second class would soon be another one."""
    texts = {path: path.read_text(encoding="utf-8") for path in (root / "hooks").rglob("*.py")}
    assert len(texts) > 100
    assert [path.name for path, text in texts.items() if OTHER_CLASS.search(text)] == ["han.py"]
