/* Tables marked data-sortable sort by a click, Enter or Space on a column head. Without script they stay as built. */
import { all, attribute, need } from "../page/dom.js";

/** @typedef {{column: string, descending: boolean}} Sorted `column` is the `data-column` of a head */
/** @typedef {{rows: HTMLTableRowElement[], head: HTMLTableCellElement | null, descending: boolean}} Built rows and the head they are sorted by, as built */
/** @typedef {{within: string, text: string, number: number}} Key what a row is sorted by; `number` is NaN where there is none */

/** A reader's own sorting is told by this event on the table; its detail is a `Sorted`. */
export const SORTED = "atlas:sort";

/** @type {Map<string, Intl.Collator>} by language */
const collators = new Map();
/** @type {Map<HTMLTableElement, Built>} */
const built = new Map();

/** @param {string} lang */
function collatorOf(lang) {
  const collator = collators.get(lang) || new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
  collators.set(lang, collator);
  return collator;
}

/** @param {HTMLTableElement} table */
function builtOf(table) {
  return built.get(table) || { rows: [], head: null, descending: false };
}

/**
 * Numbers of different units (`data-within`) cannot be compared: each unit stays together.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 * @returns {Key}
 */
function keyOf(row, column) {
  const cell = row.cells[column];
  const text = attribute(cell, "data-key") || (cell.textContent || "").trim();
  return { within: attribute(cell, "data-within"), text, number: Number(text) };
}

/**
 * Empty cells go last in either direction: unknown is neither small nor large.
 * @param {Key} a
 * @param {Key} b
 * @param {(a: Key, b: Key) => number} order
 */
function compare(a, b, order) {
  if (!a.text || !b.text) {
    return Number(!a.text) - Number(!b.text);
  }
  if (a.within !== b.within) {
    return a.within < b.within ? -1 : 1;
  }
  return order(a, b);
}

/**
 * @param {HTMLTableElement} table
 * @param {Element | null} head
 * @param {"ascending" | "descending"} direction
 */
function mark(table, head, direction) {
  table.querySelectorAll("th[aria-sort]").forEach((th) => th.removeAttribute("aria-sort"));
  if (head) head.setAttribute("aria-sort", direction);
}

/**
 * How keys of a column follow each other.
 * @param {Element} head
 * @param {boolean} descending
 * @returns {(a: Key, b: Key) => number}
 */
function orderOf(head, descending) {
  const direction = descending ? -1 : 1;
  if (head.getAttribute("data-sort") === "number") return (a, b) => direction * (a.number - b.number);
  const collator = collatorOf(document.documentElement.lang);
  return (a, b) => direction * collator.compare(a.text, b.text);
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} head
 * @param {boolean} descending
 */
function sortBy(table, head, descending) {
  const order = orderOf(head, descending);
  const items = builtOf(table).rows.map((row, place) => ({ row, place, key: keyOf(row, head.cellIndex) }));
  items.sort((a, b) => compare(a.key, b.key, order) || a.place - b.place);
  mark(table, head, descending ? "descending" : "ascending");
  table.tBodies[0].append(...items.map((item) => item.row));
}

/** @param {HTMLTableElement} table */
function asBuilt(table) {
  const { head, rows, descending } = builtOf(table);
  mark(table, head, descending ? "descending" : "ascending");
  table.tBodies[0].append(...rows);
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} head
 */
function click(table, head) {
  const descending = head.getAttribute("aria-sort") === "ascending";
  sortBy(table, head, descending);
  /** @type {Sorted} */
  const detail = { column: attribute(head, "data-column"), descending };
  table.dispatchEvent(new CustomEvent(SORTED, { detail }));
}

/** @param {HTMLTableElement} table */
function makeSortable(table) {
  const [head] = all(HTMLTableCellElement, "th[aria-sort]", table);
  const rows = Array.from(need(HTMLTableSectionElement, "tbody", table).rows);
  built.set(table, {
    rows,
    head: head || null,
    descending: Boolean(head) && attribute(head, "aria-sort") === "descending",
  });
  all(HTMLTableCellElement, "th[data-sort]", table).forEach((th) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...th.childNodes);
    th.append(button);
    button.addEventListener("click", () => click(table, th));
  });
}

/**
 * Adds rows at the end of a table, in the order as built.
 * @param {HTMLTableElement} table
 * @param {HTMLTableRowElement[]} rows
 */
export function addRows(table, rows) {
  builtOf(table).rows.push(...rows);
  table.tBodies[0].append(...rows);
}

/**
 * Sorts a table.
 * @param {HTMLTableElement} table
 * @param {string} column the `data-column` of a head, or "" for the order as built
 * @param {boolean} descending
 */
export function sortTable(table, column, descending) {
  const heads = all(HTMLTableCellElement, "th[data-column]", table);
  const head = heads.find((th) => attribute(th, "data-column") === column);
  if (head) sortBy(table, head, descending);
  else asBuilt(table);
}

/** Makes the tables of the page sortable. */
export function startSorting() {
  all(HTMLTableElement, "table[data-sortable]").forEach(makeSortable);
}
