/* Words of the interface, which stand in hooks/atlas/site/i18n.yml for pages and scripts alike. A module asks for a word by its key,
   written out; when scripts are joined, the table takes in the words that the modules of an entry ask for. */

/** @import { Lang } from "./page/language.js" */

/** @typedef {Record<string, string | number>} Values what stands for the {names} of a text */
/** @typedef {{one: string, other: string}} Forms in the singular and the plural, between which the number `n` decides */

/** @type {Record<string, Record<Lang, string | Forms>>} */
const WORDS = {};

/**
 * A text with {names} filled in; those without a value stay.
 * @param {string} text
 * @param {Values} values
 * @returns {string}
 */
export function filled(text, values) {
  return text.replace(/\{([a-z]+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * A word of the interface.
 * @param {string} key
 * @param {Lang} lang
 * @param {Values} [values]
 * @returns {string}
 */
export function word(key, lang, values = {}) {
  const found = WORDS[key][lang];
  return filled(typeof found === "string" ? found : found[values.n === 1 ? "one" : "other"], values);
}

/**
 * A word of the interface in both languages.
 * @param {string} key
 * @returns {Record<Lang, string>}
 */
export function words(key) {
  return { zh: word(key, "zh"), en: word(key, "en") };
}
