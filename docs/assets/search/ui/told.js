/* What a reader is told about a query. */
import { shortened } from "../../page/language.js";
import { word } from "../../words.js";

/** @import { Lang, Result, Results } from "../types.js" */

const LONGEST = 40; // characters of a query in a sentence about it

/**
 * @param {string} query
 * @returns {string}
 */
export function brief(query) {
  return shortened(query, LONGEST);
}

/**
 * @param {string} query
 * @param {Results} results none; what is offered instead follows what is said
 * @param {Lang} lang
 * @returns {string}
 */
export function nothingFor(query, { instead }, lang) {
  const values = { query: brief(query) };
  return instead && instead.length ? word("search-instead-for", lang, values) : word("search-none", lang, values);
}

/**
 * The one thing whose whole name in either language is what was typed; null if it is none or several.
 * @param {Results} results
 * @param {string} query
 * @returns {Result | null}
 */
export function wholeName(results, query) {
  const typed = query.trim().toLowerCase();
  const found = results.filter(({ type, title, other }) => {
    return type === "entity" && [title, other].some((name) => name.toLowerCase() === typed);
  });
  return found.length === 1 ? found[0] : null;
}

/**
 * What was left out of a query, "" if nothing was.
 * @param {Results} results
 * @param {Lang} lang
 * @returns {string}
 */
export function leftOut({ without }, lang) {
  if (!without || !without.length) return "";
  return word("search-without", lang, { words: without.map(brief).join(word("mark-list", lang)) });
}

/**
 * Whether an answer is none because files are missing: then nobody knows whether there is something to be found.
 * @param {Results} results
 * @returns {boolean}
 */
export function isBroken(results) {
  return !results.length && Boolean(results.incomplete);
}
