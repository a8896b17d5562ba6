"""The texts of the extreme atlas: names of more than sixty Chinese characters or 160 letters, a word that nowhere
breaks, long scopes.
"""

from __future__ import annotations

Pair = tuple[str, str]  # Chinese, English

# Sixty-two letters without a place to break.
UNBROKEN = "Hochleistungsmikroelektronikfertigungsanlagenentwicklungswerke"

LONG_NAMES: dict[str, Pair] = {
    "regions": (
        "雾隐省万象市先进半导体材料与精密光学仪器及海洋观测装备产业创新融合发展示范区暨国际科技合作与高层次人才交流试验区综合服务片区",
        "Demonstration Area for the Integrated Development of Advanced Semiconductor Materials, Precision Optics and Instruments of Ocean Observation, and Pilot Zone of International Cooperation in Science and the Exchange of Talent, Wanxiang City",
    ),
    "organizations": (
        "雾隐省人民政府与万象市人民政府及星海大学共同建设的量子传感与先进光学精密制造及深海观测探测仪器联合创新研究院有限责任公司",
        f"Joint Innovation Institute for Quantum Sensing, Precision Manufacturing and Instruments of Ocean Observation, Founded by the Government of Wuyin Province, Xinghai University and the {UNBROKEN}",
    ),
    "programmes": (
        "关于进一步支持科技型中小企业加大研发投入并加快先进适用技术成果转化应用推动产业链上下游协同创新与绿色低碳发展的若干政策措施",
        "Several Measures to Further Support Small and Medium-sized Technology Firms in Raising Their Spending on Research, in Putting Mature Technology to Use, and in Innovating Together Along the Whole of the Industry Chain",
    ),
}
LONG_ALIASES: list[Pair] = [
    ("万象先进半导体材料与精密光学仪器及海洋观测装备创新融合发展示范区", "Wanxiang Demonstration Area for Advanced Semiconductors, Precision Optics and Ocean Observation"),
    ("万象国际科技合作与人才交流试验区", "Wanxiang Pilot Zone of International Cooperation in Science"),
    ("示范区综合服务片区", "Service Quarter of the Demonstration Area"),
    ("万象光海片区", UNBROKEN),
    ("光海示范区", "WDAISMPOIOO"),
    ("光海试验区", "Guanghai Pilot Zone"),
    ("光海片区", "Guanghai"),
    ("万象光海", "Wanxiang Guanghai"),
]
LONG_SCOPE: Pair = (
    "全市范围内登记在册并连续三年报送统计报表的企业，含高新区、经开区和各县，不含外地企业在本市设立的分支机构，也不含当年新迁入而尚未完成登记的企业",
    "Firms on the register of the whole city that have reported for three years running, with the high-tech zone, the development zone and all counties, without branches of firms from elsewhere and without those that moved in during the year",
)
LONG_NOTE: Pair = (
    "同一份资料的前后两段口径略有不同：前一段按注册地统计，后一段按实际经营地统计，两个数字都予保留，读者比较时请留意各自的说明。",
    f"Two paragraphs of the same source count somewhat differently, the first by where a firm is registered, the second by where it works, as for the {UNBROKEN}. Both figures are kept.",
)
LONG_SOURCE: Pair = (
    "雾隐省发布年度科技创新发展情况通报并公布支持企业研究开发活动的财政资金安排与重点项目清单以及各市县完成情况和下一年度工作安排",
    f"Wuyin Province Reports on a Year of Innovation, on Public Money for Research in Firms, on Its Key Projects, on What Each City and County Has Done, on What Comes Next, and on the {UNBROKEN}",
)
_LONG_SENTENCE: Pair = (
    "指企业在研究开发、试验验证、小批量生产和市场推广各个阶段得到的资金、场地、设备、人员和信息方面的支持，其中既有政府部门的补助，也有社会机构的投入，还有高校和科研院所开放的仪器与数据。",
    "Support that a firm gets in money, space, equipment, people and knowledge while it develops, tests, makes its first batches and finds a market, be it a grant of a department, an investment of a private body, or the instruments and data that a university opens to it.",
)
LONG_DEFINITIONS: list[Pair] = [
    (_LONG_SENTENCE[0] * 6, " ".join([_LONG_SENTENCE[1]] * 6)),
    (f"一种装备，外文名称为{UNBROKEN}。" + _LONG_SENTENCE[0] * 3, f"A kind of equipment, made by the {UNBROKEN}. " + " ".join([_LONG_SENTENCE[1]] * 3)),
]
LONG_MEASURE = "pilot-firms"

# Indicator, printed, date, status, and a key where measure and date do not tell two figures apart.
FORTY: list[tuple[str, str, str, str, str]] = [
    ("tech-firms", "1860家", "2025", "actual", ""),
    ("tech-firms", "2140家", "2026", "actual", ""),
    ("tech-firms", "2433家", "2027", "actual", ""),
    ("tech-firms", "2790家", "2028", "actual", ""),
    ("tech-firms", "3411家", "2029", "actual", ""),
    ("tech-firms", "约4000家", "2030", "forecast", ""),
    ("tech-firms", "5000家以上", "2035", "target", ""),
    ("high-tech-firms", "705家", "2025", "actual", ""),
    ("high-tech-firms", "833家", "2026", "actual", ""),
    ("high-tech-firms", "1428家", "2029", "actual", ""),
    ("listed-firms", "近50家", "2029", "actual", ""),
    ("incubated-firms", "109家", "2029-06", "actual", ""),
    ("services", "3000余家次", "../2029-06", "actual", ""),
    ("engineers", "2.1万人", "2025", "actual", ""),
    ("engineers", "三万五千人", "2029", "actual", ""),
    ("engineers", "5万人", "2035", "target", ""),
    ("investment", "86亿元", "2025-01/2025-12", "actual", ""),
    ("investment", "104.5亿元", "2026-01/2026-12", "actual", ""),
    ("investment", "约180亿元", "2029", "actual", ""),
    ("investment", "1200亿元", "2035", "target", ""),
    ("total-investment", "25亿元", "2031", "planned", ""),
    ("total-investment", "320万元", "2029", "actual", ""),
    ("fund-size", "3亿—5亿元", "2031", "planned", ""),
    ("fund-size", "超1300亿元", "2029", "actual", ""),
    ("exports", "1.08亿美元", "2029", "actual", ""),
    ("exports", "2亿—3亿美元", "2035", "target", ""),
    ("export-growth", "14.11%", "2029", "actual", ""),
    ("rd-intensity", "2.87%", "2025", "actual", ""),
    ("rd-intensity", "3.46%", "2029", "actual", ""),
    ("rd-intensity", "4%以上", "2035", "target", ""),
    ("rd-firms-share", "1/3", "2029", "actual", ""),
    ("solar-capacity", "4.8GW", "2030-12", "forecast", ""),
    ("wafer-size", "8英寸", "2030", "planned", ""),
    ("floor-area", "约8.8万平方米", "2029", "actual", ""),
    ("floor-area", "120万平方米", "2029", "planned", "floor-area-planned"),
    ("land", "48.51亩", "2029", "actual", ""),
    ("core-area", "10平方公里", "2029", "actual", ""),
    ("innovation-rank", "第13位", "2029", "actual", ""),
    ("approval-days", "不到30天", "2029", "actual", ""),
    ("fund-term", "5—8年", "2029", "planned", ""),
]
