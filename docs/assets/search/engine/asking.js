/* Whether a query may be a sentence that asks for something; only then the program that reads sentences is loaded (sentences.js). */

const COMPARED =
  /[比或]|还是|区别|差[别异]|不同|谁[强大]|哪个|\b(?:vs|versus|or|compar[a-z]+|differ[a-z]*|between|better)\b/;
const RELATION = /[谁哪方商]|什么|\b(?:wh[a-z]+|is|are|does|did)\b|(?:er|or)s?\b/;
const LIST = /[哪啥]|什么|名单|清单|名录|列表|.的.|\b(?:which|what|lists?|all|show|any|in)\b/; // 海门的园区
const FIGURE =
  /多少|最[多大高]|几[家个项名条所只支]|多大|多高|多长|数量|总数|how (?:many|much|big|large|long)|number of|what (?:is|was) the (?:size|area|amount|total)/;
const JOINED = /[和与及跟、&/]|\band\b/;
const TONELESS =
  /na ?xie|shen ?me|duo ?shao|zen ?me|zai ?na|bi ?jiao|dui ?bi|qu ?bie|bu ?tong|\b(?:shui|na ?(?:li|ge|jia)|you ?ji|ji ?(?:ge|jia))\b/;

/**
 * Whether a query in letters may be a question in pinyin.
 * @param {string} text in small letters
 */
export function mayAskInPinyin(text) {
  return TONELESS.test(text) && /^[a-z\s'’.,?!，。？！]+$/.test(text);
}

/**
 * @param {string} text simplified, in small letters
 * @returns {boolean}
 */
export function mayCompare(text) {
  return COMPARED.test(text);
}

/**
 * @param {string} text simplified, in small letters
 * @returns {boolean}
 */
export function mayAskForRelation(text) {
  return RELATION.test(text);
}

/**
 * Whether a query may ask what there is of a kind.
 * @param {string} text simplified, in small letters
 */
export function mayAskForList(text) {
  return LIST.test(text);
}

/**
 * Whether a query asks for a figure.
 * @param {string} text simplified, in small letters
 * @returns {boolean}
 */
export function asksForFigure(text) {
  return FIGURE.test(text);
}

/**
 * Whether a query joins words.
 * @param {string} text simplified, in small letters
 */
export function mayJoin(text) {
  return JOINED.test(text);
}

/**
 * Whether a query may ask for figures of several things.
 * @param {string} text simplified, in small letters
 */
export function mayAskOfEach(text) {
  return mayCompare(text) || (asksForFigure(text) && JOINED.test(text));
}
