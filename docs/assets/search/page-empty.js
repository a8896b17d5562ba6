/* What the search page says when it has nothing: what was understood, what is near, where else to look. */
(function (atlas) {
  "use strict";
  const ui = (atlas.ui = atlas.ui || {});

  /* links: {help, az}, addresses of the page on searching and of the A–Z index. */
  ui.emptyState = function (query, lang, links) {
    const body = ui.el("div", { "class": "search-empty" },
      ui.el("p", {}, ui.word(lang, "hint")), ways(lang, links));
    explain(query, lang).then((found) => body.prepend(...found)).catch(() => undefined); // the rest stands without it
    return body;
  };

  async function explain(query, lang) {
    const { chunks, near } = await atlas.search.explain(query, { lang });
    const found = [];
    if (near.length) {
      found.push(ui.el("h2", {}, ui.word(lang, "near")), ui.el("ol", { "class": "hits" }, near.map((result) => ui.hit(result, lang))));
    }
    if (chunks.some((chunk) => chunk.count || chunk.simplified) || chunks.length > 1) {
      found.unshift(ui.el("h2", {}, ui.word(lang, "understood")),
        ui.el("dl", { "class": "understood" }, chunks.map((chunk) => piece(chunk, lang))));
    }
    return found;
  }

  function piece(chunk, lang) {
    const mark = lang === "zh" ? "、" : ", ";
    const names = chunk.names.map((name, index) => [index ? mark : null, ui.el("a", { href: name.url }, name.name)]);
    const simplified = chunk.simplified && ui.el("span", { "class": "note" }, " " + ui.word(lang, "simplified", chunk.simplified));
    return ui.el("div", {}, ui.el("dt", { lang: ui.langOf(chunk.text) }, chunk.text, simplified),
      ui.el("dd", {}, chunk.count ? [ui.word(lang, "matches", chunk.count), names] : ui.word(lang, "unknown")));
  }

  function ways(lang, links) {
    return ui.el("p", { "class": "search-ways" }, ui.el("a", { href: links.help }, ui.word(lang, "help")), " ",
      ui.el("a", { href: links.az }, ui.word(lang, "az")));
  }
})((window.atlas = window.atlas || {}));
