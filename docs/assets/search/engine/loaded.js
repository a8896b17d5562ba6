/* What the search has loaded: each file of its data made into something, once; after a failure the next call tries again. */
import { readEntries } from "./entries.js";
import { allColumns } from "./fact-columns.js";
import { Facts } from "./facts.js";
import { Lexicon } from "./lexicon.js";
import { TextIndex } from "./text-index.js";
import { Texts } from "./texts.js";
import { Units } from "./units.js";

/** @import { Files, RelationsData, TextData } from "../types.js" */
/** @import { Entries } from "./entries.js" */

const SHARED = new Set(["text", "words", "synonyms", "sounds"]); // made of one file and of no names

export class Loaded {
  /** @param {Files} files */
  constructor(files) {
    this.files = files;
    this.units = new Units();
    /** What is known of relations, and the words that ask for them. */
    this.relations = () => files.load("relations");
    /** @type {Map<string, Promise<any>>} by the name of their file */
    this.made = new Map();
    /** @type {Loaded | null} */
    this.above = null;
  }

  /**
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  once(name, make) {
    const known = this.made.get(name);
    if (known) {
      return known;
    }
    if (this.above && SHARED.has(name)) {
      return this.above.once(name, make);
    }
    const making = make();
    making.catch(() => this.made.delete(name));
    this.made.set(name, making);
    return making;
  }

  /**
   * The same with other relations, and nothing made of names.
   * @param {() => Promise<RelationsData>} relations
   * @returns {Loaded}
   */
  over(relations) {
    const other = new Loaded(this.files);
    return Object.assign(other, { units: this.units, relations, above: this });
  }

  /** @returns {Promise<Entries>} */
  entries() {
    return this.once("names", async () => readEntries(await this.files.load("names"), this.units, this.files.root));
  }

  /** @returns {Promise<Facts>} */
  facts() {
    return this.once("facts", async () => {
      const [entries, data] = await Promise.all([this.entries(), this.files.load("facts")]);
      return new Facts(data, allColumns(data, entries), entries);
    });
  }

  /** @returns {Promise<Texts>} */
  texts() {
    return this.once("text", async () => {
      const index = new TextIndex(await this.files.load("text"), this.files);
      return new Texts(index, () => this.lexicon(), this.files);
    });
  }

  /** @returns {Promise<Lexicon>} */
  lexicon() {
    return this.once("words", async () => new Lexicon(await this.files.load("words"), this.units));
  }

  /**
   * At which entry each file of texts begins.
   * @returns {Promise<TextData["docs"]>}
   */
  async starts() {
    return (await this.files.load("text")).docs;
  }
}
