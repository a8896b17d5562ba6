/* A table scanned for one segment of a query. */
import { Automaton } from "./automaton.js";
import { Hits } from "./hits.js";
import { BOUND, COST } from "./ranking.js";
import { isHan } from "./signs.js";
import { matchScore } from "./tiers.js";

/** @import { Segment } from "./segment.js" */
/** @import { Table } from "./table.js" */

const MOST_BITS = 30;

/**
 * Tells whether a match may begin with a unit: of a Han character it is that itself, of a letter any that can begin so.
 * @param {Automaton} automaton
 * @param {number} code of the first sign
 * @returns {(unit: number) => boolean}
 */
function beginner({ units, ways }, code) {
  const han = units.known(code);
  const bits = ways.beginning(code);
  const { first } = units;
  return isHan(code) ? (unit) => unit === han : (unit) => (first[unit] & bits) !== 0;
}

/**
 * Every name that the segment matches.
 * @param {Table} table
 * @param {number} size owners
 * @param {Segment} segment
 * @param {boolean} isFuzzy only by sounds that are confused
 * @returns {Hits}
 */
export function scan(table, size, segment, isFuzzy) {
  const hits = new Hits(size);
  const automaton = new Automaton(segment, isFuzzy, table.units);
  const least = isFuzzy ? COST.FUZZY : 0;
  const [code] = segment.codes;
  const isFirst = beginner(automaton, code);
  const isAnywhere = segment.length >= BOUND.DEEP || isHan(code); // few letters only where words begin
  const { at, begins, owners, row } = table;
  for (let name = 0, place = 0; name < table.size; name++) {
    for (const end = at[name + 1]; place < end; place++) {
      const mayBegin = isFirst(row[place]) && (isAnywhere || begins[place]) && automaton.mayMatch(table, place, end);
      if (mayBegin && automaton.match(table, place, end) && automaton.best >= least) {
        const score = matchScore(table, name, place, automaton.stop, automaton.best, segment);
        if (score) {
          hits.note(owners[name], score, name, place, automaton.stop);
        }
      }
    }
  }
  return hits;
}

/**
 * For each owner, which characters of a Han segment stand in its names as part of two that are neighbours in both: bit n is character n.
 * A single character counts by itself.
 * @param {Table} table
 * @param {number} size owners
 * @param {Segment} segment
 * @returns {Int32Array}
 */
export function cover(table, size, segment) {
  const bits = new Int32Array(size);
  const places = characterBits(table, segment);
  const isOne = segment.length === 1;
  const { at, row, owners } = table;
  for (let name = 0; name < table.size; name++) {
    const end = at[name + 1];
    let found = 0;
    for (let place = at[name]; place < end; place++) {
      const here = places[row[place]];
      if (here && isOne) {
        found = 1;
      } else if (here && place + 1 < end) {
        const both = here & (places[row[place + 1]] >> 1);
        found |= both | (both << 1);
      }
    }
    bits[owners[name]] |= found;
  }
  return bits;
}

/**
 * For each unit, at which characters of a Han segment it stands: bit n is character n.
 * @param {Table} table
 * @param {Segment} segment
 */
function characterBits({ units }, segment) {
  const places = new Int32Array(units.count);
  segment.codes.slice(0, MOST_BITS).forEach((code, i) => {
    const unit = units.known(code);
    if (unit >= 0) {
      places[unit] |= 1 << i;
    }
  });
  return places;
}

/**
 * For each place of a Han segment, where the longest run of whole words of a name that begins there ends; 0 if no such run has two
 * characters.
 * @param {Table} table
 * @param {Segment} segment
 * @returns {Uint8Array}
 */
export function wordEnds(table, segment) {
  const typed = segment.codes.map((code) => table.units.known(code));
  const ends = new Uint8Array(segment.length);
  /** @type {Map<number, number[]>} */
  const starts = new Map(typed.map((unit) => [unit, []]));
  typed.forEach((unit, i) => (starts.get(unit) || []).push(i));
  const { at, row, begins } = table;
  for (let name = 0; name < table.size; name++) {
    for (let place = at[name], end = at[name + 1]; place < end; place++) {
      for (const start of (begins[place] && starts.get(row[place])) || []) {
        const count = wholeWords(table, typed.slice(start), place, end);
        ends[start] = count ? Math.max(ends[start], start + count) : ends[start];
      }
    }
  }
  return ends;
}

/**
 * How many typed units the longest run of whole words has that begins at a place; 0 if it has less than two.
 * @param {Table} table
 * @param {number[]} typed
 * @param {number} place
 * @param {number} end of the name
 */
function wholeWords({ row, begins }, typed, place, end) {
  let longest = 0;
  for (let n = 1; n <= typed.length && place + n <= end && row[place + n - 1] === typed[n - 1]; n++) {
    const isWhole = n > 1 && (place + n === end || begins[place + n]);
    longest = isWhole ? n : longest;
  }
  return longest;
}

/**
 * How many bits are set.
 * @param {number} bits
 * @returns {number}
 */
export function ones(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) {
    count++;
  }
  return count;
}

/**
 * All bits that `cover` can set; of a segment that is not all Han, one.
 * @param {Segment} segment
 * @returns {number}
 */
export function fullBits(segment) {
  return segment.isHan ? 2 ** Math.min(segment.length, MOST_BITS) - 1 : 1;
}
