/* The answer to a query: rows in their order, each once. */
import { scoreOf, TIER } from "./ranking.js";

/** @import { Candidate } from "./candidates.js" */

/** @typedef {{shown: Candidate[], total: number, without: string[], instead: Candidate[]}} Answer */

/** @type {Answer} */
export const NOTHING = { shown: [], total: 0, without: [], instead: [] };
const FIRST_TEXTS = 2;

/**
 * Candidates in their order, each once.
 * @param {Candidate[]} candidates
 * @param {number} least how many there are at least
 * @param {number} limit how many are shown
 * @returns {Answer}
 */
export function inOrder(candidates, least, limit) {
  const known = new Set();
  const sorted = candidates.sort((a, b) => b.rank - a.rank);
  const once = sorted.filter((one) => !known.has(keyOf(one)) && known.add(keyOf(one)));
  return { ...NOTHING, shown: once.slice(0, limit), total: Math.max(least, once.length) };
}

/**
 * Texts of which only the first come before names that a part of the words finds.
 * @param {Candidate[]} texts
 * @returns {Candidate[]}
 */
export function far(texts) {
  const less = scoreOf(TIER.TEXT - TIER.TEXT_FAR);
  return texts.map((one, place) => (place < FIRST_TEXTS ? one : { ...one, rank: one.rank - less }));
}

/** @param {Candidate} candidate */
function keyOf({ entry, fact, relation, compare }) {
  return fact !== undefined ? `f${fact}` : relation !== undefined ? `r${relation}` : compare ? "c" : `e${entry}`;
}
