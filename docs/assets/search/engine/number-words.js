/* The numbers of quantities: words of size, fractions, and numbers that are a part of something else. */
import { valueOf } from "./numerals.js";

/** @typedef {Record<string, string | undefined>} Groups what the parts of the pattern of quantities have found */

/** @type {Record<string, number>} */
export const ENGLISH = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
  tn: 1e12,
  trillion: 1e12,
};
/** @type {Record<string, number>} */
export const SOME = { one: 1, a: 1, two: 2, three: 3, four: 4, five: 5 };
/** @type {Record<string, number>} */
export const PARTS = {
  half: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};
const DATE_WORDS = new Set(["年", "月", "日"]); // after a number that may be a date
const HAN = /^[\u3400-\u9fff]/;
const SURE = 3; // digits from which on a bare number is meant as one

/**
 * The percentage that a fraction is; NaN if there is none.
 * @param {Groups} groups
 * @returns {number}
 */
export function shareOf({ percent, above, below, top, bottom, some, part }) {
  if (some !== undefined && part !== undefined) {
    return (100 * SOME[some]) / PARTS[part];
  }
  if (percent !== undefined) {
    return valueOf(percent.replace(/,/g, ""));
  }
  if (above !== undefined && below !== undefined) {
    return (100 * valueOf(above)) / valueOf(below);
  }
  return top === undefined ? NaN : (100 * Number(top)) / Number(bottom);
}

/**
 * @param {Groups} groups
 * @returns {number}
 */
export function numberOf({ number = "", scale = "" }) {
  return valueOf(number.replace(/[, ]/g, "")) * (ENGLISH[scale] || 1);
}

/**
 * Whether it says its size or unit, or has so many digits that a number is meant.
 * @param {string} text
 * @param {Groups} groups
 */
export function isSure(text, { before, after, scale }) {
  return Boolean(before || after || scale) || /[百千万亿]/.test(text) || text.replace(/[^0-9.]/g, "").length >= SURE;
}

/**
 * Whether a number is a part of something else: of a word (r4s), a date, an ordinal (第12届), a name (一带一路).
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Groups} groups
 */
export function isPart(text, start, end, groups) {
  const { number = "", after = "" } = groups;
  const last = text[start - 1] || " ";
  const isHan = HAN.test(number);
  if (last === "第" || (isHan ? /[零一二三四五六七八九十百千万亿]/ : /[a-z0-9.]/).test(last)) {
    return true;
  }
  if (isDate(number, after)) {
    return true;
  }
  return isBare(groups) && (isHan ? !/.[十百千万亿]|[十百千万亿]./.test(number) : isGlued(number, text[end] || " "));
}

/** @param {Groups} groups */
function isBare({ number, after, scale, before }) {
  return Boolean(number && !after && !scale && !before);
}

/**
 * Whether a number without a unit belongs to what follows.
 * @param {string} number
 * @param {string} next the sign after it
 */
function isGlued(number, next) {
  return /[a-z]/.test(next) || (/[0-9.]$/.test(number) && HAN.test(next));
}

/**
 * @param {string} number
 * @param {string} after
 */
function isDate(number, after) {
  return DATE_WORDS.has(after) && (/^[0-9]{4}$/.test(number) || after !== "年");
}
