"""A Chinese text as words with their parts of speech, by jieba's dictionary and what the field calls its things.

Of a word that the dictionary does not have, jieba guesses where it ends; its part of speech is told by its first sign,
and a little word that it took in (由甲乙) is divided from it.
"""

from __future__ import annotations

import re
from functools import cache

import jieba
import jieba.posseg

from lib.draft.words import tables, words

Word = tuple[str, str]  # its characters, and its part of speech
PERSON = ("nr", "nrfg", "nrt")  # names of persons, of foreign ones too
JOINING = frozenset(["和", "与", "及", "以及"])
NUMBER = re.compile(r"[\d.]+")
# The signs with which nine names of persons in ten begin.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
LEADING, TRAILING = "由从向把被在对将以了与和及于至", "等的了与和及"
SHORT = 2  # characters of a word that holds no little word
LONGEST_NAME = 3  # characters of most names of persons


def tagged(text: str) -> list[Word]:
    """The words of a text."""
    return [(word, tag_of(word)) for word in cut(text)]


def cut(text: str) -> list[str]:
    """The words of a text as they stand."""
    return [part for word in _tokenizer().cut(text) for part in _parts(word)]


@cache
def _parts(word: str) -> tuple[str, ...]:
    """A word that the dictionary does not have without little words at its ends."""
    if len(word) <= SHORT or word.isascii() or _tokenizer().FREQ.get(word):
        return (word,)
    start, end = word[0] in LEADING, len(word) - (word[-1] in TRAILING)
    return tuple(part for part in (word[:start], word[start:end], word[end:]) if part)


@cache
def frequency(word: str) -> int:
    """How often a word stands in what the dictionary was made from; 0 for one that it does not have."""
    jieba.initialize()
    return int(jieba.dt.FREQ.get(word) or 0)


@cache
def tag_of(word: str) -> str:
    """The part of speech of a word."""
    if word in JOINING:
        return "c"
    found = str(jieba.posseg.dt.word_tag_tab.get(word, ""))
    if word in _of_field() and (not found or found in PERSON):
        return "n"
    return found or _guessed(word)


def _guessed(word: str) -> str:
    if NUMBER.fullmatch(word):
        return "m"
    if word.isascii():
        return "eng" if word.isalnum() else "x"
    if word[0] in SURNAMES and 1 < len(word) <= LONGEST_NAME:
        return "nr"
    return "nz" if len(word) > 1 else "x"


@cache
def _of_field() -> frozenset[str]:
    """Ends of names that are words."""
    return frozenset(word for kind in tables()["ends"] for word in words("ends", kind) if len(word) > 1)


@cache
def _tokenizer() -> jieba.Tokenizer:
    """jieba's own with the words of the field; its dictionary is read once."""
    jieba.initialize()
    found = jieba.Tokenizer()
    found.FREQ, found.total, found.initialized = dict(jieba.dt.FREQ), jieba.dt.total, True
    for word in sorted(_of_field()):
        if not found.FREQ.get(word):
            found.add_word(word)
    return found
