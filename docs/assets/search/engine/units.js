/* The alphabet of names: a unit is a Han character with its readings, or a word or number. */
import { isDigit, isHan, isLatin } from "./signs.js";
import { syllableOf } from "./syllables.js";
import { normalise } from "./tokens.js";

/** @import { Syllable } from "./syllables.js" */

/** @typedef {(unit: number, start: number, end: number) => void} Visit `start` and `end` are places in the text */

const NONE = 0;
const LETTER = 1;
const DIGIT = 2;
const HAN = 3;
const SILENT = 4; // apostrophes and accents: not there at all
const NO_DIGIT = /[^0-9]/;
const OTHER = 1 << 26; // the bit of everything that is no letter from a to z

/** The number of a unit that no table holds. */
const UNKNOWN = -1;

/**
 * The bit of a letter with which a unit can begin.
 * @param {number} code
 * @returns {number}
 */
export function firstBit(code) {
  return isLatin(code) ? 1 << (code - 97) : OTHER;
}

/** Units in columns, numbered from 1. Only tables of names add units; queries look them up. */
export class Units {
  constructor() {
    this.count = 1; // unit 0 is none
    this.code = [0]; // code point of a Han character, else 0
    this.word = [""];
    /** @type {Syllable[][]} readings of a Han character, the usual one first */
    this.syllables = [[]];
    this.first = [0]; // bits of the letters with which a unit can begin
    /** @type {Map<number, number>} characters of other orthographies, of which the unit is that of ours */
    this.fold = new Map();
    /** @type {Map<number, number>} code point → unit */
    this.ofHan = new Map();
    /** @type {Map<string, number>} word → unit */
    this.ofWord = new Map();
  }

  /**
   * @param {number} code
   * @param {string} word
   */
  add(code, word) {
    this.code.push(code);
    this.word.push(word);
    this.syllables.push([]);
    this.first.push(word ? firstBit(word.charCodeAt(0)) : OTHER);
    return this.count++;
  }

  /** @param {number} sign code of a Han character */
  hanUnit(sign) {
    const code = this.fold.get(sign) || sign;
    let unit = this.ofHan.get(code);
    if (unit === undefined) {
      unit = this.add(code, "");
      this.ofHan.set(code, unit);
    }
    return unit;
  }

  /** @param {string} word */
  wordUnit(word) {
    let unit = this.ofWord.get(word);
    if (unit === undefined) {
      unit = this.add(0, word);
      this.ofWord.set(word, unit);
    }
    return unit;
  }

  /**
   * The unit of a Han character, UNKNOWN if no table holds it.
   * @param {number} code
   */
  known(code) {
    const unit = this.ofHan.get(this.fold.get(code) || code);
    return unit === undefined ? UNKNOWN : unit;
  }

  /**
   * Does something with texts that are no names; the units that they add are forgotten afterwards.
   * @template T
   * @param {() => T} use
   * @returns {T}
   */
  passing(use) {
    const before = this.count;
    try {
      return use();
    } finally {
      this.forget(before);
    }
  }

  /** @param {number} from the first unit that goes */
  forget(from) {
    for (let unit = from; unit < this.count; unit++) {
      if (this.code[unit]) {
        this.ofHan.delete(this.code[unit]);
      } else {
        this.ofWord.delete(this.word[unit]);
      }
    }
    [this.code, this.word, this.syllables, this.first].forEach((column) => (column.length = from));
    this.count = from;
  }

  /**
   * Learns the readings of a pack; what is known of a character is kept, new readings come after.
   * @param {{syllables: string, others: string}} pack
   * @returns {Map<number, Syllable[]>} code point → readings in the order of this pack
   */
  learn(pack) {
    const told = readingsOf(pack);
    told.forEach((syllables, code) => {
      const unit = this.hanUnit(code);
      const known = this.syllables[unit];
      known.push(...syllables.filter((syllable) => !known.includes(syllable)));
      known.forEach((syllable) => (this.first[unit] |= firstBit(syllable.codes[0])));
    });
    return told;
  }

