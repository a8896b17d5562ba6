/* What a reader is told about a query. */
import { shortened } from "../../page/language.js";
import { word } from "../../words.js";

/** @import { Lang } from "../types.js" */

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
 * @param {Lang} lang
 * @returns {string}
 */
export function nothingFor(query, lang) {
  return word("search-none", lang, { query: brief(query) });
}
