/* Texts and queries as terms: hooks/atlas/search/tokens.py in JavaScript, where the specification stands.
   tests/search/vectors.json is run against both. */
import { stem } from "./stem.js";

const HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
export const HAN_FIRST = new RegExp("^[" + HAN + "]", "u");
// Letters and digits that are no Han characters; JavaScript has no subtraction of classes, so a look-ahead does it.
const RUNS = new RegExp(
  "[" + HAN + "]+|[0-9]+(?:\\.[0-9]+)*|(?![" + HAN + "])[\\p{L}\\p{Nl}\\p{No}](?:(?![" + HAN + "])[\\p{L}\\p{N}])*",
  "gu",
);
const ACCENTS = /[\u0300-\u036f]/g;
const APOSTROPHES = /['’‘ʼ`]/g;
const GROUPING = /([0-9]),(?=[0-9]{3}(?![0-9]))/g;
export const STOP = new Set(
  "a an and are as at be by for from in is it its of on or that the their to was were which with".split(" "),
);

/**
 * A text as it is compared: small letters, without accents, apostrophes and signs that group digits.
 * @param {string} text
 * @returns {string}
 */
export function normalise(text) {
  const plain = text.normalize("NFKC").toLowerCase().normalize("NFD").replace(ACCENTS, "").normalize("NFC");
  return plain.replace(APOSTROPHES, "").replace(GROUPING, "$1");
}

/**
 * Runs of Han characters, words and numbers.
 * @param {string} text
 * @returns {string[]}
 */
export function runs(text) {
  return normalise(text).match(RUNS) || [];
}

/**
 * Pairs of neighbours of a Han run; a single character is itself.
 * @param {string} run
 * @returns {string[]}
 */
export function bigrams(run) {
  const signs = Array.from(run);
  return signs.length === 1 ? signs : signs.slice(1).map((sign, i) => signs[i] + sign);
}

/**
 * Terms of the index: pairs of Han characters, and stems.
 * @param {string} text
 * @returns {string[]}
 */
export function termsOf(text) {
  const found = [];
  for (const run of runs(text)) {
    if (HAN_FIRST.test(run)) {
      found.push(...bigrams(run));
    } else if (!STOP.has(run)) {
      found.push(stem(run));
    }
  }
  return found;
}
