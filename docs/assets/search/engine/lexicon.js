/* words.js made ready: Chinese words of texts by their pinyin, for letters that name nothing. */
import { BOUND, TIER, tierOf } from "./ranking.js";
import { scan } from "./scan.js";
import { Table } from "./table.js";
import { readLines } from "./wire.js";

/** @import { WordsData } from "../types.js" */
/** @import { Segment } from "./segment.js" */
/** @import { Units } from "./units.js" */

const SPELLED = [TIER.PINYIN_WHOLE, TIER.OTHER_READING];

export class Lexicon {
  /**
   * @param {WordsData} data
   * @param {Units} units
   */
  constructor(data, units) {
    units.learn(data);
    this.table = new Table(units);
    this.words = readLines(data.words);
    this.words.forEach((word, i) => this.table.add(word, i, 0, false));
    this.table.seal();
  }

  /**
   * Words that a segment is the whole pinyin of.
   * @param {Segment} segment
   * @returns {string[]}
   */
  find(segment) {
    const { owners, score, stop } = scan(this.table, this.words.length, segment, false);
    /** @param {number} word */
    const isSpelled = (word) => stop[word] === this.table.at[word + 1] && SPELLED.includes(tierOf(score[word]));
    const whole = owners.filter(isSpelled).sort((a, b) => score[b] - score[a]);
    return whole.slice(0, BOUND.WORDS).map((word) => this.words[word]);
  }
}
