/* What kind of sign a code point is. */

/**
 * @param {number} code
 * @returns {boolean}
 */
export function isHan(code) {
  return (
    (code >= 0x3400 && (code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff) || code >= 0x20000)) || code === 0x3007
  );
}

/**
 * @param {number} code
 * @returns {boolean}
 */
export function isDigit(code) {
  return code >= 48 && code <= 57;
}

/**
 * A small Latin letter from a to z.
 * @param {number} code
 * @returns {boolean}
 */
export function isLatin(code) {
  return code >= 97 && code <= 122;
}

/**
 * Codes of a text of the basic plane.
 * @param {string} text
 * @returns {number[]}
 */
export function codesOf(text) {
  const codes = [];
  for (let i = 0; i < text.length; i++) {
    codes.push(text.charCodeAt(i));
  }
  return codes;
}
