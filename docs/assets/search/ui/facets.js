/* The choices beside the results. What a reader may be about to click stays the same element when more results arrive. */
import { arrange, el, fill } from "../../page/dom.js";
import { word, words } from "../../words.js";
import { countedValues } from "./facet-values.js";
import { countChosen, FACETS } from "./state.js";

/** @import { Lang, Result } from "../types.js" */
/** @import { Counted } from "./facet-values.js" */
/** @import { FacetName, State } from "./state.js" */

const FEW = 8; // values of a facet before “all”
/** @type {Record<FacetName, Record<Lang, string>>} */
const TITLES = {
  type: words("facet-type"),
  kind: words("facet-kind"),
  place: words("facet-place"),
  source: words("facet-source"),
};

/** A choice: a value of a facet that can be ticked. */
class Choice {
  /**
   * @param {FacetName} name
   * @param {Counted} value
   * @param {(on: boolean) => void} change
   */
  constructor(name, value, change) {
    this.box = el("input", { type: "checkbox", name, value: value.id });
    this.box.addEventListener("change", () => change(this.box.checked));
    this.count = el("span", { class: "count" });
    this.node = el(
      "label",
      { class: "facet__value" },
      this.box,
      el("span", { class: "facet__name" }, value.name),
      this.count,
    );
  }

  /** @param {Counted} value */
  show(value) {
    this.box.checked = value.chosen;
    this.count.textContent = String(value.count);
  }
}

/** A facet: its choices, and a button for all of them where there are many. */
class Facet {
  /**
   * @param {FacetName} name
   * @param {Lang} lang
   * @param {(value: string, on: boolean) => void} change
   */
  constructor(name, lang, change) {
    this.name = name;
    this.lang = lang;
    this.change = change;
    /** @type {Map<string, Choice>} */
    this.choices = new Map();
    /** @type {Counted[]} */
    this.values = [];
    this.isWhole = false;
    this.legend = el("legend", {}, TITLES[name][lang]);
    this.opener = el("button", { class: "facet__more", type: "button" });
    this.opener.addEventListener("click", () => this.open());
    this.node = el("fieldset", { class: "facet" }, this.legend);
  }

  /** @param {Counted[]} values */
  show(values) {
    this.values = values;
    const shown = this.isWhole ? values : values.filter((value, index) => index < FEW || value.chosen);
    const nodes = shown.map((value) => this.choice(value).node);
    this.opener.textContent = word("facet-all", this.lang, { n: values.length });
    arrange(this.node, [this.legend, ...nodes, ...(shown.length < values.length ? [this.opener] : [])]);
  }

  isNeeded() {
    return this.values.length > 1 || this.values.some((value) => value.chosen);
  }

  /** @param {Counted} value */
  choice(value) {
    const choice = this.choices.get(value.id) || new Choice(this.name, value, (on) => this.change(value.id, on));
    this.choices.set(value.id, choice);
    choice.show(value);
    return choice;
  }

  open() {
    this.isWhole = true;
    this.show(this.values);
    this.node.querySelectorAll("input")[FEW].focus();
  }
}

export class Facets {
  /**
   * @param {Lang} lang
   * @param {(name: FacetName | null, value: string, on: boolean) => void} change `name` is null where all choices are cleared
   */
  constructor(lang, change) {
    this.lang = lang;
    this.facets = FACETS.map((name) => new Facet(name, lang, (value, on) => change(name, value, on)));
    this.clearer = el("button", { class: "facets__clear", type: "button" }, word("clear-filters", lang));
    this.clearer.addEventListener("click", () => change(null, "", false));
    this.body = el("div", { class: "facets" });
    this.head = el("summary", { class: "facets__head" });
    this.node = el("details", { class: "search-filter" }, this.head, this.body);
    this.follow(window.matchMedia("(min-width: 60em)"));
  }

  /**
   * Beside the results there is room for all; above them, on a phone, the reader opens it.
   * @param {MediaQueryList} wide
   */
  follow(wide) {
    const fit = () => {
      this.node.open = wide.matches;
    };
    wide.addEventListener("change", fit);
    fit();
  }

  /**
   * @param {Result[]} results
   * @param {State} state
   */
  show(results, state) {
    const isHeld = this.body.contains(document.activeElement);
    const number = countChosen(state);
    fill(this.head, word("filters", this.lang), number ? el("span", { class: "count" }, ` ${number}`) : null);
    this.facets.forEach((facet) => facet.show(countedValues(results, state.chosen, this.lang, facet.name)));
    const needed = this.facets.filter((facet) => facet.isNeeded()).map((facet) => facet.node);
    arrange(this.body, [...needed, ...(number ? [this.clearer] : [])]);
    this.node.hidden = !this.body.firstChild;
    if (isHeld && !this.body.contains(document.activeElement)) this.focus();
  }

  /** The choice that had the focus is gone; its neighbours are not far. */
  focus() {
    const first = this.body.querySelector("input");
    if (first) first.focus();
  }
}
