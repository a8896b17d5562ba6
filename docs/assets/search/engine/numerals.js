/* Chinese numerals: their values, and digits of a query as numerals and the other way, since names are written either way. */

const DIGITS = "零一二三四五六七八九";
/** @type {Record<string, number>} */
const SMALL = { 十: 10, 百: 100, 千: 1000 };
/** @type {Record<string, number>} */
const LARGE = { 万亿: 1e12, 亿: 1e8, 万: 1e4 };
const HAN = /[\u3400-\u9fff]/;
const LONGEST_WRITTEN = 2; // digits; a larger number is written in them

/**
 * The value of a numeral (一百三十亿, 三点五, 2亿3000万); NaN if it is none.
 * @param {string} text digits may stand for numerals
 * @returns {number}
 */
export function valueOf(text) {
  const plain = text.replace(/〇/g, "零").replace(/两/g, "二");
  let total = 0;
  let above = Infinity;
  for (const [, small, scale] of plain.matchAll(/([^万亿]*)(万亿|亿|万|$)/g)) {
    const size = LARGE[scale] || 1;
    if (!small && !scale) {
      break;
    }
    const part = small ? section(small) : total ? NaN : 1;
    if (!(size < above) || Number.isNaN(part)) {
      return NaN;
    }
    total += part * size;
    above = size;
  }
  return above === Infinity ? NaN : total;
}

/**
 * The value of a numeral below 万, or of digits of any length.
 * @param {string} text
 * @returns {number}
 */
function section(text) {
  const found = /^([0-9]+(?:\.[0-9]+)?)([十百千]?)$/.exec(text);
  if (found) {
    return Number(found[1]) * (SMALL[found[2]] || 1);
  }
  const [whole, point] = text.split("点");
  const digits = point ? `.${Array.from(point, (sign) => DIGITS.indexOf(sign)).join("")}` : "";
  return whole ? sum(whole) + Number(`0${digits}`) : NaN;
}

/**
 * @param {string} text of digits and 十 百 千: 三千零五十
 * @returns {number}
 */
function sum(text) {
  let total = 0;
  let above = Infinity;
  for (const [part, digit, size] of text.matchAll(/零?([一二三四五六七八九0-9]?)([十百千]?)|./g)) {
    const scale = SMALL[size] || 1;
    if (digit || size) {
      if (scale >= above) {
        return NaN;
      }
      total += (digit ? digitOf(digit) : 1) * scale;
      above = scale;
    } else if (part && part !== "零") {
      return NaN;
    }
  }
  return text === "零" ? 0 : total || NaN;
}

/** @param {string} sign */
function digitOf(sign) {
  return Math.max(DIGITS.indexOf(sign), Number(sign) || 0);
}

/**
 * A whole number below a hundred as it is written: 12 → 十二.
 * @param {number} number
 * @returns {string}
 */
function written(number) {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens ? `${tens > 1 ? DIGITS[tens] : ""}十` : "";
  return ten + (ones || !tens ? DIGITS[ones] : "");
}

/**
 * A text in which the numbers beside Han characters are written the other way, each way once: 3年行动 → 三年行动, 五G → 5g.
 * @param {string} text in small letters
 * @returns {string[]}
 */
export function otherNumerals(text) {
  const numerals = text.replace(/[0-9]+(?![0-9.])/g, (digits, at) => {
    const isBeside = HAN.test(text[at + digits.length] || "") || HAN.test(text[at - 1] || "");
    const isPart = /[a-z.0-9]/.test(text[at - 1] || "") || digits.length > LONGEST_WRITTEN;
    return isBeside && !isPart ? written(Number(digits)) : digits;
  });
  const digits = text.replace(/[零一二三四五六七八九十两]+/g, (run) => {
    const value = valueOf(run);
    return Number.isNaN(value) ? run : String(value);
  });
  const found = [numerals, numerals.replace(/二(?=[\u3400-\u9fff])/g, "两"), digits];
  return Array.from(new Set(found)).filter((other) => other !== text);
}
