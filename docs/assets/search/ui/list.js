/* A listbox that is worked from its input: the focus stays there, and aria-activedescendant says where the reader is. */
import { el } from "../../page/dom.js";
import { inStandingOrder, Rows } from "./rows.js";

/** @typedef {{key: string, draw: () => HTMLElement}} Option `draw` makes an element with role=option */

export class List {
  /**
   * @param {HTMLInputElement} input
   * @param {string} id
   */
  constructor(input, id) {
    this.input = input;
    this.id = id;
    this.node = el("div", { class: "atlas-panel__list", id, role: "listbox", hidden: true });
    /** @type {Rows<Option>} */
    this.rows = new Rows(
      this.node,
      (option) => option.key,
      (option) => option.draw(),
    );
    /** @type {HTMLElement[]} */
    this.options = [];
    /** @type {Option[]} */
    this.shown = [];
    this.place = -1;
    this.isScrolled = false;
    this.node.addEventListener("scroll", () => {
      this.isScrolled = this.node.scrollTop > 0;
    });
  }

  /**
   * The list is hidden if there are no options.
   * @param {string} label
   * @param {Option[]} options in order, each with a key of its own
   * @param {boolean} isMore a better answer to the same question: options that stand stay where they are, and readers at theirs
   */
  show(label, options, isMore) {
    const held = this.active();
    this.leave();
    this.shown = isMore ? this.withStanding(options) : options;
    this.rows.show(this.shown);
    this.options = this.rows.nodes();
    this.options.forEach((option, index) => {
      option.id = `${this.id}-${index}`;
    });
    this.node.setAttribute("aria-label", label);
    this.node.hidden = !options.length;
    if (!isMore && this.isScrolled) this.node.scrollTop = 0; // which has the browser lay out the page at once
    if (held) this.enter(this.options.indexOf(held));
  }

  /**
   * Those that stand, also where better ones are more than there is room for, then the new ones.
   * @param {Option[]} options
   */
  withStanding(options) {
    const keyOf = (/** @type {Option} */ option) => option.key;
    const known = new Set(options.map(keyOf));
    const outranked = options.length ? this.shown.filter((option) => !known.has(option.key)) : [];
    return inStandingOrder(this.shown, [...options, ...outranked], keyOf);
  }

  size() {
    return this.options.length;
  }

  /** @param {string} selector */
  holds(selector) {
    return this.options.some((option) => option.matches(selector));
  }

  active() {
    return this.options[this.place] || null;
  }

  leave() {
    const active = this.active();
    if (active) active.setAttribute("aria-selected", "false");
    this.place = -1;
    this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} place */
  enter(place) {
    this.leave();
    this.place = place;
    const option = this.active();
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  /**
   * Beyond either end lies the input itself.
   * @param {1 | -1} step down or up
   */
  move(step) {
    const places = this.options.length + 1;
    this.enter(((this.place + 1 + step + places) % places) - 1);
  }
}
