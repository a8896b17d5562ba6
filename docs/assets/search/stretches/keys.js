/* The keys of names (hooks/atlas/search/keys.py): from what is typed to the numbers of the entries that it may name. */
import { placeIn } from "../engine/text-index.js";
import { readLines, readNumbers } from "../engine/wire.js";

/** @import { Files, KeysData } from "../types.js" */

/**
 * The entries of a key.
 * @typedef {object} Listed
 * @property {number[]} entries the best first if there are more, else in their order
 * @property {Map<number, number>} spans of those within which others lie: how many after it do
 * @property {boolean} isCut whether there are more
 */

const DEEPEST = 7; // letters of a key
const SLIP = 6; // letters at the beginning of a word of which one may be wrong
const NEAR = 0.03; // part by which amounts of one key may differ
/** What a key that is no Han character begins with. */
export const KEY = {
  WHOLE: "!",
  SYLLABLE: "#",
  STEM: "%",
  SHORT: "&",
  SLIPPED: "*",
  MEASURE: "+",
  LETTERS: "-",
  AMOUNT: "=",
  DEEP: "~",
  DATED: "?",
};
/** @type {[RegExp, string][]} */
const ALIKE = [
  [/v/g, "u"],
  [/([zcs])h/g, "$1"],
  [/l/g, "n"],
  [/ng+/g, "n"],
  [/h/g, "f"],
];

/**
 * Letters with sounds that are easily confused written alike (hooks/atlas/search/units.py).
 * @param {string} text
 */
function alike(text) {
  return ALIKE.reduce((letters, [pattern, other]) => letters.replace(pattern, other), text);
}

/**
 * What is left of the beginning of a word without one of its letters (hooks/atlas/search/keys.py).
 * @param {string} letters
 * @returns {string[]}
 */
export function slips(letters) {
  const begun = [SLIP - 1, SLIP].filter((length) => letters.length >= length).map((length) => letters.slice(0, length));
  return begun.flatMap((text) => Array.from(text, (_, i) => text.slice(0, i) + text.slice(i + 1)));
}

/**
 * Keys of an amount, and of those that differ from it by little (hooks/atlas/search/keys.py).
 * @param {string} dimension
 * @param {number} amount
 * @returns {string[]}
 */
export function amounts(dimension, amount) {
  const near = Math.floor(Math.log(Math.abs(amount)) / NEAR);
  return amount ? [near - 1, near, near + 1].map((one) => `${KEY.AMOUNT}${dimension}:${one}`) : [];
}

export class Keys {
  /**
   * @param {string} first key of each file, a line each
   * @param {Pick<Files, "load">} files
   */
  constructor(first, files) {
    this.first = readLines(first);
    this.files = files;
    /** @type {Map<number, Promise<Shard>>} */
    this.shards = new Map();
  }

  /**
   * The file that a key is in, if it is in any; after a failure the next call tries again.
   * @param {string} key
   */
  shard(key) {
    const number = placeIn(this.first, key);
    const known = this.shards.get(number);
    if (known) {
      return known;
    }
    const loading = this.files.load(`keys-${number + 1}`).then((data) => new Shard(data));
    loading.catch(() => this.shards.delete(number));
    this.shards.set(number, loading);
    return loading;
  }

  /**
   * Entries of a key; null if it has none.
   * @param {string} key
   * @returns {Promise<Listed | null>}
   */
  async of(key) {
    return (await this.shard(key)).of(key);
  }

  /**
   * Entries for which letters may be typed, in full, as initials or in part: those of the longest key that begins them.
   * @param {string} kind LETTERS where words begin, DEEP inside of them
   * @param {string} letters
   * @returns {Promise<Listed | null>}
   */
  async typed(kind, letters) {
    const key = kind + alike(letters).slice(0, DEEPEST);
    return (await this.shard(key)).begun(key);
  }
}

/** A file of keys. */
class Shard {
  /** @param {KeysData} data */
  constructor(data) {
    this.keys = readLines(data.keys);
    this.numbers = readNumbers(data.entries);
    this.places = new Map(this.keys.map((key, i) => [key, i]));
    /** @type {number[]} where what is said of each key begins */
    this.offsets = [];
    let at = 0;
    for (let i = 0; i < this.keys.length; i++) {
      this.offsets.push(at);
      const listed = this.numbers[at + 1] >> 1;
      at += 2;
      for (let left = listed; left > 0; left--) {
        at += this.numbers[at] % 2 ? 2 : 1;
      }
    }
  }

  /**
   * @param {string} key
   * @returns {Listed | null}
   */
  of(key) {
    const place = this.places.get(key);
    return place === undefined ? null : this.listed(place);
  }

  /**
   * The last key that is no later than another, if it begins that.
   * @param {string} key
   */
  begun(key) {
    const place = placeIn(this.keys, key);
    return key.startsWith(this.keys[place]) ? this.listed(place) : null;
  }

  /**
   * @param {number} place
   * @returns {Listed}
   */
  listed(place) {
    let at = this.offsets[place];
    const [count, listed, isRanked] = [this.numbers[at++], this.numbers[at] >> 1, this.numbers[at++] % 2];
    /** @type {number[]} */
    const entries = [];
    const spans = new Map();
    const isCut = listed < count;
    let last = 0;
    for (let left = listed; left > 0; left--) {
      const step = this.numbers[at++];
      const entry = last + (step >> 1);
      entries.push(entry);
      if (step % 2) {
        spans.set(entry, this.numbers[at++]);
      }
      last = isRanked ? 0 : entry;
    }
    return { entries, spans, isCut };
  }
}
