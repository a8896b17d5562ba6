/* The figures of an entity, and a figure in the unit that was typed. */

/** @import { Lang } from "../types.js" */
/** @import { Facts } from "./facts.js" */
/** @import { Segment } from "./segment.js" */

const HEADLINE = 0; // number of that weight
const HEADLINES = 3; // figures beside an entity
/** @type {WeakMap<Facts, Map<number, number[]>>} */
const known = new WeakMap();

/**
 * Entry → facts of which it is the subject.
 * @param {Facts} facts
 */
function bySubject(facts) {
  let own = known.get(facts);
  if (!own) {
    own = new Map();
    for (const [fact, subject] of facts.subjects.entries()) {
      own.set(subject, [...(own.get(subject) || []), fact]);
    }
    known.set(facts, own);
  }
  return own;
}

/**
 * All figures of an entity, headlines first and then the newest.
 * @param {Facts} facts
 * @param {number} entry
 * @returns {number[]}
 */
export function figuresOf(facts, entry) {
  const own = [...(bySubject(facts).get(entry) || [])];
  return own.sort((a, b) => facts.weights[a] - facts.weights[b] || (facts.until(a) < facts.until(b) ? 1 : -1));
}

/**
 * The newest headline figures of an entity, one an indicator.
 * @param {Facts} facts
 * @param {number} entry
 * @returns {number[]}
 */
export function headlines(facts, entry) {
  const best = figuresOf(facts, entry).filter((fact) => facts.weights[fact] === HEADLINE && !facts.statuses[fact]);
  const measures = best.map((fact) => facts.indicators[fact]);
  return best.filter((_, i) => measures.indexOf(measures[i]) === i).slice(0, HEADLINES);
}

/**
 * The value of a fact in the unit that was typed; "" if it is printed in that, or nothing of it was typed.
 * @param {Facts} facts
 * @param {number} fact
 * @param {Segment[]} segments
 * @param {Lang} lang
 * @returns {string}
 */
export function converted(facts, fact, segments, lang) {
  const ways = segments.flatMap(({ amount }) => (amount ? amount.ways : []));
  const fits = ways.map((way) => facts.fitOf(fact, way));
  const isOther = fits.includes("converted") && !fits.includes("same");
  return isOther ? facts.quantities.shown(ways[fits.indexOf("converted")], lang) : "";
}
