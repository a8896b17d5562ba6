/* Which rows meet which filters, and what each choice would leave. A row names the values it meets in `data-<filter>`. */
import { all, attribute } from "../page/dom.js";
import { folded } from "./words.js";

/** @import { Cell } from "../search/types.js" */
/** @import { State } from "./address.js" */

/**
 * @typedef {object} Row
 * @property {HTMLElement} node
 * @property {string} id
 * @property {Record<string, Set<string>>} values that it meets, by filter
 * @property {string | null} text what free text is looked for in; null until it is needed
 */

/**
 * Rows of a list, read once.
 * @param {Element} list
 * @param {string[]} filters
 * @returns {Row[]}
 */
export function readRows(list, filters) {
  return all(HTMLElement, "[data-id]", list).map((node) => {
    /** @param {string} name */
    const values = (name) => new Set(attribute(node, `data-${name}`).split(" ").filter(Boolean));
    const entries = filters.map((name) => [name, values(name)]);
    return { node, id: attribute(node, "data-id"), values: Object.fromEntries(entries), text: null };
  });
}

/**
 * Reads what a row shows and the pinyin it is sorted by.
 * @param {Row} row
 * @param {Cell[]} [extra] the same row in a table that speaks both languages
 */
export function readText(row, extra = []) {
  const key = row.node.querySelector("th[data-key]");
  const texts = extra.filter((value) => typeof value === "string");
  const plain = folded([row.node.textContent, key ? attribute(key, "data-key") : "", ...texts].join(" "));
  row.text = `${plain} ${plain.replace(/\s+/g, "")}`;
}

/**
 * @param {Row} row
 * @param {string[]} words
 */
function says(row, words) {
  if (words.length && row.text === null) readText(row);
  return words.every((word) => (row.text || "").includes(word));
}

/**
 * Rows that meet every choice but that of `except`.
 * @param {Row[]} rows
 * @param {State} chosen
 * @param {string[]} words
 * @param {string | null} except
 * @returns {Row[]}
 */
export function meeting(rows, chosen, words, except) {
  const names = Object.keys(chosen).filter((name) => chosen[name] && name !== except);
  return rows.filter((row) => names.every((name) => row.values[name].has(chosen[name])) && says(row, words));
}

/**
 * How often each value of a filter stands in some rows.
 * @param {Row[]} rows
 * @param {string} name
 * @returns {Map<string, number>}
 */
export function tally(rows, name) {
  const found = new Map();
  rows.forEach((row) => row.values[name].forEach((value) => found.set(value, (found.get(value) || 0) + 1)));
  return found;
}

/**
 * Numbers beside the options of a filter; one that would leave nothing cannot be chosen, unless it is.
 * @param {HTMLSelectElement} select
 * @param {Map<string, number>} counts
 */
export function showTally(select, counts) {
  Array.from(select.options)
    .slice(1)
    .forEach((option) => {
      const number = counts.get(option.value) || 0;
      if (!option.hasAttribute("data-name")) option.setAttribute("data-name", option.textContent || "");
      const told = `${option.getAttribute("data-name")} (${number})`;
      if (option.textContent !== told) option.textContent = told;
      option.disabled = !number && !option.selected;
    });
}
