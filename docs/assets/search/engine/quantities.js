/* Quantities in a query: numbers with their units, as the units of the data say (data/units.yml). 249公顷, 一百三十亿元, US$108m,
   4.8 gigawatts, 百分之六十三, 1/3. */
import { valueOf } from "./numerals.js";
import { joined } from "./segment.js";

/** @import { UnitRow } from "../types.js" */
/** @import { Amount, AmountWay, Segment } from "./segment.js" */

/** @typedef {{start: number, end: number, amount: Amount}} Quantity where it stands in a text, and what it says */
/** @typedef {{unit: number, factor: number}} Meaning a unit, and how many of it one of a word is */

/** @type {Record<string, number>} */
const ENGLISH = {
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
const SOME = { one: 1, a: 1, two: 2, three: 3, four: 4, five: 5 };
/** @type {Record<string, number>} */
const PARTS = {
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
const SHARE = "%";
const DATE_WORDS = new Set(["年", "月", "日"]); // after a number that may be a date
const SCALES = Array.from("十百千万亿");
const ARABIC = "[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?";
const SCALE = `(?: ?(?<scale>${Object.keys(ENGLISH).join("|")})(?![a-z0-9]))?`;
const SURE = 3; // digits from which on a bare number is meant as one
const CLOSE = 1e-6; // part by which equal amounts may differ
const ROUNDED = 0.02; // part by which a converted amount may differ that is typed in few digits

export class Quantities {
  /** @param {UnitRow[]} rows */
  constructor(rows) {
    this.rows = rows;
    /** @type {Map<string, Meaning[]>} */
    this.after = new Map();
    /** @type {Map<string, number>} */
    this.before = new Map();
    rows.forEach((row, unit) => this.learn(row, unit));
    const before = this.before.size ? `(?:(?<before>${alternatives(this.before.keys())}) ?)?` : "";
    const after = this.after.size ? `(?: ?(?<after>${alternatives(this.after.keys())}))?` : "";
    this.pattern = new RegExp(`${before}${this.numbers()}[多余]?${after}`, "g");
  }

  /** The pattern of a number or a fraction. Of 万千瓦 the 千 belongs to the unit. */
  numbers() {
    const units = Array.from(this.after.keys());
    const scale = SCALES.map((sign) => {
      const rests = units.filter((word) => word[0] === sign && word.length > 1).map((word) => word.slice(1));
      return rests.length ? `${sign}(?!${rests.join("|")})` : sign;
    }).join("|");
    const han = `(?:[零〇一二两三四五六七八九]|${scale})+(?:点[零一二三四五六七八九]+)?`;
    const number = `(?:${ARABIC}(?: ?(?:${scale})+(?:[0-9]+(?:${scale})+)?)?|${han})`;
    const percent = `百分之(?<percent>${number})`;
    const parts = `(?<below>${number})分之(?<above>${number})|(?<top>[0-9]+) ?/ ?(?<bottom>[0-9]+)(?![0-9/])`;
    const words = `(?<some>${Object.keys(SOME).join("|")}) (?<part>${Object.keys(PARTS).join("|")})s?(?![a-z])`;
    return `(?:${percent}|${parts}|${words}|(?<number>${number})${SCALE})`;
  }

  /**
   * @param {UnitRow} row
   * @param {number} unit
   */
  learn([, , , , before, words], unit) {
    for (const [factor, list] of Object.entries(words)) {
      for (const word of list.toLowerCase().split(",")) {
        this.after.set(word, [...(this.after.get(word) || []), { unit, factor: Number(factor) }]);
      }
    }
    before
      .toLowerCase()
      .split(",")
      .filter(Boolean)
      .forEach((word) => this.before.set(word, unit));
  }

  /**
   * The quantities of a text, in order.
   * @param {string} text in small letters, without accents
   * @returns {Quantity[]}
   */
  read(text) {
    /** @type {Quantity[]} */
    const found = [];
    for (const match of text.matchAll(this.pattern)) {
      const quantity = this.quantity(text, match);
      if (quantity) {
        found.push(quantity);
      }
    }
    return found;
  }

  /**
   * @param {string} text
   * @param {RegExpMatchArray} match
   * @returns {Quantity | null}
   */
  quantity(text, match) {
    const start = match.index || 0;
    const { before, after, scale } = match.groups || {};
    const share = shareOf(match.groups || {});
    const number = Number.isNaN(share) ? numberOf(match.groups || {}) : share;
    const end = start + match[0].trimEnd().length;
    if (Number.isNaN(number) || isPart(text, start, end, match.groups || {})) {
      return null;
    }
    const meanings = this.meanings(before, Number.isNaN(share) ? after : after || SHARE);
    const ways = meanings.map(({ unit, factor }) => ({ number, unit, factor, word: after || "" }));
    if (!meanings.length) {
      ways.push({ number, unit: -1, factor: 1, word: "" });
    }
    if (scale === "m" && !before) {
      const metres = (this.after.get("m") || []).map(({ unit, factor }) => ({ unit, factor, word: "m" }));
      ways.push(...metres.map((way) => ({ ...way, number: number / ENGLISH.m })));
    }
    const digits = match[0].replace(/[^0-9.]/g, "").length;
    const isSure =
      Boolean(before || after || scale) || !Number.isNaN(share) || digits >= SURE || /[百千万亿]/.test(match[0]);
    return { start, end, amount: { ways, sure: isSure } };
  }

  /**
   * The units that the words around a number can mean; none if there are no such words.
   * @param {string | undefined} before
   * @param {string | undefined} after
   * @returns {Meaning[]}
   */
  meanings(before, after) {
    const unit = before === undefined ? undefined : this.before.get(before);
    if (unit !== undefined) {
      return [{ unit, factor: 1 }];
    }
    return after === undefined ? [] : this.after.get(after) || [];
  }

  /**
   * How an amount fits a value: "same", "converted" (another unit of the same dimension), "alike" (a unit of the same dimension under
   * another word: 5级 and 5只), "other" (the same digits of another dimension), or "" if it does not.
   * @param {AmountWay} way
   * @param {number} value
   * @param {number} unit of the value, -1 if it has none
   * @param {string} printed
   * @returns {"" | "same" | "converted" | "alike" | "other"}
   */
  fit(way, value, unit, printed) {
    const isEqual = Math.abs(way.number - value) <= CLOSE * Math.abs(value);
    if (way.unit < 0 || unit < 0) {
      return isEqual && way.unit < 0 ? "same" : "";
    }
    const [mine, theirs] = [this.rows[way.unit], this.rows[unit]];
    if (!mine[0] || mine[0] !== theirs[0]) {
      return isEqual ? "other" : "";
    }
    const known = (value * theirs[1]) / (way.factor * mine[1]);
    const isConverted = way.unit !== unit || way.factor !== 1;
    const slack = isConverted ? Math.min(halfDigit(way.number), ROUNDED * way.number) : 0;
    if (Math.abs(known - way.number) > Math.max(slack, CLOSE * way.number)) {
      return isEqual ? "other" : "";
    }
    const isOther = theirs[3] && way.word && way.word !== theirs[2][0] && !printed.includes(way.word);
    return isOther ? "alike" : isConverted && !printed.includes(way.word) ? "converted" : "same";
  }

  /**
   * A value in the unit of what was typed: 249公顷.
   * @param {AmountWay} way
   * @param {"zh" | "en"} lang
   * @returns {string}
   */
  shown({ number, unit, word }, lang) {
    const [, , [zh, en, one]] = this.rows[unit];
    const digits = number.toLocaleString("en", { maximumFractionDigits: 6 });
    const isLatin = /^[a-z]/.test(word);
    if (lang === "en") {
      return `${digits} ${isLatin ? word : number === 1 ? one : en}`;
    }
    return digits + (word && !isLatin ? word : zh);
  }
}

/**
 * @param {Iterable<string>} words
 */
function alternatives(words) {
  const longest = Array.from(words).sort((a, b) => b.length - a.length);
  return longest
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + (/[a-z]$/.test(word) ? "(?![a-z])" : ""))
    .join("|");
}

/**
 * The percentage that a fraction is; NaN if there is none.
 * @param {Record<string, string | undefined>} groups
 * @returns {number}
 */
function shareOf({ percent, above, below, top, bottom, some, part }) {
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
 * @param {Record<string, string | undefined>} groups
 * @returns {number}
 */
function numberOf({ number = "", scale = "" }) {
  return valueOf(number.replace(/[, ]/g, "")) * (ENGLISH[scale] || 1);
}

/**
 * Whether a number is a part of something else: of a word (r4s), a date, an ordinal (第12届), a name (一带一路).
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Record<string, string | undefined>} groups
 */
function isPart(text, start, end, { number = "", after = "", scale, before }) {
  const [last, next] = [text[start - 1] || " ", text[end] || " "];
  const isHan = /^[\u3400-\u9fff]/.test(number);
  const isBare = !after && !scale && !before;
  if (last === "第" || (isHan ? /[零一二三四五六七八九十百千万亿]/ : /[a-z0-9.]/).test(last)) {
    return true;
  }
  if (DATE_WORDS.has(after) && (/^[0-9]{4}$/.test(number) || after !== "年")) {
    return true;
  }
  if (isBare && number) {
    return isHan
      ? !/.[十百千万亿]|[十百千万亿]./.test(number)
      : /[a-z]/.test(next) || (/[0-9.]$/.test(number) && /[\u3400-\u9fff]/.test(next));
  }
  return false;
}

/**
 * Half of the last digit that a number is written in.
 * @param {number} number
 */
function halfDigit(number) {
  const decimals = (String(number).split(".")[1] || "").length;
  return 0.5 * 10 ** -decimals;
}

/**
 * The segments of a text in which each quantity is one segment.
 * @param {Quantities} quantities
 * @param {string} text
 * @param {(text: string) => Segment[]} segmentsOf
 * @returns {Segment[]}
 */
export function withQuantities(quantities, text, segmentsOf) {
  /** @type {Segment[]} */
  const found = [];
  let at = 0;
  for (const { start, end, amount } of quantities.read(text)) {
    found.push(...segmentsOf(text.slice(at, start)));
    const pieces = segmentsOf(text.slice(start, end));
    if (pieces.length) {
      const whole = joined(pieces);
      whole.amount = amount;
      found.push(whole);
    }
    at = end;
  }
  found.push(...segmentsOf(text.slice(at)));
  return found;
}
