/* What stands in the way of a comparison: facts of one indicator that are not of one kind. */
import { attribute } from "../page/dom.js";

/** @typedef {"same" | "year" | "coverage" | "status" | "subject" | "scope"} Difference */
/** @typedef {Partial<Record<Difference, string[]>>} Differences values to name; absent where there is no difference */

/** @type {readonly Difference[]} */
export const DIFFERENCES = ["same", "year", "coverage", "status", "subject", "scope"];

/**
 * The text of what a selector finds in an element, "" if it finds nothing.
 * @param {Element} node
 * @param {string} selector
 */
function textIn(node, selector) {
  const found = node.querySelector(selector);
  return found && found.textContent ? found.textContent.trim() : "";
}

/**
 * Facts that stand for more than one of the places, as they are written.
 * @param {Element[][]} cells
 */
function repeated(cells) {
  /** @type {Map<string, string[]>} */
  const seen = new Map();
  cells.forEach((facts) =>
    new Set(facts).forEach((fact) => {
      const id = attribute(fact, "data-fact");
      seen.set(id, [...(seen.get(id) || []), textIn(fact, ".figure")]);
    }),
  );
  return Array.from(seen.values())
    .filter((texts) => texts.length > 1)
    .map((texts) => texts[0]);
}

/**
 * How the facts of several places differ.
 * @param {Element[][]} cells for each place that reports, the elements of its facts
 * @returns {Differences}
 */
export function differencesOf(cells) {
  /** @type {Differences} */
  const found = {};
  if (cells.length < 2) return found;
  const facts = cells.flat();
  /** @type {(name: Difference, read: (fact: Element) => string) => void} */
  const several = (name, read) => {
    const values = Array.from(new Set(facts.map(read))).sort();
    if (values.length > 1) found[name] = values;
  };
  const same = repeated(cells);
  if (same.length) found.same = same;
  several("year", (fact) => attribute(fact, "data-year"));
  several("coverage", (fact) => attribute(fact, "data-coverage"));
  several("status", (fact) => attribute(fact, "data-status"));
  several("scope", (fact) => textIn(fact, ".of-what"));
  if (facts.some((fact) => fact.querySelector(".cell-subject"))) found.subject = [];
  return found;
}
