/* A line of text for rows without one, once they come into view: texts are loaded only for what is looked at. */
import { need } from "../../page/dom.js";
import { fillExcerpt, hasText } from "./hit.js";

/** @import { Lang, Result } from "../types.js" */

const AHEAD = "200px"; // how far below the window a row counts as in view

export class Excerpts {
  /** @param {Lang} lang */
  constructor(lang) {
    this.lang = lang;
    /** @type {WeakMap<Element, {result: Result, query: string}>} */
    this.wanted = new WeakMap();
    this.watcher = new IntersectionObserver(
      (seen) => seen.filter((one) => one.isIntersecting).forEach((one) => this.fetch(one.target)),
      { rootMargin: AHEAD },
    );
  }

  /**
   * @param {Element} row
   * @param {Result} result
   * @param {string} query
   */
  watch(row, result, query) {
    if (result.excerpt || !hasText(result)) return;
    this.wanted.set(row, { result, query });
    this.watcher.observe(row);
  }

  /**
   * What was found by its name shows what it is; the rest, where its text matched.
   * @param {Element} row
   */
  async fetch(row) {
    const asked = this.wanted.get(row);
    this.watcher.unobserve(row);
    if (!asked) return;
    const { result, query } = asked;
    const isByName = result.marks.length || result.otherMarks.length || result.match;
    try {
      const found = await window.atlas.search.excerpt(result, isByName ? "" : query);
      if (this.wanted.get(row) === asked) fillExcerpt(need(HTMLElement, ".hit__excerpt", row), found, this.lang);
    } catch {
      /* Without its line the result is as good. */
    }
  }

  stop() {
    this.watcher.disconnect();
    this.wanted = new WeakMap();
  }
}
