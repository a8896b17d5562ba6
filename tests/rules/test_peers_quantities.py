"""Quantities that the test tables of other readers of Chinese numbers hold, and that the press prints, with what they mean here.

The tables are those of Recognizers-Text (MIT) and JioNLP (Apache-2.0): inputs and values only. They differ from ours in
three cases, of one kind: they read 个百分点 as per cent; here percentage points are a unit of their own, since a rate
that rises by two points has not grown by two per cent. And they take 1/3 as rounded, which is exact here.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from atlas.text.quantities import QuantityError, parse, render_number

from ..fixture.support import fixture_units

UNITS = fixture_units()
# phrase | unit | value, or both ends of a range | qualifier, where it is not exact
CASES = """
225家|count|225
超17亿元|CNY|1700000000|over
0.98万人|person|9800
50万元（含）以上|CNY|500000|at_least
五亿零六|count|500000006
两年半|month|30
十分之一|percent|10
万分之三|percent|0.03
不小于三十|count|30|at_least
壹万二千三百四十五元|CNY|12345
七成 六|percent|76
百分之１２０|percent|120
小于40万|CNY|400000|under
3000个以上|count|3000|at_least
500余万|count|5000000|over
五百多个|count|500|over
分别达1306家|count|1306
2,123个百分点|points|2123
38.5%|percent|38.5
387万亩|mu|3870000
前50名|rank|50|at_most
超1/4|percent|25|over
位居第四|rank|4
一千元|CNY|1000
十 余 万|count|100000|over
超20亿元|CNY|2000000000|over
53.7件|count|53.7
2.8%|percent|2.8
353.2亿美元|USD|35320000000
82，225.00元|CNY|82225
超300家|count|300|over
506亿元|CNY|50600000000
8949平方公里|km2|8949
2——3万元|CNY|20000–30000|range
6832.79亿元|CNY|683279000000
七十八万五佰零六|count|780506
1385.46亿元|CNY|138546000000
22家|count|22
5.2亿元|CNY|520000000
1000多万|CNY|10000000|over
增长5.1%|percent|5.1
15元|CNY|15
二到三元|CNY|2–3|range
人民币  50元|CNY|50
十八至三十万元|CNY|180000–300000|range
超过8万余人|person|80000|over
213.26亿元|CNY|21326000000
四亿五千六百四十二万零一十五|count|456420015
6.2万平方米|m2|62000
6.5%|percent|6.5
1428个|count|1428
半年|year|0.5
55.4%|percent|55.4
三成|percent|30
4633户|count|4633
20次|count|20
超过1亿元|CNY|100000000|over
最多为5|count|5|at_most
三成半|percent|35
3000多元|CNY|3000|over
36家|count|36
5亿1万4千6百|count|500014600
超1.5亿元|CNY|150000000|over
万亿级|CNY|1000000000000|at_least
四億五千六百四十二萬零壹十五|count|456420015
15%以上|percent|15|at_least
14只|count|14
提升0.74个百分点|points|0.74
二百三十余万|count|2300000|over
超过1/2|percent|50|over
２２％|percent|22
突破460家|count|460|over
突破5000家|count|5000|over
一千到一千五百|count|1000–1500|range
1/3|percent|33.333333
88%|percent|88
一万零二百五十|count|10250
-22.2%|percent|-22.2
1.2万元|CNY|12000
不少于1家|count|1|at_least
12.14万元|CNY|121400
十五美元|USD|15
55.6亿元|CNY|5560000000
811家|count|811
1400亿元|CNY|140000000000
将近一半|percent|50|nearly
千分之一|percent|0.1
2万亿元左右|CNY|2000000000000|approx
突破84亿元|CNY|8400000000|over
四千零五万|count|40050000
42家|count|42
9成|percent|90
500多亿|count|50000000000|over
$20|USD|20
20–100个|count|20–100|range
近80家|count|80|nearly
9席|count|9
155家|count|155
一千多万|count|10000000|over
七元|CNY|7
1.2元以下|CNY|1.2|at_most
12个百分点|points|12
736家|count|736
21.95%|percent|21.95
十成|percent|100
超过1.7万家|count|17000|over
人民币 8千元|CNY|8000
10万万|count|1000000000
超过了百分之零点九|percent|0.9|over
1600人|person|1600
62.15%|percent|62.15
32.46%|percent|32.46
36.57亿元|CNY|3657000000
三十万多亿|count|30000000000000|over
一百五十二|count|152
百分之一 点五|percent|1.5
二分之一|percent|50
八百到九百亿元|CNY|80000000000–90000000000|range
一百零一万一千|count|1011000
大约300家|count|300|approx
超过1.8万项|count|18000|over
第三名|rank|3
40多个|count|40|over
180亿元|CNY|18000000000
八九亿元|CNY|800000000–900000000|range
百分之百|percent|100
8亿元人民币|CNY|800000000
一千两百三十四万|count|12340000
500亿元|CNY|50000000000
两个亿|CNY|200000000
一千零一|count|1001
"""
ROWS = [line.split("|") for line in CASES.strip().split("\n")]
CHANGES = ("增长", "提升")
POINTS = [row[0] for row in ROWS if row[1] == "points"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "|".join(row[:2]))
def test_a_phrase_means_here_what_others_read_in_it(row: list[str]) -> None:
    phrase, unit, value, *rest = row
    quantity = parse(phrase, UNITS[unit], UNITS, change=phrase.startswith(CHANGES))
    ends = [quantity.value] if quantity.value_max is None else [quantity.value, quantity.value_max]
    assert "–".join(map(render_number, ends)) == value
    assert quantity.qualifier == (rest[0] if rest else "exact")


@pytest.mark.parametrize("phrase", POINTS)
def test_percentage_points_are_no_per_cent(phrase: str) -> None:
    with pytest.raises(QuantityError, match="is points, but the indicator is in percent"):
        parse(phrase, UNITS["percent"], UNITS, change=phrase.startswith(CHANGES))


def test_a_third_is_exact() -> None:
    assert parse("1/3", UNITS["percent"], UNITS).value == Fraction(100, 3) != Decimal("33.333333")
