"""Pinyin of names: a reading for each character, and the whole in the orthography of GB/T 16159.

``data/readings.yml`` maps words to pinyin that somebody has reviewed. An entry settles two things: how its characters
are read, and where its words divide (股份有限公司: gǔfèn yǒuxiàn gōngsī). Everything else is cut by jieba and read by
pypinyin, which is right for most characters but not for polyphones; so those have to be covered by an entry.
"""

from __future__ import annotations

import marshal
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import zip_longest
from math import log
from typing import TYPE_CHECKING, Any

from atlas.text.han import CLASS, HAN
from atlas.text.syllables import WIDE, Syllable, fit, heteronyms, plain, sounds, unit_of

if TYPE_CHECKING:
    from jieba import Tokenizer

PIECES = re.compile(rf"[{CLASS}]+|[A-Za-z0-9]+(?:\.[0-9]+)*|.", re.DOTALL)
ORDINAL = re.compile("(第[一二三四五六七八九十百千]+)")

PLACE_GENERICS = ("自治区", "自治州", "自治县", "街道", "省", "市", "县", "区", "镇", "乡")
# Words that end like a place but are common nouns.
COMMON_NOUNS = re.compile(
    ".*(?:园区|城区|市区|郊区|地区|社区|校区|片区|新区|特区|街区|厂区|港区|湖区|山区|景区|辖区|赛区|开发区|高新区"
    "|自贸区|保税区|示范区|试验区|实验区|创新区|商务区|集聚区|功能区|城市|大都市|超市)"
)
PARTICLES = frozenset("的地得之和与及暨或了")
MANY_SYLLABLES = 4
MOST = 200_000  # texts that are remembered; where there are as many, the next build begins anew
BETWEEN = "\0"  # which no text holds
ORIGINAL_TONES = {"一": "yī", "不": "bù"}  # GB/T 16159 writes them, whatever follows
OPENING, CLOSING, JOINING = frozenset("([“‘《〈「"), frozenset(")]”’》〉」,;:"), frozenset("·+-/—")
NO_SPACE_AFTER = OPENING | JOINING | {" "}
NO_SPACE_BEFORE = CLOSING | JOINING | set(" !?.%")


