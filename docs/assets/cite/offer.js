/* A button beside the figure that the reader points at or has reached by the keyboard: it opens the citations of that figure. There is
   one button for the whole page, so that a table of many rows costs no more stops of the keyboard than before. */
import { attribute, el } from "../page/dom.js";
import { pageLang } from "../page/language.js";
import { word } from "../words.js";
import { citeFigure } from "./dialog.js";

const FIGURE = "[data-fact]";
const button = el("button", { type: "button", class: "cite-figure" });
let id = "";

/** @param {Event} event */
function offer({ target }) {
  const figure = target instanceof Element ? target.closest(FIGURE) : null;
  if (!figure || button.parentElement === placeIn(figure)) return;
  id = attribute(figure, "data-fact");
  placeIn(figure).append(button);
}

/**
 * A row of a table has room in its last cell.
 * @param {Element} figure
 * @returns {Element}
 */
function placeIn(figure) {
  return figure instanceof HTMLTableRowElement ? figure.cells[figure.cells.length - 1] : figure;
}

/** Makes every figure of the page citable. */
export function offerCitations() {
  button.append(word("cite-figure-short", pageLang()));
  button.title = word("cite-figure", pageLang());
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", () => citeFigure(id));
  addEventListener("pointerover", offer);
  addEventListener("focusin", offer);
}
