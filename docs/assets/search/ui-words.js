/* Words that only the script shows; those of the built pages are in hooks/atlas/templates/interface.yml. */
(function (atlas) {
  "use strict";
  var ui = (atlas.ui = atlas.ui || {});

  var WORDS = {
    suggestions: { zh: "搜索结果", en: "Search results" },
    close: { zh: "关闭搜索", en: "Close search" },
    loading: { zh: "正在载入索引……", en: "Loading the index …" },
    failed: { zh: "搜索未能运行。请重新载入页面，或查阅音序索引。", en: "The search could not run. Please reload the page, or use the A–Z index." },
    incomplete: { zh: "部分索引未能载入，结果可能不全。", en: "Part of the index could not be loaded; results may be missing." },
    all: { zh: "查看全部结果", en: "See all results" },
    recent: { zh: "最近搜索", en: "Recent searches" },
    clearRecent: { zh: "清除最近搜索", en: "Clear recent searches" },
    cleared: { zh: "最近搜索已清除", en: "Recent searches cleared" },
    source: { zh: "出处", en: "Source" },
    scope: { zh: "口径", en: "Scope" },
    actual: { zh: "实际", en: "actual" },
    target: { zh: "目标", en: "target" },
    planned: { zh: "计划", en: "planned" },
    forecast: { zh: "预计", en: "forecast" },
    filter: { zh: "筛选", en: "Filter" },
    clearFilter: { zh: "清除筛选", en: "Clear filters" },
    moreValues: { zh: "显示全部", en: "Show all" },
    facetType: { zh: "结果", en: "Result" },
    facetKind: { zh: "类别", en: "Kind" },
    facetPlace: { zh: "地区", en: "Region" },
    facetSource: { zh: "资料", en: "Source" },
    entity: { zh: "条目", en: "Entries" },
    fact: { zh: "数据", en: "Figures" },
    page: { zh: "页面", en: "Pages" },
    understood: { zh: "这样理解了您的输入", en: "What was understood" },
    near: { zh: "相近的结果", en: "Near matches" },
    help: { zh: "怎样搜索", en: "How to search" },
    az: { zh: "音序索引", en: "A–Z index" },
    dropFilters: { zh: "去掉筛选再看", en: "Look without filters" }
  };

  /* Sentences with numbers. English needs its plural. */
  var SENTENCES = {
    count: {
      zh: function (n) { return n + " 条结果"; },
      en: function (n) { return n === 1 ? "1 result" : n + " results"; }
    },
    countOf: {
      zh: function (n, all) { return all + " 条结果中的 " + n + " 条"; },
      en: function (n, all) { return n + " of " + all + " results"; }
    },
    none: {
      zh: function (query) { return "没有找到“" + query + "”。"; },
      en: function (query) { return "Nothing found for “" + query + "”."; }
    },
    noneFiltered: {
      zh: function (all) { return "筛选之后没有结果；不筛选有 " + all + " 条。"; },
      en: function (all) { return "No result passes the filters; without them there are " + all + "."; }
    },
    more: {
      zh: function (n) { return "再显示 " + n + " 条"; },
      en: function (n) { return "Show " + n + " more"; }
    },
    chosen: {
      zh: function (n) { return "筛选（" + n + "）"; },
      en: function (n) { return "Filter (" + n + ")"; }
    },
    titleOf: {
      zh: function (query) { return "搜索：" + query; },
      en: function (query) { return "Search: " + query; }
    }
  };

  /* word("zh", "loading"); word("en", "count", 3). */
  ui.word = function (lang, key) {
    if (WORDS[key]) return WORDS[key][lang];
    return SENTENCES[key][lang].apply(null, Array.prototype.slice.call(arguments, 2));
  };
})((window.atlas = window.atlas || {}));
