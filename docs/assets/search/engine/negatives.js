/* What a query does not want: 海门 -基金, 海门 不含基金, Haimen without funds. */
import { Lookup } from "./lookup.js";

/** @import { Candidates } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Facts } from "./facts.js" */
/** @import { Segment } from "./segment.js" */

const UNWANTED = /(^|\s)(?:[-−]|(?:not|without|except|excluding|exclude|no) )([^\s\d-][^\s]*)/gi;
const UNWANTED_HAN =
  /(?:不含|不要|不包括|不包含|除了|除去|排除|剔除)\s*([^\s，,、]+?)(?:(?:以外|之外|外)(?:的)?|$|(?=[\s，,、]))/g;

/**
 * The query without the words that it does not want, and those.
 * @param {string} query
 * @returns {{kept: string, unwanted: string[]}}
 */
export function apart(query) {
  /** @type {string[]} */
  const unwanted = [];
  const kept = query
    .replace(UNWANTED_HAN, (_, word) => (unwanted.push(word), " "))
    .replace(UNWANTED, (_, gap, word) => (unwanted.push(word), gap));
  return kept.trim() ? { kept, unwanted } : { kept: query, unwanted: [] };
}

/**
 * Whether an entry is called or is of a sort that is not wanted.
 * @param {Entries} entries
 * @param {Segment[]} segments
 * @returns {(entry: number) => boolean}
 */
export function unwantedBy(entries, segments) {
  const lookups = segments.map((segment) => new Lookup(entries, segment));
  return (entry) => lookups.some((lookup) => lookup.bits[entry] === lookup.need || lookup.sort(entry) === lookup.need);
}

/**
 * Takes out what is not wanted; a figure goes with its subject or its measure.
 * @param {Candidates} found
 * @param {Facts | null} facts
 * @param {(entry: number) => boolean} isUnwanted
 */
export function withoutUnwanted(found, facts, isUnwanted) {
  found.entries = found.entries.filter((entry) => !isUnwanted(entry));
  for (const fact of Array.from(found.facts.keys())) {
    if (facts && (isUnwanted(facts.subjects[fact]) || isUnwanted(facts.indicators[fact]))) {
      found.facts.delete(fact);
    }
  }
}
