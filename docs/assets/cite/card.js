/* What a citation stands for, shown beside it: while the pointer is on it or the keyboard has reached it, and at the first tap of a
   finger, which a link in the card then follows. Without script a citation is a plain link. Figures can be cited too. */
import { citeFigure } from "./dialog.js";
import { offerCitations } from "./offer.js";
import { offerPageCitations } from "./page.js";
import { pageLang } from "../page/language.js";
import { runScript } from "../page/script.js";
import { word } from "../words.js";

const CITED = /\/sources\/([a-z0-9-]+)\/(?:index\.html)?#p(\d+)$/;
const here = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
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
  return target instanceof Element ? target.closest("a.cite") : null;
}

/**
 * What a citation stands for, in words, and the ends of its paragraph; null where its address names none.
 * @param {HTMLAnchorElement} link
 */
async function saidOf(link) {
  const [, name, number] = link.href.match(CITED) || [];
  if (!name) return null;
  await runScript(`${here}cited/${name}.js`);
  const lang = pageLang();
  const source = window.atlas.cited && window.atlas.cited[name];
  if (!source) return null;
  const held = source[lang].find(([, paragraphs]) => paragraphs.includes(Number(number)));
  const [published] = held || source[lang][source[lang].length - 1];
  const text = published + word("mark-comma", lang) + word("paragraph", lang, { n: Number(number) });
  return { text, aid: source.aids[number] };
}

/**
 * Where the words cannot be loaded, the citation is the link that it is without script.
 * @param {HTMLAnchorElement} link
 */
async function show(link) {
  if (link === shown) return;
  hide();
  shown = link;
  const said = await saidOf(link).catch(() => null);
  if (!said || shown !== link) return;
  link.setAttribute("aria-describedby", card.id);
  card.textContent = said.text;
  if (said.aid) card.append(aidOf(said.aid));
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
/** Makes the citations of the page answer. */
export function watchCitations() {
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
}
