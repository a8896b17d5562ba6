/* Candidates of a query: the best score of each entry and fact, and how it came about. In columns, because a letter or two may mean
   thousands of names. */
import { scoreOf, TIER, tierOf } from "./ranking.js";

/** @import { Entries } from "./entries.js" */
/** @import { Facts } from "./facts.js" */
/** @import { Result } from "../types.js" */
/** @import { ResultMaker } from "./results.js" */
/** @import { Hits } from "./hits.js" */
/** @import { Segment } from "./segment.js" */

/**
 * How a candidate came about.
 * @typedef {object} How
 * @property {Segment[]} segments that it matches
 * @property {boolean} [fuzzy] by sounds that are confused
 * @property {boolean} [typo] with a wrong letter
 * @property {boolean} [short] as an abbreviation
 * @property {boolean} [otherUnit] by the same digits of another unit
 * @property {string} [synonym] by this word, which means what was typed
 * @property {boolean} [postal] the same, where an older romanisation was typed
 * @property {boolean} [alike] it sounds or is written much like that, and is only offered
 * @property {string[]} [none] words for what is asked for and is not in this place
 */

/** @typedef {(maker: ResultMaker, candidate: Candidate) => Result} Row how something is shown */

/**
 * What may be shown: an entry or a fact, by its number.
 * @typedef {object} Candidate
 * @property {number} [entry]
 * @property {number} [fact]
 * @property {number} [relation] by its number in relations.js
 * @property {boolean} [compare] the page that compares places
 * @property {Row} [row] how it is shown, where it is neither an entity nor a fact
 * @property {number} [name] number of the name that matched, in the entries' table
 * @property {number} score
 * @property {number} rank score and prior: what the candidates are sorted by
 * @property {Segment[]} [segments] absent of one that is only found in the text
 * @property {boolean} [fuzzy]
 * @property {boolean} [typo]
 * @property {boolean} [short]
 * @property {boolean} [otherUnit]
 * @property {string} [synonym]
 * @property {boolean} [postal]
 * @property {boolean} [alike]
 * @property {string[]} [none]
 * @property {number} [inside] how many places lie between what a fact is of and the place that is said
 * @property {string[]} [terms] of the index, of one that is only found in the text
 */

const NO_NAME = -1;
const FIRST_FIGURES = 3; // of one subject

export class Candidates {
  /** @param {number} size entries */
  constructor(size) {
    this.score = new Int32Array(size); // by entry; 0: none
    this.name = new Int32Array(size);
    this.how = new Uint8Array(size); // number in `hows`
    /** @type {How[]} */
    this.hows = [];
    /** @type {number[]} entries with a score */
    this.entries = [];
    /** @type {Map<number, {score: number, how: number, inside: number}>} */
    this.facts = new Map();
  }

  /**
   * The number of a new way to candidates.
   * @param {How} how
   */
  newHow(how) {
    this.hows.push(how);
    return this.hows.length - 1;
  }

  /**
   * Notes an entry, if it is better than what is known.
   * @param {number} entry
   * @param {number} score
   * @param {number} how
   * @param {number} [name]
   */
  note(entry, score, how, name = NO_NAME) {
    if (score > this.score[entry]) {
      if (!this.score[entry]) {
        this.entries.push(entry);
      }
      this.score[entry] = score;
      this.how[entry] = how;
      this.name[entry] = name;
    }
  }

  /**
   * @param {number} fact
   * @param {number} score
   * @param {number} how
   * @param {number} inside
   */
  noteFact(fact, score, how, inside) {
    const known = this.facts.get(fact);
    if (!known || score > known.score) {
      this.facts.set(fact, { score, how, inside });
    }
  }

  /**
   * @param {Hits} hits
   * @param {How} how
   */
  noteAll(hits, how) {
    const number = this.newHow(how);
    for (const entry of hits.owners) {
      this.note(entry, hits.score[entry], number, hits.name[entry]);
    }
  }

  /**
   * Takes in the entries of others, with scores of no more than `most`.
   * @param {Candidates} others
   * @param {number} most
   */
  add(others, most) {
    const first = this.hows.length;
    this.hows.push(...others.hows);
    for (const entry of others.entries) {
      this.note(entry, Math.min(others.score[entry], most), first + others.how[entry], others.name[entry]);
    }
  }

