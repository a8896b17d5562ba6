/* What gate.js promises, done. */
import { word } from "../../words.js";
import { NOTHING } from "./answer.js";
import { Answering } from "./answering.js";
import { excerptOf } from "./excerpts.js";
import { explained, nearTo } from "./explain.js";
import { Fold } from "./fold.js";
import { Loaded } from "./loaded.js";
import { parse } from "./query.js";
import { ResultMaker } from "./results.js";
import { termsOf } from "./tokens.js";
import { yielder } from "./yield.js";

/** @import { Excerpt, Explanation, FileError, Files, Lang, Options, Program, Result, Results } from "../types.js" */
/** @import { Candidate } from "./candidates.js" */
/** @import { Answer } from "./answer.js" */
/** @import { Tried } from "./answering.js" */
/** @import { Known, Stretches } from "../stretches/stretches.js" */

/** @typedef {{lang: Lang, limit: number, names: boolean}} Wish options with nothing missing */
/** @typedef {{failed: boolean}} State whether a file could not be loaded */

const LIMIT = 20;
const EXCERPTS = 20; // results whose texts are loaded at once; the others wait for atlas.search.excerpt

/**
 * What a promise resolves to; null if a file could not be loaded, which the results then say.
 * @template T
 * @param {Promise<T>} promise
 * @param {State} state
 * @returns {Promise<T | null>}
 */
async function tried(promise, state) {
  try {
    return await promise;
  } catch (error) {
    const { file, newer, isWanting } = /** @type {FileError} */ (error);
    if (newer || isWanting) {
      throw error;
    }
    if (!file) {
      console.error(error); // a mistake of ours: readers get what was found, tests see this
    }
    state.failed = true;
    return null;
  }
}

/**
 * @param {Result[]} list
 * @param {Answer} answer
 * @param {State} state
 * @param {Wish} wish
 * @returns {Results}
 */
function finished(list, { total, without }, state, wish) {
  const incomplete = state.failed ? word("search-incomplete", wish.lang) : /** @type {const} */ (false);
  return Object.assign(list, { total, without, instead: [], similar: false, incomplete });
}

/**
 * The functions of the contract over the files of one build.
 * @implements {Program}
 */
export class SearchProgram {
  /** @param {Files} files */
  constructor(files) {
    this.files = files;
    this.loaded = new Loaded(files);
    /** @type {Stretches | null} of a large atlas */
    this.stretches = null;
  }

  /** @returns {Lang} */
  pageLanguage() {
    return this.languageOf(window.location.href);
  }

  /**
   * The language of a page of the site; the door counts as Chinese.
   * @param {string} url
   * @returns {Lang}
   */
  languageOf(url) {
    return new URL(url).pathname.startsWith(new URL("en/", this.files.root).pathname) ? "en" : "zh";
  }

  /**
   * @param {Options | null | undefined} options
   * @returns {Wish}
   */
  wishOf(options) {
    const { lang, limit, names } = options || {};
    const isLang = lang === "en" || lang === "zh";
    const isLimit = limit !== undefined && Number(limit) >= 0;
    return { lang: isLang ? lang : this.pageLanguage(), limit: isLimit ? Number(limit) : LIMIT, names: Boolean(names) };
  }

  /**
   * A search; rejects with the new version if a file turns out to be of another build than the names.
   * @param {unknown} query
   * @param {Options} [options]
   * @returns {Promise<Results>}
   */
  async search(query, options) {
    const wish = this.wishOf(options);
    /** @type {State} */
    const state = { failed: false };
    if (!parse(query)) {
      return finished([], NOTHING, state, wish);
    }
    const found = await this.over(state, wish.limit, (known) => this.found(String(query), wish, state, known));
    return found || finished([], NOTHING, state, wish);
  }

  /**
   * Does something with names and figures, of a large atlas with those that it turns out to need; null if there are none.
   * @template T
   * @param {State} state
   * @param {number} limit of results
   * @param {(known: Known) => Promise<T>} use
   * @returns {Promise<T | null>}
   */
  async over(state, limit, use) {
    const { files } = this;
    /** @type {Tried} */
    const attempt = (promise) => tried(promise, state);
    const [names, facts] = await Promise.all([attempt(files.load("names")), attempt(files.load("facts"))]);
    if (!names) {
      return null;
    }
    if (names.large) {
      const Made = this.stretches ? null : await attempt(files.load("stretches"));
      this.stretches = this.stretches || (Made && new Made(this.loaded, names, facts));
      return this.stretches && this.stretches.run(use, attempt, limit);
    }
    const entries = await attempt(this.loaded.entries());
    return entries && use({ entries, facts: facts && (await attempt(this.loaded.facts())), loaded: this.loaded });
  }

