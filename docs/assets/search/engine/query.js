/* What somebody typed, taken apart into segments: signs with tones and boundaries, divided by blanks and punctuation. */
import { withDates } from "./dates.js";
import { joined, Segment } from "./segment.js";
import { STOP } from "./tokens.js";

/** @typedef {{segments: Segment[], whole: Segment, text: string}} Parsed `segments` have the little words too; `whole` is all that was typed;
 *  `text` is it in small letters, with its signs */

const LONGEST = 120; // signs of a query that are looked at
const MOST_SEGMENTS = 12;
/** @type {Record<string, number>} */
const TONES = { "\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4 };
const DIAERESIS = "\u0308";
const MARK = /[\u0300-\u036f]/;
const APOSTROPHE = /['’‘ʼ`]/;
const LETTER = /[\p{L}\p{N}]/u;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/g;
const V = "v".charCodeAt(0);
const U = "u".charCodeAt(0);

/**
 * The query as it is compared, decomposed, so that a tone mark stands by itself.
 * @param {string} text
 */
function prepared(text) {
  const whole = text.slice(0, 4 * LONGEST).replace(LONE, "$1 ");
  const short = Array.from(whole).slice(0, LONGEST).join("");
  return short
    .normalize("NFKC")
    .toLowerCase()
    .replace(/([nl])u:/g, "$1v")
    .normalize("NFD");
}

/** Takes signs one after another and makes segments of them. */
class Reader {
  constructor() {
    /** @type {Segment[]} */
    this.segments = [];
    this.gap = "";
    /** @type {number[]} */
    this.codes = [];
    /** @type {number[]} */
    this.tones = [];
    /** @type {number[]} */
    this.bound = [];
    this.isBound = true; // whether a syllable or word begins with the next sign
  }

  /** @param {string} sign */
  letter(sign) {
    this.codes.push(sign.codePointAt(0) || 0);
    this.tones.push(0);
    this.bound.push(this.isBound ? 1 : 0);
    this.isBound = false;
  }

  /** @param {string} sign that combines with the one before */
  mark(sign) {
    const last = this.codes.length - 1;
    if (last < 0) {
      return;
    }
    if (sign === DIAERESIS && this.codes[last] === U) {
      this.codes[last] = V;
    } else if (TONES[sign]) {
      this.tones[last] = TONES[sign];
    }
  }

  /** @param {string} sign that divides */
  divide(sign) {
    this.end();
    this.gap += sign;
  }

  end() {
    if (this.codes.length) {
      const segment = new Segment(this.codes, this.tones, this.bound, [[0, this.codes.length]]);
      segment.after = this.gap;
      this.segments.push(segment);
      this.gap = "";
    }
    [this.codes, this.tones, this.bound] = [[], [], []];
    this.isBound = true;
  }
}

/**
 * @param {string} sign
 * @param {string | undefined} before
 */
function isPercent(sign, before) {
  return sign === "%" && /[0-9]/.test(before || "");
}

/**
 * Segments of a query. A point is kept between digits, a comma between digits is dropped.
 * @param {string} text
 */
export function segmentsOf(text) {
  const reader = new Reader();
  const signs = Array.from(prepared(text));
  signs.forEach((sign, i) => {
    const isInNumber = /[0-9]/.test(signs[i - 1] || "") && /[0-9]/.test(signs[i + 1] || "");
    if (MARK.test(sign)) {
      reader.mark(sign);
    } else if (APOSTROPHE.test(sign)) {
      reader.isBound = true;
    } else if (LETTER.test(sign) || (sign === "." && isInNumber) || isPercent(sign, signs[i - 1])) {
      reader.letter(sign);
    } else if (!(sign === "," && isInNumber)) {
      reader.divide(sign);
    }
  });
  reader.end();
  return reader.segments;
}

/**
 * A query parsed; null if nothing can be looked for.
 * @param {unknown} query
 * @returns {Parsed | null}
 */
export function parse(query) {
  const text = withDates(query === null || query === undefined ? "" : String(query).slice(0, 4 * LONGEST));
  const segments = segmentsOf(text).slice(0, MOST_SEGMENTS);
  return segments.length ? { segments, whole: joined(segments), text: prepared(text).normalize("NFC") } : null;
}

/**
 * Segments without the little words (of, the) that stand everywhere, unless there is nothing else.
 * @param {Segment[]} segments
 * @returns {Segment[]}
 */
export function withoutStopWords(segments) {
  const found = segments.filter((segment) => !STOP.has(segment.text));
  return found.length ? found : segments;
}
