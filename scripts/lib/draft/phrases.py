"""Stretches of a Chinese text that can be names: runs of words between signs, every cut of them, and what stands in quotation marks.

A cut begins and ends where words do; words that no name holds, such as 的 and 在, divide it, and words that join, such
as 与, stand within it only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.text.han import CLASS as HAN
from lib.draft.tagged import JOINING, PERSON, Word, tagged

# Letters go on over a blank: FinFET FPGA.
RUN = re.compile(rf"(?:[{HAN}A-Za-z0-9·+\-.&（）()]|(?<=[A-Za-z0-9&]) (?=[A-Za-z0-9&]))+")
MARKED = re.compile(r"(?P<quote>[“‘「『]([^“”「」『』。；！？]{2,30})[”’」』])|(?P<book>《([^《》]{4,60})》)")
ASIDE = re.compile(r"[（(][^（()）]*[）)]")
# Parts of speech, by jieba, that no name holds: particles, prepositions, pronouns, interjections.
OUTSIDE = frozenset(["u", "ud", "ug", "uj", "ul", "uv", "uz", "p", "r", "rr", "rz", "rg", "y", "e", "o"])
DIVIDING = frozenset(
    [
        "的",
        "了",
        "等",
        "是",
        "在",
        "为",
        "由",
        "从",
        "向",
        "对",
        "把",
        "被",
        "将",
        "以",
        "其",
        "该",
        "有",
        "着",
        "过",
        "也",
        "还",
        "已",
        "又",
        "并",
        "或",
        "到",
        "让",
        "使",
        "去年",
        "今年",
        "目前",
    ]
)
TITLES = (
    "长",
    "主任",
    "书记",
    "教授",
    "院士",
    "博士",
    "经理",
    "总裁",
    "记者",
    "负责人",
    "创始人",
    "研究员",
    "主席",
    "委员",
    "先生",
    "女士",
)
SAYING = ("说", "介绍", "表示", "告诉", "透露", "指出", "坦言", "认为", "称")
LONGEST, SHORTEST, LONG = 9, 2, 30  # words of a cut, and characters


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch that can be a name: its words with their parts of speech, the words around it, and how it is marked."""

    words: tuple[Word, ...]
    before: Word
    after: Word
    mark: str = ""

    @property
    def name(self) -> str:
        """Its characters."""
        return "".join(word for word, _ in self.words)


def cuts(line: str) -> Iterator[tuple[int, Cut]]:
    """Every stretch of a paragraph that can be a name, and where it begins."""
    for match in MARKED.finditer(line):
        mark, inner = ("book", 4) if match["book"] else ("quote", 2)
        yield match.start(inner), Cut(tuple(tagged(match[inner])), ("", mark), ("", mark), mark)
        if mark == "quote":
            yield from _going_on(line, match)
    for run in RUN.finditer(line):
        around = (line[run.start() - 1 : run.start()], line[run.end() : run.end() + 1])
        yield from _of_run(run.start(), tagged(run.group()), around)


def _going_on(line: str, match: re.Match[str]) -> Iterator[tuple[int, Cut]]:
    """Quoted words with what follows them: “海智杯”创业大赛."""
    quoted = (match.group(), "quote")
    run = RUN.match(line, match.end())
    after = tagged(run.group())[:4] if run else []
    for length in range(1, len(after) + 1):
        if not may(after[length - 1]):
            break
        follows = after[length] if length < len(after) else ("", "x")
        yield match.start(), Cut((quoted, *after[:length]), ("", "x"), follows, "partly")


def _of_run(start: int, words: list[Word], around: tuple[str, str]) -> Iterator[tuple[int, Cut]]:
    padded = [(around[0], "x"), *words, (around[1], "x")]
    for first in range(1, len(padded) - 1):
        if _may_end(padded[first]):
            yield from ((start, cut) for cut in _from(padded, first))
        start += len(padded[first][0])


def _from(padded: list[Word], first: int) -> Iterator[Cut]:
    """The cuts that begin with a word."""
    for last in range(first, min(first + LONGEST, len(padded) - 1)):
        if not may(padded[last]):
            break
        if _may_end(padded[last]):
            cut = Cut(tuple(padded[first : last + 1]), padded[first - 1], padded[last + 1])
            if SHORTEST <= len(cut.name) <= LONG and _is_even(cut.name):
                yield cut


def may(word: Word) -> bool:
    """Whether a word can be in a name."""
    return word[0] in JOINING or (word[0] not in DIVIDING and word[1] not in OUTSIDE)


def _may_end(word: Word) -> bool:
    """Whether a name can begin and end with a word."""
    return word[0] not in JOINING and may(word)


def persons(cut: Cut) -> Iterator[str]:
    """Names of persons in it, told by a title before them or a word of saying behind them."""
    for (title, _), (word, flag), (said, _) in windows([cut.before, *cut.words, cut.after]):
        if flag in PERSON and len(word) > 1 and (title.endswith(TITLES) or said.startswith(SAYING)):
            yield word


def windows(found: list[Word]) -> Iterator[tuple[Word, Word, Word]]:
    """Each word but the first with its neighbours; nothing stands behind the last."""
    return zip(found, found[1:], [*found[2:], ("", "x")], strict=False)


def _is_even(name: str) -> bool:
    """Whether every bracket in it is closed, and it begins and ends with none of other signs."""
    bare = ASIDE.sub("", name)
    return not re.search(r"[（()）]", bare) and not re.match(r"[（(·\-.&+]", name) and name[-1] not in "·-.&"
