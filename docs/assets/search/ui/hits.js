/* The list of results on the search page, of which some are shown at a time. */
import { el, need } from "../../page/dom.js";
import { word } from "../../words.js";
import { Excerpts } from "./excerpts.js";
import { hitOf } from "./hit.js";
import { inStandingOrder, Rows } from "./rows.js";

/** @import { Lang, Result } from "../types.js" */

const STEP = 50; // results shown at a time

export class Hits {
  /** @param {Lang} lang */
  constructor(lang) {
    this.lang = lang;
    this.excerpts = new Excerpts(lang);
    this.node = el("ol", { class: "hits" });
    this.more = el("button", { class: "search-more", type: "button" });
    this.more.addEventListener("click", () => this.grow());
    /** @type {Rows<Result>} */
    this.rows = new Rows(
      this.node,
      (result) => result.id,
      (result) => hitOf(result, lang),
    );
    /** @type {Result[]} */
    this.results = [];
    this.query = "";
    this.size = STEP;
  }

  /** Only the first are shown next time. */
  startAgain() {
    this.size = STEP;
  }

  /**
   * @param {Result[]} results
   * @param {string} query
   * @returns {HTMLElement[]} what is to be seen
   */
  show(results, query) {
    const isNew = query !== this.query;
    if (isNew) this.stop();
    this.results = isNew ? results : inStandingOrder(this.results, results, (result) => result.id);
    this.query = query;
    const shown = this.results.slice(0, this.size);
    const changed = new Set(this.rows.show(shown));
    this.rows.nodes().forEach((row, index) => {
      if (isNew || changed.has(row)) this.excerpts.watch(row, shown[index], query);
    });
    const rest = results.length - shown.length;
    this.more.hidden = !rest;
    this.more.textContent = word("search-more", this.lang, { n: Math.min(STEP, rest) });
    return [this.node, this.more];
  }

  /** The next results; the focus goes to the first of them. */
  grow() {
    const first = this.size;
    this.size += STEP;
    this.show(this.results, this.query);
    need(HTMLElement, "a", this.rows.nodes()[first]).focus();
  }

  stop() {
    this.excerpts.stop();
    this.query = "";
    this.size = STEP;
  }
}
