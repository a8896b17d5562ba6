/* A button beside the figure that the reader points at or has reached by the keyboard: it opens the citations of that figure. There is
   one button for the whole page, so that a table of many rows costs no more stops of the keyboard than before. */
import { all, attribute, el } from "../page/dom.js";
import { pageLang } from "../page/language.js";
import { word } from "../words.js";
import { citeFigure } from "./dialog.js";

const FIGURE = [".facts > tbody > tr", ".key", ".figure-list li", "[data-fact]"].join();
const button = el("button", { type: "button", class: "cite-figure" });
let id = "";

/** @param {Event} event */
function offer({ target }) {
  const figure = target instanceof Element ? target.closest(FIGURE) : null;
  const found = figure && idOf(figure);
  if (!figure || !found || button.parentElement === placeIn(figure)) return;
  id = found;
  placeIn(figure).append(button);
}

/**
 * The id of a figure, where none is given that of its first link to a place in a page: there it stands.
 * @param {Element} figure
 */
function idOf(figure) {
  const given = attribute(figure, "data-fact");
  const link = all(HTMLAnchorElement, "a:not(.cite)", figure).find((one) => one.hash);
  if (given || !link) return given;
  const parts = link.pathname.split("/").filter((part) => part && part !== "index.html");
  return parts.slice(-2).join("/") + decodeURIComponent(link.hash);
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
