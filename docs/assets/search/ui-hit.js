/* A result as the reader sees it: short in the panel below the box, in full on the search page. */
(function (atlas) {
  "use strict";
  const ui = (atlas.ui = atlas.ui || {});
  const el = (...parts) => ui.el(...parts); // defined in a file that may come later

  const part = (name, ...children) => el("span", { "class": "hit__" + name }, ...children);

  function names(result, lang) {
    return [part("title", ui.marked(result.title, result.marks)),
      result.other ? [" ", el("span", { "class": "hit__other", lang: ui.htmlLang(ui.other(lang)) }, ui.marked(result.other, result.otherMarks))] : null];
  }

  /* The reason, with the alias in it marked. */
  function reason(result) {
    const { match } = result;
    const at = match ? result.reason.lastIndexOf(match) : -1;
    if (at < 0) return part("reason", result.reason);
    const lang = /[\u3400-\u9fff]/.test(match) ? "zh-Hans" : "en";
    return part("reason", result.reason.slice(0, at), el("span", { lang }, ui.marked(match, result.matchMarks)));
  }

  function dotted(pieces) {
    const shown = pieces.filter(Boolean);
    return shown.map((piece, index) => (index ? [el("span", { "class": "hit__dot", "aria-hidden": "true" }, " · "), piece] : piece));
  }

  function status(fact) {
    return el("span", { "class": "hit__status hit__status--" + fact.status }, fact.statusName);
  }

  function value(fact, lang) {
    const printed = lang === "en" && fact.printed !== fact.value;
    return [part("value", ui.marked(fact.value, fact.valueMarks)),
      printed ? [" ", el("span", { "class": "hit__printed", lang: "zh-Hans" }, fact.printed)] : null];
  }

  const cited = (source) => source.name + " ¶" + source.paragraph;

  /* An option of the listbox; a link, so that it opens in every way that links open. */
  ui.option = function (result, lang) {
    const { fact } = result;
    const inside = fact
      ? [el("span", { "class": "hit__line" }, value(fact, lang), " ", part("title", ui.marked(result.title, result.marks))),
        el("span", { "class": "hit__line hit__line--meta" }, dotted([part("date", fact.periodName), status(fact),
          fact.scope ? part("scope", ui.marked(fact.scope, fact.scopeMarks)) : null, part("cited", cited(fact.source))]))]
      : [el("span", { "class": "hit__line" }, names(result, lang)),
        el("span", { "class": "hit__line hit__line--meta" }, dotted([part("kind", result.typeName || result.kindName),
          result.partOf ? part("owner", result.partOf.name) : result.place ? part("place", result.place.name) : null, reason(result)]))];
    return el("a", { "class": "atlas-option atlas-option--" + result.type, role: "option", "aria-selected": "false", tabindex: "-1",
      href: result.url, "data-atlas-id": result.id }, inside);
  };

  /* A row of the search page. */
  ui.hit = function (result, lang) {
    return el("li", { "class": "hit hit--" + result.type, "data-atlas-id": result.id, "data-type": result.type },
      result.fact ? factRow(result, lang) : entryRow(result, lang));
  };

  function entryRow(result, lang) {
    const link = el("a", { "class": "hit__link", href: result.url }, ui.marked(result.title, result.marks));
    const other = result.other && el("span", { "class": "hit__other", lang: ui.htmlLang(ui.other(lang)) }, ui.marked(result.other, result.otherMarks));
    return [el("p", { "class": "hit__head" }, link, other ? [" ", other] : null),
      el("p", { "class": "hit__excerpt", hidden: !result.excerpt, lang: excerptLang(result.excerptLang, lang) }, ui.marked(result.excerpt, result.excerptMarks)),
      el("p", { "class": "hit__meta" }, dotted([part("kind", result.typeName || result.kindName), above(result, lang), reason(result)]))];
  }

  function excerptLang(own, lang) {
    return own && own !== lang ? ui.htmlLang(own) : null;
  }

  function above(result, lang) {
    const place = result.place && el("a", { "class": "hit__place", href: result.place.url }, result.place.name);
    if (!result.partOf) return place;
    const space = lang === "zh" ? "" : " ";
    return part("owner", ui.word(lang, "partOf") + space, el("a", { href: result.partOf.url }, result.partOf.name));
  }

  function factRow(result, lang) {
    const { fact } = result;
    const source = el("a", { "class": "cite", href: fact.source.url }, cited(fact.source));
    const pair = (key, ...shown) => el("div", {}, el("dt", {}, ui.word(lang, key)), el("dd", {}, ...shown));
    return [el("p", { "class": "hit__head" }, el("a", { "class": "hit__link", href: result.url }, ui.marked(result.title, result.marks))),
      el("p", { "class": "hit__figure" }, value(fact, lang)),
      el("dl", { "class": "hit__facts" }, pair("period", fact.periodName), pair("status", status(fact)),
        fact.scope ? pair("scope", ui.marked(fact.scope, fact.scopeMarks)) : null, pair("source", source)),
      el("p", { "class": "hit__meta" }, dotted([part("kind", ui.word(lang, "figure")), above(result, lang), reason(result)]))];
  }

  /* A line of the entry's text, once the row comes into view: texts are loaded only for what is looked at. */
  ui.fillExcerpts = function (rows, results, query, lang) {
    const fetched = (row, result) => atlas.search.excerpt(result, query).then(function (found) {
      const line = row.querySelector(".hit__excerpt");
      if (!line || !found.text) return;
      ui.fill(line, ui.marked(found.text, found.marks));
      const other = excerptLang(found.lang, lang);
      if (other) line.setAttribute("lang", other);
      line.hidden = false;
    }).catch(() => undefined); // without its line the result is as good
    const watcher = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach(function (one) {
      watcher.unobserve(one.target);
      fetched(one.target, results[rows.indexOf(one.target)]);
    }), { rootMargin: "200px" });
    rows.forEach((row, index) => { if (!results[index].excerpt && results[index].type !== "fact") watcher.observe(row); });
    return () => watcher.disconnect();
  };
})((window.atlas = window.atlas || {}));
