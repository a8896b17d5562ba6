/* How good a match of one segment with one name is. */
import { BOUND, COST, coverage, POINTS, scoreOf, TIER } from "./ranking.js";

/** @import { Segment } from "./segment.js" */
/** @import { Table } from "./table.js" */

const INITIALS = COST.ALT - 1; // bits of a cost below those of other readings
const INITIAL_BITS = 10;

/** What a match is and how it lies in its name. */
class Match {
  /**
   * @param {Table} table
   * @param {number} name
   * @param {number} start
   * @param {number} stop
   * @param {number} cost
   */
  constructor(table, name, start, stop, cost) {
    const first = table.at[name];
    const end = table.at[name + 1];
    this.isLatin = table.latin[name] === 1;
    this.isWhole = start === first && stop === end;
    this.isAtStart = start === first;
    this.isAtWord = table.begins[start] === 1;
    this.isToWord = stop === end || table.begins[stop] === 1;
    this.isWord = table.units.code[table.row[start]] === 0;
    this.count = stop - start;
    this.size = end - first;
    this.initials = (cost & INITIALS) >> INITIAL_BITS; // how many units are only said by a letter
    this.isBegun = (cost & COST.BEGIN) !== 0;
    this.isStem = (cost & COST.STEM) !== 0;
    this.isOther = cost >= COST.ALT;
    this.isFuzzy = cost >= COST.FUZZY;
  }
}

/**
 * @param {Match} m
 * @param {Segment} segment
 */
function fuzzyTier(m, segment) {
  if (segment.length < BOUND.FUZZY || m.count < 2) {
    return 0;
  }
  if (m.isAtStart) {
    return m.isWhole ? TIER.FUZZY_WHOLE : TIER.FUZZY_START;
  }
  return m.isAtWord && segment.length >= BOUND.DEEP ? TIER.FUZZY_INSIDE : 0;
}

/** @param {Match} m */
function hanTier(m) {
  if (m.isAtStart) {
    return m.isWhole ? TIER.EXACT : TIER.HAN_START;
  }
  return TIER.HAN_INSIDE;
}

/**
 * @param {Match} m
 * @param {Segment} segment
 */
function otherTier(m, segment) {
  const isEnough = m.count > 1 || (m.isWhole && segment.length > 1);
  return isEnough && (m.isAtStart || (m.isAtWord && !m.initials)) ? TIER.OTHER_READING : 0;
}

/**
 * Two words are seldom known by their letters, three and more are.
 * @param {Match} m
 */
function englishInitialsTier(m) {
  if (m.isWhole && m.count > 1) {
    return m.count > 2 ? TIER.INITIALS_WHOLE : TIER.INITIALS_START;
  }
  return m.isAtStart && m.initials === m.count && m.count > 2 ? TIER.INITIALS_START : 0;
}

/**
 * @param {Match} m
 * @param {Segment} segment
 */
function initialsTier(m, segment) {
  if (m.isAtStart) {
    return m.isWhole && m.count > 1 ? TIER.INITIALS_WHOLE : TIER.INITIALS_START;
  }
  return segment.length >= BOUND.INSIDE && m.count > 1 && m.isAtWord && m.isToWord ? TIER.INITIALS_INSIDE : 0;
}

/**
 * @param {Match} m
 * @param {Segment} segment
 */
function wordsTier(m, segment) {
  if (m.isStem) {
    return TIER.ENGLISH_STEM;
  }
  if (m.isAtStart) {
    const start = m.isBegun && segment.length < BOUND.INSIDE ? TIER.INITIALS_START : TIER.ENGLISH_START;
    return m.isWhole && !m.isBegun ? TIER.EXACT : start;
  }
  if (!m.isBegun) {
    return TIER.ENGLISH_INSIDE;
  }
  return segment.length >= BOUND.INSIDE ? TIER.ENGLISH_BEGIN : 0;
}

/**
 * @param {Match} m
 * @param {Segment} segment
 */
function pinyinTier(m, segment) {
  if (m.isAtStart) {
    return m.isWhole && !m.isBegun ? TIER.PINYIN_WHOLE : TIER.PINYIN_START;
  }
  if (m.count > 1 && m.isAtWord) {
    return TIER.PINYIN_INSIDE;
  }
  return m.count > 1 && segment.length >= BOUND.DEEP && !m.isBegun ? TIER.PINYIN_DEEP : 0;
}

/**
 * @param {Match} m
 * @param {Segment} segment
 */
function latinTier(m, segment) {
  if (segment.length === 1 && !m.isAtStart) {
    return 0;
  }
  if (m.isOther) {
    return otherTier(m, segment);
  }
  if (m.initials) {
    return m.isLatin ? englishInitialsTier(m) : initialsTier(m, segment);
  }
  return m.isLatin || m.isWord ? wordsTier(m, segment) : pinyinTier(m, segment);
}

/**
 * @param {Match} m
 * @param {Segment} segment
 */
function matchTier(m, segment) {
  if (m.isFuzzy) {
    return fuzzyTier(m, segment);
  }
  return segment.latin ? latinTier(m, segment) : hanTier(m);
}

/**
 * The score of a match; 0 if it is too loose to be shown.
 * @param {Table} table
 * @param {number} name
 * @param {number} start first unit of the match in the table's row
 * @param {number} stop the unit after it
 * @param {number} cost
 * @param {Segment} segment
 * @returns {number}
 */
export function matchScore(table, name, start, stop, cost, segment) {
  const m = new Match(table, name, start, stop, cost);
  const tier = matchTier(m, segment);
  // A letter covers no more of a name of one character (沪, h) than of another.
  const size = segment.length === 1 && segment.latin ? Math.max(m.size, POINTS.ONE_LETTER) : m.size;
  const less = (table.alias[name] ? POINTS.ALIAS : 0) + (m.isBegun ? POINTS.BEGIN : 0);
  return tier && scoreOf(tier, coverage(m.count, size) - less);
}
