/* Rows that stay the same elements while their list comes anew: kept by a key, filled in place. A reader who scrolls to one, has the focus
   in it or is about to click it does not lose it when more arrives. */
import { arrange } from "../../page/dom.js";

/**
 * A better answer to the same question, in the order in which its rows stand already: what is new comes after them, wherever it ranks, so
 * that no row moves under a finger.
 * @template Item
 * @param {Item[]} standing
 * @param {Item[]} better
 * @param {(item: Item) => string} keyOf
 * @returns {Item[]}
 */
export function inStandingOrder(standing, better, keyOf) {
  const found = new Map(better.map((item) => [keyOf(item), item]));
  const stay = standing.flatMap((item) => found.get(keyOf(item)) || []);
  const keys = new Set(stay.map(keyOf));
  return [...stay, ...better.filter((item) => !keys.has(keyOf(item)))];
}

/**
 * @template Item
 */
export class Rows {
  /**
   * @param {Element} parent holds the rows and nothing else
   * @param {(item: Item) => string} keyOf different for each item of a list
   * @param {(item: Item) => HTMLElement} draw
   */
  constructor(parent, keyOf, draw) {
    this.parent = parent;
    this.keyOf = keyOf;
    this.draw = draw;
    /** @type {Map<string, {node: HTMLElement, drawn: string}>} */
    this.known = new Map();
  }

  /**
   * Shows items in their order.
   * @param {Item[]} items
   * @returns {HTMLElement[]} those whose content is new
   */
  show(items) {
    const before = this.known;
    /** @type {HTMLElement[]} */
    const changed = [];
    this.known = new Map();
    items.forEach((item) => {
      const row = this.row(item, before);
      this.known.set(this.keyOf(item), row.kept);
      if (row.isNew) changed.push(row.kept.node);
    });
    arrange(this.parent, this.nodes());
    return changed;
  }

  nodes() {
    return Array.from(this.known.values(), (row) => row.node);
  }

  /**
   * What is drawn as before stays as it is, with all that has come into it since.
   * @param {Item} item
   * @param {Map<string, {node: HTMLElement, drawn: string}>} before
   */
  row(item, before) {
    const known = before.get(this.keyOf(item));
    const fresh = this.draw(item);
    const drawn = fresh.outerHTML;
    if (!known) return { kept: { node: fresh, drawn }, isNew: true };
    if (known.drawn === drawn) return { kept: known, isNew: false };
    Array.from(fresh.attributes).forEach(({ name, value }) => known.node.setAttribute(name, value));
    known.node.replaceChildren(...fresh.childNodes);
    return { kept: { node: known.node, drawn }, isNew: true };
  }
}
