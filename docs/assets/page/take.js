/* Buttons below each picture that say where it comes from: to take it away as SVG or PNG. Without script there are none. */
import { word } from "../words.js";
import { all, attribute, el } from "./dom.js";
import { pageLang } from "./language.js";
import { drawingsOf, painted, taken } from "./picture.js";
import { save } from "./save.js";

const SCALE = 3; // points of a PNG for each unit of the drawing

/** All pictures of the page. */
export function offerPictures() {
  all(HTMLElement, "figure.fig[data-source]").forEach((figure) => {
    if (drawingsOf(figure).length) figure.append(buttons(figure));
  });
}

/** @param {HTMLElement} figure */
function buttons(figure) {
  const lang = pageLang();
  const svg = button("SVG", () => {
    save(`${nameOf(figure)}.svg`, new Blob([taken(figure).text], { type: "image/svg+xml" }));
  });
  const png = button("PNG", () => {
    png.disabled = true;
    painted(taken(figure), SCALE)
      .then((image) => save(`${nameOf(figure)}.png`, image))
      .finally(() => {
        png.disabled = false;
      });
  });
  return el("p", { class: "fig-take" }, word("take", lang), svg, png);
}

/**
 * @param {string} text
 * @param {() => void} work
 */
function button(text, work) {
  const made = el("button", { type: "button" }, text);
  made.addEventListener("click", work);
  return made;
}

/**
 * A name for the file: the last part of the page's address, the sort of picture, and its number where the page has several of a sort.
 * @param {HTMLElement} figure
 */
function nameOf(figure) {
  const parts = location.pathname.split("/").filter((part) => part && part !== "index.html");
  const sort = attribute(figure, "data-picture");
  const number = all(HTMLElement, `figure[data-picture="${sort}"]`).indexOf(figure);
  const place = decodeURIComponent(parts[parts.length - 1] || "atlas");
  return [place, sort, ...(number > 0 ? [number + 1] : [])].join("-");
}
