/* What a query means among names and facts: candidates with scores, from exact to loose. */
import { abbreviated } from "./abbreviations.js";
import { Candidates } from "./candidates.js";
import { LEVEL, Lookup } from "./lookup.js";
import { withSyllable } from "./one-syllable.js";
import { BOUND, POINTS, pointsOf, scoreOf, TIER } from "./ranking.js";
import { waysToRead } from "./readings.js";
import { joined } from "./segment.js";
import { scan } from "./scan.js";
import { spell, typos } from "./typos.js";
import { inSlices, yielder } from "./yield.js";

/** @import { Entries } from "./entries.js" */
/** @import { Facts } from "./facts.js" */
/** @import { Parsed } from "./query.js" */
/** @import { Reading } from "./readings.js" */
/** @import { Segment } from "./segment.js" */

const FIRST_TWO = 3; // bits of a Han segment of two characters
const STEP = 2000; // entries after which it may yield to the page

/** A reading of a query, looked for. */
export class Finding {
  /**
   * @param {Entries} entries
   * @param {Facts | null} facts
   * @param {Reading} reading
   * @param {() => Promise<void>} yieldToPage
   */
  constructor(entries, facts, { segments, whole }, yieldToPage) {
    this.entries = entries;
    this.facts = facts && facts.size ? facts : null;
    this.segments = segments;
    this.whole = whole;
    this.yieldToPage = yieldToPage;
    this.found = new Candidates(entries.size);
    this.isSome = true; // false: nothing matches, whatever is shown besides
    /** @type {Lookup[]} */
    this.lookups = [];
  }

  async look() {
    await this.exact();
    await this.yieldToPage();
    this.short();
    await this.yieldToPage();
    this.syllable();
    await this.loose();
  }

  /**
   * Names that have other segments instead. An amount comes before a name that has it by chance.
   * @param {Segment[]} segments
   */
  async lookAlso(segments) {
    const other = new Finding(this.entries, null, { segments, whole: joined(segments) }, this.yieldToPage);
    await other.exact();
    other.short();
    const isAmount = this.found.facts.size && this.segments.every(({ amount }) => amount && amount.sure);
    this.found.add(other.found, isAmount ? scoreOf(TIER.FACT_LISTED) : Infinity);
  }

  /** Exact matches. Each word by itself is only looked up if facts may be meant, or the whole is no name. */
  async exact() {
    const { entries, segments, whole, found } = this;
    entries.need("together", [whole, ...segments]);
    const isOne = segments.length === 1 && segments[0].length === whole.length;
    if (!isOne) {
      found.noteAll(scan(entries.table, entries.size, whole, false), { segments: [whole] });
    }
    if (isOne || this.facts || !found.from(BOUND.CLEAR)) {
      for (const segment of segments) {
        const lookup = new Lookup(entries, segment, true);
        lookup.amongNames();
        this.lookups.push(lookup);
        await this.yieldToPage();
      }
      this.alone(isOne);
      await this.together();
    }
  }

  /**
   * A single segment is a name by itself; also if little words were left out, unless what was typed is a name with them.
   * @param {boolean} isOne
   */
  alone(isOne) {
    if (isOne || (this.segments.length === 1 && !this.found.count())) {
      this.found.noteAll(this.lookups[0].hits, { segments: this.segments });
    }
  }

  /** Abbreviations, of which there may be a second best: 银川科技园 for 银川科技服务园. */
  short() {
    const { entries, whole, found } = this;
    if (whole.isHan && whole.length > 1 && found.from(BOUND.GOOD) < BOUND.ENOUGH) {
      entries.need("short", [whole]);
      found.noteAll(abbreviated(entries.table, entries.size, whole), { segments: [whole], short: true });
    }
  }

  /** A single syllable inside of names. */
  syllable() {
    const { entries, whole, found, segments } = this;
    if (segments.length === 1 && whole.latin && found.from(BOUND.GOOD) < BOUND.ENOUGH) {
      entries.need("syllable", [whole]);
      found.noteAll(withSyllable(entries.table, entries.size, whole), { segments: [whole] });
    }
  }

  /** Matches of sounds that are confused, and with one typo, if there are few others, and what was typed is no long name as it stands. */
  async loose() {
    const { table, size } = this.entries;
    const { whole, found } = this;
    const isName = whole.length >= BOUND.TYPO_PINYIN && found.from(BOUND.WHOLE) > 0;
    if (!whole.latin || isName || found.from(BOUND.GOOD) >= BOUND.ENOUGH) {
      return;
    }
    found.noteAll(scan(table, size, whole, true), { segments: [whole], fuzzy: true });
    await this.yieldToPage();
    await inSlices(spell(table));
    if (found.count() < BOUND.ENOUGH) {
      this.entries.need("slips", [whole]);
      found.noteAll(typos(table, size, whole), { segments: [whole], typo: true });
    }
    await this.yieldToPage();
    if (this.lookups.length > 1 && !found.count()) {
      await this.loosen();
    }
  }

