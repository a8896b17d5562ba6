/* What a fact is of, beside the words of a query. */
import { BOUND } from "./ranking.js";

/** @import { Entries } from "./entries.js" */
/** @import { Facts } from "./facts.js" */
/** @import { Lookup } from "./lookup.js" */

const PLACES = "regions"; // the kind

/**
 * How many places lie between what a fact is of and the place that the segments say: 南通 of the figure of a city inside.
 * @param {Facts} facts
 * @param {number} fact
 * @param {Lookup[]} lookups
 */
export function placesBetween({ entries, subjects, abouts }, fact, lookups) {
  const { kinds } = entries;
  const subject = subjects[fact];
  const own = [subject, ...abouts[fact].filter((entry) => kinds[entry] === PLACES)];
  const around = entries.around(subject).slice(kinds[subject] === PLACES ? 0 : 1);
  const between = lookups.map((lookup) => {
    const isNamed = own.some((entry) => isWhole(entries, lookup, entry));
    const named = isNamed ? -1 : around.findIndex((entry) => isWhole(entries, lookup, entry));
    if (named >= 0) {
      return 1 + named; // 南通 is a part of the name of 南通市海门区 too
    }
    const { bits, need } = lookup;
    return own.some((entry) => bits[entry] === need) ? 0 : 1 + around.findIndex((entry) => bits[entry] === need);
  });
  return Math.max(0, ...between);
}

/**
 * Whether a segment is, or holds, a whole name of a place.
 * @param {Entries} entries
 * @param {Lookup} lookup
 * @param {number} entry
 */
function isWhole({ zh, fold }, { hits, segment }, entry) {
  const names = segment.isHan ? zh[entry].split("\t") : [];
  return hits.score[entry] >= BOUND.EXACT || names.some((name) => segment.text.includes(fold.text(name)));
}

/**
 * Whether what a fact is of, and is no place, has a segment in its name: 飞地孵化器 of the figure that counts them.
 * @param {Facts} facts
 * @param {number} fact
 * @param {Lookup} lookup
 */
export function isCalledSo({ entries, subjects }, fact, { bits, need, isHan }) {
  return isHan && bits[subjects[fact]] === need && entries.kinds[subjects[fact]] !== PLACES;
}

/**
 * Whether what a fact is of, and is no place, has all of a segment in its name, the characters of the indicator among others.
 * @param {Facts} facts
 * @param {number} fact
 * @param {Lookup} lookup
 * @param {number} indicator bits
 */
export function isCalledPartly(facts, fact, lookup, indicator) {
  return indicator !== 0 && indicator !== lookup.need && isCalledSo(facts, fact, lookup);
}
