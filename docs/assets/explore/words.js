/* Sentences of the page, and texts as they are compared. */
import { attribute, el } from "../page/dom.js";
import { pageLang, shortened } from "../page/language.js";
import { filled, word } from "../words.js";

/** @import { Values } from "../words.js" */

const LONGEST = 60; // characters of an unknown value that a message repeats

/**
 * A sentence of the page's language from `data-say-<key>` of its form, with {names} filled in.
 * @param {Element} form
 * @param {string} key
 * @param {Values} [values]
 * @returns {string}
 */
export function say(form, key, values = {}) {
  return filled(attribute(form, `data-say-${key}`), values);
}

/**
 * Names in a row, as the page's language writes them.
 * @param {string[]} names
 * @returns {string}
 */
export function joined(names) {
  return names.join(word("mark-list", pageLang()));
}

/**
 * What somebody wrote into an address, short enough for a sentence.
 * @param {string} text
 * @returns {string}
 */
export function quoted(text) {
  return shortened(text, LONGEST);
}

/**
 * One paragraph a message; a screen reader hears them, as the box is a live region.
 * @param {Element} box
 * @param {string[]} messages
 */
export function tell(box, messages) {
  box.replaceChildren(...messages.map((message) => el("p", {}, message)));
}

/**
 * For comparing what is typed with what is written: without case, tone marks and apostrophes.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[‘’']/g, "")
    .toLowerCase();
}

/**
 * The words typed, all of them wanted.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return folded(text).split(/\s+/).filter(Boolean);
}
