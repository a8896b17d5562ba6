/* Words of a sentence that name nothing: those that ask, those that join two names, and those that only hold a sentence together.
   They are words of the two languages, not of an atlas. A word of a name is never taken for one of them (pieces.js). */

/** @typedef {"ask" | "join" | "compare" | "fill"} Role */

/** @type {Record<Role, {zh: string, en: string}>} */
const WORDS = {
  ask: {
    zh:
      "谁 何 有何 哪 哪个 哪些 哪家 哪几家 哪里 哪儿 哪座 哪种 哪年 哪一年 什么 什么样 什么时候 什麼 多少 多少家 多少个 多大 多高 多远 多久 几 几个 几家 " +
      "几项 怎么 怎么样 怎样 如何 为什么 为何 为啥 啥 何时 何地 名单 清单 名录 列表 是否 是不是 有没有 有无 能否 可否 吗 呢 嘛",
    en: "who whom whose what which where when why how does do did is are was were has have can could should would will",
  },
  join: { zh: "和 与 跟 同 及 以及 或 或者 还是 、", en: "and or" },
  compare: {
    zh: "对比 比较 相比 比 区别 差别 差异 异同 不同 哪个好 哪个强 哪个大 哪个多 谁强 谁大",
    en: "difference differences differ between compare compared comparing comparison versus vs better",
  },
  fill: {
    zh:
      "的 了 了解 方 商 者 是 在 有 于 位于 位在 属于 叫 叫做 指 指的是 意思 含义 定义 概念 理解 解释 介绍 简介 概况 情况 现状 一下 关于 有关 相关 具体 主要 目前 " +
      "现在 如今 最近 最新 今年 去年 前年 近年 近年来 总共 一共 共有 共 总 总数 数量 个数 要 去 来 会 能 被 把 给 让 从 到 对 为 由 向 就 都 也 还 " +
      "吧 呀 啊 想 想要 知道 告诉 我 我们 你 请 请问 帮 查 查询 找 看 看看 看一下 最 最强 最大 最多 最高 较 很 更 有关于 里 里面 中 内 上 下 其 这 那 " +
      "个 家 些 建 做 搞 进行 通过 得 地 着 过 之 呗 城市 全国 包括 包含 分别 各 每 需要 可以 应该 怎",
    en:
      "am money looking look need want wants a an the to with than of in on at by for from into about as be been being it its their there that this these those my me i we you please tell show " +
      "find list give any all some much many big large part located based come came go get got mean means meaning definition explain explained " +
      "total number amount overview info information currently now recent recently latest last year most more done make made use used " +
      "like such during exactly called named biggest largest highest fastest greatest smallest lowest",
  },
};
/** @type {Map<string, Role>} the first role of a word counts */
const ROLES = new Map();
for (const role of /** @type {Role[]} */ (["compare", "join", "ask", "fill"])) {
  for (const word of `${WORDS[role].zh} ${WORDS[role].en}`.split(" ")) {
    ROLES.set(word, ROLES.get(word) || role);
  }
}
const HAN = Array.from(ROLES.keys()).filter((word) => /[\u3001\u3400-\u9fff]/.test(word));
const LITTLE = new RegExp(HAN.sort((a, b) => b.length - a.length).join("|"), "g");
const SHORT = 3; // characters

/**
 * What a word is for in a sentence; undefined if it may name something.
 * @param {string} word
 * @returns {Role | undefined}
 */
export function roleOf(word) {
  return ROLES.get(word);
}

/**
 * A run of Han characters that stands in no name, cut at its little words; one of two or three is not torn into single characters.
 * @param {string} run
 * @returns {string[]}
 */
export function cutAtLittle(run) {
  const found = [];
  let at = 0;
  for (const match of run.matchAll(LITTLE)) {
    found.push(run.slice(at, match.index), match[0]);
    at = (match.index || 0) + match[0].length;
  }
  const pieces = [...found, run.slice(at)].filter(Boolean);
  const isTorn = run.length <= SHORT && pieces.some((piece) => piece.length === 1 && !ROLES.has(piece));
  return isTorn ? [run] : pieces;
}
