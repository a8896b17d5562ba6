/* Dates as they are typed, as the atlas writes them: 2021-01-08 and 2021.1.8 are 2021年1月8日, first half of 2024 is 2024上半年. */
import { valueOf } from "./numerals.js";

const DIGITS = "〇一二三四五六七八九";
const NUMERAL = "[〇零○一二三四五六七八九]";
/** @type {[RegExp, (...found: string[]) => string][]} */
const WAYS = [
  [new RegExp(`(${NUMERAL}{4})(?=年)`, "g"), (_, year) => Array.from(year, digit).join("")],
  [/(\d{4}年)(十[一二]?|[一二三四五六七八九])月/g, (_, year, month) => `${year}${valueOf(month)}月`],
  [
    /(\d{4}年\d\d?月)([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])/g,
    (_, before, day) => before + valueOf(day),
  ],
  [
    /(^|[^\d])((?:19|20)\d\d)([-./])(\d\d?)\3(\d\d?)(?!\d)/g,
    (_, before, year, __, month, day) => before + dated(year, month, day),
  ],
  [/(^|[^\d])((?:19|20)\d\d)[-/](\d\d?)(?![\d/-])/g, (_, before, year, month) => before + dated(year, month)],
  [/(^|[^\d])((?:19|20)\d\d)\.(0[1-9]|1[0-2])(?![\d.])/g, (_, before, year, month) => before + dated(year, month)],
  [/((?:19|20)\d\d)年0?(1|7)月?\s*[-—–~～至到]\s*0?(6|12)月/g, half],
  [
    /\b(first|second|1st|2nd) half(?: of| in)?,? ((?:19|20)\d\d)/gi,
    (_, which, year) => halfOf(year, /^[f1]/i.test(which)),
  ],
  [/\bh([12])[ -]?((?:19|20)\d\d)\b/gi, (_, which, year) => halfOf(year, which === "1")],
  [/\b((?:19|20)\d\d)[ -]?h([12])\b/gi, (_, year, which) => halfOf(year, which === "1")],
];

/** @param {string} sign */
function digit(sign) {
  return String(Math.max(0, DIGITS.indexOf(sign)));
}

/**
 * @param {string} year
 * @param {string} month
 * @param {string} [day]
 */
function dated(year, month, day) {
  const isDate =
    Number(month) >= 1 && Number(month) <= 12 && (day === undefined || (Number(day) >= 1 && Number(day) <= 31));
  const typed = [year, month, ...(day === undefined ? [] : [day])];
  return isDate ? `${year}年${Number(month)}月${day === undefined ? "" : `${Number(day)}日`}` : typed.join("-");
}

/**
 * @param {string} whole
 * @param {string} year
 * @param {string} from
 * @param {string} to
 */
function half(whole, year, from, to) {
  const isHalf = from === "1" ? to === "6" : to === "12";
  return isHalf ? halfOf(year, from === "1") : whole;
}

/**
 * @param {string} year
 * @param {boolean} isFirst
 */
function halfOf(year, isFirst) {
  return year + (isFirst ? "上半年" : "下半年");
}

/**
 * A query with its dates as the atlas writes them.
 * @param {string} text
 * @returns {string}
 */
export function withDates(text) {
  return /\d{4}|年/.test(text) ? WAYS.reduce((found, [pattern, write]) => found.replace(pattern, write), text) : text;
}
