/* Abbreviated Chinese names: the typed characters stand in the name in this order, each beside the one before, at the beginning of a
   word, or at the very end (南大 for 南京大学, 江苏产研院 for 江苏省产业技术研究院). */
import { Hits } from "./hits.js";
import { BOUND, coverage, scoreOf, TIER } from "./ranking.js";

/** @import { Segment } from "./segment.js" */
/** @import { Table } from "./table.js" */

/**
 * Places of the typed units in a name, or null.
 * @param {Table} table
 * @param {number[]} typed
 * @param {number} n how many of them are placed
 * @param {number} from where the next may stand
 * @param {number} end of the name
 * @returns {number[] | null}
 */
function places(table, typed, n, from, end) {
  if (n === typed.length) {
    return [];
  }
  for (let place = from; place < end; place++) {
    const mayStand = place === from || table.begins[place] || place === end - 1;
    const rest = table.row[place] === typed[n] && mayStand ? places(table, typed, n + 1, place + 1, end) : null;
    if (rest) {
      return [place, ...rest];
    }
  }
  return null;
}

/**
 * @param {Table} table
 * @param {number} name
 * @param {number[]} typed
 */
function placesIn(table, name, typed) {
  const [start, end] = [table.at[name], table.at[name + 1]];
  const size = end - start;
  if (size > BOUND.SPREAD * typed.length || size <= typed.length) {
    return null;
  }
  const list = places(table, typed, 0, start, end);
  // Two characters are two words: 南大, but not 南通 for 南京通信.
  return list && (typed.length > 2 || (table.begins[list[1]] && list[1] > start + 1)) ? list : null;
}

/**
 * Names of which a Han segment is an abbreviation.
 * @param {Table} table
 * @param {number} size owners
 * @param {Segment} segment
 * @returns {Hits}
 */
export function abbreviated(table, size, segment) {
  const hits = new Hits(size);
  const typed = segment.codes.map((code) => table.units.known(code));
  if (typed.length > BOUND.ABBREVIATION) {
    return hits;
  }
  for (let name = 0; name < table.size; name++) {
    const list = table.row[table.at[name]] === typed[0] ? placesIn(table, name, typed) : null;
    if (list) {
      const score = scoreOf(TIER.ABBREVIATION, coverage(typed.length, table.at[name + 1] - table.at[name]));
      hits.note(table.owners[name], score, name, list[0], list[list.length - 1] + 1);
      hits.places.set(table.owners[name], list);
    }
  }
  return hits;
}
