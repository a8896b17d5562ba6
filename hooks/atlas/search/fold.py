"""Traditional characters and regional words that lead to the characters and words of this atlas.

Queries and texts are folded alike, sign by sign, so that 門 in either finds 门 in the other; what is shown stays as it is.

Made from OpenCC's tables at build time and no larger than the atlas needs. It travels with the names: that costs a few
kilobytes, and saves a file and its round trip in the middle of somebody's typing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

from opencc import OpenCC

from atlas.text.han import EXTENSION_A, HAN, UNIFIED

# Words of Taiwan and Hong Kong that OpenCC only knows one way, or not at all, and common words for what the sources
# call otherwise; in simplified characters. They count only where a query leads nowhere without them.
MORE = """
数位=数字 硬体=硬件 资料中心=数据中心 资料=数据 巨量资料=大数据 生技=生物技术 新创=初创 新创企业=初创企业 育成中心=孵化器
创新育成=孵化 科学园区=科技园 科学园=科技园 产学合作=产学研 资安=网络安全 云端=云计算 太阳能光电=光伏 太阳光电=光伏
离岸风电=海上风电 品质=质量 行动=移动 智慧型=智能 人工智慧=人工智能 机械人=机器人 电动车=新能源汽车 创投=创业投资 上柜=上市
伺服器=服务器 列印=打印 网际网路=互联网 光电=光电子 生医=生物医药 医材=医疗器械 制程=工艺 面板=显示 上市公司=上市企业 公司=企业
厂商=企业 建筑面积=面积 占地=面积 营收=收入 营业额=销售额 员工=人数 贷款额=贷款 补贴=补助 新药=创新药 芯片业=集成电路
"""
KEPT = "么"  # which the tables take for a form of 幺
ASKED = (EXTENSION_A, UNIFIED)  # what OpenCC is asked for


def fold(texts: Iterable[str], words: Collection[str]) -> dict[str, str]:
    """`from` and `to`: characters, one for one · `words`: pairs `foreign=ours` by blanks, in simplified characters, of
    those of `words` that Taiwan says differently (软体=软件). Texts and words are folded already."""
    whole = "\n".join(texts)
    known = {character for character in set(whole) if HAN.match(character)}
    more = (pair.split("=") for pair in MORE.split())
    foreign = {theirs: ours for theirs, ours in more if ours in whole} | _foreign(sorted({*words, *_inner(words)}))
    wanted = known.union(*foreign)
    pairs = [(a, b) for a, b in _characters() if b in wanted]
    return {
        "from": "".join(a for a, _ in pairs),
        "to": "".join(b for _, b in pairs),
        "words": " ".join(f"{theirs}={ours}" for theirs, ours in foreign.items()),
    }


def folded(text: str) -> str:
    """A text in simplified characters, one for one, as it is indexed; pages and results show it as it is."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    return {ord(a): b for a, b in _characters()}


@cache
def _characters() -> tuple[tuple[str, str], ...]:
    """Traditional characters, and those of Taiwan's own for one thing (矽), with the simplified one."""
    signs = [chr(code) for first, last in ASKED for code in range(first, last + 1)]
    found: dict[str, str] = {}
    for table in ("tw2sp", "t2s"):
        plain = OpenCC(table).convert("\n".join(signs)).split("\n")
        found.update((a, b) for a, b in zip(signs, plain, strict=True) if a != b and len(b) == 1 and a not in KEPT)
    return tuple(sorted((a, found.get(b, b)) for a, b in found.items() if found.get(b, b) != a))


def _inner(words: Collection[str]) -> Iterable[str]:
    """Pieces of longer words that may be words themselves (软件 in 软件产业)."""
    return (
        word[i:j]
        for word in words
        if len(word) > 2
        for i in range(len(word) - 1)
        for j in range(i + 2, min(len(word), i + 4) + 1)
    )


def _foreign(words: list[str]) -> dict[str, str]:
    """Words as Taiwan says them, in simplified characters. Left out: a word that is also one of ours, and one that
    follows from a shorter pair (软体开发 from 软体)."""
    if not words:
        return {}
    ours, joined = set(words), "\n".join(words)
    theirs = OpenCC("t2s").convert(OpenCC("s2twp").convert(joined)).splitlines()
    pairs = {
        foreign: word for foreign, word in zip(theirs, words, strict=True) if foreign != word and foreign not in ours
    }
    return {
        foreign: word
        for foreign, word in pairs.items()
        if not any(short != foreign and foreign.replace(short, better) == word for short, better in pairs.items())
    }
