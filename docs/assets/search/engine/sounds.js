/* sounds.js made ready: which characters sound alike, whether they stand in a name or not. */
import { confusedWith } from "./syllables.js";

/** @import { SoundsData } from "../types.js" */
/** @import { Units } from "./units.js" */

/** How two characters are alike: not at all, by a sound that is easily confused, by their sound, or they are one. */
export const ALIKE = { NOT: 0, NEARLY: 1, SOUND: 2, SAME: 3 };

export class Sounds {
  /**
   * @param {SoundsData} data
   * @param {Units} units of the names
   */
  constructor(data, units) {
    this.units = units;
    /** @type {Map<number, string[]>} */
    this.ofCode = new Map();
    for (const group of data.syllables ? data.syllables.split(" ") : []) {
      const syllable = (/^[a-z]+/.exec(group) || [""])[0];
      for (const sign of group.slice(syllable.length)) {
        const code = sign.codePointAt(0) || 0;
        this.ofCode.set(code, [...(this.ofCode.get(code) || []), syllable]);
      }
    }
  }

  /**
   * Readings of a character, without tones.
   * @param {number} code
   * @returns {string[]}
   */
  of(code) {
    const unit = this.units.known(code);
    const syllables = unit < 0 ? [] : this.units.syllables[unit];
    return syllables.length ? syllables.map(({ text }) => text) : this.ofCode.get(code) || [];
  }

  /**
   * For each unit of names, how it is like a character.
   * @param {number} code
   * @returns {Uint8Array}
   */
  like(code) {
    const found = new Uint8Array(this.units.count);
    const own = this.of(code);
    const near = new Set(own.flatMap((text) => confusedWith(text).map((codes) => String.fromCharCode(...codes))));
    for (let unit = 1; unit < this.units.count; unit++) {
      const texts = this.units.syllables[unit].map(({ text }) => text);
      const isNear = texts.some((text) => near.has(text));
      found[unit] = texts.some((text) => own.includes(text)) ? ALIKE.SOUND : isNear ? ALIKE.NEARLY : ALIKE.NOT;
    }
    const same = this.units.known(code);
    if (same >= 0) {
      found[same] = ALIKE.SAME;
    }
    return found;
  }
}
