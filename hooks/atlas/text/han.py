"""Han characters and the signs of pinyin: one class of characters, one set of tones, and each form without tones."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# First and last code points. The planes are Unicode's for Han alone: extensions B to those to come, and the
# compatibility characters that belong to them. 〇 is a digit of Chinese numbers and names (二〇三〇), though it
# stands among punctuation; 々 and other signs of Japanese are left out.
EXTENSION_A, UNIFIED, COMPATIBILITY = (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)
ZERO, PLANES = (0x3007, 0x3007), (0x20000, 0x3FFFF)
RANGES = (ZERO, EXTENSION_A, UNIFIED, COMPATIBILITY, PLANES)
CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in RANGES)
"""What stands between the brackets of a regular expression."""
HAN = re.compile(f"[{CLASS}]")
HAN_RUN = re.compile(f"[{CLASS}]+")

TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
"""Combining marks of the tones: ā á ǎ à."""
NEUTRAL = 5  # a syllable without a mark; dictionaries put it last
DIAERESIS = "\u0308"


def tone(syllable: str) -> int:
    """The tone of a syllable, 1 to 4, or NEUTRAL: `lǜ` → 4."""
    return next((TONES[sign] for sign in unicodedata.normalize("NFD", syllable) if sign in TONES), NEUTRAL)


def has_tones(pinyin: str) -> bool:
    """Whether any syllable bears the mark of a tone."""
    return any(sign in TONES for sign in unicodedata.normalize("NFD", pinyin))


def has_umlaut(syllable: str) -> bool:
    """Whether a syllable has a ü, which dictionaries put after u."""
    return DIAERESIS in unicodedata.normalize("NFD", syllable)


def for_sorting(text: str) -> str:
    """Pinyin, or any text, as it is sorted: small letters without tones, ü as u, compatibility forms undone:
    `Lǜ` → `lu`.
    """
    plain = (sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return "".join(plain).casefold()


def as_typed(pinyin: str) -> str:
    """Pinyin as it is typed, ü as v: `hǎi` → `hai`, `Lǜ` → `Lv`."""
    letters = "".join(sign for sign in unicodedata.normalize("NFD", pinyin) if sign not in TONES)
    return unicodedata.normalize("NFC", letters).replace("ü", "v").replace("Ü", "V")


@cache
def numbered(syllable: str) -> str:
    """A syllable as the search knows it, its tone as a digit behind it: `lǜ` → `lv4`, `de` → `de5`."""
    signs = unicodedata.normalize("NFD", as_typed(syllable.lower()))
    letters = (sign for sign in signs if sign.isascii() and sign.isalpha())
    return f"{''.join(letters)}{tone(syllable)}"
