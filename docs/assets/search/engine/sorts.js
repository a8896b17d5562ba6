/* Kinds and types by the words that readers have for them: the names of labels, and what data/types.yml says is asked for besides. */
import { Lookup } from "./lookup.js";
import { BOUND, scoreOf, TIER } from "./ranking.js";
import { scan } from "./scan.js";
import { stem } from "./stem.js";
import { Table } from "./table.js";
import { HAN_FIRST } from "./tokens.js";

/** @import { SortRow } from "../types.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Segment } from "./segment.js" */

const SHORTEST = 2; // characters of a word at the end of another
const SPELLED = scoreOf(TIER.INITIALS_WHOLE);

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
    this.table = new Table(entries.table.units);
    Array.from(this.asked.keys()).forEach((word, owner) => this.table.add(word, owner, 0, !HAN_FIRST.test(word)));
    this.table.seal();
  }

  /**
   * The words in characters whose pinyin some letters are, or begin so that only the end of the last syllable is missing: yuanq.
   * @param {Segment} segment
   */
  spelled(segment) {
    const { table } = this;
    if (segment.latin < BOUND.BEGINNING) {
      return [];
    }
    const { owners, score, stop } = scan(table, table.size, segment, false);
    const whole = owners.filter((word) => score[word] >= SPELLED && stop[word] === table.at[word + 1]);
    return whole.map((word) => table.texts[word]);
  }

  /**
   * Whether a segment is the whole of a label, or a word by which readers ask for it.
   * @param {Segment} segment
   */
  isNamed(segment) {
    return this.asked.has(wordOf(segment)) || new Lookup(this.entries, segment).isLabel;
  }

  /**
   * The labels that a segment says all of.
   * @param {Segment} segment
   * @returns {Set<number>}
   */
  saidBy(segment) {
    const { label, need } = new Lookup(this.entries, segment);
    const named = Array.from(label.keys()).filter((one) => label[one] === need);
    const words = segment.isHan ? [segment.text] : [stem(segment.text), ...this.spelled(segment)];
    return new Set([...named, ...words.flatMap((word) => this.asked.get(word) || [])]);
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

/**
 * A word as it is compared: Han as it is, Latin by its stem.
 * @param {Segment} segment
 */
function wordOf({ isHan, text }) {
  return isHan ? text : stem(text);
}
