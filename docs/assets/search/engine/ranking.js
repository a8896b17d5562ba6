/* Everything that decides which result comes first, in one table. A score is a tier times STEP, and up to STEP - 1 points within it. */

/** Points between one tier and the next. */
export const STEP = 1000;

/** Tiers: what kind of match it is. Whatever the points within, a higher tier comes first. */
export const TIER = {
  ASKED: 104, // what a sentence asks for: a relation, a comparison, a figure
  EXACT: 100, // the whole name or alias, as typed
  HAN_START: 92, // the beginning of a Chinese name
  MEANT_WHOLE: 90, // all of the query is a word that means the same
  HAN_INSIDE: 88, // characters inside of a Chinese name
  PINYIN_WHOLE: 86, // the whole pinyin of a name
  FACT: 85, // place and indicator of one fact, or its number as printed
  ENGLISH_START: 84, // the beginning of an English name
  PINYIN_START: 82, // the beginning of a name's pinyin
  MEANT: 83, // by a word that means the same
  ENGLISH_INSIDE: 80, // whole words inside of an English name
  INITIALS_WHOLE: 78, // the initials of a whole name
  WORDS: 76, // several words, all in the name, in any order
  FACT_LISTED: 75, // place and indicator, but the indicator is also the name of a kind: 海门 基金
  INITIALS_START: 74, // the initials of a name's beginning
  ENGLISH_STEM: 73, // another word of the same stem
  ENGLISH_BEGIN: 72, // the beginning of a word inside
  FACT_BRIEF: 71, // place and the initials of an indicator: a name with the same initials comes first
  FACT_LOOSE: 70, // place with a date or status, an indicator or a number alone
  CONTEXT: 66, // several words, some of them only in the place or the kind
  FACT_FAR: 65, // some words only in what a fact is also about, or in its scope
  PLACE_AND_KIND: 64, // several words, all of them in the place and the kind: 海门 企业
  PINYIN_INSIDE: 62, // pinyin inside of a name, from the beginning of a word
  INITIALS_INSIDE: 58, // initials inside of a name, of whole words
  ABBREVIATION: 56, // characters of a name in their order: 南大
  OTHER_READING: 54, // a reading of a polyphone that is not the right one here
  PINYIN_DEEP: 50, // pinyin that begins inside of a word
  SYLLABLE: 41, // one syllable inside of a name
  TEXT: 40, // in the text only
  PARTLY: 39, // some words of a sentence, among them a whole name
  TEXT_FAR: 38, // in the text only, after so many others that names come before it
  PARTLY_LOOSE: 37, // some words of a sentence
  FUZZY_WHOLE: 34, // a sound that is easily confused: the whole name
  FUZZY_START: 32, // the same, its beginning
  FUZZY_INSIDE: 30, // the same, inside
  TYPO_WHOLE: 24, // one wrong letter: the whole name
  TYPO_START: 22, // the same, its beginning
  TYPO_INSIDE: 20, // the same, inside
  OTHER_UNIT: 5, // the same digits of another unit, which is no match
};

/** How freely a match reads its name. The weights are far enough apart that a sum of them can be read like a number with named digits. */
export const COST = {
  LOOSE: 1, // lu for lü
  FORM: 2, // an English word in another number or spelling
  STEM: 4, // another word of the same stem
  BEGIN: 16, // the beginning of a syllable or word, at the end of what is typed
  SKIP: 64, // a small English word passed over
  INITIAL: 1 << 10, // a letter (or zh, ch, sh) for a whole syllable or word
  ALT: 1 << 17, // a reading that is not the right one here
  FUZZY: 1 << 22, // a sound that is easily confused
};

/** Points within a tier. */
export const POINTS = {
  COVERAGE: 400, // for a name that is covered whole
  NAMED: 390, // with more points than so many a kind or type counts as named itself
  ALIAS: 10, // less for an alias than for the name itself
  BEGIN: 5, // less for a word or syllable that is only begun
  LOOSE: 0.25, // part of them for another word of the same stem, one only begun, or a piece of pinyin, beside other words
  CHARACTER: 20, // for each character that one of several segments shares with the name
  ONE_LETTER: 3, // units that a name has at least when its part is worked out that one letter covers
  TEXT: 60, // for a text that lunr scores with 1
  MOST_TEXT: 990, // for a text at most
};

