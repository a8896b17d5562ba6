/* Which entries the words of a query may mean, by their keys: all that may match, and where there are very many, the best. */
import { entriesOf, known, meetsFactor, plain, sizeOf } from "./factors.js";
import { KEY } from "./keys.js";

/** @import { Segment } from "../engine/segment.js" */
/** @import { Factor, Factors } from "./factors.js" */
/** @import { Listed } from "./keys.js" */

const WINDOW = 6; // words of a name at most
const MOST_DATES = 24; // of a year and its parts, by status
const SHORTEST = 3; // letters of a name at the beginning of others

/** Entries that are wanted, in the order in which they are the better. */
export class Wanted {
  constructor() {
    /** @type {Set<number>} */
    this.entries = new Set();
    this.isCut = false; // whether there are more
  }

  /**
   * @param {Iterable<number>} entries
   * @param {number} most
   */
  add(entries, most) {
    let count = 0;
    for (const entry of entries) {
      if (count === most) {
        this.isCut = true;
        return;
      }
      count += this.entries.has(entry) ? 0 : 1;
      this.entries.add(entry);
    }
  }
}

export class Choosing {
  /**
   * @param {Factors} factors
   * @param {number} most entries of a word
   */
  constructor(factors, most) {
    this.factors = factors;
    this.keys = factors.keys;
    this.most = most;
  }

  /**
   * Entries of which each has all the words in its names, its places, its kind or its figures; and those that have all as one.
   * @param {Segment[]} segments
   * @param {Segment} whole
   * @param {boolean} isLoose also with a slip in each word
   */
  async together(segments, whole, isLoose) {
    const wanted = new Wanted();
    const [factors, names] = await Promise.all([
      Promise.all(segments.map((segment) => this.factors.of(segment, isLoose))),
      this.wholes(whole),
    ]);
    names.forEach((listed) => this.addListed(wanted, listed));
    this.addMeeting(wanted, factors.flat());
    await this.addMeasures(wanted, factors.flat());
    await this.addDated(wanted, segments);
    return wanted;
  }

  /**
   * The best subjects of figures of a date and a status, where nothing else is said.
   * @param {Wanted} wanted
   * @param {Segment[]} segments
   */
  async addDated(wanted, segments) {
    const keys = this.factors.dated(segments).slice(0, MOST_DATES);
    known(await Promise.all(keys.map((key) => this.keys.of(key)))).forEach((listed) => this.addListed(wanted, listed));
  }

  /**
   * @param {Wanted} wanted
   * @param {Listed} listed
   */
  addListed(wanted, { entries, isCut }) {
    wanted.add(entries, this.most);
    wanted.isCut = wanted.isCut || isCut;
  }

  /**
   * What all of a query is the name of, or the beginning of one.
   * @param {Segment} whole
   * @returns {Promise<Listed[]>}
   */
  async wholes(whole) {
    const exact = this.keys.of(KEY.WHOLE + plain(whole.text));
    const typed = whole.latin === whole.length ? this.factors.typed(whole.text) : [];
    return known(await Promise.all([exact, ...typed]));
  }

  /**
   * Entries that meet all factors but those that may be said otherwise. Where every one may be, those that have most of them.
   * @param {Wanted} wanted
   * @param {Factor[]} factors
   */
  addMeeting(wanted, factors) {
    const whole = factors.filter(({ lists }) => !lists.some(({ isCut }) => isCut));
    const bound = whole.filter(({ isSaid, isMeasure }) => !isSaid && !isMeasure);
    if (bound.length) {
      this.addBoth(wanted, factors, bound);
      return;
    }
    const own = whole.filter(({ isSaid }) => !isSaid);
    if (whole.length) {
      this.addBoth(wanted, factors, own.length ? own : whole);
    }
    this.addBest(wanted, factors);
  }

  /**
   * Of the factor that fewest entries have, those that have the others too.
   * @param {Wanted} wanted
   * @param {Factor[]} factors
   * @param {Factor[]} bound
   */
  addBoth(wanted, factors, bound) {
    const [first, ...others] = bound.sort((a, b) => sizeOf(a) - sizeOf(b));
    const meets = others.map(meetsFactor);
    const all = factors.map(meetsFactor);
    /** @type {(entry: number) => number} */
    const count = (entry) => all.filter((one) => one(entry)).length;
    const found = Array.from(entriesOf(first, others)).filter((entry) => meets.every((one) => one(entry)));
    wanted.add(found.length > this.most ? inOrder(found, count) : found, this.most);
  }

