"""Words around a printed number that say how it is meant, and verbs that make it a change."""

from __future__ import annotations

from typing import Literal

# `at_least` and `at_most` include the number itself, `over` and `under` do not.
Qualifier = Literal["exact", "approx", "over", "nearly", "under", "at_least", "at_most", "range"]
Marks = dict[str, Qualifier | None]


def _mean(words: str, qualifier: Qualifier | None = None) -> Marks:
    return dict.fromkeys(words.split(), qualifier)


# Words before the number. Those without a qualifier only carry it.
LEADS: Marks = {
    **_mean("大约 约为 约 大概", "approx"),
    **_mean("超过 超过了 超出 超 突破 突破了 逾 大于 高于 多于 过 破", "over"),
    **_mean("将近 接近 逼近 近", "nearly"),
    **_mean("不到 不足 未满 少于 低于 小于", "under"),
    **_mean("至少 最少 不少于 不低于 不小于 上", "at_least"),
    **_mean("不超过 不多于 不高于 不大于 最多 至多 最多为", "at_most"),
    **_mean("达到了 达到 多达 高达 长达 达 分别为 分别达 分别 为 共计 共有 共 总计 合计 仅有 仅 只有 有望 有 已经 已"),
    **_mean("可达 可 将 要 力争 实现 累计 连续 预计 预期 计划 人民币 增长至 增长到 增至 增加至 增加到 提高至 提高到"),
    **_mean("提升至 提升到 上升至 上升到 扩大至 扩大到 下降至 下降到 降至 降到 减少至 减少到 减至 回落至 回落到"),
}
# Words after the unit. 以上 includes the number itself, as in legal usage.
TAILS: Marks = {
    **_mean("左右 上下", "approx"),
    **_mean("多 余", "over"),
    **_mean("以上 (含)以上", "at_least"),
    **_mean("以内 之内 内 以下 (含)以下 (含)以内", "at_most"),
    **_mean("之多 时间"),
}
# Between the number and its scale or unit.
MORE: Marks = {"余": "over", "多": "over", "来": "approx", "": None}

# Verbs of change: what follows is by how much something grew or fell, not how much there is; 新增 and 净增 count what
# is new.
_RISE = (
    "同比增长",
    "同比上升",
    "同比提高",
    "增长",
    "上涨",
    "上升",
    "提高",
    "提升",
    "增加",
    "净增加",
    "净增",
    "新增",
    "扩大",
)
GROWTH = (*_RISE, "同比")
DECLINE = ("同比下降", "同比减少", "同比回落", "下降", "减少", "降低", "回落", "下跌", "缩小", "负增长")
