/* What the search page says when it has nothing: what was understood, what is near, where else to look. */
import { el } from "../../page/dom.js";
import { htmlLangOf } from "../../page/language.js";
import { word } from "../../words.js";
import { hitOf } from "./hit.js";

/** @import { Chunk, Lang, Result } from "../types.js" */

/** @typedef {{help: string, az: string}} Links addresses of the page on searching and of the A–Z index */

/**
 * @param {string} query
 * @param {Result[] | null | undefined} instead what may have been meant
 * @param {Lang} lang
 * @param {Links} links
 * @returns {HTMLElement}
 */
export function emptyState(query, instead, lang, links) {
  const body = el("div", { class: "search-empty" }, el("p", {}, word("search-hint", lang)), ways(lang, links));
  if (instead && instead.length) {
    const label = word("search-instead", lang);
    body.prepend(
      el(
        "ol",
        { class: "hits", "aria-label": label },
        instead.map((result) => hitOf(result, lang)),
      ),
    );
    return body;
  }
  explanation(query, lang).then(
    (found) => body.prepend(...found),
    () => undefined, // the rest stands without it
  );
  return body;
}

/**
 * @param {string} query
 * @param {Lang} lang
 * @returns {Promise<HTMLElement[]>}
 */
async function explanation(query, lang) {
  const { chunks, near } = await window.atlas.search.explain(query, { lang });
  const found = [];
  if (chunks.some((chunk) => chunk.count || chunk.simplified) || chunks.length > 1) {
    const pieces = chunks.map((chunk) => piece(chunk, lang));
    found.push(el("h2", {}, word("search-understood", lang)), el("dl", { class: "understood" }, pieces));
  }
  if (near.length) {
    const rows = near.map((result) => hitOf(result, lang));
    found.push(el("h2", {}, word("search-near", lang)), el("ol", { class: "hits" }, rows));
  }
  return found;
}

/**
 * @param {Chunk} chunk
 * @param {Lang} lang
 */
function piece(chunk, lang) {
  const names = chunk.names.map(({ name, url }, index) => [
    index ? word("mark-list", lang) : null,
    el("a", { href: url }, name),
  ]);
  const simplified = ` ${word("search-simplified", lang, { text: chunk.simplified })}`;
  const note = chunk.simplified && el("span", { class: "note" }, simplified);
  const found = [word("search-matches", lang, { n: chunk.count }), word("mark-gap", lang), names];
  const count = chunk.count ? found : word("search-unknown", lang);
  return el("div", {}, el("dt", { lang: htmlLangOf(chunk.text) }, chunk.text, note), el("dd", {}, count));
}

/**
 * @param {Lang} lang
 * @param {Links} links
 */
function ways(lang, links) {
  const help = el("a", { href: links.help }, word("search-help", lang));
  return el("p", { class: "search-ways" }, help, " ", el("a", { href: links.az }, word("az", lang)));
}
