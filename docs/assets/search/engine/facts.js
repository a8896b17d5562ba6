/* facts.js made ready, and the facts that a query of place and indicator means. */
import { Evidence } from "./evidence.js";
import { halfYear, has, SHORT } from "./fact-text.js";
import { LEVEL } from "./lookup.js";
import { Quantities } from "./quantities.js";
import { BOUND, FACT, scoreOf, STEP, tierOf } from "./ranking.js";
import { isCalledPartly, isCalledSo, placesBetween } from "./subjects.js";
import { normalise } from "./tokens.js";

/** @import { SharedFacts } from "../types.js" */
/** @import { FactColumns } from "./fact-columns.js" */
/** @import { Entries } from "./entries.js" */
/** @import { FactMatch } from "./evidence.js" */
/** @import { Lookup } from "./lookup.js" */
/** @import { AmountWay, Segment } from "./segment.js" */

const [PRINTED, ENGLISH] = [1, 2]; // bits of the texts of a fact: its number as the source has it, and as English pages show it
/** How far an amount counts that fits in some way (Quantities.fit); another unit is no match, but may be shown where there is none. */
const FITS = { same: 2, converted: 2, alike: 0.5, other: 0, "": 0 };
const OTHERS = { ...FITS, alike: 2, other: 2 };

/** Facts in columns, numbered from 0. */
export class Facts {
  /**
   * @param {SharedFacts} shared
   * @param {FactColumns} columns
   * @param {Entries} entries
   */
  constructor(shared, columns, entries) {
    this.entries = entries;
    this.size = columns.keys.length;
    this.keys = columns.keys;
    this.subjects = columns.subjects;
    this.abouts = columns.abouts;
    this.indicators = columns.indicators;
    this.printed = columns.printed;
    this.chinese = columns.chinese;
    this.english = columns.english;
    this.amounts = columns.amounts;
    this.quantities = new Quantities(shared.units);
    this.units = columns.units;
    /** @type {Record<string, number>} */
    this.fits = FITS;
    this.weights = columns.weights;
    this.before = columns.before;
    this.periods = columns.periods;
    this.periodNames = shared.periodNames;
    this.statuses = columns.statuses;
    this.statusNames = shared.statusNames;
    this.sources = columns.sources;
    this.paragraphs = columns.paragraphs;
    this.scopes = columns.scopes;
    this.scopeZh = columns.scopeZh;
    this.scopeEn = columns.scopeEn;
    this.table = columns.table;
    this.values = columns.values;
    const dates = this.periodNames.map((names) => normalise(`${names.join(" ")} ${halfYear(names[0])}`));
    this.dates = this.periods.map((period) => dates[period]);
  }

  /**
   * The end of the period of a fact, as text that sorts.
   * @param {number} fact
   */
  until(fact) {
    return this.periodNames[this.periods[fact]][0].split("/").pop() || "";
  }

  /**
   * Scores of the facts that all lookups lead to.
   * @param {Lookup[]} lookups
   * @param {boolean} [isOther] also by the same digits of another unit
   * @returns {[fact: number, score: number, inside: number][]}
   */
  find(lookups, isOther = false) {
    this.fits = isOther ? OTHERS : FITS;
    const scopes = lookups.map((lookup) => (this.size ? lookup.of(this.table, this.scopeZh.length) : []));
    /** @type {[number, number, number][]} */
    const found = [];
    for (let fact = 0; fact < this.size; fact++) {
      const score = this.scoreOf(fact, lookups, scopes);
      if (score) {
        const inside = placesBetween(this, fact, lookups);
        found.push([fact, Math.max(scoreOf(tierOf(score)), score - FACT.INSIDE * inside), inside]);
      }
    }
    return found;
  }

  /**
   * @param {number} fact
   * @param {Lookup[]} lookups
   * @param {ArrayLike<number>[]} scopes bits of all scopes, by lookup
   */
  scoreOf(fact, lookups, scopes) {
    const matches = [];
    let texts = PRINTED | ENGLISH; // those in which all that is written stands: 130 billion is no mixture of 130亿元 and CNY 13 billion
    for (let i = 0; i < lookups.length; i++) {
      const match = this.match(fact, lookups[i], scopes[i], texts);
      if (!match) {
        return 0;
      }
      texts = match.texts;
      matches.push(match);
    }
    const evidence = new Evidence(matches);
    const tier = evidence.tier();
    return tier && scoreOf(tier, Math.min(STEP - 1, this.points(fact, evidence)));
  }

  /**
   * How one segment belongs to a fact; null if it does not.
   * @param {number} fact
   * @param {Lookup} lookup
   * @param {ArrayLike<number>} scopes
   * @param {number} texts in which all that was written before stands
   * @returns {FactMatch | null}
   */
  match(fact, lookup, scopes, texts) {
    const { need, segment } = lookup;
    const place = this.placeBits(fact, lookup);
    const indicator = this.indicatorBits(fact, lookup);
    const amount = this.amountFit(fact, segment);
    const written = amount ? 0 : this.writtenIn(fact, segment) & texts;
    const isDate = this.isDate(fact, segment);
    const isStatus = this.isStatus(fact, segment);
    const all = place | indicator | (amount || written || isDate || isStatus ? need : 0);
    const isLoose = all !== need;
    if (isLoose && (all | this.looseBits(fact, lookup, scopes)) !== need) {
      return null;
    }
    return {
      ...this.saying(fact, lookup, place, indicator),
      fit: amount || (written ? 1 : 0),
      texts: written || texts,
      isDate,
      isDay: isDate && segment.text.endsWith("日"),
      isStatus,
      isLoose,
    };
  }

