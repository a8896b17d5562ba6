/* A single syllable of pinyin inside of names, where there is little else: the first of a word, or the last of the name (bao: 淘宝). */
import { Hits } from "./hits.js";
import { coverage, scoreOf, TIER } from "./ranking.js";

/** @import { Segment } from "./segment.js" */
/** @import { Table } from "./table.js" */

const SHORTEST = 2; // letters
const LONGEST = 6;

/**
 * @param {Table} table
 * @param {number} size owners
 * @param {Segment} segment
 * @returns {Hits}
 */
export function withSyllable(table, size, { text, length, tones, latin }) {
  const hits = new Hits(size);
  const { units, row, at, begins, owners } = table;
  if (length < SHORTEST || length > LONGEST || latin < length || tones.some(Boolean)) {
    return hits;
  }
  const isSaid = units.syllables.map((syllables) => syllables.some((one) => one.text === text));
  for (let name = 0; name < table.size; name++) {
    const [start, end] = [at[name], at[name + 1]];
    for (let place = start; place < end && !table.latin[name]; place++) {
      if (isSaid[row[place]] && (begins[place] || place === end - 1)) {
        hits.note(owners[name], scoreOf(TIER.SYLLABLE, coverage(1, end - start)), name, place, place + 1);
      }
    }
  }
  return hits;
}
