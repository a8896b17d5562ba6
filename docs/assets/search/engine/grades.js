/* How good a match is. A grade is a tier times 1000, and within it up to 400 for how much of the name is covered. */
import { COST } from "./automaton.js";
import { units } from "./units.js";

export const TIER = {
  EXACT: 100, // the whole name or alias, as typed
  HAN_START: 92,
  HAN_INSIDE: 88,
  PINYIN_WHOLE: 86,
  FIGURE: 85, // place and measure of one figure, or its number as printed
  ENGLISH_START: 84,
  PINYIN_START: 82,
  ENGLISH_INSIDE: 80,
  INITIALS_WHOLE: 78,
  WORDS: 76, // several words, all in the name, in any order
  FIGURE_LISTED: 75, // the measure is also the name of a kind: 海门 基金
  INITIALS_START: 74,
  ENGLISH_STEM: 73, // another word of the same stem
  ENGLISH_BEGIN: 72, // the beginning of a word inside
  FIGURE_BRIEF: 71, // place and the initials of a measure: a name with the same initials comes first
  FIGURE_LOOSE: 70,
  CONTEXT: 66, // several words, some of them only in the place or the kind
  FIGURE_FAR: 65, // some words only in its scope
  PLACE_AND_KIND: 64, // several words, all of them in the place and the kind: 海门 企业
  PINYIN_INSIDE: 62,
  INITIALS_INSIDE: 58,
  ABBREVIATION: 56,
  OTHER_READING: 54,
  PINYIN_DEEP: 50, // inside of a word
  TEXT: 40,
  FUZZY_WHOLE: 34,
  FUZZY_START: 32,
  FUZZY_INSIDE: 30,
  TYPO_WHOLE: 24,
  TYPO_START: 22,
  TYPO_INSIDE: 20,
};
const COVERAGE = 400;
const ALIAS = 10;

/* What a match is and how it lies in its name. */
function describe(table, name, start, stop, cost) {
  const first = table.at[name];
  const end = table.at[name + 1];
  return {
    latin: table.latin[name] === 1,
    whole: start === first && stop === end,
    atStart: start === first,
    atWord: table.begins[start] === 1,
    toWord: stop === end || table.begins[stop] === 1,
    count: stop - start,
    size: end - first,
    initials: (cost & (COST.ALT - 1)) >> 10,
    begin: (cost & COST.BEGIN) !== 0,
    stem: (cost & COST.STEM) !== 0,
    other: cost >= COST.ALT,
    fuzzy: cost >= COST.FUZZY,
    word: units.code[table.row[start]] === 0,
  };
}

function fuzzyTier(m, segment) {
  if (segment.length < 4 || m.count < 2) {
    return 0;
  }
  if (m.atStart) {
    return m.whole ? TIER.FUZZY_WHOLE : TIER.FUZZY_START;
  }
  return m.atWord && segment.length > 4 ? TIER.FUZZY_INSIDE : 0;
}

function otherTier(m, segment) {
  const enough = m.count > 1 || (m.whole && segment.length > 1);
  return enough && (m.atStart || (m.atWord && !m.initials)) ? TIER.OTHER_READING : 0;
}

function initialsTier(m, segment) {
  const all = m.initials === m.count;
  if (m.latin) {
    // Two words are seldom known by their letters, three and more are.
    const whole = m.count > 2 ? TIER.INITIALS_WHOLE : TIER.INITIALS_START;
    return m.whole && m.count > 1 ? whole : m.atStart && all && m.count > 2 ? TIER.INITIALS_START : 0;
  }
  if (m.atStart) {
    return m.whole && m.count > 1 ? TIER.INITIALS_WHOLE : TIER.INITIALS_START;
  }
  return segment.length > 2 && m.count > 1 && m.atWord && m.toWord ? TIER.INITIALS_INSIDE : 0;
}

function wordsTier(m, segment) {
  if (m.stem) {
    return TIER.ENGLISH_STEM;
  }
  if (m.atStart) {
    return m.whole && !m.begin ? TIER.EXACT : m.begin && segment.length < 3 ? TIER.INITIALS_START : TIER.ENGLISH_START;
  }
  if (!m.begin) {
    return TIER.ENGLISH_INSIDE;
  }
  return segment.length > 2 ? TIER.ENGLISH_BEGIN : 0;
}

function pinyinTier(m, segment) {
  if (m.atStart) {
    return m.whole && !m.begin ? TIER.PINYIN_WHOLE : TIER.PINYIN_START;
  }
  if (m.count > 1 && m.atWord) {
    return TIER.PINYIN_INSIDE;
  }
  return m.count > 1 && segment.length > 4 && !m.begin ? TIER.PINYIN_DEEP : 0;
}

function tier(m, segment) {
  if (m.fuzzy) {
    return fuzzyTier(m, segment);
  }
  if (!segment.latin) {
    return m.whole ? TIER.EXACT : m.atStart ? TIER.HAN_START : TIER.HAN_INSIDE;
  }
  if (segment.length === 1 && !m.atStart) {
    return 0;
  }
  if (m.other) {
    return otherTier(m, segment);
  }
  if (m.initials) {
    return initialsTier(m, segment);
  }
  return m.latin || m.word ? wordsTier(m, segment) : pinyinTier(m, segment);
}

/* Grade of a match; 0 if it is too loose to be shown. */
export function gradeOf(table, name, start, stop, cost, segment) {
  const m = describe(table, name, start, stop, cost);
  const found = tier(m, segment);
  // A letter covers no more of a name of one character (沪, h) than of another.
  const size = segment.length === 1 && segment.latin ? Math.max(m.size, 3) : m.size;
  return (
    found &&
    found * 1000 + Math.round((COVERAGE * m.count) / size) - (table.alias[name] ? ALIAS : 0) - (m.begin ? 5 : 0)
  );
}
