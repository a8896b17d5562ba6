"""Units and qualifiers, and the words by which Chinese prints them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

# fmt: off
Unit = Literal[
    "count", "person", "CNY", "USD", "m2", "mu", "km2", "GW", "inch", "percent", "rank", "day", "month", "year",
]
# fmt: on
Qualifier = Literal["exact", "approx", "over", "nearly", "at_least", "at_most", "range"]
Marks = dict[str, Qualifier | None]


def _mean(words: str, qualifier: Qualifier | None = None) -> Marks:
    return dict.fromkeys(words.split(), qualifier)


# Words before the number. Those without a qualifier only carry it.
LEADS: Marks = {
    **_mean("大约 约为 约 大概", "approx"),
    **_mean("超过 超出 超 突破 逾 大于 高于 多于 过 破", "over"),
    **_mean("将近 接近 逼近 近", "nearly"),
    **_mean("至少 最少 不少于 不低于 不小于 上", "at_least"),
    **_mean("不到 不足 未满 少于 低于 小于 不超过 不多于 不高于 不大于 最多 至多", "at_most"),
    **_mean("达到 多达 高达 长达 达 为 共计 共有 共 总计 合计 仅有 仅 只有 有望 有 已经 已 可达 可 将 要 力争 实现"),
    **_mean("累计 连续 增长至 增至 增长 上涨 上升 提高 增加 净增 新增 下降至 降至 同比 预计 预期 计划 人民币"),
}
# Words after the unit. 以上 includes the number itself, as in legal usage.
TAILS: Marks = {
    **_mean("左右 上下", "approx"),
    **_mean("多 余", "over"),
    **_mean("以上", "at_least"),
    **_mean("以内 之内 内 以下", "at_most"),
    **_mean("之多 时间"),
}
MORE: Marks = {"余": "over", "多": "over", "来": "approx", "": None}

PEOPLE = "名 位 个"
THINGS = (
    "个 家 项 件 只 支 场 场次 届 批 批次 笔 套 款 条 所 种 座 处 次 例 份 门 类 期 组 大 级 站 台 部 篇 方面 步 层 轮 "
    "宗 单 户 艘 辆 架 片 张 本 册 颗 枚 块 间 栋 幢 根 节 段 路 道 人次 家次 项次 台套 名 位"
)


def _worth(words: str, factor: str = "1") -> dict[str, Decimal]:
    return dict.fromkeys(words.split(), Decimal(factor))


# What one of a printed unit is worth in the indicator's unit.
WORDS: dict[Unit, dict[str, Decimal]] = {
    "count": _worth(THINGS),
    "person": _worth(f"人 {PEOPLE}"),
    "CNY": _worth("元 元人民币 人民币"),
    "USD": _worth("美元 美金"),
    "m2": _worth("平方米 平米 m2"),
    "mu": _worth("亩"),
    "km2": _worth("平方公里 平方千米 km2"),
    "GW": _worth("GW 吉瓦") | _worth("MW 兆瓦", "1e-3") | _worth("千瓦", "1e-6"),
    "inch": _worth("英寸 吋"),
    "percent": _worth("% 百分点 个百分点") | _worth("成", "10") | _worth("‰", "0.1"),
    "rank": _worth("位 名"),
    "day": _worth("天 日") | _worth("周 星期 个星期", "7"),
    "month": _worth("个月 月"),
    "year": _worth("年 年间 年来"),
}
DATES = {"年": (1000, 2999), "月": (1, 12), "日": (1, 31)}  # numbers with which these units name a date
