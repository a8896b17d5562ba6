/* Many names in one row of units, ready to be scanned: of a name of five characters that is five small numbers. */
import { readLines, readNumbers } from "./wire.js";

/** @import { Pack } from "../types.js" */
/** @import { Syllable } from "./syllables.js" */
/** @import { Units } from "./units.js" */

/** @typedef {{offset: Uint32Array, letters: Uint16Array, unitEnds: Uint8Array}} Spelling see typos.js */

const STEP = 400; // names after which it may yield to the page

/** Columns of names: name n is `texts[n]`, its units are those of `row` from `at[n]` to `at[n + 1]`. */
export class Table {
  /** @param {Units} units */
  constructor(units) {
    this.units = units;
    this.size = 0; // names
    /** @type {string[]} */
    this.texts = [];
    /** @type {number[]} the entry of a name */
    this.owners = [];
    /** @type {number[]} its place among the names of the entry; 0: the name itself */
    this.alias = [];
    /** @type {number[]} 1: a name of the English column */
    this.latin = [];
    /** @type {number[] | Uint32Array} */
    this.at = [0];
    /** @type {number[] | Uint32Array} */
    this.row = [];
    this.begins = new Uint8Array(0); // 1: a word begins at this unit
    /** @type {Map<number, Syllable>} place in the row → the right reading, where it is not the usual one */
    this.fixed = new Map();
    /** @type {Spelling | null} */
    this.spelling = null;
  }

  /**
   * Adds a name before the table is sealed.
   * @param {string} text
   * @param {number} owner
   * @param {number} alias
   * @param {boolean} isLatin
   * @param {number[]} [units] of the text, where they are known
   */
  add(text, owner, alias, isLatin, units) {
    const row = /** @type {number[]} */ (this.row);
    if (units) {
      row.push(...units);
    } else {
      this.units.each(text, (unit) => row.push(unit));
    }
    this.texts.push(text);
    this.owners.push(owner);
    this.alias.push(alias);
    this.latin.push(isLatin ? 1 : 0);
    /** @type {number[]} */ (this.at).push(row.length);
  }

  /**
   * Makes the columns small; every unit begins a word as long as nothing else is read.
   * @returns {this}
   */
  seal() {
    this.row = Uint32Array.from(this.row);
    this.at = Uint32Array.from(this.at);
    this.begins = new Uint8Array(this.row.length).fill(1);
    this.size = this.owners.length;
    return this;
  }

  /**
   * Steps that fill the table with Chinese and English names, of which every line holds those of one owner, and seal it.
   * @param {string[]} zh
   * @param {string[]} en
   * @param {Pack} pack of the Chinese names
   * @returns {Generator<void, void>}
   */
  *fill(zh, en, pack) {
    yield* this.addLines(zh, false);
    yield* this.addLines(en, true);
    this.seal();
    yield* this.read(pack);
  }

  /**
   * @param {string[]} lines
   * @param {boolean} isLatin
   * @returns {Generator<void, void>}
   */
  *addLines(lines, isLatin) {
    for (let owner = 0; owner < lines.length; owner++) {
      lines[owner].split("\t").forEach((text, alias) => text && this.add(text, owner, alias, isLatin));
      if (owner % STEP === 0) {
        yield;
      }
    }
  }

  /**
   * Reads word beginnings and right readings of the Chinese names, which are the first names of the table.
   * @param {Pack} pack
   * @returns {Generator<void, void>}
   */
  *read(pack) {
    const told = this.units.learn(pack);
    const words = readLines(pack.words);
    for (let name = 0; name < words.length; name++) {
      this.divide(name, words[name]);
      if (name % STEP === 0) {
        yield;
      }
    }
    const fixes = readNumbers(pack.fixes);
    for (let i = 0, name = 0; i < fixes.length; i += 3) {
      name += fixes[i];
      const place = this.hanPlace(name, fixes[i + 1]);
      const readings = told.get(this.units.code[this.row[place]]) || [];
      this.fixed.set(place, readings[fixes[i + 2]]);
    }
  }

  /**
   * @param {number} name
   * @param {string} lengths of its words in Han characters, in base 36
   */
  divide(name, lengths) {
    let word = 0;
    let left = 0;
    for (let place = this.at[name]; place < this.at[name + 1]; place++) {
      if (this.units.code[this.row[place]]) {
        this.begins[place] = left ? 0 : 1;
        left = left || parseInt(lengths[word++] || "1", 36);
        left--;
      }
    }
  }

  /**
   * Place of the n-th Han character of a name, from 0.
   * @param {number} name
   * @param {number} n
   */
  hanPlace(name, n) {
    let place = this.at[name];
    while (!this.units.code[this.row[place]] || n-- > 0) {
      place++;
    }
    return place;
  }
}
