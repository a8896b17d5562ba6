/* English words reduced to stems: hooks/atlas/search/stem.py in JavaScript, where the reasons stand. */
/** @type {[RegExp, string][]} British spellings made American */
const SPELLINGS = [
  [/isation/, "ization"],
  [/is(e|ed|es|er|ers|ing)$/, "iz$1"],
  [/tre(s?)$/, "ter$1"],
  [/amme(s?)$/, "am$1"],
  [/our(s?)$/, "or$1"],
];
const STEP2 = rules(
  "ational ate ization ize iveness ive fulness ful ousness ous tional tion biliti ble entli ent ousli ous ation ate alism al " +
    "aliti al iviti ive enci ence anci ance izer ize alli al ator ate logi log bli ble eli e",
);
const STEP3 = rules("icate ic ative - alize al iciti ic ical ic ness - ful -");
const STEP4 = "ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic ou".split(" ");
const CONSONANTS = "[^aeiou][^aeiouy]*";
const VOWELS = "[aeiouy][aeiou]*";
const MEASURE = new RegExp(VOWELS + CONSONANTS, "g");
const LEADING = new RegExp("^(" + CONSONANTS + ")?");
const VOWEL = new RegExp("^(" + CONSONANTS + ")?[aeiouy]");
const SHORT = new RegExp("^" + CONSONANTS + "[aeiouy][^aeiouwxy]$");
const DOUBLE = /([^aeiouylsz])\1$/;
const MOST_KNOWN = 20000;
/** @type {Map<string, string>} word → stem */
const known = new Map();

/**
 * Endings and what replaces them, from words in turn; `-` is nothing.
 * @param {string} text
 */
function rules(text) {
  const words = text.split(" ");
  return words.filter((_, i) => i % 2 === 0).map((ending, i) => [ending, words[2 * i + 1].replace("-", "")]);
}

/**
 * How many groups of vowels are followed by consonants.
 * @param {string} text
 */
function measure(text) {
  return (text.replace(LEADING, "").match(MEASURE) || []).length;
}

/** @param {string} word */
function past(word) {
  let found = /^(.+?)eed$/.exec(word);
  if (found) {
    return measure(found[1]) ? word.slice(0, -1) : word;
  }
  found = /^(.+?)(ed|ing)$/.exec(word);
  if (!found || !VOWEL.test(found[1])) {
    return word;
  }
  const rest = found[1];
  if (/(at|bl|iz)$/.test(rest)) {
    return rest + "e";
  }
  if (DOUBLE.test(rest)) {
    return rest.slice(0, -1);
  }
  return SHORT.test(rest) ? rest + "e" : rest;
}

/**
 * @param {string} word
 * @param {string[][]} endings
 */
function replaced(word, endings) {
  for (const [ending, better] of endings) {
    if (word.length > ending.length && word.endsWith(ending)) {
      const rest = word.slice(0, -ending.length);
      return measure(rest) ? rest + better : word;
    }
  }
  return word;
}

/** @param {string} word */
function step4(word) {
  for (const ending of STEP4) {
    if (word.length > ending.length && word.endsWith(ending)) {
      const rest = word.slice(0, -ending.length);
      return measure(rest) > 1 ? rest : word;
    }
  }
  const found = /^(.+?[st])ion$/.exec(word);
  return found && measure(found[1]) > 1 ? found[1] : word;
}

/** @param {string} word */
function finalE(word) {
  const found = /^(.+?)e$/.exec(word);
  if (found) {
    const many = measure(found[1]);
    if (many > 1 || (many === 1 && !SHORT.test(found[1]))) {
      word = found[1];
    }
  }
  return word.endsWith("ll") && measure(word) > 1 ? word.slice(0, -1) : word;
}

/** @param {string} word */
function porter(word) {
  const large = word[0] === "y";
  word = large ? "Y" + word.slice(1) : word;
  word = word.replace(/^(.+?)(ss|i)es$/, "$1$2").replace(/^(.+?)([^s])s$/, "$1$2");
  word = past(word).replace(/^(.+?[^aeiou])y$/, "$1i");
  word = finalE(step4(replaced(replaced(word, STEP2), STEP3)));
  return large ? "y" + word.slice(1) : word;
}

/** @param {string} word */
function american(word) {
  return SPELLINGS.reduce((text, [pattern, better]) => text.replace(pattern, better), word);
}

/**
 * Whether two words are one but for spelling and number.
 * @param {string} a
 * @param {string} b
 * @returns {boolean}
 */
export function isSameWord(a, b) {
  return singular(american(a)) === singular(american(b));
}

/** @param {string} word */
function singular(word) {
  return word.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
}

/**
 * The stem of a word; a word with a digit or a letter beyond a–z is its own stem.
 * @param {string} word in small letters
 * @returns {string}
 */
export function stem(word) {
  let found = known.get(word);
  if (found === undefined) {
    found = american(word);
    found = found.length < 3 || !/^[a-z]+$/.test(found) ? found : porter(found);
    if (known.size > MOST_KNOWN) {
      known.clear();
    }
    known.set(word, found);
  }
  return found;
}
