/* What was understood of a query, chunk by chunk. */
import { findingOf } from "./finding.js";
import { byWords, wordsOf } from "./readings.js";
import { ResultMaker } from "./results.js";
import { isDigit } from "./signs.js";

/** @import { Chunk, Lang, Result } from "../types.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Parsed } from "./query.js" */
/** @import { Segment } from "./segment.js" */

const NAMES = 3; // shown of those that a chunk matches
const NEAR = 5; // results shown
const POINT = 46;

/**
 * @param {Segment} segment
 * @returns {Chunk["kind"]}
 */
function kindOf(segment) {
  if (segment.han) {
    return segment.isHan ? "han" : "mixed";
  }
  return segment.codes.every((code) => isDigit(code) || code === POINT) ? "number" : "latin";
}

/**
 * @param {Entries} entries
 * @param {Segment} segment
 * @param {Lang} lang
 * @returns {Promise<Chunk>}
 */
async function chunkOf(entries, segment, lang) {
  const { found } = await findingOf(entries, null, { segments: [segment], whole: segment, text: segment.text });
  const simple = entries.fold.simplified(segment).text;
  const results = new ResultMaker(entries, null, lang);
  return {
    text: segment.text,
    kind: kindOf(segment),
    simplified: simple === segment.text ? "" : simple,
    count: found.count(),
    names: found.ranked(entries, NAMES).map(({ entry }) => results.named(entry || 0)),
  };
}

/**
 * A segment explained; if nothing is called so, its pieces, provided that one of them is known.
 * @param {Entries} entries
 * @param {Segment} segment
 * @param {Lang} lang
 * @returns {Promise<Chunk[]>}
 */
async function chunksOf(entries, segment, lang) {
  const whole = await chunkOf(entries, segment, lang);
  const cut = whole.count || !segment.han ? [] : byWords(entries, segment);
  const pieces = cut.length > 1 ? await Promise.all(cut.map((piece) => chunkOf(entries, piece, lang))) : [];
  return pieces.some((piece) => piece.count) ? pieces : [whole];
}

/**
 * The chunks of a parsed query.
 * @param {Entries} entries
 * @param {Parsed} parsed
 * @param {Lang} lang
 * @returns {Promise<Chunk[]>}
 */
export async function explained(entries, parsed, lang) {
  const chunks = wordsOf(entries, parsed).map((segment) => chunksOf(entries, segment, lang));
  return (await Promise.all(chunks)).flat();
}

/**
 * Results without the chunks that match nothing; if there are none of these, without one chunk after another.
 * @param {Chunk[]} chunks
 * @param {(query: string, limit: number) => Promise<Result[]>} search
 * @returns {Promise<Result[]>}
 */
export async function nearTo(chunks, search) {
  const kept = chunks.filter((chunk) => chunk.count);
  const lessOne = kept.map((left) => kept.filter((chunk) => chunk !== left)).reverse();
  const lists = kept.length < chunks.length ? [kept] : lessOne;
  /** @type {Map<string, Result>} */
  const near = new Map();
  for (const list of lists.filter((some) => some.length)) {
    const results = await search(list.map((chunk) => chunk.text).join(" "), NEAR);
    results.slice(0, Math.ceil(NEAR / lists.length)).forEach((result) => near.set(result.id, result));
  }
  return Array.from(near.values()).slice(0, NEAR);
}
