/* What is written of a fact, as queries are compared with it. */

const EDGE = /[0-9.]/;

/** Letters from which on the beginning of a word will do. */
export const SHORT = 4;

/**
 * A half-year as readers type it: 2024-01/2024-06 is 2024上半年; "" of any other period.
 * @param {string} period
 * @returns {string}
 */
export function halfYear(period) {
  const found = /^([0-9]{4})-(?:(01)\/\1-06|07\/\1-12)$/.exec(period);
  if (!found) {
    return "";
  }
  const [, year, first] = found;
  const [zh, en] = first ? ["上", "first"] : ["下", "second"];
  return `${year}${zh}半年 ${year}年${zh}半年 ${en} half of ${year}`;
}

/**
 * Whether a text has another as a piece that does not begin or end inside of a number or a word.
 * @param {string} text
 * @param {string} piece
 * @returns {boolean}
 */
export function has(text, piece) {
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    if (isApart(piece, text[at - 1] || " ", text[at + piece.length] || " ")) {
      return true;
    }
  }
  return false;
}

/**
 * @param {string} piece
 * @param {string} before the sign before it
 * @param {string} after the sign after it
 */
function isApart(piece, before, after) {
  const isCut = EDGE.test(piece[0]) && EDGE.test(before);
  const isCutAfter = /[0-9]/.test(piece[piece.length - 1]) && EDGE.test(after);
  const isWord = /^[a-z]+$/.test(piece);
  const isInWord = isWord && (/[a-z]/.test(before) || (piece.length < SHORT && /[a-z]/.test(after)));
  return !isCut && !isCutAfter && !isInWord;
}