  /**
   * The characters of a segment that the subject's names and places have.
   * @param {number} fact
   * @param {Lookup} lookup
   */
  placeBits(fact, lookup) {
    const subject = this.subjects[fact];
    const own = lookup.bits[subject];
    return own === lookup.need ? own : own | lookup.around(subject);
  }

  /**
   * The characters of a segment that the indicator's name has; of Latin letters only what names it clearly.
   * @param {number} fact
   * @param {Lookup} lookup
   */
  indicatorBits(fact, lookup) {
    const bits = lookup.bits[this.indicators[fact]];
    if (lookup.isHan) {
      return (bits & (bits >> 1)) !== 0 ? bits : 0;
    }
    const { length } = lookup.segment;
    const score = lookup.hits.score[this.indicators[fact]];
    const isExact = lookup.level === LEVEL.EXACT;
    if (length < FACT.BRIEF) {
      return bits && length > 1 && isExact && score >= BOUND.INITIALS ? 1 : 0;
    }
    return bits && (!isExact || score >= BOUND.INDICATOR) ? 1 : 0;
  }

  /**
   * What else a fact is about, and its scope.
   * @param {number} fact
   * @param {Lookup} lookup
   * @param {ArrayLike<number>} scopes
   */
  looseBits(fact, lookup, scopes) {
    const scope = this.scopes[fact];
    return this.abouts[fact].reduce((bits, entry) => bits | lookup.bits[entry], scope ? scopes[scope - 1] : 0);
  }

  /**
   * How a segment fits the amount of a fact: 2 surely, 1 perhaps, 0.5 but for the word of the unit, 0 not at all.
   * @param {number} fact
   * @param {Segment} segment
   */
  amountFit(fact, { amount, text }) {
    if (!amount) {
      return 0;
    }
    const fit = Math.max(...amount.ways.map((way) => this.fits[this.fitOf(fact, way)]));
    return fit < 2 || amount.sure || this.values[fact][0].startsWith(text) ? fit : 1;
  }

  /**
   * @param {number} fact
   * @param {AmountWay} way
   */
  fitOf(fact, way) {
    const fits = this.amounts[fact].map((value) =>
      this.quantities.fit(way, value, this.units[fact], this.printed[fact]),
    );
    return fits.sort((a, b) => OTHERS[b] - OTHERS[a] || (a < b ? 1 : -1))[0];
  }

  /**
   * Bits of the texts of a fact's number in which a segment stands.
   * @param {number} fact
   * @param {Segment} segment
   */
  writtenIn(fact, { text }) {
    const [printed, english] = this.values[fact];
    return text.length < 2 ? 0 : (has(printed, text) ? PRINTED : 0) | (has(english, text) ? ENGLISH : 0);
  }

  /**
   * Whether a segment is a date of the fact.
   * @param {number} fact
   * @param {Segment} segment
   */
  isDate(fact, { text }) {
    return text.length > 2 && has(this.dates[fact], text);
  }

  /**
   * Whether a segment is the status of the fact.
   * @param {number} fact
   * @param {Segment} segment
   */
  isStatus(fact, { text }) {
    const [, zh, en] = this.statusNames[this.statuses[fact]];
    return zh === text || (text.length >= SHORT && en.startsWith(text));
  }

  /**
   * What of place and indicator a segment says. It may say both (海门载体面积), but not by the same characters, unless the subject is called
   * like the indicator: 飞地孵化器, or 南通基金 of 南通两大基金集群.
   * @param {number} fact
   * @param {Lookup} lookup
   * @param {number} place bits
   * @param {number} indicator bits
   */
  saying(fact, lookup, place, indicator) {
    const { isHan, need, segment } = lookup;
    const isName = lookup.hits.score[this.indicators[fact]] >= BOUND.EXACT; // GDP is no initials
    const isWhole = indicator === need;
    const isBoth = isWhole ? isCalledSo(this, fact, lookup) : isCalledPartly(this, fact, lookup, indicator);
    const alone = isBoth ? indicator : indicator & ~place;
    const saysIndicator = alone !== 0;
    const said = saysIndicator || !isWhole ? alone : indicator;
    return {
      saysPlace: (place & ~indicator) !== 0,
      saysIndicator,
      share: said ? lookup.share(this.indicators[fact], said) : 0,
      isBrief: saysIndicator && !isHan && segment.length < FACT.BRIEF && !isName,
      isLabel: saysIndicator && isWhole && lookup.isLabel,
      isLetter: !isHan && segment.length === 1,
      named: this.nameScore(fact, lookup, isWhole),
    };
  }

  /**
   * How well a segment alone names the subject or the indicator.
   * @param {number} fact
   * @param {Lookup} lookup
   * @param {boolean} isIndicator whether it says the indicator
   */
  nameScore(fact, { bits, hits, need }, isIndicator) {
    const subject = bits[this.subjects[fact]] === need ? hits.score[this.subjects[fact]] : 0;
    const indicator = isIndicator ? hits.score[this.indicators[fact]] : 0;
    return Math.max(subject, indicator);
  }

  /**
   * What makes a fact of several come first: how well the words fit, then what is better known, actual, and recent.
   * @param {number} fact
   * @param {Evidence} evidence
   */
  points(fact, evidence) {
    const [period] = this.periodNames[this.periods[fact]];
    const [year] = /[0-9]{4}(?=[^/]*$)/.exec(period) || [FACT.FIRST_YEAR];
    const years = Math.min(FACT.MOST_YEARS, Math.max(0, Number(year) - FACT.FIRST_YEAR));
    const prior = this.entries.prior(this.subjects[fact]) / FACT.PRIOR;
    const actual = this.statuses[fact] ? 0 : FACT.ACTUAL;
    return Math.max(
      0,
      Math.round(evidence.points() + prior + actual + years / FACT.RECENT + FACT.WEIGHT[this.weights[fact]]),
    );
  }
}
