/* The search box in the header, on the door and on the home pages: an ARIA combobox over the engine.
   Without this script it is a form that leads to the search page. */
import { attribute, el, need } from "../../page/dom.js";
import { word } from "../../words.js";
import { Asker, loadNames } from "./ask.js";
import { allResults, byTouch, formLang, isComposing, listenForShortcuts, prepareForm, sendable } from "./form.js";
import { optionOf } from "./hit.js";
import { List } from "./list.js";
import { Panel } from "./panel.js";
import { addRecent, clearRecent, recentQueries } from "./recent.js";
import { isBroken, wholeName, leftOut, nothingFor } from "./told.js";

/** @import { Result, Results } from "../types.js" */

const SHOWN = 8;
const PAUSE = 20; // ms: shorter than anybody types, longer than lies between letters that an input method or a held key sends
const SLOW = 250; // ms without an answer before the reader is told to wait
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
      fail: () => this.fail(word("search-failed", this.lang)),
    });
    this.waiting = 0;
    this.answered = ""; // the query whose answer is shown
    /** @type {Result | null} */
    this.named = null; // the one thing that is called as typed
    this.list = new List(this.input, "atlas-options");
    const close = { class: "atlas-search__close", type: "button", "aria-label": word("search-close", this.lang) };
    this.closer = el("button", close);
    this.panel = new Panel(form, this.list.node, this.lang);
    form.append(this.closer, this.panel.node, this.panel.live);
    Object.entries(COMBOBOX).forEach(([name, value]) => this.input.setAttribute(name, value));
    prepareForm(form, this.input);
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
    this.panel.all.addEventListener("click", () => addRecent(this.input.value));
  }

  /* Opening and closing */

  enter() {
    loadNames();
    this.form.classList.add("is-open");
    if (this.panel.node.hidden) this.refresh();
  }

  leave() {
    this.form.classList.remove("is-open");
    this.close();
  }

  open() {
    const isSome = this.list.size() > 0;
    this.panel.node.hidden = !isSome && this.panel.isEmpty();
    if (!this.panel.node.hidden && byTouch()) this.form.scrollIntoView({ block: "start" }); // the keyboard covers what lies below
    this.input.setAttribute("aria-expanded", String(isSome));
  }

  close() {
    this.asker.stop();
    clearTimeout(this.waiting);
    this.list.leave();
    this.panel.node.hidden = true;
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
    this.named = null;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.panel.tell(word("search-loading", this.lang));
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
    if (isBroken(results)) {
      this.fail(word("search-broken", this.lang));
      return;
    }
    const shown = results.length ? results : results.instead || [];
    const options = shown.map((result) => ({ key: result.id, draw: () => optionOf(result, this.lang) }));
    const label = results.length ? word("search-results", this.lang) : word("search-instead", this.lang);
    this.list.show(label, options, query === this.answered && shown.length > 0);
    this.answered = query;
    this.named = isWhole ? wholeName(results, query) : null;
    this.tellOf(query, results, isWhole);
    this.panel.leadOn(query, results.length > 0);
    this.open();
  }

  /**
   * What there is to say of an answer besides its rows, for eyes and for ears.
   * @param {string} query
   * @param {Results} results
   * @param {boolean} isWhole
   */
  tellOf(query, results, isWhole) {
    const without = leftOut(results, this.lang);
    const nothing = !results.length && isWhole ? nothingFor(query, results, this.lang) : "";
    const isOffer = this.list.size() > 0 && nothing;
    this.panel.title(isOffer || "");
    this.panel.tell(!isOffer && nothing, results.incomplete, without);
    this.panel.say(isOffer || this.counted(results.length && this.list.size(), isWhole), results.incomplete, without);
  }

  /**
   * @param {number} n
   * @param {boolean} isWhole
   */
  counted(n, isWhole) {
    if (n >= SHOWN) return word("search-first", this.lang, { n });
    return isWhole ? word("search-count", this.lang, { n }) : word("search-so-far", this.lang, { n });
  }

  /** @param {string} said */
  fail(said) {
    clearTimeout(this.waiting);
    this.clearList();
    this.panel.title("");
    this.panel.tell(said);
    this.panel.leadToIndex();
    this.panel.say(said);
    this.open();
  }

  showRecent() {
    const queries = recentQueries();
    const options = queries.map((query) => ({ key: `recent ${query}`, draw: () => this.recent(query) }));
    const clear = { key: "clear", draw: () => this.clearer() };
    this.list.show(word("search-recent", this.lang), options.length ? [...options, clear] : [], false);
    this.panel.title(options.length ? word("search-recent", this.lang) : "");
    this.panel.tell();
    this.panel.leadNowhere();
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
    this.named = null;
    this.list.show(word("search-results", this.lang), [], false);
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
    if (this.panel.node.hidden) this.refresh();
    else this.list.move(step);
  }

  /**
   * Enter without a choice opens what is called exactly so, if that is one thing alone; else it goes on and submits the form.
   * @param {KeyboardEvent} event
   */
  choose(event) {
    const { named } = this;
    const active =
      this.list.active() || (named && this.list.options.find((option) => option.dataset.atlasId === named.id));
    if (!active) return;
    event.preventDefault();
    active.click();
  }

  /** @param {KeyboardEvent} event */
  escape(event) {
    event.preventDefault(); // the browser's own Esc would clear at once
    if (!this.panel.node.hidden) this.close();
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
    this.panel.say(word("search-recent-cleared", this.lang));
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