  /**
   * @param {string} query
   * @param {Wish} wish
   * @param {State} state
   * @param {Known} known
   * @returns {Promise<Results>}
   */
  async found(query, wish, state, { entries, facts, loaded }) {
    const answering = new Answering(entries, facts, loaded, wish, (promise) => tried(promise, state));
    const answer = await answering.answer(query);
    const shown = [...answer.shown, ...answer.instead].flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
    entries.need("rows", [], shown);
    const maker = new ResultMaker(entries, facts, wish.lang);
    answer.shown = answer.shown.filter(({ entry }) => entry === undefined || entries.ids[entry] !== undefined); // a file may have failed
    const list = await this.results(answer.shown, maker, state);
    const isSimilar = answer.shown.length > 0 && answer.shown.every((candidate) => candidate.fuzzy || candidate.typo);
    const instead = answer.instead.map((candidate) => maker.of(candidate)).map((row) => ({ ...row, name: row.title }));
    return Object.assign(finished(list, answer, state, wish), { similar: isSimilar, instead });
  }

  /**
   * @param {Candidate[]} shown
   * @param {ResultMaker} maker
   * @param {State} state
   */
  async results(shown, maker, state) {
    const yieldToPage = yielder();
    /** @type {Result[]} */
    const list = [];
    for (const candidate of shown) {
      list.push(maker.of(candidate));
      await yieldToPage();
    }
    const excerpts = shown.slice(0, EXCERPTS).map((candidate, i) => {
      const { entry = 0, terms } = candidate;
      return terms && tried(this.addExcerpt(list[i], entry, terms, maker.entries.fold), state);
    });
    await Promise.all(excerpts);
    return list;
  }

  /**
   * @param {Result} result
   * @param {number} entry
   * @param {string[]} terms
   * @param {Fold} fold
   */
  async addExcerpt(result, entry, terms, fold) {
    const starts = await this.loaded.starts();
    const found = await excerptOf(this.files, starts, entry, terms, this.languageOf(result.url), fold);
    Object.assign(result, { excerpt: found.text, excerptMarks: found.marks, excerptLang: found.lang });
  }

  /**
   * @param {unknown} query
   * @param {Options} [options]
   * @returns {Promise<Explanation>}
   */
  async explain(query, options) {
    const { lang } = this.wishOf(options);
    const parsed = parse(query);
    const chunks = parsed && (await this.over({ failed: false }, 0, ({ entries }) => explained(entries, parsed, lang)));
    return chunks
      ? { chunks, near: await nearTo(chunks, (text, limit) => this.search(text, { lang, limit })) }
      : { chunks: [], near: [] };
  }

  /**
   * @param {Result} result
   * @param {unknown} query
   * @returns {Promise<Excerpt>}
   */
  async excerpt(result, query) {
    const id = result.fact ? result.fact.subject.id : result.id;
    const [names, starts] = await Promise.all([this.files.load("names"), this.loaded.starts()]);
    const fold = names.large ? new Fold(names.fold) : (await this.loaded.entries()).fold;
    const entry = this.stretches ? this.stretches.numberOf(id) : (await this.loaded.entries()).numberOf(id);
    const terms = query ? termsOf(fold.text(String(query))) : [];
    return excerptOf(this.files, starts, entry, terms, this.languageOf(result.url), fold);
  }

  /** @param {string} lang */
  async kinds(lang) {
    const { kinds } = await this.files.load("names");
    return kinds.map(([id, zh, en]) => ({ id, name: lang === "en" ? en : zh }));
  }

  async ready() {
    const names = await this.files.load("names");
    if (names.large) {
      await this.files.load("stretches");
      return;
    }
    this.loaded.facts().catch(() => undefined); // whoever searches will be told
    await this.loaded.entries();
  }
}
