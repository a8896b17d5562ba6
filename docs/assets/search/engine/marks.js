/* Which characters of a text a query matched, worked out for the few results that are shown. */
import { abbreviated } from "./abbreviations.js";
import { Ways } from "./ways.js";
import { COST } from "./ranking.js";
import { scan } from "./scan.js";
import { Table } from "./table.js";
import { bigrams } from "./tokens.js";
import { typos } from "./typos.js";

/** @import { Span } from "../types.js" */
/** @import { How } from "./candidates.js" */
/** @import { Way } from "./ways.js" */
/** @import { Segment } from "./segment.js" */
/** @import { Units } from "./units.js" */

/** @typedef {{cost: number, marks: Span[]}} State the cheapest way to a place of the segment */

/** A text as a table of one name, with the places of its units in it. */
class Strip {
  /**
   * @param {Units} units
   * @param {string} text
   * @param {boolean} isLatin
   */
  constructor(units, text, isLatin) {
    /** @type {Span[]} */
    this.spans = [];
    this.table = new Table(units);
    this.table.add(text, 0, 0, isLatin);
    units.each(text, (_, start, end) => this.spans.push([start, end]));
    this.table.seal();
  }
}

/**
 * Marks of the best match of one segment.
 * @param {Strip} strip
 * @param {Segment} segment
 * @param {How} how
 * @returns {Span[]}
 */
function marksOfOne(strip, segment, { fuzzy = false, typo = false, short = false }) {
  const { table, spans } = strip;
  if (short) {
    const places = abbreviated(table, 1, segment).places.get(0) || [];
    return places.map((place) => spans[place]);
  }
  const hits = typo ? typos(table, 1, segment) : scan(table, 1, segment, fuzzy);
  if (!hits.score[0]) {
    return segment.isHan ? neighbours(strip, segment) : [];
  }
  const [start, stop] = [hits.start[0], hits.stop[0]];
  return typo ? spans.slice(start, stop) : path(strip, segment, fuzzy, start, stop);
}

/**
 * The units of the cheapest match between two places: a Han character whole, of a word what was typed of it.
 * @param {Strip} strip
 * @param {Segment} segment
 * @param {boolean} isFuzzy
 * @param {number} start
 * @param {number} stop
 * @returns {Span[]}
 */
function path(strip, segment, isFuzzy, start, stop) {
  const ways = new Ways(segment, isFuzzy, strip.table.units);
  /** @type {Map<number, State>} */
  let now = new Map([[0, { cost: 0, marks: [] }]]);
  for (let place = start; place < stop; place++) {
    now = step(strip, segment, ways, place, now);
  }
  const state = now.get(segment.length);
  return state ? state.marks : [];
}

/**
 * The cheapest ways to each place of the segment after one more unit.
 * @param {Strip} strip
 * @param {Segment} segment
 * @param {Ways} ways
 * @param {number} place
 * @param {Map<number, State>} now
 */
function step(strip, segment, ways, place, now) {
  /** @type {Map<number, State>} */
  const next = new Map();
  now.forEach((state, at) => {
    for (const way of at < segment.length ? ways.of(strip.table.row[place], at) : []) {
      const cost = state.cost + way.cost;
      const known = next.get(at + way.length);
      if (!known || known.cost > cost) {
        next.set(at + way.length, { cost, marks: [...state.marks, ...markOf(strip, place, way)] });
      }
    }
  });
  return next;
}

/**
 * @param {Strip} strip
 * @param {number} place
 * @param {Way} way
 * @returns {Span[]}
 */
function markOf({ table, spans }, place, { length, cost }) {
  if (!length) {
    return [];
  }
  const [start, end] = spans[place];
  const isWord = !table.units.code[table.row[place]];
  const isTyped = isWord && (cost & (COST.BEGIN | COST.INITIAL)) !== 0;
  return [[start, isTyped ? Math.min(end, start + length) : end]];
}

/**
 * Characters of a Han segment that stand beside each other in both.
 * @param {Strip} strip
 * @param {Segment} segment
 * @returns {Span[]}
 */
function neighbours({ table, spans }, segment) {
  const { row, units } = table;
  const pairs = new Set(bigrams(segment.text));
  /** @param {number} place */
  const sign = (place) => String.fromCodePoint(units.code[row[place]] || 32);
  /** @type {Span[]} */
  const marks = [];
  for (let place = 0; place + 1 < row.length; place++) {
    if (pairs.has(sign(place) + sign(place + 1))) {
      marks.push(spans[place], spans[place + 1]);
    }
  }
  return marks;
}

/**
 * Marks in order, those that touch or overlap joined.
 * @param {Span[]} marks
 * @returns {Span[]}
 */
export function tidy(marks) {
  /** @type {Span[]} */
  const found = [];
  marks.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (const [start, end] of marks) {
    const last = found.length ? found[found.length - 1] : null;
    if (last && start <= last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      found.push([start, end]);
    }
  }
  return found;
}

/**
 * Marks of a text for the segments of a query. Its words are no names, so that nothing of them is kept.
 * @param {Units} units
 * @param {string} text
 * @param {boolean} isLatin whether it is English
 * @param {How} how
 * @returns {Span[]}
 */
export function marksOf(units, text, isLatin, how) {
  return units.passing(() => {
    const strip = new Strip(units, text, isLatin);
    return tidy(how.segments.flatMap((segment) => marksOfOne(strip, segment, how)));
  });
}
