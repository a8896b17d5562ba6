/* Numbers in a query as amounts: 249万, 8.8万平米, 2.49 million, 4.8 GW, 1/3. */
(function (engine) {
  "use strict";

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

  /* Sets `amount` of the chunks that are numbers, and of the words of size after them. */
  engine.readAmounts = function (chunks) {
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
  };
})(window.atlas.engine);
