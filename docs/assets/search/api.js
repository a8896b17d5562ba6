/* The search of the Kechuang Atlas. Everything outside of this folder relies on what stands in this comment, and on nothing else.

   await atlas.search(query, {lang, limit})
     query   whatever somebody typed. Anything else than a string is made one; no input raises an error.
     lang    "zh" or "en": the language of titles, reasons and addresses. Default: that of the page.
     limit   at most so many results; default 20. With limit: Infinity come all, for facets.
     names   true: names and figures only, at once, without the text index (for a first answer while typing). Default false.
   resolves to an array of results, best first, with the properties
     total       how many there are without the limit (texts are only searched while names leave room)
     incomplete  false, or a sentence in `lang` that says that a part could not be loaded and what is shown was found without it
   It is empty for a blank query and for one that means nothing.

   A result
     id          "regions/haimen"; a part "programmes/x#key"; a figure "regions/haimen#key" (its fact_id in the tables); also
                 "indicators/x", "sources/x" and "pages/about"
     type        "entity" | "fact" | "page"
     kind, kindName, typeName     "regions", 地区, 市辖区
     title, marks       the name in `lang`, and the stretches of it that the query matched: [[start, end], …] in UTF-16 units,
                        in order and apart
     other, otherMarks  the name in the other language, "" if it is the same
     match, matchMarks  another name that matched (an alias), "" if it was one of these two
     url                absolute; of a figure, its row
     reason             why it is here, in `lang`
     place              {id, name, url} of the nearest region, or null;  places: ids of all regions around, nearest first
     partOf             {id, name, url} of the entity that a part belongs to, or null
     sources            [{id, name}]
     excerpt, excerptMarks, excerptLang   a line of the text where that matched, else ""
     grade              a number to compare results of one query with; thousands are tiers (grades.js)
     fact               of a figure only: {subject, indicator: {id, name, url}, value, valueMarks, printed, period, periodName,
                        status, statusName, scope, scopeMarks, source: {id, name, paragraph, url}}; value is as printed in Chinese,
                        by CLDR in English

   await atlas.search.explain(query, {lang})
     {chunks: [{text, kind: "han" | "latin" | "number" | "mixed", simplified, count, names: [{id, name, url}]}], near: [results]}
     what was understood: each piece, in simplified characters if it was not, how many names it matches by itself and the best three;
     `near` are a few results for the query without the pieces that match nothing; or, if each matches by itself but nothing
     matches all of them, without one of them.

   await atlas.search.ready()       the names are loaded; call it when the box is focused. Rejects if they cannot be loaded.
   await atlas.search.excerpt(result, query)   {text, marks, lang} for a result that has none: the beginning of its text
   atlas.search.kinds(lang)         [{id, name}] of all kinds, once ready
*/
(function (atlas) {
  "use strict";

  const { engine } = atlas;
  const LIMIT = 20;
  const EXCERPTS = 20; // results whose texts are loaded at once; the others wait for atlas.search.excerpt
  const TEXT_SCORE = 60;
  const NEAR = 5;
  const INCOMPLETE = {
    zh: "部分索引未能载入，以下仅为已载入部分的结果。",
    en: "Part of the index could not be loaded; these results were found without it.",
  };
  const made = new Map(); // file → what was made of its data

  /* A file's data made into something, once; after a failure the next call tries again. */
  function make(name, build) {
    if (!made.has(name)) {
      const promise = engine.load(name).then(build);
      promise.catch(() => made.delete(name));
      made.set(name, promise);
    }
    return made.get(name);
  }

  const entriesOf = () => make("names", (data) => new engine.Entries(data));
  const figuresOf = async () => {
    const entries = await entriesOf();
    return make("facts", (data) => new engine.Figures(data, entries));
  };
  const textOf = async () => {
    const [text] = await Promise.all([make("text", (data) => new engine.Text(data)), make("lunr", (data) => data)]);
    return text;
  };
  const wordsOf = () => make("words", (data) => new engine.Words(data));

  function pageLanguage() {
    const path = window.location.href.slice(engine.root.href.length);
    return path.startsWith("en/") ? "en" : "zh";
  }

  /* Run a search; if a file turns out to be of a newer build than the names, begin anew once. */
  async function search(query, options) {
    const wish = Object.assign({ lang: pageLanguage(), limit: LIMIT, names: false }, options);
    wish.lang = wish.lang === "en" ? "en" : wish.lang === "zh" ? "zh" : pageLanguage();
    wish.limit = wish.limit >= 0 ? Number(wish.limit) : LIMIT;
    try {
      return await attempt(query, wish);
    } catch (error) {
      if (!error.newer) {
        throw error;
      }
      made.clear();
      engine.forget(error.newer);
      return attempt(query, wish);
    }
  }

  async function attempt(query, wish) {
    const state = { failed: false };
    const parsed = engine.parse(query);
    if (!parsed) {
      return finished([], 0, state, wish);
    }
    const entries = await tried(entriesOf(), state);
    if (!entries) {
      return finished([], 0, state, wish);
    }
    const figures = await tried(figuresOf(), state);
    const finding = await engine.find(entries, figures, parsed);
    const candidates = finding.found.ranked(entries, wish.limit);
    const total = finding.found.count();
    const more = !wish.names && total < wish.limit ? await texts(finding, state) : [];
    const shown = candidates.concat(more).sort((a, b) => b.rank - a.rank).slice(0, wish.limit);
    const results = new engine.Results(entries, figures, wish.lang);
    const list = shown.map((candidate) => results.of(candidate));
    await Promise.all(list.map((result, i) => i < EXCERPTS && shown[i].terms && tried(addExcerpt(result, shown[i]), state)));
    return finished(list, total + more.length, state, wish);
  }

  /* What a promise resolves to; null if a file could not be loaded, which the results then say. */
  async function tried(promise, state) {
    try {
      return await promise;
    } catch (error) {
      if (error.newer) {
        throw error;
      }
      if (!error.file) {
        console.error(error); // a mistake of ours: readers get what was found, tests see this
      }
      state.failed = true;
      return null;
    }
  }

  function finished(list, total, state, wish) {
    return Object.assign(list, { total, incomplete: state.failed ? INCOMPLETE[wish.lang] : false });
  }

  /* Entries in whose texts all chunks stand and that were not found by name. */
  async function texts(finding, state) {
    const find = async () => (await textOf()).find(finding.chunks, wordsOf);
    const found = (await tried(find(), state)) || [];
    const fresh = found.filter((result) => !finding.found.grade[result.entry]);
    return fresh.map((result) => {
      const grade = engine.TIER.TEXT * 1000 + Math.min(990, Math.round(TEXT_SCORE * result.score));
      return { entry: result.entry, grade, rank: grade, terms: result.terms };
    });
  }

  async function addExcerpt(result, candidate) {
    const text = await textOf();
    const found = await engine.excerpt(text.docs, candidate.entry, candidate.terms, languageOf(result));
    Object.assign(result, { excerpt: found.text, excerptMarks: found.marks, excerptLang: found.lang });
  }

  function languageOf(result) {
    return new URL(result.url).pathname.startsWith(new URL("en/", engine.root).pathname) ? "en" : "zh";
  }

  function kindOf(chunk) {
    if (chunk.han) {
      return chunk.han === chunk.length ? "han" : "mixed";
    }
    return chunk.codes.every((code) => engine.isDigit(code) || code === 46) ? "number" : "latin";
  }

  async function explainChunk(entries, chunk, lang) {
    const parsed = { chunks: [chunk], whole: chunk };
    const { found } = await engine.find(entries, null, parsed);
    const simple = entries.fold.simplified(chunk).text;
    const results = new engine.Results(entries, null, lang);
    return {
      text: chunk.text,
      kind: kindOf(chunk),
      simplified: simple === chunk.text ? "" : simple,
      count: found.count(),
      names: found.ranked(entries, 3).map((candidate) => results.named(candidate.entry)),
    };
  }

  async function explain(query, options) {
    const lang = ((options && options.lang) || pageLanguage()) === "en" ? "en" : "zh";
    const parsed = engine.parse(query);
    const entries = parsed && (await tried(entriesOf(), {}));
    if (!entries) {
      return { chunks: [], near: [] };
    }
    const chunks = await Promise.all(parsed.chunks.map((chunk) => explainChunk(entries, chunk, lang)));
    return { chunks, near: await nearTo(chunks, lang) };
  }

  /* Results without the pieces that match nothing; if there are none of these, without one piece after another. */
  async function nearTo(chunks, lang) {
    const kept = chunks.filter((chunk) => chunk.count);
    const lists = kept.length < chunks.length ? [kept] : kept.map((left) => kept.filter((chunk) => chunk !== left)).reverse();
    const near = new Map();
    for (const list of lists.filter((some) => some.length)) {
      const results = await search(list.map((chunk) => chunk.text).join(" "), { lang, limit: NEAR });
      results.slice(0, Math.ceil(NEAR / lists.length)).forEach((result) => near.set(result.id, result));
    }
    return Array.from(near.values()).slice(0, NEAR);
  }

  async function excerpt(result, query) {
    const entries = await entriesOf();
    const text = await textOf();
    const id = result.type === "fact" ? result.fact.subject.id : result.id;
    return engine.excerpt(text.docs, entries.ids.indexOf(id), query ? engine.terms(String(query)) : [], languageOf(result));
  }

  async function kinds(lang) {
    const entries = await entriesOf();
    return Array.from(entries.kindNames, ([id, name]) => ({ id, name: name[lang === "en" ? "en" : "zh"] }));
  }

  atlas.search = Object.assign(search, {
    explain,
    excerpt,
    kinds,
    ready: async () => {
      tried(figuresOf(), {});
      await entriesOf();
    },
  });
})(window.atlas);
