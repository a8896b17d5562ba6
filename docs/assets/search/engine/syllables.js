/* Syllables of pinyin as they may be typed. */
import { codesOf } from "./signs.js";

/**
 * @typedef {object} Syllable
 * @property {string} text letters, ü as v
 * @property {number[]} codes of its letters
 * @property {number} tone 1 to 5
 * @property {{codes: number[], loose: boolean}[]} forms ways to type it; loose ones rank a little lower
 */

/** @type {Map<string, Syllable>} by letters with tone: hai3 */
const known = new Map();
/** @type {Map<string, number[][]>} by letters */
const confused = new Map();

/**
 * A syllable: ü is v, yu or (loosely) u; u after j q x y is also typed v.
 * @param {string} text its letters with its tone: hai3
 * @returns {Syllable}
 */
export function syllableOf(text) {
  const found = known.get(text) || made(text.slice(0, -1), Number(text.slice(-1)));
  known.set(text, found);
  return found;
}

/**
 * @param {string} text
 * @param {number} tone
 * @returns {Syllable}
 */
function made(text, tone) {
  const codes = codesOf(text);
  const forms = [{ codes, loose: false }];
  if (text.includes("v")) {
    forms.push({ codes: codesOf(text.replace("v", "yu")), loose: false });
    forms.push({ codes: codesOf(text.replace("v", "u")), loose: true });
  } else if (/^[jqxy]u/.test(text)) {
    forms.push({ codes: codesOf(text.replace("u", "v")), loose: true });
  }
  return { text, codes, tone, forms };
}

/* Speakers of many dialects write these alike: zh/z ch/c sh/s n/l f/h, an/ang en/eng in/ing. */
/** @type {Record<string, string[]>} */
const INITIALS = {
  zh: ["z"],
  z: ["zh"],
  ch: ["c"],
  c: ["ch"],
  sh: ["s"],
  s: ["sh"],
  n: ["l"],
  l: ["n"],
  f: ["h"],
  h: ["f"],
};
/** @type {[RegExp, string][]} */
const FINALS = [
  [/([aei])ng$/, "$1n"],
  [/([aei])n$/, "$1ng"],
];
const PARTS = /^([zcs]h|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$/;

/**
 * The other ways to write a syllable, as letter codes.
 * @param {string} text letters of the syllable
 * @returns {number[][]}
 */
export function confusedWith(text) {
  const found = confused.get(text) || otherWays(text).map(codesOf);
  confused.set(text, found);
  return found;
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function otherWays(text) {
  const [, initial, final] = PARTS.exec(text) || ["", "", text];
  const changed = FINALS.filter(([end]) => end.test(final)).map(([end, other]) => final.replace(end, other));
  const initials = [initial, ...(INITIALS[initial] || [])];
  const all = initials.flatMap((a) => [final, ...changed].map((b) => a + b)).filter((other) => other !== text);
  return [...all, ...all.filter((other) => other.includes("v")).map((other) => other.replace("v", "u"))];
}