  /**
   * Visits each unit of a text.
   * @param {string} text
   * @param {Visit} visit
   */
  each(text, visit) {
    const word = new Word(this, visit);
    let at = 0;
    while (at < text.length) {
      const code = /** @type {number} */ (text.codePointAt(at));
      const sort = sortOf(code);
      const isPart = sort === LETTER || sort === DIGIT;
      const end = isPart && code < 128 ? plainEnd(text, at) : at + (code > 0xffff ? 2 : 1);
      if (isPart) {
        word.add(text.slice(at, end), code < 128, at);
      } else if (sort === SILENT || (word.text && isInNumber(text, at))) {
        word.text += text[at] === "." ? "." : "";
      } else {
        word.end();
        if (sort === HAN) {
          visit(this.hanUnit(unifiedHan(text, at, code)), at, end);
        }
      }
      at = end;
    }
    word.end();
  }
}

/** A word or number that is being read. */
class Word {
  /**
   * @param {Units} units
   * @param {Visit} visit
   */
  constructor(units, visit) {
    this.units = units;
    this.visit = visit;
    this.text = "";
    this.start = 0;
    this.stop = 0;
  }

  /**
   * @param {string} piece
   * @param {boolean} isPlain of ASCII only
   * @param {number} at
   */
  add(piece, isPlain, at) {
    this.start = this.text ? this.start : at;
    this.stop = at + piece.length;
    this.text += isPlain ? piece.toLowerCase() : normalise(piece);
  }

  end() {
    if (this.text) {
      this.visit(this.units.wordUnit(this.text), this.start, this.stop);
      this.text = "";
    }
  }
}

/**
 * @param {{syllables: string, others: string}} pack
 * @returns {Map<number, Syllable[]>}
 */
function readingsOf(pack) {
  /** @type {Map<number, Syllable[]>} */
  const told = new Map();
  for (const group of pack.syllables ? pack.syllables.split(" ") : []) {
    const end = group.search(/[1-5]/) + 1;
    for (const character of group.slice(end)) {
      told.set(character.codePointAt(0) || 0, [syllableOf(group.slice(0, end))]);
    }
  }
  for (const item of pack.others ? pack.others.split(" ") : []) {
    const code = item.codePointAt(0) || 0;
    const others = item.slice(code > 0xffff ? 2 : 1).split(",");
    (told.get(code) || []).push(...others.map(syllableOf));
  }
  return told;
}

/** @param {number} code */
function sortOf(code) {
  if (code < 128) {
    return asciiSort(code);
  }
  if (isHan(code)) {
    return HAN;
  }
  const plain = normalise(String.fromCodePoint(code));
  if (plain === "") {
    return SILENT;
  }
  return /^\p{N}/u.test(plain) ? DIGIT : /^\p{L}/u.test(plain) ? LETTER : NONE;
}

/** @param {number} code */
function asciiSort(code) {
  if (isDigit(code)) {
    return DIGIT;
  }
  if (isLatin(code | 32) && code > 64) {
    return LETTER;
  }
  return code === 39 || code === 96 ? SILENT : NONE;
}

/**
 * The code point of a Han character; of a compatibility ideograph, that of the character it stands for.
 * @param {string} text
 * @param {number} at
 * @param {number} code
 */
function unifiedHan(text, at, code) {
  return code > 0xf8ff && code < 0x10000 ? normalise(text[at]).codePointAt(0) || code : code;
}

/**
 * Where a run of letters and digits ends; most names are made of such runs, and sign by sign they would take ten times as long.
 * @param {string} text
 * @param {number} from
 */
function plainEnd(text, from) {
  let end = from + 1;
  for (let code = text.charCodeAt(end); isDigit(code) || isLatin(code | 32); code = text.charCodeAt(end)) {
    end++;
  }
  return end;
}

/**
 * Whether a sign is a point or a comma between two digits.
 * @param {string} text
 * @param {number} at
 */
function isInNumber(text, at) {
  const isPoint = text[at] === "." || text[at] === ",";
  return isPoint && at > 0 && at + 1 < text.length && !NO_DIGIT.test(text[at - 1] + text[at + 1]);
}
