/* Quantities in a query: numbers with their units, as the units of the data say (data/units.yml). 249公顷, 一百三十亿元, US$108m,
   4.8 gigawatts, 百分之六十三, 1/3. */
import { ENGLISH, isPart, isSure, numberOf, PARTS, shareOf, SOME } from "./number-words.js";
import { joined } from "./segment.js";

/** @import { Groups } from "./number-words.js" */
/** @import { UnitRow } from "../types.js" */
/** @import { Amount, AmountWay, Segment } from "./segment.js" */

/** @typedef {{start: number, end: number, amount: Amount}} Quantity where it stands in a text, and what it says */
/** @typedef {{unit: number, factor: number}} Meaning a unit, and how many of it one of a word is */

const SHARE = "%";
const SCALES = Array.from("十百千万亿");
const ARABIC = "[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?";
const SCALE = `(?: ?(?<scale>${Object.keys(ENGLISH).join("|")})(?![a-z0-9]))?`;
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
    const groups = match.groups || {};
    const start = match.index || 0;
    const end = start + match[0].trimEnd().length;
    const share = shareOf(groups);
    const isShare = !Number.isNaN(share);
    const number = isShare ? share : numberOf(groups);
    if (Number.isNaN(number) || isPart(text, start, end, groups)) {
      return null;
    }
    return {
      start,
      end,
      amount: { ways: this.ways(number, groups, isShare), sure: isShare || isSure(match[0], groups) },
    };
  }

  /**
   * The ways to read a number with the words around it.
   * @param {number} number
   * @param {Groups} groups
   * @param {boolean} isShare
   * @returns {AmountWay[]}
   */
  ways(number, { before, after, scale }, isShare) {
    const meanings = this.meanings(before, isShare ? after || SHARE : after);
    const ways = meanings.map(({ unit, factor }) => ({ number, unit, factor, word: after || "" }));
    const metres = scale === "m" && before === undefined ? this.after.get("m") || [] : [];
    return [
      ...(ways.length ? ways : [{ number, unit: -1, factor: 1, word: "" }]),
      ...metres.map(({ unit, factor }) => ({ number: number / ENGLISH.m, unit, factor, word: "m" })),
    ];
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
    const isOne = mine[0] !== "" && mine[0] === theirs[0];
    if (!isOne || !isAsMuch(way, (value * theirs[1]) / (way.factor * mine[1]), way.unit !== unit || way.factor !== 1)) {
      return isEqual ? "other" : "";
    }
    return wordFit(way, way.unit !== unit || way.factor !== 1, theirs, printed);
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
 * Whether a value in the unit that was typed is the number; digits that are left out are forgiven where it had to be converted.
 * @param {AmountWay} way
 * @param {number} value
 * @param {boolean} isConverted
 */
function isAsMuch({ number }, value, isConverted) {
  const slack = isConverted ? Math.min(halfDigit(number), ROUNDED * number) : 0;
  return Math.abs(value - number) <= Math.max(slack, CLOSE * number);
}

/**
 * How the word of a unit fits a number that is as much.
 * @param {AmountWay} way
 * @param {boolean} isConverted
 * @param {UnitRow} row of the value
 * @param {string} printed
 */
function wordFit({ word }, isConverted, [, , names, isCount], printed) {
  if (printed.includes(word)) {
    return "same";
  }
  return isCount && word !== names[0] ? "alike" : isConverted ? "converted" : "same";
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
