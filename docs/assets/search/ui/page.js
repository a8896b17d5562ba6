/* The search page: all results of the query in the address, with facets. */
import { keepInSwitch, pageAddress } from "../../page/address.js";
import { arrange, attribute, el, fill, need } from "../../page/dom.js";
import { word } from "../../words.js";
import { Asker, loadNames } from "./ask.js";
import { emptyState } from "./empty.js";
import { filtered } from "./facet-values.js";
import { Facets } from "./facets.js";
import { allResults, byTouch, formLang, isComposing, listenForShortcuts, prepareForm, sendable } from "./form.js";
import { Hits } from "./hits.js";
import { addRecent, clearRecent, recentQueries } from "./recent.js";
import { FACETS, readState, stateQuery, writeState } from "./state.js";
import { brief, isBroken, leftOut, nothingFor } from "./told.js";

/** @import { Result, Results } from "../types.js" */
/** @import { FacetName } from "./state.js" */

const PAUSE = 60; // ms: every result is worked out here, not only the first few
const SLOW = 250; // ms without an answer before the reader is told to wait

class Page {
  /**
   * @param {HTMLElement} node
   * @param {HTMLFormElement} form
   */
  constructor(node, form) {
    this.node = node;
    this.form = form;
    this.lang = formLang(form);
    this.input = need(HTMLInputElement, "input[name=q]", form);
    this.answer = need(HTMLElement, ".search-answer", node);
    this.status = need(HTMLElement, ".search-status", node);
    this.start = need(HTMLElement, ".search-start");
    need(HTMLElement, ".search-late").remove(); // the program is here
    this.links = { help: pageAddress(attribute(node, "data-help")), az: pageAddress(attribute(node, "data-az")) };
    this.title = document.title;
    this.state = readState();
    this.isTyping = false;
    this.isFresh = false; // whether the next address is a new entry of the history
    /** @type {Results | null} */
    this.results = null;
    /** @type {Result[]} */
    this.shown = []; // of the results, those that meet the choices
    this.isWhole = false;
    this.waiting = 0;
    this.facets = new Facets(this.lang, (name, value, on) => this.choose(name, value, on));
    need(HTMLElement, ".search-facets", node).append(this.facets.node);
    this.hits = new Hits(this.lang);
    /** @type {HTMLElement | null} */
    this.recent = null;
    this.asker = new Asker({
      lang: this.lang,
      limit: Infinity,
      pause: PAUSE,
      show: (_, results, whole) => this.arrived(results, whole),
      fail: () => this.failed(word("search-failed", this.lang)),
    });
    prepareForm(form, this.input);
    listenForShortcuts(this.input);
    this.listen();
    this.recentBox();
    this.open();
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.answer.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest("a")) addRecent(this.state.q);
    });
    window.addEventListener("popstate", () => this.open());
    loadNames();
  }

  /** From the address: at the start, and with “back” and “forward”. */
  open() {
    this.state = readState();
    this.isTyping = false;
    this.input.value = this.state.q;
    this.search();
    if (!this.state.q && !byTouch()) this.input.focus();
  }

  typed() {
    this.state.q = this.input.value;
    this.isFresh = !this.isTyping; // one entry of the history for a stretch of typing
    this.isTyping = true;
    this.search();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || isComposing(event) || !this.input.value) return;
    event.preventDefault();
    this.input.value = "";
    this.typed();
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    this.state.q = this.input.value = sendable(this.input.value);
    addRecent(this.state.q);
    writeState(this.state, !this.isTyping);
    this.isTyping = false;
    this.search();
    if (byTouch()) this.input.blur(); // or the keyboard hides the results
  }

  /**
   * @param {FacetName | null} name null: no choice is left
   * @param {string} value
   * @param {boolean} on
   */
  choose(name, value, on) {
    if (name) this.state.chosen[name][on ? "add" : "delete"](value);
    else FACETS.forEach((facet) => this.state.chosen[facet].clear());
    this.isTyping = false;
    writeState(this.state, true);
    this.hits.startAgain();
    this.draw();
  }

  search() {
    const isBlank = !this.state.q.trim();
    clearTimeout(this.waiting);
    this.start.hidden = !isBlank;
    this.node.hidden = isBlank;
    if (isBlank) {
      this.blank();
      return;
    }
    this.waiting = setTimeout(() => {
      this.status.textContent = word("search-loading", this.lang);
    }, SLOW);
    this.asker.ask(this.state.q);
  }

  blank() {
    this.asker.stop();
    this.results = null;
    this.hits.stop();
    this.answer.textContent = "";
    if (this.isTyping) this.settle();
    this.recentBox();
    this.name();
  }

  /**
   * @param {Results} results
   * @param {boolean} isWhole
   */
  arrived(results, isWhole) {
    clearTimeout(this.waiting);
    if (this.isTyping) this.settle();
    if (isBroken(results)) {
      this.failed(word("search-broken", this.lang));
      return;
    }
    this.results = results;
    this.isWhole = isWhole;
    this.name();
    this.draw();
  }

  settle() {
    writeState(this.state, this.isFresh);
    this.isFresh = false;
  }

  /** The page's title, and the way to the same search in the other language. */
  name() {
    const query = brief(this.state.q);
    const site = this.title.split(" · ").pop();
    document.title = query ? `${word("search-title", this.lang, { query })} · ${site}` : this.title;
    keepInSwitch(stateQuery(this.state));
  }

  /** @param {string} said */
  failed(said) {
    clearTimeout(this.waiting);
    this.results = null;
    this.hits.stop();
    this.facets.node.hidden = true;
    this.status.classList.remove("is-none");
    this.status.textContent = said;
    const index = el("a", { href: this.links.az }, word("az", this.lang));
    arrange(this.answer, [el("p", { class: "search-ways" }, index)]);
  }

  draw() {
    if (!this.results) return;
    this.facets.show(this.results, this.state);
    this.shown = filtered(this.results, this.state.chosen, this.lang);
    this.count(this.results);
    arrange(this.answer, this.body(this.results));
  }

  /** @param {Results} results */
  body(results) {
    if (this.shown.length) return this.hits.show(this.shown, this.state.q);
    this.hits.stop();
    if (results.length) return [this.nothingLeft(results.length)];
    return this.isWhole ? [emptyState(this.state.q, this.results && this.results.instead, this.lang, this.links)] : [];
  }

  /** @param {Results} results */
  count(results) {
    const all = results.length;
    const some = this.shown.length;
    const isNone = !all && this.isWhole;
    this.status.classList.toggle("is-none", isNone);
    const said = isNone ? nothingFor(this.state.q, results, this.lang) : this.counted(some, all, results.similar);
    const incomplete = results.incomplete && el("span", { class: "search-incomplete" }, results.incomplete);
    const without = leftOut(results, this.lang);
    fill(this.status, said, incomplete, without && el("span", { class: "search-without" }, without));
  }

  /**
   * @param {number} n results shown
   * @param {number} all
   * @param {boolean} isSimilar
   */
  counted(n, all, isSimilar) {
    if (!this.isWhole) return word("search-so-far", this.lang, { n });
    if (n < all) return word("search-count-of", this.lang, { n, all });
    return isSimilar ? word("search-similar", this.lang, { n }) : word("search-count", this.lang, { n });
  }

  /** @param {number} n results without the choices */
  nothingLeft(n) {
    const button = el("button", { class: "search-more", type: "button" }, word("clear-filters", this.lang));
    button.addEventListener("click", () => this.choose(null, "", false));
    return el("div", { class: "search-empty" }, el("p", {}, word("search-none-left", this.lang, { n })), button);
  }

  /** Recent searches, where the page has nothing else to show. */
  recentBox() {
    if (this.recent) this.recent.remove();
    const queries = recentQueries();
    if (!queries.length) return;
    const clear = el(
      "button",
      { class: "search-recent__clear", type: "button" },
      word("search-recent-clear", this.lang),
    );
    const links = queries.map((query) => el("li", {}, el("a", { href: allResults(this.form, query) }, query)));
    const head = el("h2", {}, word("search-recent", this.lang));
    const box = el("div", { class: "search-recent" }, head, el("ul", {}, links), clear);
    clear.addEventListener("click", () => {
      clearRecent();
      box.remove();
      this.input.focus();
    });
    this.recent = box;
    this.start.prepend(box);
  }
}

/** Deferred, so that the whole page is there. */
export function startPage() {
  /** @type {HTMLElement | null} */
  const node = document.querySelector("[data-atlas-search-page]");
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form[data-atlas-search]");
  if (node && form) new Page(node, form);
}
