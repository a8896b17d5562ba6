/* The comparison: places are ticked, the address keeps them (`?places=haimen,haian`), and the table follows. */
import { all, attribute, need } from "../page/dom.js";
import { readState, showInSwitch, writeState } from "./address.js";
import { PlaceData } from "./compare-data.js";
import { chosenRows, part, placeHead } from "./compare-table.js";
import { copyTable } from "./copy-table.js";
import { csvOf, download } from "./csv.js";
import { LIGHTS } from "./differences.js";
import { loadTable, rowsById } from "./tables-data.js";
import { folded, joined, quoted, say, tell, wordsOf } from "./words.js";

/** @import { ChosenRow, Place } from "./compare-table.js" */

class Compare {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.most = Number(attribute(form, "data-most"));
    this.boxes = all(HTMLInputElement, "input[name=places]", form);
    /** @type {Map<string, Place>} */
    this.places = new Map(this.boxes.map((box) => [box.value, { slug: box.value, name: nameOf(box), box }]));
    this.alone = need(HTMLInputElement, "input[name=alone]", form);
    this.example = attribute(form, "data-example").split(",").filter(Boolean);
    this.picker = need(HTMLDetailsElement, ".compare-picker", form);
    this.notes = need(HTMLElement, ".explore-notes", form);
    this.heading = need(HTMLElement, ".compare-chosen", form);
    this.invitation = this.heading.textContent;
    this.result = need(HTMLElement, ".compare-result");
    this.table = need(HTMLTableElement, "table", this.result);
    this.all = need(HTMLDetailsElement, ".compare-all");
    this.title = document.title;
    this.data = new PlaceData(attribute(form, "data-portions"));
    /** @type {string[]} */
    this.chosen = [];
    this.shown = this.chosen; // those of the table: the chosen ones, or the example
    form.classList.add("is-waiting"); // nothing is shown below it that would move when figures come
    this.listen();
    this.read();
  }

  listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.startAgain();
    });
    this.boxes.forEach((box) => box.addEventListener("change", () => this.ticked(box)));
    this.alone.addEventListener("change", () => this.choose(this.chosen));
    all(HTMLElement, "button[data-places]", this.form).forEach((button) =>
      button.addEventListener("click", () => this.tryOut(button)),
    );
    need(HTMLElement, ".explore-csv", this.form).addEventListener("click", () => this.save());
    need(HTMLElement, ".compare-copy", this.form).addEventListener("click", () => this.copy());
    const find = need(HTMLInputElement, ".compare-find input", this.form);
    find.addEventListener("input", () => this.find(find.value));
    window.addEventListener("popstate", () => this.read());
  }

  /** From the address: each place once, in its order; what is unknown or one too many is named and left out. */
  read() {
    const asked = readState(["places", "alone"]);
    const listed = asked.places.split(",").map((slug) => slug.trim());
    const slugs = Array.from(new Set(listed.filter(Boolean)));
    const known = slugs.filter((slug) => this.places.has(slug));
    const unknown = slugs.filter((slug) => !this.places.has(slug));
    const messages = unknown.map((slug) => say(this.form, "unknown-place", { name: quoted(slug) }));
    this.alone.checked = asked.alone === "1";
    this.picker.open = known.length === 1;
    this.show(known.slice(0, this.most), [...messages, ...this.tooMany(known.slice(this.most))]);
    showInSwitch(this.state());
  }

  state() {
    return { places: this.chosen.join(","), alone: this.alone.checked ? "1" : "" };
  }

  /** @param {string[]} slugs */
  placesOf(slugs) {
    return slugs.flatMap((slug) => this.places.get(slug) || []);
  }

  /** @param {string[]} slugs */
  namesOf(slugs) {
    return joined(this.placesOf(slugs).map((place) => place.name));
  }

  /** @param {string[]} slugs */
  tooMany(slugs) {
    const names = this.namesOf(slugs);
    return names ? [say(this.form, "too-many", { most: this.most, names })] : [];
  }

  /** @param {HTMLInputElement} box */
  async ticked(box) {
    const rest = this.chosen.filter((slug) => slug !== box.value);
    await this.choose(box.checked ? [...rest, box.value] : rest);
    if (box.checked && this.chosen.length === 2) this.fold();
  }

  /** @param {HTMLElement} button */
  async tryOut(button) {
    await this.choose(attribute(button, "data-places").split(","));
    this.fold();
  }

  startAgain() {
    this.choose([]);
    this.picker.open = true;
    this.summary().focus();
  }

  /** Two places make a comparison: the list gives way to it, and more are chosen by opening it again. */
  fold() {
    this.picker.open = false;
    this.summary().focus();
  }

  summary() {
    return need(HTMLElement, "summary", this.picker);
  }

  /** @param {string} slug */
  async remove(slug) {
    const place = this.chosen.indexOf(slug);
    await this.choose(this.chosen.filter((one) => one !== slug));
    const buttons = all(HTMLElement, ".compare-remove", this.result);
    (buttons[Math.min(place, buttons.length - 1)] || this.summary()).focus();
  }

  /** @param {string[]} slugs */
  async choose(slugs) {
    const filled = this.show(slugs, []);
    writeState(this.state(), true);
    await filled;
  }

  /**
   * @param {string[]} slugs
   * @param {string[]} messages
   */
  show(slugs, messages) {
    const shown = slugs.length ? slugs : this.example;
    this.chosen = slugs;
    this.shown = shown;
    this.showPicker(messages);
    this.result.hidden = !shown.length;
    this.all.open = false;
    need(HTMLElement, ".compare-bar", this.form).hidden = !shown.length;
    need(HTMLElement, ".explore-clear", this.form).hidden = !slugs.length;
    all(HTMLElement, ".compare-tries", this.form).forEach((tries) => {
      tries.hidden = slugs.length > 1;
    });
    document.title = slugs.length ? `${this.namesOf(slugs)} · ${this.title}` : this.title;
    return this.data.has(shown) ? this.showTable() : this.loadTable();
  }

  showTable() {
    this.form.classList.remove("is-waiting");
    this.result.removeAttribute("aria-busy");
    this.fill(this.placesOf(this.shown), chosenRows(this.data.inOrder(), this.shown));
  }

  /** The table follows when the figures of its places are there, unless others have been chosen meanwhile. */
  async loadTable() {
    const { shown } = this;
    this.result.setAttribute("aria-busy", "true");
    const isThere = await this.data.load(shown).then(
      () => true,
      () => false,
    );
    if (shown !== this.shown) return;
    if (isThere) this.showTable();
    else this.showFailure();
  }

  /** The table that the page holds is there without any loading. */
  showFailure() {
    this.form.classList.remove("is-waiting");
    this.result.hidden = true;
    this.all.open = true;
    tell(this.notes, [say(this.form, "places-failed")]);
  }

  /** @param {string[]} messages */
  showPicker(messages) {
    const n = this.chosen.length;
    this.boxes.forEach((box) => {
      box.checked = this.chosen.includes(box.value);
      box.disabled = n >= this.most && !box.checked;
    });
    const names = this.namesOf(this.chosen);
    const example = this.example.length ? say(this.form, "example", { names: this.namesOf(this.example) }) : "";
    const unchosen = example || this.invitation;
    this.heading.textContent = n ? say(this.form, "chosen", { n, most: this.most, names }) : unchosen;
    tell(this.notes, [...messages, ...(n === 1 ? [say(this.form, "one-more")] : [])]);
  }

  /**
   * Comparable rows first; what one place alone reports is there for who asks.
   * @param {Place[]} places
   * @param {ChosenRow[]} rows
   */
  fill(places, rows) {
    const several = rows.filter(({ picks }) => picks.size > 1);
    const single = rows.filter(({ picks }) => picks.size === 1);
    Array.from(this.table.tBodies).forEach((body) => body.remove());
    this.fillHead(places);
    LIGHTS.forEach((light) => {
      this.table.append(
        ...part(
          this.form,
          `part-${light}`,
          several.filter((row) => row.light === light),
          places,
        ),
      );
    });
    if (this.alone.checked || places.length < 2) this.table.append(...part(this.form, "part-one", single, places));
    this.table.hidden = !this.table.tBodies.length;
    this.table.className = `compare-table compare-table--${places.length}`;
    this.sumUp(places.length, several.length);
  }

  /** @param {Place[]} places */
  fillHead(places) {
    const head = need(HTMLTableRowElement, "thead tr", this.table);
    Array.from(head.cells)
      .slice(1)
      .forEach((cell) => cell.remove());
    places.forEach((place) => {
      const heading = this.data.headings.get(place.slug);
      if (heading) head.append(placeHead(this.form, place, heading, (slug) => this.remove(slug)));
    });
  }

  /**
   * @param {number} places
   * @param {number} n indicators that several of them report
   */
  sumUp(places, n) {
    const text = n ? say(this.form, "summary", { n }) : say(this.form, "nothing");
    need(HTMLElement, ".compare-summary", this.result).textContent = places > 1 ? text : "";
  }

  /**
   * The list of places is short, so what does not match is only hidden; what is ticked stays.
   * @param {string} typed
   */
  find(typed) {
    const words = wordsOf(typed);
    this.boxes.forEach((box) => {
      const pill = pillOf(box);
      const text = folded(`${pill.textContent} ${pill.getAttribute("data-find")}`);
      const whole = text + text.replace(/\s+/g, "");
      pill.hidden = !box.checked && !words.every((word) => whole.includes(word));
    });
  }

  async copy() {
    const isCopied = await copyTable(this.table);
    tell(this.notes, [say(this.form, isCopied ? "copied" : "not-copied")]);
  }

  /** The facts of the table, place by place, in the columns of data/v1/facts.csv after the place. */
  async save() {
    const facts = all(HTMLElement, ".cell-figure", this.result);
    const pairs = facts.map((fact) => {
      const cell = fact.closest("td");
      return { place: cell ? attribute(cell, "data-place") : "", fact: attribute(fact, "data-fact") };
    });
    try {
      const table = await loadTable("facts", attribute(this.form, "data-script"));
      const found = rowsById(table);
      const rows = pairs.map(({ place, fact }) => [`regions/${place}`, ...(found.get(fact) || [])]);
      download(
        `${attribute(this.form, "data-atlas")}-compare.csv`,
        csvOf(["compared_place_id", ...table.columns], rows),
      );
    } catch {
      tell(this.notes, [say(this.form, "failed")]);
    }
  }
}

/** @param {HTMLInputElement} box */
function pillOf(box) {
  return /** @type {HTMLElement} */ (box.closest("label"));
}

/** @param {HTMLInputElement} box */
function nameOf(box) {
  return need(HTMLElement, ".pill-name", pillOf(box)).textContent || "";
}

export function startComparisons() {
  all(HTMLFormElement, "form[data-compare]").forEach((form) => new Compare(form));
}
