/* Characters and words of other orthographies (hooks/atlas/search/fold.py). */
import { segmentOf } from "./segment.js";

/** @import { FoldData } from "../types.js" */
/** @import { Segment } from "./segment.js" */

export class Fold {
  /** @param {FoldData} data */
  constructor(data) {
    const to = Array.from(data.to, codeOf);
    this.characters = new Map(Array.from(data.from, (sign, i) => [codeOf(sign), to[i]]));
    this.foreign = data.from ? new RegExp(`[${data.from}]`, "u") : null;
    this.words = data.words ? data.words.split(" ").map((pair) => pair.split("=")) : [];
    this.words.sort((a, b) => b[0].length - a[0].length);
  }

  /**
   * The segment in simplified characters; itself if it is already.
   * @param {Segment} segment
   */
  simplified(segment) {
    const codes = segment.codes.map((code) => this.code(code));
    return codes.every((code, i) => code === segment.codes[i]) ? segment : segment.with(codes);
  }

  /**
   * A text in simplified characters.
   * @param {string} text
   */
  text(text) {
    if (!this.foreign || !this.foreign.test(text)) {
      return text;
    }
    return Array.from(text, (sign) => String.fromCodePoint(this.code(codeOf(sign)))).join("");
  }

  /** @param {number} code */
  code(code) {
    return this.characters.get(code) || code;
  }

  /**
   * The segment in words of the mainland (软体 → 软件); itself if none is foreign.
   * @param {Segment} segment
   */
  mainland(segment) {
    const text = this.words.reduce((whole, [foreign, ours]) => whole.split(foreign).join(ours), segment.text);
    return text === segment.text ? segment : segmentOf(text);
  }
}

/** @param {string} sign */
function codeOf(sign) {
  return sign.codePointAt(0) || 0;
}
