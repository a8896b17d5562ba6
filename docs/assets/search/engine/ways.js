/* How a unit of a name may be consumed at a place of what is typed: as itself, as a reading, as the beginning of one, or as its initial.
   The cost says how freely (ranking.js). */
import { COST } from "./ranking.js";
import { codesOf, isDigit } from "./signs.js";
import { isSameWord, stem } from "./stem.js";
import { confusedWith } from "./syllables.js";
import { firstBit } from "./units.js";

/** @import { Segment } from "./segment.js" */
/** @import { Syllable } from "./syllables.js" */
/** @import { Units } from "./units.js" */

/**
 * A way to consume a unit.
 * @typedef {object} Way
 * @property {number} length of the typed segment
 * @property {number} cost
 * @property {Syllable | null} syllable null unless the unit has several readings
 */

const SKIPPED = new Set("of the for and in on to at by de".split(" "));
const ZCS = new Set([122, 99, 115]);
const H = 104;
const ZERO = 48;
const NO_TONE = -1;
/** @type {Record<string, string>} */
const SWAPPED = { n: "l", l: "n", f: "h", h: "f" };
/** @type {Way[]} */
const NONE = [];

/**
 * Whether a word may be left out of a name.
 * @param {string} word
 */
export function isSkipped(word) {
  return SKIPPED.has(word);
}

export class Ways {
  /**
   * @param {Segment} segment
   * @param {boolean} isFuzzy also by sounds that are easily confused
   * @param {Units} units
   */
  constructor(segment, isFuzzy, units) {
    this.segment = segment;
    this.length = segment.length;
    this.isFuzzy = isFuzzy;
    this.units = units;
    /** @type {Map<number, Way[]>[]} for a place in the segment and a unit, the ways to consume it */
    this.options = Array.from({ length: segment.length }, () => new Map());
  }

  /**
   * Ways to consume a unit at a place of the segment.
   * @param {number} unit
   * @param {number} place
   */
  of(unit, place) {
    const known = this.options[place].get(unit);
    if (known !== undefined) {
      return known;
    }
    const found = this.findWays(unit, place);
    const kept = found.length ? found : NONE;
    this.options[place].set(unit, kept);
    return kept;
  }

  /**
   * @param {number} unit
   * @param {number} place
   */
  findWays(unit, place) {
    const code = this.units.code[unit];
    if (!code) {
      return this.wordWays(this.units.word[unit], place);
    }
    if (code === this.segment.codes[place]) {
      return [{ length: 1, cost: 0, syllable: null }];
    }
    /** @type {Way[]} */
    const found = [];
    const syllables = this.units.syllables[unit];
    syllables.forEach((syllable) => this.syllable(syllable, place, syllables.length > 1 ? syllable : null, found));
    return found;
  }

  /**
   * @param {Syllable} syllable
   * @param {number} place
   * @param {Syllable | null} which
   * @param {Way[]} found
   */
  syllable(syllable, place, which, found) {
    for (const { codes, loose } of syllable.forms) {
      this.letters(codes, syllable.tone, place, loose ? COST.LOOSE : 0, which, found);
    }
    if (this.isFuzzy) {
      for (const codes of confusedWith(syllable.text)) {
        this.letters(codes, syllable.tone, place, COST.FUZZY, which, found);
      }
    } else {
      this.initial(syllable.codes, place, which, found);
    }
  }

  /**
   * A syllable in full, with its tone if one is typed; or its beginning, if nothing is typed after that.
   * @param {number[]} codes
   * @param {number} tone
   * @param {number} place
   * @param {number} cost
   * @param {Syllable | null} syllable
   * @param {Way[]} found
   */
  letters(codes, tone, place, cost, syllable, found) {
    const same = this.same(codes, place, tone);
    if (same === codes.length) {
      const digit = this.segment.codes[place + same] - ZERO;
      found.push({ length: same, cost, syllable });
      if (digit === tone || (digit === 0 && tone === 5)) {
        found.push({ length: same + 1, cost, syllable });
      }
    } else if (same > 1 && place + same === this.length) {
      found.push({ length: same, cost: cost + COST.BEGIN, syllable });
    }
  }

  /**
   * How many letters from a place on are those of a syllable or word; 0 if a boundary or another tone is in between.
   * @param {number[]} codes
   * @param {number} place
   * @param {number} tone a word has none (NO_TONE), so that none may be typed
   */
  same(codes, place, tone) {
    const { segment } = this;
    let n = 0;
    while (n < codes.length && place + n < this.length && segment.codes[place + n] === codes[n]) {
      if ((n && segment.bound[place + n]) || (segment.tones[place + n] && segment.tones[place + n] !== tone)) {
        return 0;
      }
      n++;
    }
    return n;
  }

  /**
   * A syllable's first letter, or its zh, ch, sh.
   * @param {number[]} codes
   * @param {number} place
   * @param {Syllable | null} syllable
   * @param {Way[]} found
   */
  initial(codes, place, syllable, found) {
    const { segment } = this;
    if (segment.codes[place] !== codes[0] || segment.tones[place]) {
      return;
    }
    found.push({ length: 1, cost: COST.INITIAL, syllable });
    if (codes[1] === H && ZCS.has(codes[0]) && segment.codes[place + 1] === H && !segment.bound[place + 1]) {
      found.push({ length: 2, cost: COST.INITIAL, syllable });
    }
  }

  /**
   * @param {string} word
   * @param {number} place
   */
  wordWays(word, place) {
    const found = word.charCodeAt(0) === this.segment.codes[place] ? this.spelled(word, place) : [];
    if (isSkipped(word)) {
      found.push({ length: 0, cost: COST.SKIP, syllable: null });
    }
    return found;
  }

  /**
   * A word in full, its beginning at the end of what is typed, another form of it, or its first letter.
   * @param {string} word
   * @param {number} place
   * @returns {Way[]}
   */
  spelled(word, place) {
    /** @type {Way[]} */
    const found = [];
    const same = this.same(codesOf(word), place, NO_TONE);
    if (same === word.length) {
      found.push({ length: same, cost: 0, syllable: null });
    } else if (place + same === this.length && this.isBegun(word, place, same)) {
      found.push({ length: same, cost: COST.BEGIN, syllable: null });
    }
    const typed = same > 1 ? this.wordAt(place) : "";
    if (typed && typed !== word && stem(typed) === stem(word)) {
      const cost = isSameWord(typed, word) ? COST.FORM : COST.STEM;
      found.push({ length: typed.length, cost, syllable: null });
    }
    if (!this.isFuzzy && word.length > 1 && !isDigit(word.charCodeAt(0))) {
      found.push({ length: 1, cost: COST.INITIAL, syllable: null });
    }
    return found;
  }

  /**
   * Whether so many letters are a beginning: two, or after other signs one digit (高新贷3).
   * @param {string} word
   * @param {number} place
   * @param {number} same
   */
  isBegun(word, place, same) {
    return same > 1 || (same === 1 && place > 0 && isDigit(word.charCodeAt(0)));
  }

  /**
   * The word of the segment that begins at a place, if it has more than two letters.
   * @param {number} place
   */
  wordAt(place) {
    const word = this.segment.words.find(([start]) => start === place);
    return word && word[1] - word[0] > 2 ? this.segment.text.slice(place, word[1]) : "";
  }

  /**
   * Bits of the letters with which a unit can begin that consumes a sign of the segment.
   * @param {number} code of the sign
   */
  beginning(code) {
    const other = this.isFuzzy && SWAPPED[String.fromCharCode(code)];
    return firstBit(code) | (other ? firstBit(other.charCodeAt(0)) : 0);
  }
}
