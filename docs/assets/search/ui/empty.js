/* What the search page says when it has nothing: what was understood, what is near, where else to look. */
import { el, langOf } from "./dom.js";
import { hitOf } from "./hit.js";
import { word } from "./words.js";

/* links: {help, az}, addresses of the page on searching and of the A–Z index. */
export function emptyState(query, lang, links) {
  const body = el("div", { class: "search-empty" }, el("p", {}, word(lang, "hint")), ways(lang, links));
  explain(query, lang)
    .then((found) => body.prepend(...found))
    .catch(() => undefined); // the rest stands without it
  return body;
}

async function explain(query, lang) {
  const { chunks, near } = await window.atlas.search.explain(query, { lang });
  const found = [];
  if (near.length) {
    found.push(
      el("h2", {}, word(lang, "near")),
      el(
        "ol",
        { class: "hits" },
        near.map((result) => hitOf(result, lang)),
      ),
    );
  }
  if (chunks.some((chunk) => chunk.count || chunk.simplified) || chunks.length > 1) {
    found.unshift(
      el("h2", {}, word(lang, "understood")),
      el(
        "dl",
        { class: "understood" },
        chunks.map((chunk) => piece(chunk, lang)),
      ),
    );
  }
  return found;
}

function piece(chunk, lang) {
  const mark = lang === "zh" ? "、" : ", ";
  const names = chunk.names.map((name, index) => [index ? mark : null, el("a", { href: name.url }, name.name)]);
  const simplified =
    chunk.simplified && el("span", { class: "note" }, " " + word(lang, "simplified", chunk.simplified));
  return el(
    "div",
    {},
    el("dt", { lang: langOf(chunk.text) }, chunk.text, simplified),
    el("dd", {}, chunk.count ? [word(lang, "matches", chunk.count), names] : word(lang, "unknown")),
  );
}

function ways(lang, links) {
  return el(
    "p",
    { class: "search-ways" },
    el("a", { href: links.help }, word(lang, "help")),
    " ",
    el("a", { href: links.az }, word(lang, "az")),
  );
}
