/* One automaton for names. A match is a run of units that consumes the whole of the typed segment (ways.js). */
import { COST } from "./ranking.js";
import { isSkipped, Ways } from "./ways.js";

/** @import { Segment } from "./segment.js" */
/** @import { Syllable } from "./syllables.js" */
/** @import { Table } from "./table.js" */
/** @import { Units } from "./units.js" */
/** @import { Way } from "./ways.js" */

const NEVER = 0x7fffffff;
const LONGEST_MATCH = 40; // units
const ANY = -1;
/** @type {Way[]} */
const NONE = [];

export class Automaton {
  /**
   * @param {Segment} segment
   * @param {boolean} isFuzzy also by sounds that are easily confused
   * @param {Units} units
   */
  constructor(segment, isFuzzy, units) {
    this.segment = segment;
    this.length = segment.length;
    this.units = units;
    this.ways = new Ways(segment, isFuzzy, units);
    /** @type {Map<number, number>} what `following` said of a unit */
    this.followed = new Map();
    this.cost = new Int32Array(segment.length + 1);
    this.then = new Int32Array(segment.length + 1);
    this.best = NEVER; // cost of the last match
    this.stop = 0; // the place after it
    this.low = 0; // the first and the last place of the segment that are reached
    this.high = 0;
  }

  /**
   * Bits of the letters with which a unit can begin that comes after the first unit of a match; ANY if that one may be all.
   * @param {number} unit the first
   */
  following(unit) {
    const known = this.followed.get(unit);
    if (known !== undefined) {
      return known;
    }
    let bits = 0;
    for (const { length } of this.ways.of(unit, 0)) {
      bits |= length === this.length ? ANY : this.ways.beginning(this.segment.codes[length]);
    }
    this.followed.set(unit, bits);
    return bits;
  }

  /**
   * Whether a match can begin at a place, as far as its first two units tell.
   * @param {Table} table
   * @param {number} place
   * @param {number} end
   */
  mayMatch({ row, units }, place, end) {
    const bits = this.following(row[place]);
    const then = place + 1 < end ? row[place + 1] : 0;
    return bits === ANY || (then && ((units.first[then] & bits) !== 0 || isSkipped(units.word[then])));
  }

  /**
   * Finds the cheapest match that begins at a place of a table's row and ends before `end`: sets `best` and `stop`.
   * @param {Table} table
   * @param {number} start
   * @param {number} end
   * @returns {boolean} whether there is one
   */
  match(table, start, end) {
    const { length } = this;
    let now = this.cost;
    let next = this.then;
    this.best = NEVER;
    this.low = this.high = now[0] = 0;
    for (let place = start; place < end && place < start + LONGEST_MATCH && this.low <= this.high; place++) {
      next.fill(NEVER, this.low, length + 1);
      this.consume(table, place, place === start, now, next);
      if (this.high === length) {
        if (next[length] < this.best) {
          this.best = next[length];
          this.stop = place + 1;
        }
        this.high = length - 1;
      }
      [now, next] = [next, now];
    }
    return this.best !== NEVER;
  }

  /**
   * Consumes the unit at a place of the row from each place of the segment that is reached; sets `low` and `high`.
   * @param {Table} table
   * @param {number} place
   * @param {boolean} isFirst
   * @param {Int32Array} now costs by place of the segment
   * @param {Int32Array} next the same after this unit
   */
  consume(table, place, isFirst, now, next) {
    const unit = table.row[place];
    let low = this.length + 1;
    let high = -1;
    for (let at = this.low; at <= this.high; at++) {
      const ways = now[at] === NEVER ? NONE : this.ways.of(unit, at);
      for (const way of ways) {
        const reached = at + way.length;
        const sum = now[at] + way.cost + (way.syllable && this.isOther(table, place, way.syllable) ? COST.ALT : 0);
        if (sum < next[reached] && !(isFirst && way.length === 0)) {
          next[reached] = sum;
          low = reached < low ? reached : low;
          high = reached > high ? reached : high;
        }
      }
    }
    this.low = low;
    this.high = high;
  }

  /**
   * Whether a reading is not the right one at a place.
   * @param {Table} table
   * @param {number} place
   * @param {Syllable} syllable
   */
  isOther(table, place, syllable) {
    return (table.fixed.get(place) || this.units.syllables[table.row[place]][0]) !== syllable;
  }
}
