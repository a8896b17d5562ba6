/* One segment of a query looked up in all tables. */
import { BOUND, pointsOf, POINTS, scoreOf, TIER, tierOf } from "./ranking.js";
import { cover, fullBits, ones, scan } from "./scan.js";
import { typos } from "./typos.js";

/** @import { Entries } from "./entries.js" */
/** @import { Hits } from "./hits.js" */
/** @import { Segment } from "./segment.js" */
/** @import { Table } from "./table.js" */

/** How loosely a segment is looked up. */
export const LEVEL = { EXACT: 0, FUZZY: 1, TYPO: 2 };

const INSIDE = scoreOf(TIER.ENGLISH_INSIDE); // of labels, whole words only

export class Lookup {
  /**
   * @param {Entries} entries
   * @param {Segment} segment
   * @param {boolean} [isBeside] whether only names count that have the other segments too
   */
  constructor(entries, segment, isBeside = false) {
    this.isBeside = isBeside;
    this.entries = entries;
    this.segment = segment;
    this.isHan = segment.isHan;
    this.level = LEVEL.EXACT;
    this.need = fullBits(segment); // what `bits` must add up to: a bit a character for Han, one bit for anything else
    /** @type {{hits: Hits, bits: Int32Array | Uint8Array} | null} */
    this.named = null;
    const { labels } = entries;
    const hits = this.scan(labels, labels.size);
    this.label = this.bitsOf(labels, labels.size, hits, INSIDE);
    this.isLabel = hits.score.some((score) => score >= BOUND.WHOLE && pointsOf(score) > POINTS.NAMED);
  }

  /** Names that have it: looked for when they are asked for, since a word for a kind is found among few. */
  get hits() {
    return this.amongNames().hits;
  }

  /** For each entry, what of the segment its names hold. */
  get bits() {
    return this.amongNames().bits;
  }

  amongNames() {
    if (!this.named) {
      if (!this.isBeside) {
        this.entries.need("each", [this.segment]);
      }
      const { table, size } = this.entries;
      const hits = this.scan(table, size);
      this.named = { hits, bits: this.bitsOf(table, size, hits, 1) };
    }
    return this.named;
  }

  /**
   * @param {Table} table
   * @param {number} size
   */
  scan(table, size) {
    if (this.level === LEVEL.TYPO) {
      this.entries.need("slips", [this.segment]);
      return typos(table, size, this.segment);
    }
    return scan(table, size, this.segment, this.level === LEVEL.FUZZY);
  }

  /**
   * For each owner, what of the segment its names hold.
   * @param {Table} table
   * @param {number} size
   * @param {Hits} hits
   * @param {number} least score that counts
   * @returns {Int32Array | Uint8Array}
   */
  bitsOf(table, size, hits, least) {
    if (this.isHan) {
      return cover(table, size, this.segment);
    }
    const bits = new Uint8Array(size);
    hits.owners.forEach((owner) => (bits[owner] = hits.score[owner] >= least ? 1 : 0));
    return bits;
  }

  /**
   * Bits of another table.
   * @param {Table} table
   * @param {number} size
   */
  of(table, size) {
    return this.bitsOf(table, size, this.scan(table, size), 1);
  }

  isUnknown() {
    return !this.isHan && !this.hits.owners.length && !this.label.some(Boolean);
  }

  /** Whether no name or label has all of it. */
  isNothing() {
    return !this.hits.owners.length && !this.label.some((bits) => bits === this.need);
  }

  /**
   * Nothing at all is named like this: look for sounds that are easily confused, then for a typo, with a pause after each.
   * @returns {Generator<void>}
   */
  *loosen() {
    const exact = this.named;
    for (const level of this.isHan ? [] : [LEVEL.FUZZY, LEVEL.TYPO]) {
      this.level = level;
      this.named = null;
      if (this.hits.owners.length) {
        return;
      }
      yield;
    }
    this.level = LEVEL.EXACT;
    this.named = exact;
  }

  /**
   * How much of an entry's name the segment says, from 0 to 1.
   * @param {number} entry
   * @param {number} bits of a Han segment only these count
   */
  share(entry, bits) {
    if (!this.isHan) {
      return (pointsOf(this.hits.score[entry]) + POINTS.ALIAS) / (POINTS.COVERAGE + POINTS.ALIAS);
    }
    return ones(bits) / Math.max(1, Array.from(this.entries.name(entry, "zh")).length);
  }

  /**
   * Points for what the segment says of an entry's name, where several segments do.
   * @param {number} entry
   */
  points(entry) {
    const score = this.hits.score[entry];
    const isLoose = !this.isHan && tierOf(score) < TIER.ENGLISH_INSIDE;
    return (isLoose ? pointsOf(score) * POINTS.LOOSE : pointsOf(score)) || ones(this.bits[entry]) * POINTS.CHARACTER;
  }

  /**
   * Bits that the places around an entry add.
   * @param {number} entry
   */
  around(entry) {
    let bits = 0;
    for (const place of this.entries.around(entry)) {
      const isSure = this.isHan || this.hits.score[place] >= BOUND.AROUND || this.level !== LEVEL.EXACT;
      bits |= isSure ? this.bits[place] : 0;
    }
    return bits;
  }

  /**
   * Whether an entry's place and kind say what its names do not. Without any bits one of them has to say it all.
   * @param {number} entry
   * @param {number} bits of its names
   */
  isAround(entry, bits) {
    const [place, sort] = [this.around(entry), this.sort(entry)];
    return bits ? (bits | place | sort) === this.need : place === this.need || sort === this.need;
  }

  /**
   * Bits that the names of its kind and type add.
   * @param {number} entry
   */
  sort(entry) {
    const type = this.entries.types[entry];
    const kind = this.entries.kindLabels.get(this.entries.kinds[entry]);
    return (type ? this.label[type - 1] : 0) | (kind === undefined ? 0 : this.label[kind]);
  }
}
