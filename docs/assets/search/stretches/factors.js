/* What the words of a query ask of an entry, as the lists of those that may have it. */
import { halfYear, SHORT } from "../engine/fact-text.js";
import { Lookup } from "../engine/lookup.js";
import { BOUND } from "../engine/ranking.js";
import { cover, scan } from "../engine/scan.js";
import { isHan } from "../engine/signs.js";
import { stem } from "../engine/stem.js";
import { normalise } from "../engine/tokens.js";
import { amounts, KEY, slips } from "./keys.js";

/** @import { FactsData } from "../types.js" */
/** @import { Entries } from "../engine/entries.js" */
/** @import { Segment } from "../engine/segment.js" */
/** @import { Table } from "../engine/table.js" */
/** @import { Keys, Listed } from "./keys.js" */

/**
 * What of a query has to be said by the names of an entry or of a place around it, unless something else says it.
 * @typedef {object} Factor
 * @property {Listed[]} lists
 * @property {boolean} isSaid whether a kind, a date, a status or an amount may say it
 * @property {boolean} isMeasure whether an indicator is called so
 */

const LETTER = /^[a-z]$/;
const INSIDE = 2000; // entries of places that are looked through

export class Factors {
  /**
   * @param {Keys} keys
   * @param {Entries} shared
   * @param {FactsData | null} facts what all figures share
   * @param {{table: Table, size: number}} measures the indicators, which are the first of all entries
   */
  constructor(keys, shared, facts, measures) {
    this.keys = keys;
    this.shared = shared;
    this.measures = measures;
    this.dates = facts ? facts.periodNames.map((names) => normalise(`${names.join(" ")} ${halfYear(names[0])}`)) : [];
    this.statuses = facts ? facts.statusNames : [];
    this.units = facts ? facts.units : [];
  }

  /**
   * @param {string} text letters, perhaps with digits for tones
   * @returns {Promise<Listed | null>[]}
   */
  typed(text) {
    const kinds = text.length < BOUND.DEEP ? [KEY.LETTERS] : [KEY.LETTERS, KEY.DEEP];
    return Array.from(new Set([text, plain(text)])).flatMap((letters) =>
      kinds.map((kind) => this.keys.typed(kind, letters)),
    );
  }

  /**
   * @param {Segment} segment
   * @param {boolean} isLoose
   * @returns {Promise<Factor[]>}
   */
  async of(segment, isLoose) {
    const isSaid = this.isSaid(segment);
    if (segment.isHan && !segment.amount) {
      const lists = await this.ofCharacters(segment);
      const [labels, measures] = [this.shared.labels, this.measures.table].map((table) => bitsOf(table, segment));
      return lists.map((own, i) => ({
        lists: own,
        isSaid: isSaid || (labels & (1 << i)) !== 0,
        isMeasure: (measures & (1 << i)) !== 0,
      }));
    }
    const asked = segment.han ? this.ofMixture(segment) : this.ofLetters(segment);
    const loose = isLoose && !segment.han ? this.ofSlips(segment) : [];
    const lists = known(await Promise.all([...asked, ...loose, ...this.ofAmounts(segment)]));
    const isLabel = new Lookup(this.shared, segment, true).label.some(Boolean);
    const measures = scan(this.measures.table, this.measures.size, segment, false).owners;
    const isMeasure =
      measures.length > 0 || (isLoose && lists.some(({ entries }) => entries.some((one) => this.isIndicator(one))));
    return [{ lists, isSaid: isSaid || isLabel, isMeasure }];
  }

  /** @param {number} entry */
  isIndicator(entry) {
    return entry < this.measures.size;
  }

  /**
   * For each character of a segment, the lists of the pairs that it is in.
   * @param {Segment} segment
   * @returns {Promise<Listed[][]>}
   */
  async ofCharacters({ codes }) {
    const signs = codes.map((code) => String.fromCodePoint(code));
    if (signs.length === 1) {
      return [known([await this.keys.of(signs[0])])];
    }
    const pairs = await Promise.all(signs.slice(1).map((sign, i) => this.keys.of(signs[i] + sign)));
    return signs.map((_, i) => known([pairs[i - 1] || null, pairs[i] || null]));
  }

  /** @param {Segment} segment */
  ofLetters({ text }) {
    return [...this.typed(text), this.keys.of(KEY.STEM + stem(text)), this.keys.of(KEY.WHOLE + plain(text))];
  }

  /** @param {Segment} segment */
  ofAmounts({ amount }) {
    const keys = (amount ? amount.ways : []).flatMap(({ number, unit, factor }) => {
      const [dimension, size] = this.units[unit] || ["", 1];
      return [...amounts("", number), ...(dimension ? amounts(dimension, number * factor * size) : [])];
    });
    return Array.from(new Set(keys), (key) => this.keys.of(key));
  }

  /** @param {Segment} segment */
  ofSlips({ text }) {
    return slips(text).map((letters) => this.keys.of(KEY.SLIPPED + letters));
  }

