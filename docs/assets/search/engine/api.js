/* What gate.js promises, done: its comment is the contract of these functions. */
import { excerptOf } from "./excerpts.js";
import { explained, nearTo } from "./explain.js";
import { find } from "./find.js";
import { TIER } from "./grades.js";
import { Loaded } from "./loaded.js";
import { parse, withoutAsking } from "./query.js";
import { Results } from "./results.js";
import { termsOf } from "./tokens.js";

const LIMIT = 20;
const EXCERPTS = 20; // results whose texts are loaded at once; the others wait for atlas.search.excerpt
const TEXT_SCORE = 60;
const INCOMPLETE = {
  zh: "部分索引未能载入，以下仅为已载入部分的结果。",
  en: "Part of the index could not be loaded; these results were found without it.",
};

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

/* The functions of the contract over the files of one build. */
export class Program {
  constructor(files) {
    this.files = files;
    this.loaded = new Loaded(files);
  }

  pageLanguage() {
    const path = window.location.href.slice(this.files.root.href.length);
    return path.startsWith("en/") ? "en" : "zh";
  }

  languageOf(result) {
    return new URL(result.url).pathname.startsWith(new URL("en/", this.files.root).pathname) ? "en" : "zh";
  }

  /* Options with what is missing or makes no sense as the contract has it. */
  wishOf(options) {
    const wish = Object.assign({ lang: this.pageLanguage(), limit: LIMIT, names: false }, options);
    wish.lang = wish.lang === "en" ? "en" : wish.lang === "zh" ? "zh" : this.pageLanguage();
    wish.limit = wish.limit >= 0 ? Number(wish.limit) : LIMIT;
    return wish;
  }

  /* A search; rejects with the new version if a file turns out to be of another build than the names. */
  async search(query, options) {
    const wish = this.wishOf(options);
    const state = { failed: false };
    const parsed = parse(query);
    if (!parsed) {
      return finished([], 0, state, wish);
    }
    const asked = [tried(this.loaded.entries(), state), tried(this.loaded.figures(), state)];
    const [entries, figures] = await Promise.all(asked);
    if (!entries) {
      return finished([], 0, state, wish);
    }
    const finding = await find(entries, figures, parsed);
    const named = finding.found.ranked(entries, wish.limit);
    const total = finding.found.count();
    const more = !wish.names && total < wish.limit ? await this.texts(finding, state) : [];
    const shown = [...named, ...more].sort((a, b) => b.rank - a.rank).slice(0, wish.limit);
    const list = await this.results(shown, new Results(entries, figures, wish.lang), state);
    const similar = shown.length > 0 && shown.every((candidate) => candidate.fuzzy || candidate.slip);
    return Object.assign(finished(list, total + more.length, state, wish), { similar });
  }

  /* Entries in whose texts all chunks stand and that were not found by name. */
  async texts(finding, state) {
    const isFresh = (entry) => !finding.found.grade[entry];
    const words = () => this.loaded.words();
    const findIn = async (chunks) => (await this.loaded.text()).find(chunks, words, isFresh);
    let found = (await tried(findIn(finding.chunks), state)) || [];
    const asked = withoutAsking(finding.chunks);
    const isQuestion = asked.length > 0 && asked.some((chunk, i) => chunk !== finding.chunks[i]);
    if (!found.length && !finding.found.count() && isQuestion) {
      found = (await tried(findIn(asked), state)) || [];
    }
    return found.map((result) => {
      const grade = TIER.TEXT * 1000 + Math.min(990, Math.round(TEXT_SCORE * result.score));
      return { entry: result.entry, grade, rank: grade, terms: result.terms };
    });
  }

  async results(shown, results, state) {
    const list = shown.map((candidate) => results.of(candidate));
    const inText = list
      .map((result, i) => [result, shown[i]])
      .filter(([, candidate], i) => i < EXCERPTS && candidate.terms);
    await Promise.all(inText.map(([result, candidate]) => tried(this.addExcerpt(result, candidate), state)));
    return list;
  }

  async addExcerpt(result, candidate) {
    const { docs } = await this.loaded.text();
    const found = await excerptOf(this.files, docs, candidate.entry, candidate.terms, this.languageOf(result));
    Object.assign(result, { excerpt: found.text, excerptMarks: found.marks, excerptLang: found.lang });
  }

  async explain(query, options) {
    const lang = ((options && options.lang) || this.pageLanguage()) === "en" ? "en" : "zh";
    const parsed = parse(query);
    const entries = parsed && (await tried(this.loaded.entries(), {}));
    if (!entries) {
      return { chunks: [], near: [] };
    }
    const chunks = await explained(entries, parsed, lang);
    return { chunks, near: await nearTo(chunks, (text, limit) => this.search(text, { lang, limit })) };
  }

  async excerpt(result, query) {
    const entries = await this.loaded.entries();
    const { docs } = await this.loaded.text();
    const id = result.type === "fact" ? result.fact.subject.id : result.id;
    const terms = query ? termsOf(String(query)) : [];
    return excerptOf(this.files, docs, entries.ids.indexOf(id), terms, this.languageOf(result));
  }

  async kinds(lang) {
    const entries = await this.loaded.entries();
    return Array.from(entries.kindNames, ([id, name]) => ({ id, name: name[lang === "en" ? "en" : "zh"] }));
  }

  async ready() {
    this.loaded.figures().catch(() => undefined); // whoever searches will be told
    await this.loaded.entries();
  }
}
