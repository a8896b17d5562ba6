/* The search box in the header, on the door and on the home pages: an ARIA combobox over the engine.
   Without this script it is a form that leads to the search page. */
import { attribute, el, need } from "../../page/dom.js";
import { word } from "../../words.js";
import { Asker, loadNames } from "./ask.js";
import { allResults, byTouch, formLang, isComposing, listenForShortcuts, prepareForm, sendable } from "./form.js";
import { optionOf } from "./hit.js";
import { List } from "./list.js";
import { addRecent, clearRecent, recentQueries } from "./recent.js";
import { nothingFor } from "./told.js";

/** @import { Results } from "../types.js" */

const SHOWN = 8;
const PAUSE = 20; // ms: shorter than anybody types, longer than an input method takes to send its letters
const SLOW = 250; // ms without an answer before the reader is told to wait
const QUIET = 400; // ms without a key before a screen reader is told the count
const COMBOBOX = {
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-haspopup": "listbox",
  "aria-controls": "atlas-options",
  "aria-expanded": "false",
};

class Box {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.lang = formLang(form);
    this.input = need(HTMLInputElement, "input[name=q]", form);
    this.asker = new Asker({
      lang: this.lang,
      limit: SHOWN,
      pause: PAUSE,
      show: (query, results, whole) => this.show(query, results, whole),
      fail: () => this.fail(),
    });
    this.waiting = 0;
    this.speaking = 0;
    this.answered = ""; // the query whose answer is shown
    this.list = new List(this.input, "atlas-options");
    this.note = el("p", { class: "atlas-panel__note", hidden: true });
    this.all = el("a", { class: "atlas-panel__all", tabindex: "-1", hidden: true });
    this.live = el("p", { class: "atlas-search__live", role: "status", "aria-live": "polite" });
    const close = { class: "atlas-search__close", type: "button", "aria-label": word("search-close", this.lang) };
    this.closer = el("button", close);
    this.panel = el("div", { class: "atlas-panel", hidden: true }, this.note, this.list.node, this.all);
    form.append(this.closer, this.panel, this.live);
    Object.entries(COMBOBOX).forEach(([name, value]) => this.input.setAttribute(name, value));
    prepareForm(form, this.input);
    this.all.setAttribute("href", attribute(form, "action"));
    this.listen();
    listenForShortcuts(this.input);
    if (document.activeElement === this.input) this.enter();
  }

  listen() {
    /** @param {EventTarget | null} target */
    const outside = (target) => {
      if (!(target instanceof Node && this.form.contains(target))) this.leave();
    };
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("input", () => this.refresh());
    this.input.addEventListener("focus", () => this.enter());
    this.input.addEventListener("click", () => this.enter());
    this.form.addEventListener("pointerenter", loadNames);
    this.form.addEventListener("submit", () => this.submit());
    this.form.addEventListener("focusout", (event) => outside(event.relatedTarget));
    document.addEventListener("pointerdown", (event) => outside(event.target));
    this.closer.addEventListener("click", () => this.leave());
    this.list.node.addEventListener("click", ({ target }) => {
      const option = target instanceof Element && target.closest("[role=option]");
      if (option) this.chosen(option);
    });
    this.all.addEventListener("click", () => addRecent(this.input.value));
  }

  /* Opening and closing */

  enter() {
    loadNames();
    this.form.classList.add("is-open");
    if (this.panel.hidden) this.refresh();
  }

  leave() {
    this.form.classList.remove("is-open");
    this.close();
  }

  open() {
    const isSome = this.list.size() > 0;
    this.panel.hidden = !isSome && this.note.hidden;
    if (!this.panel.hidden && byTouch()) this.form.scrollIntoView({ block: "start" }); // the keyboard covers what lies below
    this.input.setAttribute("aria-expanded", String(isSome));
  }

  close() {
    this.asker.stop();
    clearTimeout(this.waiting);
    this.list.leave();
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  /* What the panel shows */

  refresh() {
    this.list.leave();
    if (!this.input.value.trim()) {
      this.close();
      this.showRecent();
      return;
    }
    if (this.list.holds("[data-recent]")) this.drop(); // they are no answer to what is being typed
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.tell(word("search-loading", this.lang));
      this.open();
    }, SLOW);
    this.asker.ask(this.input.value);
  }

  /**
   * @param {string} query
   * @param {Results} results
   * @param {boolean} isWhole
   */
  show(query, results, isWhole) {
    clearTimeout(this.waiting);
    const options = results.map((result) => ({ key: result.id, draw: () => optionOf(result, this.lang) }));
    this.list.show(word("search-results", this.lang), options, query === this.answered);
    this.answered = query;
    const isNone = !results.length && isWhole;
    this.tell(results.incomplete || (isNone ? nothingFor(query, this.lang) : ""));
    this.all.hidden = !results.length;
    this.all.setAttribute("href", allResults(this.form, query));
    this.all.textContent = word("search-all", this.lang);
    this.say(this.counted(results.length, isWhole));
    this.open();
  }

  /**
   * @param {number} n
   * @param {boolean} isWhole
   */
  counted(n, isWhole) {
    if (n >= SHOWN) return word("search-first", this.lang, { n });
    return isWhole ? word("search-count", this.lang, { n }) : word("search-so-far", this.lang, { n });
  }

  fail() {
    clearTimeout(this.waiting);
    this.clearList();
    this.all.hidden = true;
    this.tell(word("search-failed", this.lang));
    this.open();
  }

  showRecent() {
    const queries = recentQueries();
    const options = queries.map((query) => ({ key: `recent ${query}`, draw: () => this.recent(query) }));
    const clear = { key: "clear", draw: () => this.clearer() };
    this.list.show(word("search-recent", this.lang), options.length ? [...options, clear] : [], false);
    this.tell(options.length ? word("search-recent", this.lang) : "");
    this.all.hidden = true;
    this.open();
  }

  /** @param {string} query */
  recent(query) {
    const href = allResults(this.form, query);
    return el("a", { ...optionAttributes("recent"), href, "data-recent": query }, query);
  }

  clearer() {
    return el("button", { ...optionAttributes("clear"), type: "button" }, word("search-recent-clear", this.lang));
  }

  drop() {
    this.clearList();
    this.close();
  }

  clearList() {
    this.answered = "";
    this.list.show(word("search-results", this.lang), [], false);
  }

  /** @param {string} text */
  tell(text) {
    this.note.textContent = text;
    this.note.hidden = !text;
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      this.live.textContent = text;
    }, QUIET);
  }

  /* Keys */

  /** @param {KeyboardEvent} event */
  key(event) {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => this.arrow(event, 1),
      ArrowUp: () => this.arrow(event, -1),
      Enter: () => this.choose(event),
      Escape: () => this.escape(event),
      Tab: () => this.close(),
    };
    const act = keys[event.key];
    if (act) act();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {1 | -1} step
   */
  arrow(event, step) {
    event.preventDefault();
    if (this.panel.hidden) this.refresh();
    else this.list.move(step);
  }

  /**
   * Enter without a choice goes on and submits the form.
   * @param {KeyboardEvent} event
   */
  choose(event) {
    const active = this.list.active();
    if (!active) return;
    event.preventDefault();
    active.click();
  }

  /** @param {KeyboardEvent} event */
  escape(event) {
    event.preventDefault(); // the browser's own Esc would clear at once
    if (!this.panel.hidden) this.close();
    else if (this.input.value) this.clear();
    else this.input.blur();
  }

  clear() {
    this.input.value = "";
    this.close(); // and an answer on its way is not wanted any more
  }

  /* Leaving for a result */

  /** @param {Element} chosen */
  chosen(chosen) {
    if (chosen.classList.contains("atlas-option--clear")) this.forget();
    else addRecent(attribute(chosen, "data-recent") || this.input.value);
  }

  forget() {
    clearRecent();
    this.showRecent();
    this.input.focus();
    this.say(word("search-recent-cleared", this.lang));
  }

  submit() {
    this.input.value = sendable(this.input.value);
    addRecent(this.input.value);
    this.close();
  }
}

/**
 * Attributes of an option that is no result.
 * @param {string} kind
 */
function optionAttributes(kind) {
  return { class: `atlas-option atlas-option--${kind}`, role: "option", "aria-selected": "false", tabindex: "-1" };
}

/** Deferred, so that the whole page is there. */
export function startBox() {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form[data-atlas-search]");
  if (form && !document.querySelector("[data-atlas-search-page]")) new Box(form);
}
