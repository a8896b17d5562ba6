/* The index of texts in shards, of which only those of a query's own terms are loaded (hooks/atlas/search/index.py). */
import { BOUND } from "./ranking.js";
import { readLines, readNumbers } from "./wire.js";

/** @import { Files, ShardData, TextData } from "../types.js" */

/** @typedef {[document: number, count: number]} Occurrence how often a term stands in a field of a document */

/**
 * Where a term stands.
 * @typedef {object} Posting
 * @property {number} number of the term in the whole index
 * @property {number} idf its inverse document frequency
 * @property {Occurrence[][]} fields for each field, in the order of documents
 */

/** Fields of a document, in the order of the wire. */
export const FIELDS = ["zh", "en"];
// Okapi BM25 as lunr has it.
const K1 = 1.2;
const B = 0.75;
const DECIMALS = 1000;
const LAST = "\u{10ffff}";
const LENGTHS = 2048; // documents of a file of lengths

/**
 * Where the last of some sorted texts stands that is no later than a text; the first place if all are later.
 * @param {string[]} sorted
 * @param {string} text
 * @returns {number}
 */
export function placeIn(sorted, text) {
  let low = 0;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle], text) <= 0) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/** text.js: where each shard begins, and the lengths of all documents. */
export class TextIndex {
  /**
   * @param {TextData} data
   * @param {Pick<Files, "load">} files
   */
  constructor(data, files) {
    this.files = files;
    this.first = readLines(data.first);
    this.documents = data.documents;
    /** @type {number[][]} by field; of a large atlas only those that are loaded */
    this.lengths = data.lengths ? data.lengths.map(readNumbers) : FIELDS.map(() => []);
    this.average =
      data.average || this.lengths.map((lengths) => lengths.reduce((sum, n) => sum + n, 0) / lengths.length);
    this.isSplit = !data.lengths;
    /** @type {Map<number, Shard>} */
    this.shards = new Map();
  }

  /**
   * The number of the shard that a term is in, if it is in any.
   * @param {string} term
   */
  shardOf(term) {
    return placeIn(this.first, term);
  }

  /**
   * Loads the lengths of some documents, where they do not stand here already.
   * @param {Iterable<number>} documents
   */
  async measure(documents) {
    const missing = Array.from(this.isSplit ? documents : []).filter((one) => this.lengths[0][one] === undefined);
    const numbers = Array.from(new Set(missing.map((one) => Math.floor(one / LENGTHS))));
    await Promise.all(
      numbers.map(async (number) => {
        const { lengths } = await this.files.load(`lengths-${number + 1}`);
        lengths.forEach((own, field) => {
          readNumbers(own).forEach((length, i) => (this.lengths[field][number * LENGTHS + i] = length));
        });
      }),
    );
  }

  /**
   * A shard, loaded once.
   * @param {number} number
   */
  async load(number) {
    const known = this.shards.get(number);
    if (known) {
      return known;
    }
    const shard = new Shard(await this.files.load(`text-${String(number + 1).padStart(2, "0")}`));
    this.shards.set(number, shard);
    return shard;
  }

  /**
   * Those of some terms that the index has.
   * @param {string[]} terms
   * @returns {Promise<string[]>}
   */
  async known(terms) {
    const shards = await Promise.all(terms.map((term) => this.load(this.shardOf(term))));
    return terms.filter((term, i) => shards[i].places.has(term));
  }

  /**
   * Terms that begin with a text; they may go on in the next shard.
   * @param {string} text
   * @returns {Promise<string[]>}
   */
  async beginning(text) {
    const [first, last] = [this.shardOf(text), this.shardOf(text + LAST)];
    const shards = await Promise.all(
      (first === last ? [first] : [first, first + 1]).map((number) => this.load(number)),
    );
    return shards.flatMap((shard) => shard.beginning(text)).slice(0, BOUND.ENDINGS);
  }

  /**
   * Postings of terms that the index has and whose shards are loaded.
   * @param {string[]} terms
   * @returns {Map<string, Posting>}
   */
  postings(terms) {
    const sorted = Array.from(new Set(terms)).sort();
    return new Map(sorted.map((term) => [term, this.posting(term)]));
  }

  /**
   * @param {string} term
   * @returns {Posting}
   */
  posting(term) {
    const shard = this.shards.get(this.shardOf(term));
    if (!shard) {
      throw new Error(`the shard of ${term} is not loaded`);
    }
    const fields = shard.occurrences(term);
    const containing = fields.reduce((sum, found) => sum + found.length, 0);
    const idf = Math.log(1 + Math.abs((this.documents - containing + 0.5) / (containing + 0.5)));
    return { number: shard.number(term), idf, fields };
  }

  /**
   * lunr's weight of a term in a field of a document, worked out here: the wire holds counts only.
   * @param {number} idf
   * @param {number} field
   * @param {Occurrence} occurrence
   */
  weight(idf, field, [document, count]) {
    const length = this.lengths[field][document] / this.average[field];
    const weight = (idf * ((K1 + 1) * count)) / (K1 * (1 - B + B * length) + count);
    return Math.round(weight * DECIMALS) / DECIMALS;
  }
}

/** A shard: its terms in order, with their postings still packed. */
class Shard {
  /** @param {ShardData} data */
  constructor(data) {
    this.start = data.start;
    this.terms = readLines(data.terms);
    this.places = new Map(this.terms.map((term, i) => [term, i]));
    this.numbers = readNumbers(data.postings);
    this.offsets = new Uint32Array(this.terms.length);
    let at = 0;
    for (let i = 0; i < this.terms.length; i++) {
      this.offsets[i] = at;
      for (let field = 0; field < FIELDS.length; field++) {
        at = this.skip(at);
      }
    }
  }

  /**
   * The place after a list.
   * @param {number} at
   */
  skip(at) {
    for (let left = this.numbers[at++]; left > 0; left--) {
      at += this.numbers[at] % 2 ? 2 : 1;
    }
    return at;
  }

  /** @param {string} term */
  place(term) {
    const place = this.places.get(term);
    if (place === undefined) {
      throw new Error(`no ${term} in this shard`);
    }
    return place;
  }

  /** @param {string} term */
  number(term) {
    return this.start + this.place(term);
  }

  /**
   * @param {string} term
   * @returns {Occurrence[][]}
   */
  occurrences(term) {
    let at = this.offsets[this.place(term)];
    return FIELDS.map(() => {
      /** @type {Occurrence[]} */
      const found = [];
      let document = 0;
      for (let left = this.numbers[at++]; left > 0; left--) {
        const step = this.numbers[at++];
        document += step >> 1;
        found.push([document, step % 2 ? this.numbers[at++] : 1]);
      }
      return found;
    });
  }

  /** @param {string} text */
  beginning(text) {
    return this.terms.filter((term) => term.startsWith(text)).slice(0, BOUND.ENDINGS);
  }
}

/**
 * Order of code points, as Python sorts; JavaScript's own order differs beyond the basic plane.
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  const [x, y] = [Array.from(a, codeOf), Array.from(b, codeOf)];
  const differs = x.findIndex((code, i) => code !== y[i]);
  return differs < 0 || differs >= y.length ? x.length - y.length : x[differs] - y[differs];
}

/** @param {string} sign */
function codeOf(sign) {
  return sign.codePointAt(0) || 0;
}
