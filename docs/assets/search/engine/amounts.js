/* Numbers in a query as amounts: 249万, 8.8万平米, 2.49 million, 4.8 GW, 1/3. */
import { segmentOf } from "./segment.js";

/** @import { Amount, Segment } from "./segment.js" */

/** @type {Record<string, number>} */
const CHINESE = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12 };
/** @type {Record<string, number>} */
const ENGLISH = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9, trillion: 1e12 };
/** @type {Record<string, number>} */
const SMALLER = { mw: 1e-3, 兆瓦: 1e-3 };
const NUMBER = /^([0-9]+(?:\.[0-9]+)?)(万亿|亿|万|千|百)?([a-z]{1,4}2?|[^0-9a-z]{1,5})?$/;
const MONEY = /^(?:yuan|rmb)$/;
const AREA = /^(?:sqm|(?:sq|square) (?:m|met(?:re|er)s?))$/;

/**
 * The amount that a text says, null if it is no number.
 * @param {string} text
 * @returns {Amount | null}
 */
function amountOf(text) {
  const found = NUMBER.exec(text);
  if (!found) {
    return null;
  }
  const [, digits, scale, unit] = found;
  const factor = (CHINESE[scale] || 1) * (ENGLISH[unit] || SMALLER[unit] || 1);
  return { value: Number(digits) * factor, sure: Boolean(scale || unit) || digits.length > 2 };
}

/** @param {Segment | undefined} segment */
function isSize(segment) {
  return Boolean(segment && (ENGLISH[segment.text] || amountOf(segment.text)));
}

/**
 * Segments with money and area beside a number as the atlas writes them (13 billion yuan, 88,000 square metres); none if there is nothing
 * to change.
 * @param {Segment[]} segments
 * @returns {Segment[]}
 */
export function inOurUnits(segments) {
  const found = [];
  for (let i = 0; i < segments.length; i++) {
    const { text } = segments[i];
    const isAfterSize = isSize(segments[i - 1]);
    const isPair = isAfterSize && i + 1 < segments.length && AREA.test(`${text} ${segments[i + 1].text}`);
    if (MONEY.test(text) && (isAfterSize || isSize(segments[i + 1]))) {
      found.push(segmentOf("cny"));
    } else if (isPair || (isAfterSize && AREA.test(text))) {
      found.push(segmentOf("m2"));
      i += isPair ? 1 : 0;
    } else {
      found.push(segments[i]);
    }
  }
  return found.every((segment) => segments.includes(segment)) ? [] : found;
}

/**
 * Sets `amount` of the segments that are numbers, and of the words of size after them.
 * @param {Segment[]} segments
 * @returns {Segment[]}
 */
export function readAmounts(segments) {
  segments.forEach((segment, i) => {
    segment.amount = amountOf(segment.text);
    const last = i > 0 ? segments[i - 1].amount : null;
    if (last && segment.after === "/" && segment.amount) {
      const percent = (100 * last.value) / segment.amount.value;
      Object.assign(last, { value: percent, sure: true });
      Object.assign(segment.amount, { value: percent, sure: true });
    } else if (last && ENGLISH[segment.text]) {
      last.value *= ENGLISH[segment.text];
      last.sure = true;
      segment.amount = last;
    }
  });
  return segments;
}
