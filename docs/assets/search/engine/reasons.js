/* Why a result is there, in a few words of the reader's language. */
import { word, words } from "../../words.js";
import { TIER, tierOf } from "./ranking.js";

/** @import { Lang } from "../types.js" */
/** @import { Candidate } from "./candidates.js" */

/** @type {Record<number, Record<Lang, string>>} */
const REASONS = {
  [TIER.EXACT]: words("reason-exact"),
  [TIER.FACT]: words("reason-fact"),
  [TIER.HAN_START]: words("reason-start"),
  [TIER.HAN_INSIDE]: words("reason-inside"),
  [TIER.PINYIN_WHOLE]: words("reason-pinyin"),
  [TIER.ENGLISH_START]: words("reason-english-start"),
  [TIER.PINYIN_START]: words("reason-pinyin-start"),
  [TIER.ENGLISH_INSIDE]: words("reason-english-inside"),
  [TIER.INITIALS_WHOLE]: words("reason-initials"),
  [TIER.WORDS]: words("reason-words"),
  [TIER.INITIALS_START]: words("reason-initials-start"),
  [TIER.ENGLISH_STEM]: words("reason-stem"),
  [TIER.ENGLISH_BEGIN]: words("reason-english-begin"),
  [TIER.FACT_LISTED]: words("reason-fact"),
  [TIER.FACT_BRIEF]: words("reason-fact"),
  [TIER.FACT_LOOSE]: words("reason-fact-words"),
  [TIER.FACT_FAR]: words("reason-fact-words"),
  [TIER.CONTEXT]: words("reason-context"),
  [TIER.PLACE_AND_KIND]: words("reason-place-and-kind"),
  [TIER.PINYIN_INSIDE]: words("reason-pinyin-inside"),
  [TIER.INITIALS_INSIDE]: words("reason-initials-inside"),
  [TIER.ABBREVIATION]: words("reason-abbreviation"),
  [TIER.OTHER_READING]: words("reason-other-reading"),
  [TIER.PINYIN_DEEP]: words("reason-pinyin-inside"),
  [TIER.SYLLABLE]: words("reason-pinyin-inside"),
  [TIER.TEXT]: words("reason-text"),
  [TIER.FUZZY_WHOLE]: words("reason-sound"),
  [TIER.FUZZY_START]: words("reason-sound"),
  [TIER.FUZZY_INSIDE]: words("reason-sound"),
  [TIER.TYPO_WHOLE]: words("reason-typo"),
  [TIER.TYPO_START]: words("reason-typo"),
  [TIER.TYPO_INSIDE]: words("reason-typo"),
};
/** @type {Record<number, number>} */
const PINYIN = {
  [TIER.EXACT]: TIER.PINYIN_WHOLE,
  [TIER.ENGLISH_START]: TIER.PINYIN_START,
  [TIER.ENGLISH_INSIDE]: TIER.PINYIN_INSIDE,
};
const NAMED = [TIER.EXACT, TIER.HAN_START, TIER.HAN_INSIDE];

/**
 * @param {Candidate} candidate
 */
function reasonTier({ fuzzy, typo, score }) {
  if (fuzzy) {
    return TIER.FUZZY_WHOLE;
  }
  return typo ? TIER.TYPO_WHOLE : tierOf(score);
}

/**
 * The reason of a candidate.
 * @param {Candidate} candidate
 * @param {string} alias the other name that matched, "" if it was none
 * @param {Lang} lang
 * @param {boolean} isPinyin what matched an English name is the pinyin of the Chinese one as well
 * @returns {string}
 */
export function reasonOf(candidate, alias, lang, isPinyin) {
  if (candidate.alike) {
    return word("reason-alike", lang);
  }
  if (candidate.none) {
    return word("reason-none-here", lang, { words: candidate.none.join(word("mark-list", lang)) });
  }
  if (candidate.synonym) {
    const named = { word: candidate.synonym };
    return candidate.postal ? word("reason-postal", lang, named) : word("reason-synonym", lang, named);
  }
  const found = reasonTier(candidate);
  const tier = (isPinyin && PINYIN[found]) || found;
  const text = (REASONS[tier] || REASONS[TIER.TEXT])[lang];
  if (!alias || tier !== found) {
    return text;
  }
  return (NAMED.includes(tier) ? word("reason-alias", lang) : text) + word("mark-colon", lang) + alias;
}

/**
 * The reason of a fact.
 * @param {Candidate} candidate
 * @param {string} converted its value in the unit that was typed, "" if it is printed in that
 * @param {Lang} lang
 * @returns {string}
 */
export function reasonOfFact(candidate, converted, lang) {
  if (candidate.synonym) {
    return reasonOf(candidate, "", lang, false);
  }
  if (candidate.otherUnit) {
    return word("reason-other-unit", lang);
  }
  if (converted) {
    return word("reason-converted", lang, { amount: converted });
  }
  const isNumber = (candidate.segments || []).every((segment) => segment.amount);
  return isNumber ? word("reason-number", lang) : reasonOf(candidate, "", lang, false);
}
