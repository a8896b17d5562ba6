/* Facets of the search page: within one, any of the chosen values will do; every facet has to be met.
   A value's count is how many results choosing it alone would leave, given the choices in the other facets. */
import { el, fill } from "./dom.js";
import { countChosen, FACETS } from "./state.js";
import { word } from "./words.js";

const FEW = 8; // values of a facet before “all”

/* The values of a result, [{id, name}]. A region is among those that lie in it. */
const VALUES = {
  type: (result, lang) => [{ id: result.type, name: word(lang, result.type) }],
  kind: (result) => [{ id: result.kind, name: result.kindName }],
  place: (result) => places(result),
  source: (result) => result.sources,
};
const TITLES = { type: "type", kind: "kind", place: "place", source: "sources" };

function places(result) {
  return result.kind === "regions" && result.type === "entity"
    ? [{ id: result.id, name: result.title }, ...result.places]
    : result.places;
}

/* Results that meet the chosen values of every facet but `except`. */
export function filtered(results, chosen, lang, except) {
  const names = FACETS.filter((name) => name !== except && chosen[name].size);
  return results.filter((result) =>
    names.every((name) => VALUES[name](result, lang).some((value) => chosen[name].has(value.id))),
  );
}

/* [{id, name, count, chosen}], the most frequent first. A chosen value stays, even if it finds nothing. */
function facetCounts(results, chosen, lang, name) {
  const found = new Map();
  const note = (value, one) => {
    const entry = found.get(value.id) || { id: value.id, name: "", count: 0, chosen: chosen[name].has(value.id) };
    entry.name = entry.name || value.name;
    entry.count += one;
    found.set(value.id, entry);
  };
  filtered(results, chosen, lang, name).forEach((result) =>
    VALUES[name](result, lang).forEach((value) => note(value, 1)),
  );
  results.forEach((result) =>
    VALUES[name](result, lang).forEach((value) => {
      if (chosen[name].has(value.id)) note(value, 0);
    }),
  );
  return Array.from(found.values())
    .filter((entry) => entry.name)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

export class Facets {
  constructor(lang, change) {
    this.lang = lang;
    this.change = change;
    this.whole = new Set(); // facets that show all of their values
    this.body = el("div", { class: "facets" });
    this.head = el("summary", { class: "facets__head" });
    this.node = el("details", { class: "search-filter" }, this.head, this.body);
    this.follow(window.matchMedia("(min-width: 60em)"));
  }

  /* Beside the results there is room for all; above them, on a phone, the reader opens it. */
  follow(wide) {
    const fit = () => {
      this.node.open = wide.matches;
    };
    wide.addEventListener("change", fit);
    fit();
  }

  show(results, state) {
    const held = this.held();
    const number = countChosen(state);
    fill(this.head, word(this.lang, "filters"), number ? el("span", { class: "count" }, " " + number) : null);
    fill(
      this.body,
      FACETS.map((name) => this.facet(name, results, state)),
      number ? this.clearer() : null,
    );
    this.node.hidden = !this.body.firstChild;
    if (held) this.hold(held);
  }

  /* The choice that has the focus keeps it when the choices are drawn anew. */
  held() {
    const node = document.activeElement;
    return node && this.body.contains(node) && node.name ? [node.name, node.value] : null;
  }

  hold([name, value]) {
    const boxes = Array.from(this.body.querySelectorAll("input"));
    const again = boxes.find((box) => box.name === name && box.value === value) || boxes[0];
    if (again) again.focus();
  }

  facet(name, results, state) {
    const entries = facetCounts(results, state.chosen, this.lang, name);
    if (entries.length < 2 && !entries.some((entry) => entry.chosen)) return null;
    const shown = this.whole.has(name) ? entries : entries.filter((entry, index) => index < FEW || entry.chosen);
    return el(
      "fieldset",
      { class: "facet" },
      el("legend", {}, word(this.lang, TITLES[name])),
      shown.map((entry) => this.choice(name, entry)),
      shown.length < entries.length ? this.opener(name, entries.length, results, state) : null,
    );
  }

  choice(name, entry) {
    const box = el("input", { type: "checkbox", name, value: entry.id, checked: entry.chosen });
    box.addEventListener("change", () => this.change(name, entry.id, box.checked));
    return el(
      "label",
      { class: "facet__value" },
      box,
      el("span", { class: "facet__name" }, entry.name),
      el("span", { class: "count" }, String(entry.count)),
    );
  }

  opener(name, number, results, state) {
    const button = el("button", { class: "facet__more", type: "button" }, word(this.lang, "moreValues", number));
    button.addEventListener("click", () => {
      this.whole.add(name);
      this.show(results, state);
      this.body.querySelectorAll("input[name=" + name + "]")[FEW].focus();
    });
    return button;
  }

  clearer() {
    const button = el("button", { class: "facets__clear", type: "button" }, word(this.lang, "clearFilters"));
    button.addEventListener("click", () => this.change(null));
    return button;
  }
}