  /**
   * Of characters and letters: a character with the syllable or the first letter before it, then two characters that stand together, else
   * one with the two letters behind it and with the first of them, which may be the beginning of a syllable, else one alone.
   * @param {Segment} segment
   */
  ofMixture({ codes }) {
    const signs = codes.map((code) => String.fromCodePoint(code));
    const text = signs.join("");
    const places = signs.flatMap((_, i) => (isHan(codes[i]) ? [i] : []));
    const pair = places.find((i) => isHan(codes[i + 1] || 0));
    const begun = places.find((i) => LETTER.test(signs[i + 1] || ""));
    const lengths = pair !== undefined ? [2] : begun !== undefined ? [3, 2] : [1];
    const from = pair ?? begun ?? places[0];
    const before = (text.match(/^[a-z]+(?=[^a-z])/) || [""])[0];
    const led = before ? [before, before.slice(-1)].map((letters) => letters + signs[before.length]) : [];
    const keys = [...led, ...lengths.map((length) => signs.slice(from, from + length).join(""))];
    return Array.from(new Set(keys), (key) => this.keys.of(key));
  }

  /**
   * Whether a segment may be the number, the date or the status of a figure.
   * @param {Segment} segment
   */
  isSaid({ text, amount }) {
    return (
      Boolean(amount) || /[0-9]/.test(text) || this.isStatus(text).includes(true) || this.isDate(text).includes(true)
    );
  }

  /** @param {string} text */
  isStatus(text) {
    return this.statuses.map(([, zh, en]) => zh === text || (text.length >= SHORT && en.startsWith(text)));
  }

  /** @param {string} text */
  isDate(text) {
    return this.dates.map((date) => text.length > 2 && date.includes(text));
  }

  /**
   * Keys of the dates and statuses that a query says, if it says nothing else.
   * @param {Segment[]} segments
   */
  dated(segments) {
    const texts = segments.map(({ text }) => text);
    const [dates, statuses] = [
      texts.filter((text) => this.isDate(text).includes(true)),
      texts.filter((text) => this.isStatus(text).includes(true)),
    ];
    const isAll = dates.length > 0 && dates.length + statuses.length >= texts.length;
    const periods = this.dates.flatMap((_, period) =>
      isAll && dates.every((text) => this.isDate(text)[period]) ? [period] : [],
    );
    const of = this.statuses.flatMap((_, status) =>
      statuses.every((text) => this.isStatus(text)[status]) ? [status] : [],
    );
    return periods.flatMap((period) => of.map((status) => `${KEY.DATED}${period}:${status}`));
  }
}

/**
 * Which characters of a segment stand in some name of a table: bit n is character n.
 * @param {Table} table
 * @param {Segment} segment
 */
function bitsOf(table, segment) {
  return cover(table, table.size, segment).reduce((all, one) => all | one, 0);
}

/**
 * @param {(Listed | null)[]} lists
 * @returns {Listed[]}
 */
export function known(lists) {
  return lists.flatMap((listed) => (listed ? [listed] : []));
}

/**
 * Letters without the digits of their tones.
 * @param {string} text
 */
export function plain(text) {
  return text.replace(/([a-z])[0-5](?![0-9])/g, "$1");
}

/**
 * How many entries have a factor by their names or the places around them.
 * @param {Pick<Factor, "lists">} factor
 */
export function sizeOf({ lists }) {
  return lists.reduce(
    (sum, { entries, spans }) => sum + entries.length + Array.from(spans.values()).reduce((a, b) => a + b, 0),
    0,
  );
}

/**
 * Whether an entry has a factor by its names or the places around it.
 * @param {Pick<Factor, "lists">} factor
 * @returns {(entry: number) => boolean}
 */
export function meetsFactor({ lists }) {
  const own = new Set(lists.flatMap(({ entries }) => entries));
  const ranges = lists.flatMap(({ spans }) => Array.from(spans));
  return (entry) => own.has(entry) || ranges.some(([place, span]) => entry > place && entry <= place + span);
}

/**
 * The entries that have a factor, those of its names first; of places within which very many lie, those that have one of the others.
 * @param {Pick<Factor, "lists">} factor
 * @param {Pick<Factor, "lists">[]} others
 * @returns {Set<number>}
 */
export function entriesOf(factor, others) {
  const found = new Set(factor.lists.flatMap(({ entries }) => entries));
  const meets = meetsFactor(factor);
  if (sizeOf(factor) > INSIDE) {
    others.forEach(({ lists }) =>
      lists.forEach(({ entries }) => entries.filter(meets).forEach((entry) => found.add(entry))),
    );
  }
  for (const { spans } of factor.lists) {
    for (const [place, span] of spans) {
      for (let entry = place + 1; entry <= place + Math.min(span, INSIDE); entry++) {
        found.add(entry);
      }
    }
  }
  return found;
}
