/* What a fact is of, beside the words of a query. */

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
  const between = lookups.map(({ bits, need }) => {
    return own.some((entry) => bits[entry] === need) ? 0 : 1 + around.findIndex((entry) => bits[entry] === need);
  });
  return Math.max(0, ...between);
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
