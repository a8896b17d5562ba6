/* What gate.js promises, done: its comment is the contract of these functions. */
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

  const entriesOf = () => make("names", engine.readEntries);
  const figuresOf = async () => {
    const [entries] = await Promise.all([entriesOf(), engine.load("facts")]);
    return make("facts", (data) => new engine.Figures(data, entries));
  };
  const textOf = () => make("text", (data) => new engine.Text(data));
  const wordsOf = () => make("words", (data) => new engine.Words(data));

  function pageLanguage() {
    const path = window.location.href.slice(engine.root.href.length);
    return path.startsWith("en/") ? "en" : "zh";
  }

  /* A search; rejects with the new version if a file turns out to be of another build than the names. */
  async function search(query, options) {
    const wish = Object.assign({ lang: pageLanguage(), limit: LIMIT, names: false }, options);
    wish.lang = wish.lang === "en" ? "en" : wish.lang === "zh" ? "zh" : pageLanguage();
    wish.limit = wish.limit >= 0 ? Number(wish.limit) : LIMIT;
    const state = { failed: false };
    const parsed = engine.parse(query);
    if (!parsed) {
      return finished([], 0, state, wish);
    }
    const [entries, figures] = await Promise.all([tried(entriesOf(), state), tried(figuresOf(), state)]);
    if (!entries) {
      return finished([], 0, state, wish);
    }
    const finding = await engine.find(entries, figures, parsed);
    const candidates = finding.found.ranked(entries, wish.limit);
    const total = finding.found.count();
    const more = !wish.names && total < wish.limit ? await texts(finding, state) : [];
    const shown = candidates.concat(more).sort((a, b) => b.rank - a.rank).slice(0, wish.limit);
    const results = new engine.Results(entries, figures, wish.lang);
    const list = shown.map((candidate) => results.of(candidate));
    await Promise.all(list.map((result, i) => i < EXCERPTS && shown[i].terms && tried(addExcerpt(result, shown[i]), state)));
    const similar = shown.length > 0 && shown.every((candidate) => candidate.fuzzy || candidate.slip);
    return Object.assign(finished(list, total + more.length, state, wish), { similar });
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
    return Object.assign(list, { total, similar: false, incomplete: state.failed ? INCOMPLETE[wish.lang] : false });
  }

  /* Entries in whose texts all chunks stand and that were not found by name. */
  async function texts(finding, state) {
    const isFresh = (entry) => !finding.found.grade[entry];
    const find = async (chunks) => (await textOf()).find(chunks, wordsOf, isFresh);
    let found = (await tried(find(finding.chunks), state)) || [];
    const asked = engine.asked(finding.chunks);
    if (!found.length && !finding.found.count() && asked.length && asked.some((chunk, i) => chunk !== finding.chunks[i])) {
      found = (await tried(find(asked), state)) || [];
    }
    return found.map((result) => {
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

  /* A chunk explained; if nothing is called so, its pieces, provided that one of them is known. */
  async function explainCut(entries, chunk, lang) {
    const whole = await explainChunk(entries, chunk, lang);
    const cut = whole.count || !chunk.han ? [] : engine.byWords(entries, chunk);
    const pieces = cut.length > 1 ? await Promise.all(cut.map((piece) => explainChunk(entries, piece, lang))) : [];
    return pieces.some((piece) => piece.count) ? pieces : [whole];
  }

  async function explain(query, options) {
    const lang = ((options && options.lang) || pageLanguage()) === "en" ? "en" : "zh";
    const parsed = engine.parse(query);
    const entries = parsed && (await tried(entriesOf(), {}));
    if (!entries) {
      return { chunks: [], near: [] };
    }
    const explained = await Promise.all(engine.wordsOf(entries, parsed).map((chunk) => explainCut(entries, chunk, lang)));
    const chunks = explained.flat();
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

  async function ready() {
    figuresOf().catch(() => undefined); // whoever searches will be told
    await entriesOf();
  }

  atlas.register("engine", null, { search, explain, excerpt, kinds, ready });
})(window.atlas);
