"""The forms in which Chinese texts print numbers, shares and ranks."""

from __future__ import annotations

import re

from atlas.text.numerals import DIGITS

NUMERALS = f"0-9.,点十百千万亿半两〇{DIGITS}"
COUNTED = re.compile(rf"([{NUMERALS}]+)([余多来]?)([百千万亿]*)")
FRACTION = re.compile(r"(?P<above>\d+)/(?P<below>\d+)|(?P<whole>[^分]+)分之(?P<part>[^分]+)", re.ASCII)
TENTHS = re.compile(rf"([{DIGITS}十\d]+)成([{DIGITS[1:]}]|半)")  # 七成六, 三成半
AND_A_HALF = re.compile(rf"([{NUMERALS}]+)(年|个月|天|倍)半")  # 两年半
NEIGHBOURS = re.compile(rf"([{DIGITS[1:]}两])([{DIGITS[2:]}])(?=[万亿])")  # 八九亿: eight to nine
MAGNITUDES = tuple("百千万亿")
FACTOR_UNSAID = re.compile(r"[\d一二两三四五六七八九][十百千][万亿]*$")
DATES = {"年": (1000, 2999), "月": (1, 12), "日": (1, 31)}  # numbers with which these unit words name a date
# Other characters for the same numerals, financial and Traditional, and for the words that stand beside them.
PLAIN_NUMERALS = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩−⁄個約過達餘將間項種條筆戶場輛層",
    "一二二三三四五六六七八九十百千万亿两-/个约过达余将间项种条笔户场辆层",
)

THINGS = (
    "个|家|项|件|只|支|场|场次|届|批|批次|笔|套|款|条|所|种|座|处|次|例|份|门|类|期|组|大|级|站|台|部|篇|方面|步|层|轮"
    "|宗|单|户|艘|辆|架|片|张|本|册|颗|枚|块|间|栋|幢|根|节|段|路|道"
)
RANK = re.compile(
    r"(?:国内|全国|我国|中国|国际|全球|世界|全省|省内|全市|市内|全区|区内)?(?:并列|排名|排在|位居|位列|名列|居|列|排)*(?:"
    rf"唯一(?:一?[个家])?|榜首|首创|首(?:{THINGS}|位|名)?"
    rf"|第(?P<nth>[{NUMERALS}]+)(?:{THINGS}|位|名)?"
    rf"|(?P<place>[{NUMERALS}]+)[位名]"
    rf"|前(?P<top>[{NUMERALS}]+)[位名强家]?)"
)
