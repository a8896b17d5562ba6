/* synonyms.js made ready: what people say and the atlas does not, in a query or as the whole of it. */
import { HAN_FIRST, runs } from "./tokens.js";
import { stem } from "./stem.js";
import { readLines } from "./wire.js";

/** @import { SynonymsData } from "../types.js" */

/** @typedef {{mean: string[], isPostal: boolean}} Synonym */
/** @typedef {{text: string, mean: string, isPostal: boolean}} Meant a query with other words, and which they are */

const WINDOW = 5; // words of what is said, at most
const SHORTEST = 2; // characters

/**
 * Words as they are compared: Han as it is, Latin by its stems.
 * @param {string} text
 */
function wordsOf(text) {
  return runs(text.replace(/[-‐–]/g, " ")).map((run) => (HAN_FIRST.test(run) ? run : stem(run)));
}

/**
 * What a synonym means, each time in the place of what was said.
 * @param {Synonym} synonym
 * @param {(mean: string) => string} textWith
 * @returns {Meant[]}
 */
function meantBy({ mean, isPostal }, textWith) {
  return mean.map((one) => ({ text: textWith(one), mean: one, isPostal }));
}

export class Synonyms {
  /** @param {SynonymsData} data */
  constructor(data) {
    /** @type {Map<string, Synonym>} */
    this.said = new Map();
    const means = readLines(data.mean);
    readLines(data.say).forEach((row, i) => {
      const synonym = { mean: means[i].split("\t"), isPostal: data.postal[i] === "1" };
      row.split("\t").forEach((said) => this.said.set(wordsOf(said).join(" "), synonym));
    });
  }

  /**
   * What the whole of a text means, or else the text with what a piece of it means.
   * @param {string} text simplified, in small letters
   * @returns {{isWhole: boolean, meant: Meant[]}}
   */
  of(text) {
    const words = wordsOf(text);
    const whole = this.said.get(words.join(" "));
    if (whole) {
      return { isWhole: true, meant: meantBy(whole, (mean) => mean) };
    }
    return { isWhole: false, meant: [...this.inWords(words, runs(text)), ...this.inHan(text)] };
  }

  /**
   * @param {string[]} words
   * @param {string[]} typed the same before stems were taken
   * @returns {Meant[]}
   */
  inWords(words, typed) {
    for (let length = Math.min(WINDOW, words.length - 1); length > 0 && words.length === typed.length; length--) {
      for (let at = 0; at + length <= words.length; at++) {
        const synonym = this.said.get(words.slice(at, at + length).join(" "));
        if (synonym) {
          const [before, after] = [typed.slice(0, at), typed.slice(at + length)];
          return meantBy(synonym, (mean) => [...before, mean, ...after].join(" "));
        }
      }
    }
    return [];
  }

  /**
   * @param {string} text
   * @returns {Meant[]}
   */
  inHan(text) {
    for (let length = text.length - 1; length >= SHORTEST; length--) {
      for (let at = 0; at + length <= text.length; at++) {
        const said = text.slice(at, at + length);
        const synonym = HAN_FIRST.test(said) ? this.said.get(said) : undefined;
        if (synonym) {
          const [before, after] = [text.slice(0, at), text.slice(at + length)];
          return meantBy(synonym, (mean) => `${before} ${mean} ${after}`);
        }
      }
    }
    return [];
  }
}
