/* Words that only the script shows; those of the built pages are in hooks/atlas/site/i18n.yml. */
/** @import { Lang } from "../types.js" */

const WORDS = /** @satisfies {Record<string, Record<Lang, string>>} */ ({
  suggestions: { zh: "搜索结果", en: "Search results" },
  close: { zh: "关闭搜索", en: "Close search" },
  loading: { zh: "正在载入索引……", en: "Loading the index …" },
  failed: {
    zh: "搜索没有运行成功。请重新载入页面，或查阅音序索引。",
    en: "The search did not work. Please reload the page, or use the A–Z index.",
  },
  all: { zh: "查看全部结果", en: "See all results" },
  recent: { zh: "最近搜索", en: "Recent searches" },
  clearRecent: { zh: "清除最近搜索", en: "Clear recent searches" },
  cleared: { zh: "最近搜索已清除", en: "Recent searches cleared" },
  period: { zh: "时点", en: "As of" },
  status: { zh: "性质", en: "Status" },
  scope: { zh: "口径", en: "Scope" },
  source: { zh: "出处", en: "Source" },
  partOf: { zh: "属于", en: "Part of" },
  oneFact: { zh: "数据", en: "Figure" },
  filters: { zh: "筛选", en: "Filters" },
  clearFilters: { zh: "清除筛选", en: "Clear filters" },
  type: { zh: "结果种类", en: "Sort of result" },
  kind: { zh: "类别", en: "Kind" },
  place: { zh: "地区", en: "Region" },
  sources: { zh: "资料", en: "Source" },
  entity: { zh: "条目", en: "Entries" },
  fact: { zh: "数据", en: "Figures" },
  page: { zh: "页面", en: "Pages" },
  understood: { zh: "逐词来看", en: "Word by word" },
  unknown: { zh: "名称里没有", en: "in no name" },
  near: { zh: "去掉查不到的词之后", en: "Without the words that match nothing" },
  hint: {
    zh: "少打几个字，或换一种写法试试：汉字、拼音、首字母、英文都可以。",
    en: "Type less, or write it another way: Chinese, pinyin, initials and English all work.",
  },
  help: { zh: "怎样搜索", en: "How to search" },
  az: { zh: "音序索引", en: "A–Z index" },
});

/* Sentences with something in them. English needs its plural. */
const SENTENCES = /** @satisfies {Record<string, Record<Lang, (...values: (string | number)[]) => string>>} */ ({
  count: { zh: (n) => n + " 条结果", en: (n) => (n === 1 ? "1 result" : n + " results") },
  similar: {
    zh: (n) => "没有完全相符的，相近的有 " + n + " 条",
    en: (n) => "Nothing matches exactly; " + (n === 1 ? "1 similar result" : n + " similar results"),
  },
  countOf: { zh: (n, all) => all + " 条结果中的 " + n + " 条", en: (n, all) => n + " of " + all + " results" },
  soFar: { zh: (n) => "已有 " + n + " 条，正文仍在查找……", en: (n) => n + " so far; texts are still being searched …" },
  firstOnly: { zh: (n) => "先列 " + n + " 条，另有更多", en: (n) => "The first " + n + " results; there are more" },
  none: { zh: (query) => "没有找到“" + query + "”。", en: (query) => "Nothing found for “" + query + "”." },
  noneLeft: {
    zh: (all) => "筛选之后没有结果；不筛选有 " + all + " 条。",
    en: (all) =>
      "Nothing is left after filtering; without filters there " +
      (all === 1 ? "is 1 result." : "are " + all + " results."),
  },
  more: { zh: (n) => "再显示 " + n + " 条", en: (n) => "Show " + n + " more" },
  moreValues: { zh: (n) => "全部 " + n + " 项", en: (n) => "All " + n },
  matches: { zh: (n) => "名称相符的有 " + n + " 个：", en: (n) => (n === 1 ? "1 name: " : n + " names, such as ") },
  simplified: { zh: (text) => "简体作“" + text + "”", en: (text) => "simplified: " + text },
  titleOf: { zh: (query) => "搜索：" + query, en: (query) => "Search: " + query },
});

/**
 * A word of the interface.
 * @param {Lang} lang
 * @param {keyof typeof WORDS} key
 * @returns {string}
 */
export function word(lang, key) {
  return WORDS[key][lang];
}

/**
 * A sentence of the interface.
 * @param {Lang} lang
 * @param {keyof typeof SENTENCES} key
 * @param {...(string | number)} values
 * @returns {string}
 */
export function sentence(lang, key, ...values) {
  /** @type {(...values: (string | number)[]) => string} */
  const made = SENTENCES[key][lang];
  return made(...values);
}
