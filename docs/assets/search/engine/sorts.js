/* Kinds and types by the words that readers have for them: the names of labels, and what data/types.yml says is asked for besides. */
import { Lookup } from "./lookup.js";
import { stem } from "./stem.js";

/** @import { SortRow } from "../types.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Segment } from "./segment.js" */

const SHORTEST = 2; // characters of a word at the end of another

export class Sorts {
  /**
   * @param {Entries} entries
   * @param {SortRow[]} rows
   */
  constructor(entries, rows) {
    this.entries = entries;
    /** @type {Map<string, number[]>} word → labels */
    this.asked = new Map();
    for (const [label, zh, en] of rows) {
      for (const word of [...zh.split(" "), ...en.split(" ").map(stem)].filter(Boolean)) {
        this.asked.set(word, [...(this.asked.get(word) || []), label]);
      }
    }
  }

  /**
   * The labels that a segment says all of.
   * @param {Segment} segment
   * @returns {Set<number>}
   */
  saidBy(segment) {
    const { label, need } = new Lookup(this.entries, segment);
    const named = Array.from(label.keys()).filter((one) => label[one] === need);
    return new Set([...named, ...(this.asked.get(segment.isHan ? segment.text : stem(segment.text)) || [])]);
  }

  /**
   * The end of a name that says what it is a name for: 企业 of 瞪羚企业, enterprises of high-tech enterprises; null if none does.
   * @param {Segment} segment
   * @param {(text: string) => Segment} segmentOf
   * @returns {Set<number> | null}
   */
  atEndOf(segment, segmentOf) {
    const { codes, words } = segment;
    const begins = segment.isHan ? codes.map((_, i) => i).filter((i) => i && codes.length - i >= SHORTEST) : [];
    const starts = segment.isHan ? begins : words.slice(1).map(([from]) => from);
    const ends = starts.map((from) => this.saidBy(segmentOf(String.fromCodePoint(...codes.slice(from)))));
    return ends.find((labels) => labels.size) || null;
  }

  /**
   * Whether an entry is of one of some kinds or types.
   * @param {number} entry
   * @param {Set<number>} labels
   */
  has(entry, labels) {
    const { types, kinds, kindLabels } = this.entries;
    const kind = kindLabels.get(kinds[entry]);
    return types[entry] > 0 && (labels.has(types[entry] - 1) || (kind !== undefined && labels.has(kind)));
  }
}
