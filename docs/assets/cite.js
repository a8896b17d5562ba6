/* What a citation stands for, shown beside it: while the pointer is on it or the keyboard has reached it, and at the first tap of a
   finger, which a link in the card then follows. Without script a citation is a plain link with a title. Figures can be cited too. */
import { citeFigure } from "./cite/dialog.js";
import { offerCitations } from "./cite/offer.js";
import { offerPageCitations } from "./cite/page.js";
import { pageLang } from "./page/language.js";
import { word } from "./words.js";

const GAP = 6; // pixels between a citation and its card
const card = document.createElement("div");
/** @type {HTMLAnchorElement | null} */
let shown = null;
let touched = false;

card.className = "cite-card";
card.id = "cite-card";
card.setAttribute("role", "tooltip");

/**
 * The citation in which something happens.
 * @param {Event} event
 * @returns {HTMLAnchorElement | null}
 */
function citation({ target }) {
  return target instanceof Element ? target.closest("a.cite[title], a.cite[data-title]") : null;
}

/**
 * The browser's own tip would cover the card, so the title rests elsewhere meanwhile.
 * @param {HTMLAnchorElement} link
 */
function show(link) {
  if (link === shown) return;
  hide();
  shown = link;
  link.dataset.title = link.title;
  link.removeAttribute("title");
  link.setAttribute("aria-describedby", card.id);
  card.textContent = link.dataset.title;
  if (link.dataset.aid) card.append(aidOf(link.dataset.aid));
  if (touched) card.append(document.createElement("br"), follow(link));
  document.body.append(card);
  place(link.getClientRects()[0]);
}

/**
 * How the paragraph begins and ends in the original, which is Chinese.
 * @param {string} text
 */
function aidOf(text) {
  const line = document.createElement("span");
  const quoted = document.createElement("q");
  line.className = "cite-card__aid";
  quoted.lang = "zh-Hans";
  quoted.textContent = text;
  line.append(word("cite-aid", pageLang()) + word("mark-colon", pageLang()), quoted);
  return line;
}

/** @param {HTMLAnchorElement} link */
function follow(link) {
  const to = document.createElement("a");
  to.href = link.href;
  to.textContent = word("cite-open", pageLang());
  return to;
}

/**
 * Below the citation, or above it where the window ends; never beyond its sides.
 * @param {DOMRect} box
 */
function place(box) {
  const room = document.documentElement.clientWidth - card.offsetWidth - GAP;
  const below = box.bottom + GAP + card.offsetHeight < innerHeight;
  card.style.left = scrollX + Math.max(GAP, Math.min(box.left, room)) + "px";
  card.style.top = scrollY + (below ? box.bottom + GAP : box.top - GAP - card.offsetHeight) + "px";
}

function hide() {
  if (!shown) return;
  shown.title = shown.dataset.title || "";
  delete shown.dataset.title;
  shown.removeAttribute("aria-describedby");
  shown = null;
  card.remove();
}

/** @param {Event} event */
function isOutside({ target }) {
  return !(target instanceof Node && card.contains(target));
}

/** @param {PointerEvent} event */
const noteTouch = (event) => {
  touched = event.pointerType === "touch";
};
addEventListener("pointerdown", noteTouch, true);
addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const link = citation(event);
  if (link) show(link);
  else if (isOutside(event)) hide();
});
addEventListener("focusin", (event) => {
  const link = citation(event);
  if (link && !touched) show(link);
  else if (!link && isOutside(event)) hide();
});
addEventListener("click", (event) => {
  const link = citation(event);
  if (link && touched && link !== shown) {
    event.preventDefault();
    show(link);
  } else if (!link && isOutside(event)) {
    hide();
  }
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});

window.atlas = Object.assign(window.atlas || {}, { cite: citeFigure });
offerCitations();
offerPageCitations();
