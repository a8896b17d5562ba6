"""The forms in which numbers stand in running Chinese text, and the words around them that tell whether they are figures."""

from __future__ import annotations

import re

from atlas.text.han import CLASS as HAN
from atlas.text.numerals import DIGITS
from atlas.text.qualifiers import DECLINE, GROWTH, LEADS, TAILS

# A number: a share in words, Arabic with its decimals and scale, or Chinese; each may be the first end of a range.
ARABIC = r"\d[\d,]*(?:\.\d+)?"
CHINESE = f"[{DIGITS}十百千万亿两〇半点]+"
TO = r"\s*[—–~\-－至到]{1,2}\s*"
NUMBER = re.compile(
    rf"(?P<share>\d+/\d+|[{DIGITS}十百千万两]+分之[{DIGITS}十百千万两点]+)"
    rf"|(?P<arabic>{ARABIC}(?:%?{TO}{ARABIC})?)(?P<more>[余多]?)(?P<scale>[十百千万亿]*)(?P<after>[余多来]?)"
    rf"|(?P<chinese>{CHINESE}(?:[至到]{CHINESE})?)(?P<some>[余多来]?)(?P<size>[万亿]*)"
)
# Places in an order, and claims of being first; what follows 第 may be an edition, a quarter or a part as well.
NTH = rf"第\s*(?:\d++|[{DIGITS}十百]++)"
RANK = re.compile(
    rf"{NTH}(?:[位名个家])?(?![届期批次轮季条款章年月日代时件笔步线门生产书道梯])"
    rf"|前(?:\d++|[{DIGITS}十百]++)[位名强]?(?![年月天日期])"
)
STANDING = re.compile(
    r"(?:全国|国内|全省|全市|全球|世界|我国|国际|省内|市内)?(?:唯一|首个|首家|首创|首批|首次|首位|首台)"
)
# Numbers whose noun is no unit word: places of a list and editions (500强, 第十二届), parts of a phrase in quotation marks.
LIST = re.compile(rf"([{DIGITS}两\d]+)[个大]?强|第([{DIGITS}十百]+|\d+)届|(?<![{DIGITS}十\d])([百千])强")
PHRASE = re.compile(rf"[“‘「](?:[{DIGITS}两\d][{HAN}]{{1,4}}?[、，]?){{2,6}}[”’」]")
PART = re.compile(rf"([{DIGITS}两\d])(?=[{HAN}])[^{DIGITS}两\d、，”’」]+")

PREFIXES = tuple(sorted({*LEADS, *GROWTH, *DECLINE}, key=len, reverse=True))
SUFFIXES = tuple(sorted(TAILS, key=len, reverse=True))
LONGEST_PREFIX = 3  # lead words before one number: 同比 · 增长 · 约
# Words that end in a lead word and are none: 南通 does not lead a number as 通 would.
ENDS_IN_LEAD = frozenset(
    [
        "通达",
        "到达",
        "抵达",
        "表达",
        "相近",
        "附近",
        "靠近",
        "邻近",
        "临近",
        "通过",
        "经过",
        "以上",
        "之上",
        "作为",
        "成为",
        "认为",
        "称为",
        "即将",
        "许可",
        "主要",
        "需要",
        "重要",
        "具有",
        "所有",
        "拥有",
    ]
)
# A Chinese numeral that is a word more often than a figure, by how it begins (一批, 半年, 零部件) or by what follows it.
WORD = re.compile(rf"[一半](?![半千百十万亿成])|零(?![{DIGITS}点])")
NO_FIGURE_AFTER = re.compile(
    r"体|流|带|路|类|字|是|旦|线|般|定|样|切|起|直|些|度|下|来|中全会|岸|江|地(?!块)|侧|会|者|手|创(?!新)"
)
SIZE_CLASS = ("百亿", "千亿", "万亿")  # sizes that stand without a unit word and mean money
PART_OF_NAME = re.compile(r"[A-Za-z0-9.#+\-第]$")  # what a number in a name follows: G60, 5G, A320, 第二
MONEY = re.compile(r"资|规模|[额值]|收入|营收|贷|融|利润|税|金|成本|价")
PEOPLE = re.compile(r"人才|院士|专家|博士|硕士|员工|职工|人员|学生|毕业生|劳动")
RANGE_OF_CHANGE = re.compile(r"..[至到]")  # 增长至: the level that is reached


def of_change(printed: str) -> bool:
    """Whether a quantity says by how much something grew or fell."""
    return printed.startswith((*GROWTH, *DECLINE)) and not RANGE_OF_CHANGE.match(printed)
