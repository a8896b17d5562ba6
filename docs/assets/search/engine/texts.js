/* Texts that hold every segment of a query. */
import { BOUND } from "./ranking.js";
import { scored } from "./scores.js";
import { segmentOf } from "./segment.js";
import { bigrams, termsOf } from "./tokens.js";

/** @import { Files } from "../types.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Scored } from "./scores.js" */
/** @import { Segment } from "./segment.js" */
/** @import { Posting, TextIndex } from "./text-index.js" */

/**
 * A way in which a text may hold a segment: it has all of the terms; or, with `cover`, pairs of characters that cover that text.
 * @typedef {{terms: string[], cover?: string}} Way
 */

export class Texts {
  /**
   * @param {TextIndex} index
   * @param {() => Promise<Lexicon>} lexicon
   * @param {Pick<Files, "load">} files
   */
  constructor(index, lexicon, files) {
    this.index = index;
    this.lexicon = lexicon;
    this.files = files;
  }

  /**
   * Entries in whose texts all segments stand, best first. Most names stand in no text but their own, so that there is often nothing to
   * score: lunr is loaded when there is.
   * @param {Segment[]} segments
   * @param {(entry: number) => boolean} isFresh of these entries
   * @returns {Promise<Scored[]>}
   */
  async find(segments, isFresh) {
    const ways = await Promise.all(segments.map((segment, i) => this.ways(segment, i === segments.length - 1)));
    if (ways.some((list) => !list.length)) {
      return [];
    }
    const postings = this.index.postings(ways.flat().flatMap((way) => way.terms));
    const wanted = new Set();
    heldTerms(postings).forEach((held, document) => {
      if (
        wanted.size < BOUND.TEXTS &&
        isFresh(document) &&
        ways.every((list) => list.some((way) => holds(way, held)))
      ) {
        wanted.add(document);
      }
    });
    if (!wanted.size) {
      return [];
    }
    await Promise.all([this.files.load("lunr"), this.index.measure(wanted)]);
    return scored(this.index, postings, (document) => wanted.has(document));
  }

  /**
   * Whether some text holds a segment.
   * @param {Segment} segment
   */
  async has(segment) {
    return (await this.ways(segment, false)).length > 0;
  }

  /**
   * The ways in which a text may hold a segment, any of which will do.
   * @param {Segment} segment
   * @param {boolean} isLast it may be half a word
   * @returns {Promise<Way[]>}
   */
  async ways(segment, isLast) {
    if (segment.isHan) {
      return this.hanWays(segment);
    }
    const terms = termsOf(segment.text);
    const known = await this.index.known(terms);
    const ways = known.length === terms.length && known.length ? [{ terms: known }] : [];
    if (isLast && terms.length === 1 && segment.han === 0 && segment.length >= BOUND.BEGINNING) {
      const endings = (await this.index.beginning(terms[0])).filter((term) => term !== terms[0]);
      ways.push(...endings.map((term) => ({ terms: [term] })));
    }
    return !ways.length && segment.length >= BOUND.BEGINNING ? this.pinyinWays(segment) : ways;
  }

  /**
   * A single character stands in every other text.
   * @param {Segment} segment
   * @returns {Promise<Way[]>}
   */
  async hanWays(segment) {
    const pairs = segment.length > 1 ? await this.index.known(Array.from(new Set(bigrams(segment.text)))) : [];
    return pairs.length ? [{ terms: pairs, cover: segment.text }] : [];
  }

  /**
   * @param {Segment} segment
   * @returns {Promise<Way[]>}
   */
  async pinyinWays(segment) {
    const words = (await this.lexicon()).find(segment);
    return (await Promise.all(words.map((word) => this.hanWays(segmentOf(word))))).flat();
  }
}

/**
 * Which terms each document holds, in any field.
 * @param {Map<string, Posting>} postings
 */
function heldTerms(postings) {
  /** @type {Map<number, Set<string>>} */
  const found = new Map();
  postings.forEach(({ fields }, term) => {
    for (const [document] of fields.flat()) {
      const held = found.get(document);
      if (held) {
        held.add(term);
      } else {
        found.set(document, new Set([term]));
      }
    }
  });
  return found;
}

/**
 * @param {Way} way
 * @param {Set<string>} held terms of a document
 */
function holds({ terms, cover }, held) {
  if (cover === undefined) {
    return terms.every((term) => held.has(term));
  }
  const signs = Array.from(cover);
  /** @param {number} i */
  const pair = (i) => i >= 0 && i + 1 < signs.length && held.has(signs[i] + signs[i + 1]);
  return signs.every((_, i) => pair(i - 1) || pair(i));
}
