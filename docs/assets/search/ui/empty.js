/* What the search page says when it has nothing: what was understood, what is near, where else to look. */
import { el } from "../../page/dom.js";
import { comma, htmlLangOf } from "../../page/language.js";
import { hitOf } from "./hit.js";
import { sentence, word } from "./words.js";

/** @import { Chunk, Lang } from "../types.js" */

/** @typedef {{help: string, az: string}} Links addresses of the page on searching and of the A–Z index */

/**
 * @param {string} query
 * @param {Lang} lang
 * @param {Links} links
 * @returns {HTMLElement}
 */
export function emptyState(query, lang, links) {
  const body = el("div", { class: "search-empty" }, el("p", {}, word(lang, "hint")), ways(lang, links));
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
    found.push(el("h2", {}, word(lang, "understood")), el("dl", { class: "understood" }, pieces));
  }
  if (near.length) {
    const rows = near.map((result) => hitOf(result, lang));
    found.push(el("h2", {}, word(lang, "near")), el("ol", { class: "hits" }, rows));
  }
  return found;
}

/**
 * @param {Chunk} chunk
 * @param {Lang} lang
 */
function piece(chunk, lang) {
  const names = chunk.names.map(({ name, url }, index) => [index ? comma(lang) : null, el("a", { href: url }, name)]);
  const simplified = ` ${sentence(lang, "simplified", chunk.simplified)}`;
  const note = chunk.simplified && el("span", { class: "note" }, simplified);
  const count = chunk.count ? [sentence(lang, "matches", chunk.count), names] : word(lang, "unknown");
  return el("div", {}, el("dt", { lang: htmlLangOf(chunk.text) }, chunk.text, note), el("dd", {}, count));
}

/**
 * @param {Lang} lang
 * @param {Links} links
 */
function ways(lang, links) {
  const help = el("a", { href: links.help }, word(lang, "help"));
  return el("p", { class: "search-ways" }, help, " ", el("a", { href: links.az }, word(lang, "az")));
}
