/* Why a result is there, in a few words of the reader's language. */
import { TIER, tierOf } from "./ranking.js";

/** @import { Lang } from "../types.js" */
/** @import { Candidate } from "./candidates.js" */

/** @type {Record<number, [zh: string, en: string]>} */
const WORDS = {
  [TIER.EXACT]: ["名称完全一致", "Exact name"],
  [TIER.FACT]: ["对象与指标相符", "Place and measure"],
  [TIER.HAN_START]: ["名称以此开头", "Name begins so"],
  [TIER.HAN_INSIDE]: ["名称中含有", "In the name"],
  [TIER.PINYIN_WHOLE]: ["全拼", "Pinyin"],
  [TIER.ENGLISH_START]: ["英文名开头", "Name begins so"],
  [TIER.PINYIN_START]: ["拼音开头", "Pinyin begins so"],
  [TIER.ENGLISH_INSIDE]: ["英文名中含有", "In the name"],
  [TIER.INITIALS_WHOLE]: ["首字母", "Initials"],
  [TIER.WORDS]: ["名称含全部词语", "All words in the name"],
  [TIER.INITIALS_START]: ["首字母开头", "Initials of its beginning"],
  [TIER.ENGLISH_STEM]: ["英文名中有同根的词", "A word of the same stem"],
  [TIER.ENGLISH_BEGIN]: ["英文名中有词以此开头", "A word begins so"],
  [TIER.FACT_LISTED]: ["对象与指标相符", "Place and measure"],
  [TIER.FACT_BRIEF]: ["对象与指标相符", "Place and measure"],
  [TIER.FACT_LOOSE]: ["数据中含全部词语", "All words in the figure"],
  [TIER.FACT_FAR]: ["数据中含全部词语", "All words in the figure"],
  [TIER.CONTEXT]: ["名称与所在地、类别相符", "Name with place or kind"],
  [TIER.PLACE_AND_KIND]: ["所在地与类别相符", "Place and kind"],
  [TIER.PINYIN_INSIDE]: ["名称中的拼音", "Pinyin in the name"],
  [TIER.INITIALS_INSIDE]: ["名称中的首字母", "Initials in the name"],
  [TIER.ABBREVIATION]: ["简称", "Short for"],
  [TIER.OTHER_READING]: ["多音字的另一读音", "Another reading of a character"],
  [TIER.PINYIN_DEEP]: ["名称中的拼音", "Pinyin in the name"],
  [TIER.TEXT]: ["正文提到", "In the text"],
  [TIER.FUZZY_WHOLE]: ["近似读音", "Similar sound"],
  [TIER.FUZZY_START]: ["近似读音", "Similar sound"],
  [TIER.FUZZY_INSIDE]: ["近似读音", "Similar sound"],
  [TIER.TYPO_WHOLE]: ["可能有一个字母之差", "One letter differs"],
  [TIER.TYPO_START]: ["可能有一个字母之差", "One letter differs"],
  [TIER.TYPO_INSIDE]: ["可能有一个字母之差", "One letter differs"],
};
const ALIAS = ["别名：", "Also called: "];
const COLON = ["：", ": "];
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
  const which = lang === "en" ? 1 : 0;
  const found = reasonTier(candidate);
  const tier = (isPinyin && PINYIN[found]) || found;
  const text = (WORDS[tier] || WORDS[TIER.TEXT])[which];
  if (!alias || tier !== found) {
    return text;
  }
  return NAMED.includes(tier) ? ALIAS[which] + alias : text + COLON[which] + alias;
}
