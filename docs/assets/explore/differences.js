/* What stands in the way of a comparison: facts of one indicator that are not of one kind. */
import { attribute } from "../page/dom.js";

/** @typedef {"same" | "year" | "coverage" | "status" | "subject" | "scope"} Difference */
/** @typedef {Partial<Record<Difference, string[]>>} Differences values to name; absent where there is no difference */
/** @typedef {"alike" | "care" | "apart"} Light how far figures can be compared */

/** @type {readonly Difference[]} */
export const DIFFERENCES = ["same", "year", "coverage", "status", "subject", "scope"];
/** @type {readonly Light[]} */
export const LIGHTS = ["alike", "care", "apart"];
/** @type {readonly Difference[]} */
const APART = ["same", "coverage", "status", "subject"];
const TRIED = 200; // combinations of figures of a row that are looked at

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
 * @param {Element[]} facts one for each place
 */
function repeated(facts) {
  const ids = facts.map((fact) => attribute(fact, "data-fact"));
  const twice = facts.filter((_fact, place) => ids.indexOf(ids[place]) !== place);
  return Array.from(new Set(twice.map((fact) => textIn(fact, ".figure"))));
}

/**
 * How facts differ, one for each of several places.
 * @param {Element[]} facts
 * @returns {Differences}
 */
export function differencesOf(facts) {
  /** @type {Differences} */
  const found = {};
  if (facts.length < 2) return found;
  /** @type {(name: Difference, read: (fact: Element) => string) => void} */
  const several = (name, read) => {
    const values = Array.from(new Set(facts.map(read))).sort();
    if (values.length > 1) found[name] = values;
  };
  const same = repeated(facts);
  if (same.length) found.same = same;
  several("year", (fact) => attribute(fact, "data-year"));
  several("coverage", (fact) => attribute(fact, "data-coverage"));
  several("status", (fact) => attribute(fact, "data-status"));
  several("scope", (fact) => textIn(fact, ".of-what"));
  if (facts.some((fact) => fact.querySelector(".cell-subject"))) found.subject = [];
  return found;
}

/**
 * Whether what differs forbids a comparison, or wants care.
 * @param {Differences} differences
 * @returns {Light}
 */
export function lightOf(differences) {
  if (APART.some((name) => differences[name])) return "apart";
  return differences.year || differences.scope ? "care" : "alike";
}

/**
 * Of the facts of each place the one that compares best with those of the others; of equal ones the first, which says most.
 * @param {Element[][]} cells
 * @returns {Element[]}
 */
export function bestPicks(cells) {
  const combinations = cells.reduce(
    (made, facts) => made.flatMap((picks) => facts.map((fact) => [...picks, fact])).slice(0, TRIED),
    /** @type {Element[][]} */ ([[]]),
  );
  const costs = combinations.map(costOf);
  return combinations[costs.indexOf(Math.min(...costs))];
}

/** @param {Element[]} facts */
function costOf(facts) {
  const differences = differencesOf(facts);
  const number = Object.keys(differences).length;
  return LIGHTS.indexOf(lightOf(differences)) * DIFFERENCES.length + number;
}
