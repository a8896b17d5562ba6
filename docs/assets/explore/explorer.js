/* An explorer: a form of filters over a list whose rows stand in the page; of a very long one the first, and the others come for any
   filter. The script shows, hides and reorders them. */
import { all, attribute, need } from "../page/dom.js";
import { readState, showInSwitch, writeState } from "./address.js";
import { csvOf, download } from "./csv.js";
import { meeting, readRows, readText, showTally, tally } from "./filters.js";
import { Rest } from "./rest.js";
import { SORTED, sortTable } from "./sort.js";
import { loadTable, rowsById } from "./tables-data.js";
import { unfold } from "./unfold.js";
import { quoted, say, tell, wordsOf } from "./words.js";

/** @import { State } from "./address.js" */
/** @import { Row } from "./filters.js" */
/** @import { Sorted } from "./sort.js" */

const PAUSE = 120; // ms after the last key before the list follows

class Explorer {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.list = need(HTMLElement, `#${attribute(form, "data-list")}`);
    this.text = need(HTMLInputElement, "input[name=q]", form);
    const selects = all(HTMLSelectElement, "select", form);
    this.selects = selects.filter((select) => select.name !== "sort");
    this.sort = selects.find((select) => select.name === "sort") || null;
    this.fields = [this.text, ...selects];
    this.rest = new Rest(form, this.list, () => this.added());
    this.rows = this.readRows();
    this.box = need(HTMLElement, ".explore-notes", form);
    this.counter = need(HTMLElement, ".explore-count", form);
    this.saver = need(HTMLButtonElement, ".explore-csv", form);
    /** @type {string[]} */
    this.unknown = []; // messages about what the address asked for in vain
    this.inOrder = ""; // what the list is sorted by
    this.timer = 0;
    this.findsAll = false; // whether the texts of both languages are there, or on their way
    this.listen();
    this.begin();
  }

  /** Without a question the list stays as it was built; an answer is shown when it is whole. */
  async begin() {
    this.read();
    this.rest.offer(() => this.show());
    if (this.rest.isMissing && !location.search) return;
    if (this.rest.isMissing) {
      this.form.classList.add("is-waiting");
      await this.complete();
      this.form.classList.remove("is-waiting");
    }
    this.follow();
  }

  readRows() {
    return readRows(
      this.list,
      this.selects.map((select) => select.name),
    );
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.changed(true);
    });
    this.form.addEventListener("change", (event) => {
      if (event.target !== this.text) this.changed(true);
    });
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.clear();
    });
    this.saver.addEventListener("click", () => this.save());
    this.list.addEventListener(SORTED, (event) => this.sorted(/** @type {CustomEvent<Sorted>} */ (event).detail));
    this.text.addEventListener("input", () => this.typed());
    this.form.addEventListener("focusin", () => this.rest.load().catch(() => undefined), { once: true });
    window.addEventListener("popstate", () => {
      this.read();
      this.follow();
    });
  }

  /** From the address into the form; what it does not know it names and leaves out. */
  read() {
    const asked = readState(this.fields.map((field) => field.name));
    this.text.value = asked.q.slice(0, this.text.maxLength);
    const selects = this.sort ? [...this.selects, this.sort] : this.selects;
    this.unknown = selects.flatMap((select) => this.choose(select, asked[select.name]));
    showInSwitch(this.state());
    this.showClear();
    tell(this.box, this.unknown);
  }

  follow() {
    this.order();
    this.show();
    this.findMore();
  }

  /** Loads the rows that are missing; whether all are there. Who waits for them shows the list. */
  async complete() {
    this.counter.textContent = say(this.form, "loading");
    this.list.setAttribute("aria-busy", "true");
    await this.rest.load().catch(() => undefined);
    this.list.removeAttribute("aria-busy");
    return !this.rest.isMissing;
  }

  /** More rows have come, and stand at the end. */
  added() {
    this.rows = this.readRows();
    this.findsAll = false;
    this.inOrder = "";
    this.order();
    const isAwaited = this.list.hasAttribute("aria-busy");
    if (!isAwaited && (!this.rest.isMissing || this.isAsking())) this.show();
  }

  /**
   * Messages about a value that a select does not have.
   * @param {HTMLSelectElement} select
   * @param {string} value
   */
  choose(select, value) {
    const isKnown = Array.from(select.options).some((option) => option.value === value);
    select.value = isKnown ? value : "";
    return isKnown ? [] : [say(this.form, "unknown", { name: quoted(value), filter: labelOf(select) })];
  }

  /** @returns {State} */
  state() {
    return Object.fromEntries(this.fields.map((field) => [field.name, field.value.trim()]));
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed(false), PAUSE);
  }

  /** @param {boolean} isFresh */
  async changed(isFresh) {
    clearTimeout(this.timer);
    this.unknown = [];
    if (this.rest.isMissing) await this.complete();
    this.follow();
    writeState(this.state(), isFresh);
  }

  clear() {
    this.fields.forEach((field) => {
      field.value = "";
    });
    this.changed(true);
    this.counter.focus(); // the button is gone; the text box would bring up a phone's keyboard
  }

  /**
   * A click on a column head has sorted the table already.
   * @param {Sorted} detail
   */
  async sorted({ column, descending }) {
    if (this.sort) this.sort.value = (descending ? "-" : "") + column;
    this.inOrder = this.sort ? this.sort.value : "";
    if (this.rest.isMissing) await this.complete();
    this.order();
    this.show();
    writeState(this.state(), true);
  }

  order() {
    if (!this.sort || this.sort.value === this.inOrder || !(this.list instanceof HTMLTableElement)) return;
    this.inOrder = this.sort.value;
    sortTable(this.list, this.inOrder.replace(/^-/, ""), this.inOrder.startsWith("-"));
  }

  show() {
    const words = wordsOf(this.text.value.trim());
    const chosen = Object.fromEntries(this.selects.map((select) => [select.name, select.value]));
    const shown = new Set(meeting(this.rows, chosen, words, null));
    if (words.length || Object.values(chosen).some(Boolean)) unfold(this.list);
    this.rows.forEach((row) => {
      row.node.hidden = !shown.has(row);
    });
    this.selects.forEach((select) => {
      showTally(select, tally(meeting(this.rows, chosen, words, select.name), select.name));
      select.classList.toggle("is-chosen", Boolean(select.value));
    });
    this.count(shown);
  }

  /** @param {Set<Row>} shown */
  count(shown) {
    const number = say(this.form, "shown", { n: shown.size, all: this.rows.length });
    this.counter.textContent = this.isMixed(shown) ? `${number} · ${say(this.form, "units")}` : number;
    this.showClear();
    this.saver.disabled = !shown.size;
    const none = shown.size ? [] : [say(this.form, "none")];
    const incomplete = this.rest.isMissing ? [say(this.form, "incomplete", { n: this.rows.length })] : [];
    tell(this.box, [...this.unknown, ...none, ...incomplete]);
  }

  isAsking() {
    return Object.values(this.state()).some(Boolean);
  }

  showClear() {
    need(HTMLElement, ".explore-clear", this.form).hidden = !this.isAsking();
  }

  /**
   * Whether rows of several units are sorted by their values.
   * @param {Set<Row>} shown
   */
  isMixed(shown) {
    const units = new Set(Array.from(shown).flatMap((row) => Array.from(row.values.unit || [])));
    return this.sort !== null && /^-?value$/.test(this.sort.value) && units.size > 1;
  }

  /** The table of the contract speaks both languages, so that either finds the other; it comes when the first word is typed. */
  async findMore() {
    if (!this.text.value.trim() || this.findsAll) return;
    this.findsAll = true;
    try {
      const found = rowsById(await this.load());
      this.rows.forEach((row) => readText(row, found.get(row.id)));
      this.show();
    } catch {
      this.findsAll = false;
    }
  }

  load() {
    return loadTable(attribute(this.form, "data-table"), attribute(this.form, "data-script"));
  }

  /** Rows as shown, in the order shown, in the columns of data/v1/. */
  async save() {
    if (this.rest.isMissing) {
      const isWhole = await this.complete();
      this.show();
      if (!isWhole) return tell(this.box, [say(this.form, "failed")]);
    }
    const shown = all(HTMLElement, "[data-id]", this.list).filter((node) => !node.hidden);
    const ids = shown.map((node) => attribute(node, "data-id"));
    try {
      const table = await this.load();
      const found = rowsById(table);
      const rows = ids.map((id) => found.get(id) || []);
      download(`${attribute(this.form, "data-atlas")}-${this.list.id}.csv`, csvOf(table.columns, rows));
    } catch {
      tell(this.box, [say(this.form, "failed")]);
    }
  }
}

/** @param {HTMLSelectElement} select */
function labelOf(select) {
  const [label] = Array.from(select.labels);
  return label && label.textContent ? label.textContent : select.name;
}

export function startExplorers() {
  all(HTMLFormElement, "form[data-explore]").forEach((form) => new Explorer(form));
}