/** Points of an entry among equals: what its kind and the atlas's knowledge of it count for, at most some 330. */
export const PRIOR = {
  KNOWN: 30, // for each step of how much the atlas knows of it, of which there are ten
  PART: -6 * STEP, // for a part of an entity: entities of a lower tier come before it
  KIND: /** @type {Record<string, number>} */ ({
    regions: 100, // places are what most queries begin with
    organizations: 45,
    programmes: 35,
    carriers: 35,
    platforms: 35,
    funds: 35,
    clusters: 30,
  }),
};

/** Facts: what of an indicator has to be said, and what makes one of several facts come first. */
export const FACT = {
  SHARE: 0.38, // of the indicator's name that has to be said
  BRIEF: 4, // fewer letters than so many are initials (djs), which say an indicator only beside a place
  NUMBER: 45000, // quality of a segment that is the number as written; twice that of one that is its amount
  LEAST: 40000, // quality of any other segment, unless the name that it matches scores higher
  QUALITY: 6, // points for each tier of the mean quality
  NAME: 100, // points for saying the whole name of the indicator
  PRIOR: 3, // points of the subject's prior that are worth one here
  ACTUAL: 20, // points for the first status of the list, which is what has happened
  WEIGHT: [15, 0, -60], // points for a headline figure, for any other, for one that counts the parts of a phrase
  RECENT: 4, // years after FIRST_YEAR that are worth a point
  INSIDE: 120, // points less for each place between what a fact is of and the place that is said
  FIRST_YEAR: 1950,
  MOST_YEARS: 99,
};

/** Where looking further ends or begins. */
export const BOUND = {
  ENOUGH: 5, // with so many good results nothing looser is looked for
  EXACT: TIER.EXACT * STEP, // score from which on a name is said as it is written
  WHOLE: TIER.PINYIN_WHOLE * STEP, // score from which on a query is the whole of a name
  GOOD: TIER.INITIALS_INSIDE * STEP, // score from which on a result is good
  NAMED: TIER.HAN_START * STEP, // score from which on a query is a name, and no word that means another
  CLEAR: TIER.PINYIN_START * STEP, // score from which on a query is a name, and not looked up word by word unless facts may be meant
  AROUND: TIER.INITIALS_WHOLE * STEP, // score from which on a name may say where or what another thing is
  INDICATOR: TIER.PINYIN_INSIDE * STEP, // score from which on letters name an indicator
  INITIALS: TIER.INITIALS_START * STEP, // the same for a few letters
  ALL_INITIALS: TIER.INITIALS_WHOLE * STEP, // the same for a few letters beside a date
  MEASURE: TIER.ENGLISH_INSIDE * STEP, // score from which on a query says a measure
  LOOSER: 12, // tiers that a word costs that is found by a sound, and twice that by a typo
  DIVISIONS: 3, // ways to divide letters into a name and the rest that are tried
  ABBREVIATION: 12, // characters of an abbreviation at most
  SPREAD: 4, // a name is no longer than so many times its abbreviation
  TYPO_PINYIN: 6, // letters from which on pinyin may have a typo: in shorter strings every name would be one of every other
  TYPO_ENGLISH: 5, // the same for English
  TYPO_ENDING: 8, // letters from which on an English word may also have another ending, and is surely meant
  FUZZY: 4, // letters from which on a sound may be confused
  DEEP: 5, // letters from which on pinyin may begin inside of a word, and a confused sound inside of a name
  INSIDE: 3, // letters from which on initials and beginnings are looked for inside of a name
  BEGINNING: 4, // letters from which on a half-typed word is looked for in texts
  ENDINGS: 24, // terms that a half-typed word may stand for
  WORDS: 12, // Chinese words that pinyin may stand for in texts
  TEXTS: 500, // texts that are scored
};

/**
 * The score of a tier.
 * @param {number} tier
 * @param {number} [points]
 * @returns {number}
 */
export function scoreOf(tier, points = 0) {
  return tier * STEP + points;
}

/**
 * The tier of a score.
 * @param {number} score
 * @returns {number}
 */
export function tierOf(score) {
  return Math.floor(score / STEP);
}

/**
 * The points of a score within its tier.
 * @param {number} score
 * @returns {number}
 */
export function pointsOf(score) {
  return score % STEP;
}

/**
 * Points for so much of a name.
 * @param {number} count units that are matched
 * @param {number} size units of the name
 * @returns {number}
 */
export function coverage(count, size) {
  return Math.round((POINTS.COVERAGE * count) / size);
}