  count() {
    return this.entries.length + this.facts.size;
  }

  /**
   * How many there are from a score on.
   * @param {number} score
   */
  from(score) {
    const facts = Array.from(this.facts.values());
    const entries = this.entries.reduce((sum, entry) => sum + (this.score[entry] >= score ? 1 : 0), 0);
    return entries + facts.filter((fact) => fact.score >= score).length;
  }

  /**
   * The best candidates, best first.
   * @param {Entries} entries
   * @param {number} limit
   * @param {Facts | null} [facts]
   * @returns {Candidate[]}
   */
  ranked(entries, limit, facts = null) {
    const best = this.sorted(entries, limit);
    return (facts ? inTurn(newestFirst(best, facts), facts) : best).slice(0, limit);
  }

  /**
   * @param {Entries} entries
   * @param {number} limit of entries
   * @returns {Candidate[]}
   */
  sorted(entries, limit) {
    const ranks = Float64Array.from(this.entries, (entry) => this.score[entry] + entries.prior(entry));
    const least = ranks.length > limit ? ranks.slice().sort()[ranks.length - limit] : 0;
    /** @type {Candidate[]} */
    const best = [];
    this.entries.forEach((entry, i) => {
      if (ranks[i] >= least) {
        best.push(this.candidate(entry, ranks[i]));
      }
    });
    this.facts.forEach(({ score, how, inside }, fact) => {
      best.push({ fact, score, rank: score, inside, ...this.hows[how] });
    });
    return best.sort((a, b) => b.rank - a.rank || numberOf(a) - numberOf(b));
  }

  /**
   * @param {number} entry
   * @param {number} rank
   * @returns {Candidate}
   */
  candidate(entry, rank) {
    const name = this.name[entry] === NO_NAME ? undefined : this.name[entry];
    return { entry, score: this.score[entry], rank, name, ...this.hows[this.how[entry]] };
  }
}

/**
 * No more than a few figures of one subject before the names that have all that was typed.
 * @param {Candidate[]} list best first
 * @param {Facts} facts
 * @returns {Candidate[]}
 */
function inTurn(list, facts) {
  const after = scoreOf(TIER.WORDS, -1);
  /** @type {Map<number, number>} */
  const counts = new Map();
  const ranked = list.map((one) => {
    if (one.fact === undefined || one.rank <= after) {
      return one;
    }
    const subject = facts.subjects[one.fact];
    counts.set(subject, (counts.get(subject) || 0) + 1);
    return (counts.get(subject) || 0) > FIRST_FIGURES ? { ...one, rank: after } : one;
  });
  return ranked.sort((a, b) => b.rank - a.rank);
}

/**
 * Figures of one measure, as far inside of a place, among those of one tier, the newest in the place of the first.
 * @param {Candidate[]} list best first
 * @param {Facts} facts
 * @returns {Candidate[]}
 */
function newestFirst(list, facts) {
  /** @type {Map<string, Candidate[]>} */
  const groups = new Map();
  /** @type {(candidate: Candidate) => string} */
  const keyOf = ({ fact, score, inside }) =>
    `${facts.indicators[fact || 0]} ${tierOf(score)} ${facts.statuses[fact || 0]} ${inside}`;
  for (const one of list.filter(({ fact }) => fact !== undefined)) {
    groups.set(keyOf(one), [...(groups.get(keyOf(one)) || []), one]);
  }
  groups.forEach((group) => group.sort((a, b) => compare(facts.until(b.fact || 0), facts.until(a.fact || 0))));
  const places = new Map();
  return list.map((one) => {
    if (one.fact === undefined) {
      return one;
    }
    const place = places.get(keyOf(one)) || 0;
    places.set(keyOf(one), place + 1);
    return { ...(groups.get(keyOf(one)) || [])[place], rank: one.rank };
  });
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param {Candidate} candidate */
function numberOf({ entry, fact }) {
  return fact === undefined ? entry || 0 : fact;
}
