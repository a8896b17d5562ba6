/* Numbers in a query as amounts: 249万, 8.8万平米, 2.49 million, 4.8 GW, 1/3. */
import { segmentOf } from "./query.js";

const CHINESE = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12 };
const ENGLISH = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9, trillion: 1e12 };
const SMALLER = { mw: 1e-3, 兆瓦: 1e-3 };
const NUMBER = /^([0-9]+(?:\.[0-9]+)?)(万亿|亿|万|千|百)?([a-z]{1,4}2?|[^0-9a-z]{1,5})?$/;

/* The amount of a chunk and whether it says its size or unit; null if it is no number. */
function amount(text) {
  const found = NUMBER.exec(text);
  if (!found) {
    return null;
  }
  const [, digits, scale, unit] = found;
  const factor = (CHINESE[scale] || 1) * (ENGLISH[unit] || SMALLER[unit] || 1);
  return { value: Number(digits) * factor, sure: Boolean(scale || unit) || digits.length > 2 };
}

const MONEY = /^(?:yuan|rmb)$/;
const AREA = /^(?:sqm|(?:sq|square) (?:m|met(?:re|er)s?))$/;

function isSize(chunk) {
  return Boolean(chunk && (ENGLISH[chunk.text] || amount(chunk.text)));
}

/* Chunks with money and area beside a number as the atlas writes them (13 billion yuan, 88,000 square metres); none if there is
   nothing to change. */
export function inOurUnits(chunks) {
  const found = [];
  for (let i = 0; i < chunks.length; i++) {
    const { text } = chunks[i];
    const size = isSize(chunks[i - 1]);
    const isPair = size && chunks[i + 1] && AREA.test(text + " " + chunks[i + 1].text);
    if (MONEY.test(text) && (size || isSize(chunks[i + 1]))) {
      found.push(segmentOf("cny"));
    } else if (isPair || (size && AREA.test(text))) {
      found.push(segmentOf("m2"));
      i += isPair ? 1 : 0;
    } else {
      found.push(chunks[i]);
    }
  }
  return found.every((chunk) => chunks.includes(chunk)) ? [] : found;
}

/* Sets `amount` of the chunks that are numbers, and of the words of size after them. */
export function readAmounts(chunks) {
  chunks.forEach((chunk, i) => {
    chunk.amount = amount(chunk.text);
    const last = chunks[i - 1] && chunks[i - 1].amount;
    if (last && chunk.after === "/" && chunk.amount) {
      last.value = chunk.amount.value = (100 * last.value) / chunk.amount.value;
      last.sure = chunk.amount.sure = true;
    } else if (last && ENGLISH[chunk.text]) {
      last.value *= ENGLISH[chunk.text];
      last.sure = true;
      chunk.amount = last;
    }
  });
  return chunks;
}