class Readings:
    """Readings of names, corrected by ``words``: Chinese word -> pinyin; ValueError if a pinyin does not fit its word.

    A word of one character counts only where that character is a word by itself (和 between two nouns).
    jieba's dictionary (half a second) is loaded with the first name that has a character outside of ``words``, and once
    a process. ``misfits`` are words left out by ``lenient``, and why.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self.misfits: dict[str, str] = {}
        self._words = {word: fit(word, reading) for word, reading in words.items()}
        self._names: dict[str, list[Syllable | str]] = {}
        self._given: dict[tuple[str, str], list[Syllable]] = {}  # names with readings from outside
        self._sounds: dict[str, tuple[str, ...]] = {}  # of single characters
        self._cuts: dict[str, str] | None = None  # what texts were cut into, where that is remembered

    @classmethod
    def lenient(cls, words: Mapping[str, str], known: bytes | None = None) -> Readings:
        """Readings by those of ``words`` whose pinyin fits. With what is ``known`` of the same words, or with nothing
        in writing, it is remembered how texts were read and cut.
        """
        made = cls({})
        if known is not None:
            made._cuts = {}
            if known and (found := marshal.loads(known))[0] == words:
                _, fitted, made.misfits, names, learnt = found
                made._words = {word: list(map(unit_of, units)) for word, units in fitted.items()}
                made._names = {name: list(map(unit_of, units)) for name, units in names.items()}
                made.learn(learnt)
                return made
        for word, reading in words.items():
            try:
                made._words[word] = fit(word, reading)
            except ValueError as error:
                made.misfits[word] = str(error)
        return made

    def known(self, words: Mapping[str, str]) -> bytes:
        """All that is remembered, in writing; ``words`` are those that these are the readings by."""
        fitted, names = (
            {text: list(map(plain, units)) for text, units in known.items()} for known in (self._words, self._names)
        )
        learnt = self.learnt()
        if len(learnt["cuts"]) >= MOST:
            learnt["cuts"] = {}
        return marshal.dumps((dict(words), fitted, self.misfits, names, learnt))

    def learn(self, found: Mapping[str, Mapping[str, Any]]) -> None:
        """Remember what was learnt of texts elsewhere."""
        if self._cuts is not None:
            for text, words in found["cuts"].items():
                self._remember(text, words)
            self._sounds |= {character: tuple(all_) for character, all_ in found["sounds"].items()}
            self._given |= {_split(both): list(map(unit_of, units)) for both, units in found["given"].items()}

    def learnt(self) -> dict[str, dict[str, Any]]:
        """What texts were cut into, the sounds of characters, how given readings fit: as far as it is remembered."""
        given = {"\n".join(both): list(map(plain, units)) for both, units in self._given.items()}
        return {"cuts": self._cuts or {}, "sounds": self._sounds, "given": given}

    def _remember(self, text: str, words: str) -> None:
        """What a text was cut into, unless they are too many."""
        if self._cuts is not None and len(self._cuts) < MOST:
            self._cuts[text] = words

    @property
    def cuts(self) -> Mapping[str, str]:
        """What texts were cut into, as far as it is remembered: words with BETWEEN them, since lists of short words
        are ten times their size.
        """
        return self._cuts or {}

    def characters(self, name: str, reading: str | None = None) -> list[tuple[str, str | None]]:
        """Each character of the name with its pinyin, or with None if it is not Han."""
        if reading is not None:
            given = iter(self._fit(name, reading))
            return [(c, next(given).pinyin if HAN.fullmatch(c) else None) for c in name]
        return [pair for unit in self._read(name) for pair in _pairs(unit)]

    def latin(self, name: str, reading: str | None = None) -> str:
        """The name in GB/T 16159 orthography; ``reading`` if it is given."""
        return reading if reading is not None else "".join(_joined(self._read(name)))

    def all(self, character: str) -> tuple[str, ...]:
        """All common readings of a character, the commonest first; empty if it is not Han."""
        if not HAN.fullmatch(character):
            return ()
        if character not in self._sounds:
            self._sounds[character] = heteronyms().get(character) or tuple(sounds(character))
        return self._sounds[character]

    def alternatives(self, name: str, reading: str | None = None) -> list[tuple[str, ...]]:
        """For each character of the name all its readings, the right one first."""
        pairs = self.characters(name, reading)
        return [tuple(dict.fromkeys([right, *self.all(c)])) if right else () for c, right in pairs]

    def unreviewed(self, name: str) -> list[str]:
        """The polyphonic characters of the name that no word of ``words`` covers, in order, each once."""
        units = [unit for unit in self._read(name) if isinstance(unit, Syllable)]
        return list(dict.fromkeys(u.character for u in units if not u.reviewed and u.character in heteronyms()))

    def cut(self, text: str) -> Iterator[str]:
        """A text in words of jieba's dictionary and ``words``; what is in neither is not guessed at (HMM)."""
        known = self.cuts.get(text)
        if known is None:
            found = list(self._jieba.cut(text, HMM=False))
            self._remember(text, BETWEEN.join(found))
            return iter(found)
        return iter(known.split(BETWEEN) if known else ())

    def _fit(self, name: str, reading: str) -> list[Syllable]:
        if (name, reading) not in self._given:
            self._given[name, reading] = fit(name, reading)
        return self._given[name, reading]

    def _read(self, name: str) -> list[Syllable | str]:
        if name not in self._names:
            self._names[name] = list(self._units(name))
        return self._names[name]

    def _units(self, name: str) -> Iterator[Syllable | str]:
        for piece in PIECES.findall(name):
            if HAN.match(piece):
                yield from (syllable for word in self._cut(piece) for syllable in self._word(word))
            else:
                yield piece

    def _cut(self, han: str) -> Iterator[str]:
        if han in self._words:
            yield han
            return
        for part in ORDINAL.split(han):
            tokens = [part] if ORDINAL.match(part) else self._jieba.cut(part)
            for token in tokens:
                yield from [token] if token in self._words else self._divide(token)

    def _divide(self, token: str) -> Iterator[str]:
        """Cut long words into shorter ones (集成|电路), and set off the generic term of a place (海门|区)."""
        for word in self._shorter(token):
            generic = next((g for g in PLACE_GENERICS if word.endswith(g) and len(word) > len(g)), "")
            place = word.removesuffix(generic)
            common = word in self._words or COMMON_NOUNS.fullmatch(word)
            if generic and not common and (len(place) > 1 or generic == "县"):
                yield from (place, generic)
            else:
                yield word

    def _shorter(self, token: str) -> tuple[str, ...]:
        """Words of two and three syllables that make up a token of four and more; if none do, the token itself."""
        if len(token) < MANY_SYLLABLES or ORDINAL.match(token):
            return (token,)
        likely = max(self._divisions(token), key=self._likelihood, default=())
        return likely or (token,)

    def _divisions(self, text: str) -> Iterator[tuple[str, ...]]:
        if not text:
            yield ()
        for length in (2, 3):
            if len(text) >= length and self._jieba.FREQ.get(text[:length]):
                yield from ((text[:length], *rest) for rest in self._divisions(text[length:]))

    def _likelihood(self, words: tuple[str, ...]) -> float:
        return sum(log(self._jieba.FREQ[word] / self._jieba.total) for word in words)

    def _word(self, word: str) -> Iterator[Syllable]:
        """The syllables of one word, those of reviewed words inside it corrected; a space before the first."""
        if word in self._words:
            found = self._words[word]
        else:
            pairs = zip(word, sounds(word), strict=True)
            found = [Syllable(character, ORIGINAL_TONES.get(character, sound)) for character, sound in pairs]
            for start, inner in self._inside(word):
                found[start : start + len(inner)] = self._words[inner]
        if ORDINAL.fullmatch(word):
            found[1] = replace(found[1], gap="-")
        yield replace(found[0], gap=" ")
        yield from found[1:]

    def _inside(self, word: str) -> Iterator[tuple[int, str]]:
        """Reviewed words of two characters and more within a word, the longest last so that it prevails."""
        spans = [(i, word[i:j]) for i in range(len(word)) for j in range(i + 2, len(word) + 1)]
        return iter(sorted((span for span in spans if span[1] in self._words), key=lambda span: len(span[1])))

    @cached_property
    def _jieba(self) -> Tokenizer:
        """A tokenizer of our own, which knows the reviewed words and prefers them to their parts.

        It begins with a copy of the dictionary that jieba keeps for the whole process.
        """
        import jieba

        jieba.setLogLevel("ERROR")
        jieba.dt.initialize()
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dict(jieba.dt.FREQ), jieba.dt.total, True
        for word in self._words:
            tokenizer.add_word(word)
        return tokenizer


