/* One wrong letter: another one, one too many, one too few, or two that changed places. Only in longer strings: in short ones every name
   would be a typo of every other. */
import { Hits } from "./hits.js";
import { BOUND, coverage, scoreOf, TIER } from "./ranking.js";
import { codesOf, isLatin } from "./signs.js";
import { atOnce } from "./yield.js";

/** @import { Segment } from "./segment.js" */
/** @import { Spelling, Table } from "./table.js" */
/** @import { Units } from "./units.js" */

const SHORT_NAME = 8; // units
const STEP = 4000; // places after which it may yield to the page

/**
 * Steps that write out the letters of all names of a table, one after another; `offset[place]` is where the unit at a place begins.
 * Done once, when first needed.
 * @param {Table} table
 * @returns {Generator<void, void>}
 */
export function* spell(table) {
  if (table.spelling) {
    return;
  }
  const spelled = [];
  const offset = new Uint32Array(table.row.length + 1);
  const lettersOf = unitSpeller(table.units);
  for (let place = 0; place < table.row.length; place++) {
    const fixed = table.fixed.get(place);
    spelled.push(fixed ? fixed.codes : lettersOf(table.row[place]));
    offset[place + 1] = offset[place] + spelled[place].length;
    if (place % STEP === 0) {
      yield;
    }
  }
  const letters = new Uint16Array(offset[table.row.length]);
  const unitEnds = new Uint8Array(letters.length + 1);
  for (let place = 0; place < table.row.length; place++) {
    letters.set(spelled[place], offset[place]);
    unitEnds[offset[place + 1]] = 1;
    if (place % STEP === 0) {
      yield;
    }
  }
  unitEnds[0] = 1;
  table.spelling = { offset, letters, unitEnds };
}

/**
 * The letters of a unit, as its usual reading is spelled.
 * @param {Units} units
 * @returns {(unit: number) => number[]}
 */
function unitSpeller(units) {
  /** @type {number[][]} */
  const known = [];
  return (unit) => {
    const [syllable] = units.syllables[unit];
    known[unit] = known[unit] || (syllable ? syllable.codes : codesOf(units.word[unit]));
    return known[unit];
  };
}

/**
 * @param {Table} table
 * @returns {Spelling}
 */
function spellingOf(table) {
  atOnce(spell(table));
  return /** @type {Spelling} */ (table.spelling);
}

/**
 * Where the rest of some codes ends in a run of letters, if it stands there; else -1.
 * @param {number[]} codes
 * @param {number} i where the rest begins
 * @param {Uint16Array} letters
 * @param {number} at
 * @param {number} end
 */
function restEnd(codes, i, letters, at, end) {
  while (i < codes.length && at < end && codes[i] === letters[at]) {
    i++;
    at++;
  }
  return i === codes.length ? at : -1;
}

/**
 * Whether neither of the first two letters can be right.
 * @param {number[]} codes
 * @param {Uint16Array} letters
 * @param {number} start
 */
function isFar(codes, letters, start) {
  const a = letters[start];
  const b = letters[start + 1];
  return a !== codes[0] && b !== codes[1] && a !== codes[1] && b !== codes[0];
}

/**
 * How many letters from a place on are right.
 * @param {number[]} codes
 * @param {Uint16Array} letters
 * @param {number} start
 * @param {number} end
 */
function rightLetters(codes, letters, start, end) {
  let n = 0;
  while (n < codes.length && start + n < end && codes[n] === letters[start + n]) {
    n++;
  }
  return n;
}

/**
 * Where a run of letters ends that differs from the codes by one typo at most, at the end of a unit, or up to two letters before one
 * (an ending of a longer word); -1: none.
 * @param {number[]} codes
 * @param {Spelling} spelling
 * @param {number} start
 * @param {number} end
 * @param {boolean} mayEndEarly
 */
