/* The figures that a query asks for, before the rest of what is found. */
import { figuresOf } from "./own-figures.js";
import { BOUND, scoreOf, STEP, TIER } from "./ranking.js";

/** @import { Candidate } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Facts } from "./facts.js" */

const MOST = 4; // of an entity
const FIRST = 20 * STEP; // that figures are raised by

/**
 * Figures before the rest; if none is found, those of the first entity.
 * @param {Entries} entries
 * @param {Facts} facts
 * @param {Candidate[]} found best first
 * @returns {Candidate[]}
 */
export function figuresFirst(entries, facts, found) {
  if (found.some(({ fact }) => fact !== undefined)) {
    const own = ownOf(entries, facts, found);
    const first = best(facts, [...own, ...found]).slice(0, MOST);
    return [...own, ...found].map((one) => {
      const place = first.findIndex(({ candidate }) => candidate === one);
      return place < 0 ? one : { ...one, rank: first[place].rank - place };
    });
  }
  const [first] = found;
  const own = first.entry === undefined ? [] : figuresOf(facts, first.entry).slice(0, MOST);
  const figures = own.map((fact, place) => {
    return { fact, score: scoreOf(TIER.FACT_LOOSE), rank: first.rank + own.length - place, segments: first.segments };
  });
  return [...figures, ...found];
}

/**
 * The figures of an entity that is itself what is counted: 飞地孵化器有几个.
 * @param {Entries} entries
 * @param {Facts} facts
 * @param {Candidate[]} found best first
 * @returns {Candidate[]}
 */
function ownOf({ types }, facts, found) {
  const { entry: counted, segments } =
    found.find(({ entry, fact }) => entry !== undefined && fact === undefined && types[entry]) || {};
  const measures = new Set(found.filter(({ score }) => score >= BOUND.MEASURE).map(({ entry }) => entry));
  const own = counted === undefined || !measures.has(counted) ? [] : figuresOf(facts, counted);
  const fresh = own.filter((one) => measures.has(facts.indicators[one]) && !found.some(({ fact }) => fact === one));
  const score = scoreOf(TIER.FACT_LOOSE);
  return fresh.map((fact) => ({ fact, score, rank: score, segments }));
}

/**
 * The figures among what is found: those whose measure is called as the query says, the better so the earlier, then others.
 * @param {Facts} facts
 * @param {Candidate[]} found best first
 * @returns {{candidate: Candidate, rank: number}[]}
 */
function best({ indicators }, found) {
  const called = new Map(found.map(({ entry, fact, score }) => [fact === undefined ? entry : undefined, score]));
  const figures = found.flatMap((candidate) => {
    const { fact } = candidate;
    const named = fact === undefined ? 0 : called.get(indicators[fact]) || 0;
    const isNamed = named >= BOUND.MEASURE;
    const rank = isNamed ? scoreOf(TIER.ASKED, STEP / 2) : candidate.rank + FIRST;
    return fact === undefined ? [] : [{ candidate, rank, named: isNamed ? named : 0 }];
  });
  return figures.sort((a, b) => b.named - a.named);
}
