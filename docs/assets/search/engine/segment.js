/* One segment of a query: what stands between two gaps, or several such joined. */
import { isDigit, isHan } from "./signs.js";

/** @import { Span } from "../types.js" */

/**
 * A way to read an amount.
 * @typedef {object} AmountWay
 * @property {number} number of what the word says
 * @property {number} unit number of the unit, -1 if none is said
 * @property {number} factor how many of the unit one of the word is
 * @property {string} word as typed, "" if none is
 */
/** @typedef {{ways: AmountWay[], sure: boolean}} Amount `sure`: it says its size or unit */

export class Segment {
  /**
   * @param {number[]} codes code points
   * @param {number[]} tones of each sign; 0: none is typed
   * @param {number[]} bound 1 where a syllable or word begins for sure
   * @param {Span[]} words where each of several joined segments lies
   */
  constructor(codes, tones, bound, words) {
    this.codes = codes;
    this.tones = tones;
    this.bound = bound;
    this.words = words;
    this.length = codes.length;
    this.han = codes.filter(isHan).length;
    this.latin = codes.filter((code) => !isHan(code) && !isDigit(code)).length;
    this.isHan = this.han === this.length;
    this.text = String.fromCodePoint(...codes);
    this.after = ""; // the signs that divide it from the one before
    /** @type {Amount | null} */
    this.amount = null;
  }

  /**
   * The same segment with other characters in the same places.
   * @param {number[]} codes
   */
  with(codes) {
    return Object.assign(new Segment(codes, this.tones, this.bound, this.words), { amount: this.amount });
  }
}

/**
 * A segment from plain text of ours (no tone marks in it).
 * @param {string} text
 * @returns {Segment}
 */
export function segmentOf(text) {
  const codes = Array.from(text, (sign) => sign.codePointAt(0) || 0);
  const tones = codes.map(() => 0);
  const bound = codes.map((_, i) => (i ? 0 : 1));
  return new Segment(codes, tones, bound, [[0, codes.length]]);
}

/**
 * Several segments as one, in which each begins at a boundary.
 * @param {Segment[]} segments
 * @returns {Segment}
 */
export function joined(segments) {
  /** @type {Span[]} */
  const words = [];
  let length = 0;
  segments.forEach((segment) => {
    words.push([length, length + segment.length]);
    length += segment.length;
  });
  const whole = new Segment(
    segments.flatMap((segment) => segment.codes),
    segments.flatMap((segment) => segment.tones),
    segments.flatMap((segment) => segment.bound),
    words,
  );
  whole.after = segments.length ? segments[0].after : "";
  return whole;
}

/**
 * A segment with blanks between its words.
 * @param {Segment} segment
 */
export function saidBy({ text, words }) {
  return words.map(([start, end]) => text.slice(start, end)).join(" ") || text;
}
