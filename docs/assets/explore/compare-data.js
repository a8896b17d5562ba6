/* The figures of places, loaded when they are chosen. */
import { attribute } from "../page/dom.js";
import { loadPortion } from "../page/portions.js";

/** @typedef {{number: number, head: HTMLElement, cells: Map<string, HTMLElement>}} Row of one indicator, `number` in the order of all; cells by the slug of their place */

export class PlaceData {
  /** @param {string} folder address of the portions */
  constructor(folder) {
    this.folder = folder;
    /** @type {Map<string, HTMLElement>} heads of columns by the slug of their place */
    this.headings = new Map();
    /** @type {Map<string, Row>} by the id of their indicator */
    this.rows = new Map();
  }

  /**
   * Whether all of these places are there.
   * @param {string[]} slugs
   */
  has(slugs) {
    return slugs.every((slug) => this.headings.has(slug));
  }

  /** @param {string[]} slugs */
  async load(slugs) {
    const wanted = slugs.filter((slug) => !this.headings.has(slug));
    await Promise.all(wanted.map(async (slug) => this.take(slug, await loadPortion(this.folder, slug))));
  }

  /**
   * @param {string} slug
   * @param {HTMLElement[]} portion the head of the place's column, and a row for each indicator
   */
  take(slug, [heading, ...rows]) {
    this.headings.set(slug, heading);
    rows.forEach((row) => {
      const id = attribute(row, "data-measure");
      const [head, cell] = /** @type {HTMLTableRowElement} */ (row).cells;
      const known = this.rows.get(id) || { number: Number(attribute(row, "data-number")), head, cells: new Map() };
      known.cells.set(slug, cell);
      this.rows.set(id, known);
    });
  }

  /** Rows of the indicators of all places that are there: common ones before those of one place. */
  inOrder() {
    return Array.from(this.rows.values()).sort((a, b) => a.number - b.number);
  }
}
