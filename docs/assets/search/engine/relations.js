/* relations.js made ready, and the relations that a query asks for: 谁运营X, X的投资方, who operates X. */
import { stem } from "./stem.js";
import { STOP } from "./tokens.js";
import { readNumbers } from "./wire.js";

/** @import { RelationRow, RelationsData } from "../types.js" */

/** @typedef {{zh: string[], en: string[][]}} Asked words of a relation: Chinese ones, and English ones by their stems */

const NOTES = /（[^）]*）|\([^)]*\)/g;
const ENDS = /(?:方为|方|为|于|有|者|的有|来自)$/; // what a name has after the word that tells
const HELPERS = new Set("is are was were has have had it its he she".split(" "));
const LEAST = 2; // characters of a word that tells

/** @param {string} name */
function tellingZh(name) {
  return name
    .replace(NOTES, "")
    .replace(ENDS, "")
    .split(/[或与和]/);
}

/** @param {string} name */
function tellingEn(name) {
  const words = name
    .replace(NOTES, "")
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.filter((word) => word && !STOP.has(word) && !HELPERS.has(word)).map(stem);
}

/**
 * Words that ask for a relation.
 * @param {RelationRow} row
 * @returns {Asked}
 */
function askedOf([, zh, inverseZh, en, inverseEn, askedZh, askedEn]) {
  const han = [...tellingZh(zh), ...tellingZh(inverseZh), ...askedZh.split(" ")].filter((word) => word.length >= LEAST);
  const latin = [
    tellingEn(en),
    tellingEn(inverseEn),
    ...askedEn
      .split(" ")
      .filter(Boolean)
      .map((word) => [stem(word)]),
  ];
  return { zh: Array.from(new Set(han)), en: latin.filter((words) => words.length) };
}

/** The names of all relations, and which of them some words ask for. */
export class RelationNames {
  /** @param {RelationRow[]} rows */
  constructor(rows) {
    this.rows = rows;
    this.asked = rows.map(askedOf);
  }

  /**
   * Numbers of all relations, or of that of one id.
   * @param {string} [id]
   * @returns {Set<number>}
   */
  numbers(id) {
    return new Set(Array.from(this.rows.keys()).filter((row) => !id || this.rows[row][0] === id));
  }

  /**
   * Numbers of the relations that some words ask for, each word by itself.
   * @param {string[]} words
   * @returns {Set<number>}
   */
  askedBy(words) {
    const stems = new Set(words.map((word) => stem(word)));
    /** @type {Set<number>} */
    const found = new Set();
    this.asked.forEach(({ zh, en }, relation) => {
      const isZh = zh.some((word) =>
        words.some((typed) => typed === word || typed === `${word}方` || typed === `${word}商`),
      );
      if (isZh || en.some((all) => all.every((one) => stems.has(one)))) {
        found.add(relation);
      }
    });
    return found;
  }
}

/** Relations in columns. */
export class Relations {
  /** @param {RelationsData} data */
  constructor(data) {
    /** @type {(numbers: RelationsData["subjects"]) => number[]} */
    const read = (numbers) => (typeof numbers === "string" ? readNumbers(numbers) : numbers);
    this.subjects = read(data.subjects);
    this.objects = read(data.objects);
    this.relations = read(data.relations);
    this.statuses = Array.from(data.statuses, Number);
    const sources = read(data.sources);
    this.sources = sources.filter((_, i) => i % 2 === 0).map((source) => source - 1);
    this.paragraphs = sources.filter((_, i) => i % 2);
  }

  /**
   * Relations of one of some sorts that some entries have, those first in which they are the side that is expected.
   * @param {Set<number>} sorts
   * @param {number[]} entries
   * @param {boolean} isObject whether they are expected to be the object: 谁运营X
   * @returns {number[]}
   */
  of(sorts, entries, isObject) {
    const [first, second] = isObject ? [this.objects, this.subjects] : [this.subjects, this.objects];
    /** @param {number[]} ends */
    const at = (ends) =>
      ends
        .map((end, row) => (sorts.has(this.relations[row]) && entries.includes(end) ? row : -1))
        .filter((row) => row >= 0);
    return Array.from(new Set([...at(first), ...at(second)]));
  }
}
