/* What a mark means, told where the reader points at one. Pages say it once, below their tables; the words of the source stand beside
   what a page makes of them. */
import { word } from "../words.js";
import { all } from "./dom.js";
import { pageLang } from "./language.js";

/** @param {Element} mark */
function meaningOf(mark) {
  if (mark.matches(".printed")) return word("printed", pageLang());
  const sign = mark.textContent || "";
  const line = all(HTMLElement, ".soft-key > span").find((one) => (one.textContent || "").startsWith(sign));
  return line ? (line.textContent || "").slice(sign.length).trim() : "";
}

/** Marks of dates and words of sources have their meaning as a tooltip. */
export function explainMarks() {
  addEventListener("pointerover", ({ target }) => {
    const mark = target instanceof HTMLElement ? target.closest("abbr.soft, .printed") : null;
    if (mark instanceof HTMLElement && !mark.title) mark.title = meaningOf(mark);
  });
}
