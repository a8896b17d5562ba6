"""English words reduced to stems: Porter's algorithm, as lunr.js has it, after British spellings are made American.

docs/assets/search/engine/stem.js is the same in JavaScript; tests/search/vectors.json holds both to it. lunr.py's own
stemmer differs from lunr.js in a few words, so neither side uses the library's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

SHORTEST = 3  # shorter words are their own stems

Rule = tuple[str, str]
# Both sides of a comparison pass through these, so what they make of other words (four, enterprise) does no harm.
SPELLINGS: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile("isation"), "ization"),
    (re.compile("is(e|ed|es|er|ers|ing)$"), r"iz\1"),
    (re.compile("tre(s?)$"), r"ter\1"),
    (re.compile("amme(s?)$"), r"am\1"),
    (re.compile("our(s?)$"), r"or\1"),
)
STEP2: Sequence[Rule] = (
    ("ational", "ate"),
    ("ization", "ize"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("tional", "tion"),
    ("biliti", "ble"),
    ("entli", "ent"),
    ("ousli", "ous"),
    ("ation", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("alli", "al"),
    ("ator", "ate"),
    ("logi", "log"),
    ("bli", "ble"),
    ("eli", "e"),
)
STEP3: Sequence[Rule] = (
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ness", ""),
    ("ful", ""),
)
STEP4: Sequence[str] = (
    "ement",
    "ance",
    "ence",
    "able",
    "ible",
    "ment",
    "ant",
    "ent",
    "ism",
    "ate",
    "iti",
    "ous",
    "ive",
    "ize",
    "al",
    "er",
    "ic",
    "ou",
)
CONSONANTS, VOWELS = "[^aeiou][^aeiouy]*", "[aeiouy][aeiou]*"
MEASURE = re.compile(f"{VOWELS}{CONSONANTS}")
LEADING = re.compile(f"^({CONSONANTS})?")
VOWEL = re.compile(f"^({CONSONANTS})?[aeiouy]")
SHORT = re.compile(f"^{CONSONANTS}[aeiouy][^aeiouwxy]$")
DOUBLE = re.compile(r"([^aeiouylsz])\1$")


@cache
def stem(word: str) -> str:
    """The stem of a word in small letters; a word with a digit or a letter beyond a–z is its own stem."""
    for pattern, better in SPELLINGS:
        word = pattern.sub(better, word)
    if len(word) < SHORTEST or not re.fullmatch("[a-z]+", word):
        return word
    # A leading y is a consonant: written large, no pattern takes it for a vowel.
    large = word.startswith("y")
    word = "Y" + word[1:] if large else word
    for step in (_plural, _past, _final_y, _step2, _step3, _step4, _final_e):
        word = step(word)
    return "y" + word[1:] if large else word


def _measure(text: str) -> int:
    """Porter's m: how often a vowel is followed by a consonant."""
    return len(MEASURE.findall(LEADING.sub("", text, count=1)))


def _plural(word: str) -> str:
    word = re.sub("^(.+?)(ss|i)es$", r"\1\2", word)
    return re.sub("^(.+?)([^s])s$", r"\1\2", word)


def _past(word: str) -> str:
    if found := re.fullmatch("(.+?)eed", word):
        return word[:-1] if _measure(found[1]) else word
    found = re.fullmatch("(.+?)(ed|ing)", word)
    if not found or not VOWEL.match(found[1]):
        return word
    rest = found[1]
    if re.search("(at|bl|iz)$", rest):
        return rest + "e"
    if DOUBLE.search(rest):
        return rest[:-1]
    return rest + "e" if SHORT.match(rest) else rest


def _final_y(word: str) -> str:
    return re.sub("^(.+?[^aeiou])y$", r"\1i", word)


def _step2(word: str) -> str:
    return _replace(word, STEP2)


def _step3(word: str) -> str:
    return _replace(word, STEP3)


def _replace(word: str, rules: Sequence[Rule]) -> str:
    """The first ending that fits decides; the tables begin with the longest."""
    for ending, better in rules:
        if word.endswith(ending) and len(word) > len(ending):
            rest = word.removesuffix(ending)
            return rest + better if _measure(rest) else word
    return word


def _step4(word: str) -> str:
    for ending in STEP4:
        if word.endswith(ending) and len(word) > len(ending):
            rest = word.removesuffix(ending)
            return rest if _measure(rest) > 1 else word
    found = re.fullmatch("(.+?[st])ion", word)
    return found[1] if found and _measure(found[1]) > 1 else word


def _final_e(word: str) -> str:
    if found := re.fullmatch("(.+?)e", word):
        many = _measure(found[1])
        if many > 1 or (many == 1 and not SHORT.match(found[1])):
            word = found[1]
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