  /** The same for each word by itself. */
  async loosen() {
    const segments = this.lookups.map(({ segment }) => segment);
    this.entries.need("each", segments);
    this.entries.need("loosely", [this.whole, ...segments]);
    for (const lookup of this.lookups.filter((known) => known.isUnknown())) {
      await inSlices(lookup.loosen());
      await this.yieldToPage();
    }
    await this.together();
  }

  /** Entries and facts to which every segment belongs. */
  async together() {
    const { lookups, found } = this;
    /** @param {number} level */
    const isLevel = (level) => lookups.some((lookup) => lookup.level === level);
    const segments = lookups.map((lookup) => lookup.segment);
    this.entries.need("together", [this.whole, ...segments]);
    const how = found.newHow({ segments, fuzzy: isLevel(LEVEL.FUZZY), typo: isLevel(LEVEL.TYPO) });
    const isAlone = lookups.length === 1;
    if (!isAlone || (lookups[0].isHan && lookups[0].need > FIRST_TWO)) {
      await inSlices(this.entriesTogether(how, isAlone));
    }
    if (this.facts) {
      this.facts.find(lookups).forEach(([fact, score, inside]) => found.noteFact(fact, score, how, inside));
    }
  }

  /** Figures with the same digits of another unit: shown where there is nothing else, and last. */
  otherUnits() {
    const { facts, lookups, found } = this;
    if (facts && lookups.some(({ segment }) => segment.amount && segment.amount.ways.some((way) => way.unit >= 0))) {
      const how = found.newHow({ segments: lookups.map((lookup) => lookup.segment), otherUnit: true });
      facts.find(lookups, true).forEach(([fact, score, inside]) => {
        found.noteFact(fact, scoreOf(TIER.OTHER_UNIT, pointsOf(score)), how, inside);
      });
    }
  }

  /**
   * Steps that note the entries to which every segment belongs.
   * @param {number} how
   * @param {boolean} isAlone
   * @returns {Generator<void, void>}
   */
  *entriesTogether(how, isAlone) {
    const { lookups, entries, found } = this;
    const isAnywhere = lookups.some((lookup) => lookup.label.some(Boolean));
    const isNamed = new Uint8Array(entries.size).fill(isAnywhere ? 1 : 0);
    for (const { bits } of isAnywhere ? [] : lookups) {
      for (let entry = 0; entry < entries.size; entry++) {
        isNamed[entry] |= bits[entry] && 1;
      }
      yield;
    }
    for (let entry = 0; entry < entries.size; entry++) {
      if (isNamed[entry]) {
        found.note(entry, this.togetherScore(entry, isAlone), how);
      }
      if (entry % STEP === 0) {
        yield;
      }
    }
  }

  /**
   * The score of an entry: every word in the names; or some in the names and the rest in place and kind; or all in place and kind, which
   * names nothing but lists what is there.
   * @param {number} entry
   * @param {boolean} isAlone whether there is one word
   */
  togetherScore(entry, isAlone) {
    let tier = TIER.WORDS;
    let points = 0;
    let isOwn = false;
    for (const lookup of this.lookups) {
      const bits = lookup.bits[entry];
      isOwn = isOwn || bits !== 0;
      points += lookup.points(entry);
      if (bits !== lookup.need) {
        tier = TIER.CONTEXT;
        if (!lookup.isAround(entry, bits)) {
          return 0;
        }
      }
      tier -= lookup.level * BOUND.LOOSER;
    }
    if (!isOwn && (isAlone || !this.entries.types[entry])) {
      return 0;
    }
    const mean = Math.min(POINTS.COVERAGE, Math.round(points / this.lookups.length));
    return scoreOf(isOwn ? tier : TIER.PLACE_AND_KIND, mean);
  }
}

/**
 * What the query means, read in the first way that leads to something; if none does, in the first of all.
 * @param {Entries} entries
 * @param {Facts | null} facts
 * @param {Parsed} parsed
 * @returns {Promise<Finding>}
 */
export async function findingOf(entries, facts, parsed) {
  const yieldToPage = yielder();
  let first = null;
  for (const reading of waysToRead(entries, facts && facts.quantities, parsed)) {
    const one = new Finding(entries, facts, reading, yieldToPage);
    await one.look();
    for (const segments of reading.also || []) {
      await one.lookAlso(segments);
    }
    first = first || one;
    if (one.found.count()) {
      return one;
    }
  }
  if (first) {
    first.isSome = false;
    first.otherUnits();
  }
  return first || new Finding(entries, facts, parsed, yieldToPage);
}