def _split(both: str) -> tuple[str, str]:
    name, _, reading = both.partition("\n")
    return name, reading


def _pairs(unit: Syllable | str) -> list[tuple[str, str | None]]:
    return [(unit.character, unit.pinyin)] if isinstance(unit, Syllable) else [(c, None) for c in unit]


def _joined(units: list[Syllable | str]) -> Iterator[str]:
    """Words with capitals, particles without; no space inside of brackets and quotation marks."""
    last: Syllable | str = " "
    for unit, after in zip_longest(units, units[1:], fillvalue=" "):
        alone = isinstance(after, str) or after.gap == " "
        text = _syllable(unit, alone and last != " ") if isinstance(unit, Syllable) else unit.translate(WIDE)
        if _apart(last, unit, text):
            yield " "
        yield text
        last = unit


def _apart(last: Syllable | str, unit: Syllable | str, text: str) -> bool:
    """Whether a space belongs between two units; between two that are not Han there is only what the name has."""
    if isinstance(unit, Syllable) and unit.gap != " ":
        return False
    before = last.translate(WIDE) if isinstance(last, str) else "字"
    if isinstance(last, str) and isinstance(unit, str):
        return (before in CLOSING and (text.isalnum() or text in OPENING)) or (before.isalnum() and text in OPENING)
    return before not in NO_SPACE_AFTER and text not in NO_SPACE_BEFORE


def _syllable(unit: Syllable, inner: bool) -> str:
    """One syllable as written after those before it; ``inner`` if it is a word of its own and not the first."""
    if unit.gap == " ":
        return unit.pinyin if inner and unit.character in PARTICLES else unit.pinyin.capitalize()
    if unit.gap == "-":
        return f"-{unit.pinyin.capitalize() if unit.capital else unit.pinyin}"
    return f"'{unit.pinyin}" if unicodedata.normalize("NFD", unit.pinyin)[0] in "aoe" else unit.pinyin
