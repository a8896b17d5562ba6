"""What is probably wrong in a text that is to become a source: advertising, mirrors, bylines, broken characters.

These are suspicions for a person, who looks at each paragraph named; nothing is taken out of a text here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atlas.text.han import CLASS as HAN

ADVERTISING, MIRROR, BYLINE, BOILERPLATE, BROKEN, TWICE = (
    "advertising",
    "mirror",
    "byline",
    "boilerplate",
    "broken",
    "twice",
)
INJECTED = (ADVERTISING, TWICE)  # what a source names as `strings` of a defect
PATTERNS = {
    ADVERTISING: re.compile(
        r"\d{2,4}\s*(?:体育|彩票|娱乐|棋牌)(?:平台|官网|网址)?|(?:博彩|投注|赌球|百家乐|老虎机|六合彩|真人荷官|娱乐城)"
        r"|(?:注册|开户|充值)送|天天送|点击(?:领取|下载|进入)|(?:体育|棋牌|电竞)(?:平台|官网|APP)|\b[Bb]et\d+"
    ),
    MIRROR: re.compile(
        r"转载自|本文转自|来源网络|资料图片仅供参考|百家号|搜狐号|网易号|头条号|网页快照|https?://\S+|\bwww\.\S+|欢迎您"
    ),
    BYLINE: re.compile(
        rf"(?:记者|通讯员|作者|责任编辑|责编|编辑|校对|审核|摄影|撰文|供稿|文字|图片来源)[\s:：/／丨|]+[{HAN}·]{{2,4}}(?![{HAN}])"
        rf"(?:[\s、，,]+[{HAN}·]{{2,4}}(?![{HAN}]))*"
    ),
    BOILERPLATE: re.compile(
        r"^\s*(?:当前位置|首页\s*>|字体|字号|打印|分享|浏览次数|点击数|阅读量|上一篇|下一篇|相关链接|扫一扫|版权所有|图片\s*\d*\.?\w*\s*$)"
    ),
    BROKEN: re.compile("\ufffd+|[\ue000-\uf8ff]+|[?？]{3,}|&[a-z]+;|锟斤拷"),
}
WHY = {
    ADVERTISING: "advertising, which has nothing to do with the text",
    MIRROR: "a mark of a copy elsewhere: is this the publisher’s own page?",
    BYLINE: "a byline: no finding aid quotes it, and no person is recorded",
    BOILERPLATE: "words of the page, not of the text",
    BROKEN: "characters that the conversion has broken",
    TWICE: "the same words at the end of several paragraphs, or a paragraph that stands twice",
}
COMMON_END, ENOUGH = 6, 3  # characters and paragraphs from which an end in common is none of the text’s
END, WHOLE_END = 8, 10  # characters of either end of an aid, and half of those of a paragraph that stands whole
LONG = 12  # characters of a paragraph that does not stand twice by chance


@dataclass(frozen=True, order=True)
class Suspect:
    """Something that looks wrong: the paragraph (from 1), of what sort, and the characters at fault."""

    paragraph: int
    sort: str
    string: str

    @property
    def why(self) -> str:
        """What it is, in words."""
        return WHY[self.sort]


def suspects(paragraphs: Sequence[str]) -> list[Suspect]:
    """Everything that looks wrong, in the order of the text."""
    found = {
        Suspect(number, sort, match.group().strip())
        for number, line in enumerate(paragraphs, 1)
        for sort, pattern in PATTERNS.items()
        for match in pattern.finditer(line)
    }
    return sorted({*found, *_ends(paragraphs), *_twice(paragraphs)})


def _ends(paragraphs: Sequence[str]) -> Iterator[Suspect]:
    """An end that several paragraphs have in common, at its full length."""
    ending: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(paragraphs, 1):
        ending[line.rstrip()[-COMMON_END:]].append(number)
    for whole in ending.values():
        if sum(len(paragraphs[number - 1].strip()) > COMMON_END for number in whole) >= ENOUGH:
            common = _common_end([paragraphs[number - 1].rstrip() for number in whole])
            yield from (Suspect(number, TWICE, common) for number in whole)


def _common_end(lines: Sequence[str]) -> str:
    length = min(map(len, lines))
    shared = next((n for n in range(length) if len({line[-1 - n] for line in lines}) > 1), length)
    return lines[0][len(lines[0]) - shared :].strip()


def _twice(paragraphs: Sequence[str]) -> Iterator[Suspect]:
    seen: set[str] = set()
    for number, line in enumerate(paragraphs, 1):
        text = line.strip()
        if len(text) >= LONG and text in seen:
            yield Suspect(number, TWICE, f"{text[:LONG]}…")
        seen.add(text)


def aid(line: str, found: Sequence[Suspect]) -> str:
    """The finding aid of a paragraph without what is suspected in it; empty where nothing is left to quote.

    An injected string is left out by the proof as well; a byline is not, so that a short paragraph with one has no aid.
    """
    sorts = {suspect.sort for suspect in found}
    if BOILERPLATE in sorts:
        return ""
    text = line
    for suspect in sorted(found, key=lambda one: len(one.string), reverse=True):
        if suspect.sort in (*INJECTED, BYLINE):
            text = text.replace(suspect.string, "")
    text = text.strip()
    if len(text) <= 2 * WHOLE_END:
        return "" if BYLINE in sorts else text
    return f"{text[:END].strip()}…{text[-END:].strip()}"