function typoEnd(codes, { letters, unitEnds }, start, end, mayEndEarly) {
  if (isFar(codes, letters, start)) {
    return -1;
  }
  const i = rightLetters(codes, letters, start, end);
  const at = start + i;
  const isSwapped = codes[i] === letters[at + 1] && codes[i + 1] === letters[at] && at + 1 < end;
  const ends = [
    isSwapped ? restEnd(codes, i + 2, letters, at + 2, end) : -1,
    at < end ? restEnd(codes, i + 1, letters, at + 1, end) : -1, // another letter
    restEnd(codes, i + 1, letters, at, end), // one too many
    at < end ? restEnd(codes, i, letters, at + 1, end) : -1, // one too few
  ];
  /** @param {number} stop */
  const isEnd = (stop) => unitEnds[stop] || (mayEndEarly && (unitEnds[stop + 1] || unitEnds[stop + 2]));
  return ends.find((stop) => stop > start && isEnd(stop)) || -1;
}

/**
 * The longer the run, the surer that a name is meant: then it comes before texts that happen to hold its stem.
 * @param {Table} table
 * @param {number} name
 * @param {number} start
 * @param {number} stop
 * @param {number} length letters
 */
function typoScore(table, name, start, stop, length) {
  const [first, end] = [table.at[name], table.at[name + 1]];
  const whole = stop === end ? TIER.TYPO_WHOLE : TIER.TYPO_START;
  const tier = start > first ? TIER.TYPO_INSIDE : whole;
  const raise = length < BOUND.TYPO_ENDING ? 0 : TIER.TEXT + 1 - TIER.TYPO_INSIDE;
  return scoreOf(tier + raise, coverage(stop - start, end - first));
}

/**
 * How many letters at the beginning of a segment spell a shorter name, without blanks; longest first.
 * @param {Table} table
 * @param {Segment} segment
 * @returns {number[]}
 */
export function namesAtStart(table, { codes }) {
  const { offset, letters } = spellingOf(table);
  const { at } = table;
  const found = new Set();
  for (let name = 0; name < table.size; name++) {
    const [start, end] = [offset[at[name]], offset[at[name + 1]]];
    const length = end - start;
    const isShort = at[name + 1] - at[name] <= SHORT_NAME && length < codes.length && !found.has(length);
    if (isShort && rightLetters(codes, letters, start, end) === length) {
      found.add(length);
    }
  }
  return Array.from(found).sort((a, b) => b - a);
}

/**
 * Names that a segment of letters names with one typo, from the beginning of a word on.
 * @param {Table} table
 * @param {number} size owners
 * @param {Segment} segment
 * @returns {Hits}
 */
export function typos(table, size, { codes, tones }) {
  const hits = new Hits(size);
  if (codes.length < BOUND.TYPO_ENGLISH || !codes.every(isLatin) || tones.some(Boolean)) {
    return hits;
  }
  const spelling = spellingOf(table);
  for (let name = 0; name < table.size; name++) {
    if (codes.length >= BOUND.TYPO_PINYIN || table.latin[name]) {
      noteTypos(table, spelling, name, codes, hits);
    }
  }
  return hits;
}

/**
 * @param {Table} table
 * @param {Spelling} spelling
 * @param {number} name
 * @param {number[]} codes
 * @param {Hits} hits
 */
function noteTypos(table, spelling, name, codes, hits) {
  const { offset } = spelling;
  const last = table.at[name + 1];
  const mayEndEarly = table.latin[name] === 1 && codes.length >= BOUND.TYPO_ENDING;
  const furthest = offset[last] - codes.length + 1; // a letter may be missing
  for (let place = table.at[name]; place < last && offset[place] <= furthest; place++) {
    const stop = table.begins[place] ? typoEnd(codes, spelling, offset[place], offset[last], mayEndEarly) : -1;
    if (stop > 0) {
      let end = place + 1;
      while (offset[end] < stop) {
        end++;
      }
      hits.note(table.owners[name], typoScore(table, name, place, end, codes.length), name, place, end);
    }
  }
}