  /**
   * @param {Wanted} wanted
   * @param {Factor[]} factors
   */
  addBest(wanted, factors) {
    const all = factors.map(meetsFactor);
    const own = Array.from(new Set(factors.flatMap(({ lists }) => lists.flatMap(({ entries }) => entries))));
    wanted.add(
      inOrder(own, (entry) => all.filter((one) => one(entry)).length),
      this.most,
    );
    wanted.isCut = wanted.isCut || factors.some(({ lists }) => lists.some(({ isCut }) => isCut));
  }

  /**
   * The best subjects of the measures that are said, where nothing else says whose figures are asked for.
   * @param {Wanted} wanted
   * @param {Factor[]} factors
   */
  async addMeasures(wanted, factors) {
    const isOnly = factors.every(({ isSaid, isMeasure }) => isSaid || isMeasure);
    const own = factors.flatMap(({ lists }) =>
      lists.flatMap(({ entries }) => entries.filter((entry) => this.factors.isIndicator(entry))),
    );
    const counts = new Map();
    own.forEach((entry) => counts.set(entry, (counts.get(entry) || 0) + 1));
    const best = Array.from(counts.keys()).sort((a, b) => counts.get(b) - counts.get(a));
    const lists = isOnly
      ? await Promise.all(best.slice(0, WINDOW).map((entry) => this.keys.of(KEY.MEASURE + entry)))
      : [];
    known(lists).forEach((listed) => this.addListed(wanted, listed));
  }

  /**
   * Entries whose names have some words, each by itself.
   * @param {Segment[]} segments
   */
  async each(segments) {
    const wanted = new Wanted();
    for (const factors of await Promise.all(segments.map((segment) => this.factors.of(segment, false)))) {
      this.addBest(wanted, factors);
    }
    return wanted;
  }

  /**
   * Entries that lie in all of some places.
   * @param {Segment[]} segments each the name of a place
   */
  async inside(segments) {
    const wanted = new Wanted();
    const called = await Promise.all(segments.map(async (segment) => ({ lists: await this.wholes(segment) })));
    if (called.length) {
      const found = Array.from(entriesOf(called[0], called.slice(1)));
      wanted.add(
        found.filter((entry) => called.every((one) => meetsFactor(one)(entry))),
        this.most,
      );
    }
    return wanted;
  }

  /**
   * Entries that are called as some neighbouring words say, or by words of them.
   * @param {Segment[]} segments
   */
  async words(segments) {
    const wanted = await this.each(segments.filter(({ han }) => han));
    const latin = segments.filter(({ han, amount }) => !han && !amount);
    const texts = latin.flatMap((_, at) => windows(latin.slice(at, at + WINDOW).map(({ text }) => text)));
    await this.addWholes(
      wanted,
      texts.flatMap((text) => [text, text.replace(/ies$/, "y").replace(/s$/, "")]),
    );
    return wanted;
  }

  /**
   * @param {Wanted} wanted
   * @param {string[]} texts
   */
  async addWholes(wanted, texts) {
    const keys = Array.from(new Set(texts), (text) => this.keys.of(KEY.WHOLE + text));
    known(await Promise.all(keys)).forEach((listed) => this.addListed(wanted, listed));
  }

  /**
   * Entries that are called like the beginning of some letters.
   * @param {Segment} segment
   */
  async starts({ text }) {
    const wanted = new Wanted();
    await this.addWholes(wanted, Array.from(text, (_, i) => text.slice(0, i)).slice(SHORTEST));
    return wanted;
  }

  /** @param {Segment} segment */
  async slips(segment) {
    return this.listed(this.factors.ofSlips(segment));
  }

  /**
   * Entries with a syllable.
   * @param {Segment} segment
   */
  async syllable({ text }) {
    return this.listed([this.keys.of(KEY.SYLLABLE + text)]);
  }

  /**
   * Entries whose names may be abbreviated so.
   * @param {Segment} segment
   */
  async short({ codes }) {
    const begun = String.fromCodePoint(...codes.slice(0, 2));
    return this.listed([this.keys.of(KEY.SHORT + begun), this.keys.of(begun)]);
  }

  /** @param {Promise<Listed | null>[]} lists */
  async listed(lists) {
    const wanted = new Wanted();
    known(await Promise.all(lists)).forEach((listed) => this.addListed(wanted, listed));
    return wanted;
  }
}

/** @param {string[]} words */
function windows(words) {
  return words.map((_, end) => words.slice(0, end + 1).join(""));
}

/**
 * Those that have most first; else as they were.
 * @param {number[]} entries
 * @param {(entry: number) => number} count
 */
function inOrder(entries, count) {
  const counts = new Map(entries.map((entry) => [entry, count(entry)]));
  return entries.sort((a, b) => (counts.get(b) || 0) - (counts.get(a) || 0));
}
