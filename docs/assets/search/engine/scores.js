/* Scores of texts, by lunr.js.

   lunr.js is what ranks: it loads a serialised index and answers a query over it, as it would over an index of everything. The index that
   it gets is made here of the postings of the query's own terms, and of the documents that hold every segment: which those are cannot be
   said in lunr's clauses (pairs of Chinese characters that cover a segment without a gap, or one of several words), and what is left out
   changes no score of what is in. So its 10 KB are loaded when there is something to rank, and a query costs the same however large the
   atlas is. tests/this_atlas/test_search_index.py holds these scores to those of lunr.py and lunr.js over the whole index. */
import { FIELDS } from "./text-index.js";

/** @import { LunrIndex } from "../types.js" */
/** @import { Posting, TextIndex } from "./text-index.js" */

/** @typedef {{entry: number, score: number, terms: string[]}} Scored `terms` are those that the text holds */

/**
 * A lunr index of some postings.
 * @param {TextIndex} text
 * @param {Map<string, Posting>} postings
 * @param {(document: number) => boolean} isWanted of which documents
 * @returns {LunrIndex}
 */
function lunrIndex(text, postings, isWanted) {
  /** @type {Map<string, [number, number][]>} field/document → terms and their weights */
  const vectors = new Map();
  /** @type {(term: string, posting: Posting) => [string, {_index: number, [field: string]: number | Record<string, object>}]} */
  const entryOf = (term, { number, idf, fields }) => {
    const documents = fields.map((occurrences, field) => {
      const wanted = occurrences.filter(([document]) => isWanted(document));
      wanted.forEach((occurrence) => {
        const ref = `${FIELDS[field]}/${occurrence[0]}`;
        const elements = vectors.get(ref) || [];
        elements.push([number, text.weight(idf, field, occurrence)]);
        vectors.set(ref, elements);
      });
      return [FIELDS[field], Object.fromEntries(wanted.map(([document]) => [document, {}]))];
    });
    return [term, { _index: number, ...Object.fromEntries(documents) }];
  };
  const invertedIndex = Array.from(postings, ([term, posting]) => entryOf(term, posting));
  const fieldVectors = Array.from(vectors, ([ref, elements]) => vectorOf(ref, elements));
  const { version, Index } = window.lunr;
  return Index.load({ version, fields: FIELDS, fieldVectors, invertedIndex, pipeline: [] });
}

/**
 * @param {string} ref
 * @param {[number, number][]} elements
 * @returns {[string, number[]]}
 */
function vectorOf(ref, elements) {
  return [ref, elements.sort((a, b) => a[0] - b[0]).flat()];
}

/**
 * Documents with the terms of some postings, each taken as it stands, best first. lunr.js has to be loaded.
 * @param {TextIndex} text
 * @param {Map<string, Posting>} postings
 * @param {(document: number) => boolean} isWanted
 * @returns {Scored[]}
 */
export function scored(text, postings, isWanted) {
  const results = lunrIndex(text, postings, isWanted).query((query) => {
    postings.forEach((_, term) => query.clause({ term, usePipeline: false, wildcard: 0, boost: 1 }));
  });
  return results.map(({ ref, score, matchData }) => ({
    entry: Number(ref),
    score,
    terms: Object.keys(matchData.metadata),
  }));
}
