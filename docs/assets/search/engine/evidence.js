/* What the segments of a query together say of a fact, and how much that is worth. */
import { BOUND, FACT, STEP, TIER } from "./ranking.js";

/**
 * How one segment belongs to a fact.
 * @typedef {object} FactMatch
 * @property {boolean} saysPlace the subject or a place around it
 * @property {boolean} saysIndicator
 * @property {number} share of the indicator's name that it says
 * @property {boolean} isBrief it says the indicator by initials
 * @property {boolean} isLabel it says the indicator, and a kind or type as well
 * @property {boolean} isLetter it is a single letter
 * @property {number} named score of the name that it is by itself, 0 if it is none
 * @property {number} fit of the number: 2 its amount, 1 somewhere in it as written, 0.5 its amount but for the word of the unit, 0 not at all
 * @property {number} texts bits of those in which all that is written stands
 * @property {boolean} isDate
 * @property {boolean} isDay it is a date to the day
 * @property {boolean} isStatus
 * @property {boolean} isLoose it belongs only by what the fact is also about, or by its scope
 */

export class Evidence {
  /** @param {FactMatch[]} matches one for each segment */
  constructor(matches) {
    this.matches = matches;
    this.place = matches.some((match) => match.saysPlace);
    this.indicator = matches.some((match) => match.saysIndicator);
    this.brief = matches.some((match) => match.isBrief);
    this.label = matches.some((match) => match.isLabel);
    this.letter = matches.some((match) => match.isLetter);
    this.loose = matches.some((match) => match.isLoose);
    this.amount = matches.some((match) => match.fit === 2);
    this.number = matches.some((match) => match.fit > 0);
    this.onlyNumbers = matches.every((match) => match.fit > 0);
    this.alike = matches.some((match) => match.fit > 0 && match.fit < 1);
    this.date = matches.some((match) => match.isDate);
    this.day = matches.some((match) => match.isDay);
    this.status = matches.some((match) => match.isStatus);
    this.share = matches.reduce((sum, match) => sum + match.share, 0);
  }

  /**
   * The tier; 0 if it is too little to be shown.
   * @returns {number}
   */
  tier() {
    if (this.brief) {
      return this.isBriefEnough() ? TIER.FACT_BRIEF : 0;
    }
    if (!this.loose && this.saysNumber()) {
      return TIER.FACT;
    }
    if (!this.loose && this.saysIndicatorOfPlace()) {
      return this.label ? TIER.FACT_LISTED : TIER.FACT;
    }
    if (!this.meansFact()) {
      return 0;
    }
    return this.loose && !this.place ? TIER.FACT_FAR : TIER.FACT_LOOSE;
  }

  /** Initials say an indicator only beside a place; all of its initials beside a date too: GDP 2024. */
  isBriefEnough() {
    const isSure =
      this.place || (this.date && this.matches.some(({ isBrief, named }) => isBrief && named >= BOUND.ALL_INITIALS));
    return isSure && !this.loose && !this.letter && this.share >= FACT.SHARE;
  }

  /** Its amount, and nothing but the number or something else that fits. */
  saysNumber() {
    return this.amount && (this.onlyNumbers || this.place || this.indicator || this.date || this.status);
  }

  saysIndicatorOfPlace() {
    return this.place && this.indicator && this.share >= FACT.SHARE;
  }

  /** Whether a fact is meant at all, and not only its subject. */
  meansFact() {
    const isWhen = this.date || this.status;
    if (this.alike && this.onlyNumbers) {
      return false;
    }
    return this.indicator || this.number || this.day || (this.place && isWhen) || (this.date && this.status);
  }

  /** Points for how well the words fit. */
  points() {
    const quality = this.matches.reduce((sum, match) => sum + qualityOf(match), 0);
    return (FACT.QUALITY * quality) / this.matches.length + FACT.NAME * Math.min(1, this.share);
  }
}

/**
 * How well a segment fits, in tiers.
 * @param {FactMatch} match
 */
function qualityOf({ fit, named }) {
  return Math.max(named, fit * FACT.NUMBER, FACT.LEAST) / STEP;
}
