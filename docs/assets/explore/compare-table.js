/* The table of the chosen places, made of copies of the cells that stand in the page's own tables. */
import { all, attribute, el } from "../page/dom.js";
import { DIFFERENCES, differencesOf } from "./differences.js";
import { joined, say } from "./words.js";

/** @import { Difference, Differences } from "./differences.js" */

/** @typedef {{slug: string, name: string, box: HTMLInputElement}} Place */
/** @typedef {{head: HTMLElement, cells: Map<string, HTMLElement>}} Row of one indicator; cells by the slug of their place */
/** @typedef {{row: Row, reporting: number, differences: Differences}} ChosenRow `reporting`: how many of the places */
/**
 * @template R
 * @typedef {{name: string, rows: R[]}} Group
 */

/**
 * Indicators in the order of the page, common ones and those of one place together by their group.
 * @param {HTMLTableElement[]} tables
 * @param {string[]} order of the groups
 * @returns {Group<Row>[]}
 */
export function readIndicators(tables, order) {
  /** @type {Map<string, Group<Row>>} */
  const groups = new Map();
  const parts = tables.flatMap((table) => Array.from(table.tBodies));
  parts.forEach((body) => {
    const key = attribute(body, "data-group");
    const group = groups.get(key) || { name: (body.rows[0].textContent || "").trim(), rows: [] };
    groups.set(key, group);
    group.rows.push(...all(HTMLTableRowElement, "tr[data-measure]", body).map(readRow));
  });
  const keys = new Set([...order, ...groups.keys()]);
  return Array.from(keys).flatMap((key) => groups.get(key) || []);
}

/**
 * @param {HTMLTableRowElement} row
 * @returns {Row}
 */
function readRow(row) {
  const cells = all(HTMLElement, "td[data-place]", row);
  return { head: row.cells[0], cells: new Map(cells.map((cell) => [attribute(cell, "data-place"), cell])) };
}

/**
 * Rows of the chosen places.
 * @param {Group<Row>[]} groups
 * @param {string[]} slugs
 * @returns {Group<ChosenRow>[]}
 */
export function chosenRows(groups, slugs) {
  return groups.map(({ name, rows }) => ({ name, rows: rows.map((row) => chosenRow(row, slugs)) }));
}

/**
 * @param {Row} row
 * @param {string[]} slugs
 * @returns {ChosenRow}
 */
function chosenRow(row, slugs) {
  const reported = slugs.flatMap((slug) => row.cells.get(slug) || []);
  const cells = reported.map((cell) => all(HTMLElement, ".cell-figure", cell));
  return { row, reporting: cells.length, differences: differencesOf(cells) };
}

/**
 * Rows that can be compared, or those that one place alone reports; groups without rows go.
 * @param {Group<ChosenRow>[]} groups
 * @param {boolean} isComparable
 * @returns {Group<ChosenRow>[]}
 */
export function rowsOf(groups, isComparable) {
  /** @param {ChosenRow} row */
  const fits = ({ reporting }) => (isComparable ? reporting > 1 : reporting === 1);
  const fitting = groups.map(({ name, rows }) => ({ name, rows: rows.filter(fits) }));
  return fitting.filter(({ rows }) => rows.length);
}

/**
 * The bodies of a table: one that says what follows, and one for each group.
 * @param {Element} form
 * @param {string} title
 * @param {Group<ChosenRow>[]} groups
 * @param {Place[]} places
 * @returns {HTMLElement[]}
 */
export function bodies(form, title, groups, places) {
  if (!groups.length) return [];
  const number = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const head = el("tbody", {}, across("part", "colgroup", say(form, title, { n: number }), places));
  /** @param {Group<ChosenRow>} group */
  const bodyOf = ({ name, rows }) =>
    el(
      "tbody",
      {},
      across("group", "rowgroup", name, places),
      rows.map((row) => bodyRow(form, row, places)),
    );
  return [head, ...groups.map(bodyOf)];
}

/**
 * @param {string} name
 * @param {string} scope
 * @param {string} text
 * @param {Place[]} places
 */
function across(name, scope, text, places) {
  return el("tr", { class: name }, el("th", { colspan: String(places.length + 1), scope }, text));
}

/**
 * @param {Element} form
 * @param {ChosenRow} chosen
 * @param {Place[]} places
 */
function bodyRow(form, { row, differences }, places) {
  const head = copyOf(row.head);
  const kinds = DIFFERENCES.filter((name) => differences[name]);
  if (kinds.length) head.append(warnings(form, kinds, differences));
  const cells = places.map((place) => bodyCell(form, row.cells.get(place.slug), place));
  const classes = ["compare-row", ...kinds.map((name) => `differs-${name}`)];
  return el("tr", { class: classes.join(" ") }, head, cells);
}

/**
 * @param {HTMLElement} node
 * @returns {HTMLElement}
 */
function copyOf(node) {
  return /** @type {HTMLElement} */ (node.cloneNode(true));
}

/**
 * @param {Element} form
 * @param {HTMLElement | undefined} cell
 * @param {Place} place
 */
function bodyCell(form, cell, place) {
  if (!cell) return el("td", { class: "none", "data-label": place.name }, say(form, "not-reported"));
  const copy = copyOf(cell);
  copy.setAttribute("data-label", place.name);
  return copy;
}

/**
 * @param {Element} form
 * @param {Difference[]} kinds
 * @param {Differences} differences
 */
function warnings(form, kinds, differences) {
  const items = kinds.map((name) => {
    const values = differences[name] || [];
    const words = name === "coverage" ? values.map((value) => say(form, `coverage-${value}`)) : values;
    return el("li", { class: "warning" }, say(form, `differ-${name}`, { values: joined(words) }));
  });
  return el("ul", { class: "warnings" }, items);
}

/**
 * The head of a column, with a button that takes its place away.
 * @param {Element} form
 * @param {Place} place
 * @param {HTMLElement} heading
 * @param {(slug: string) => void} remove
 * @returns {HTMLElement}
 */
export function placeHead(form, place, heading, remove) {
  const copy = copyOf(heading);
  const label = say(form, "remove", { name: place.name });
  const button = el("button", { type: "button", class: "compare-remove", "aria-label": label }, "×");
  button.addEventListener("click", () => remove(place.slug));
  copy.append(button);
  return copy;
}
