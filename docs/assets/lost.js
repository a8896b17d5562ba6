/* The page of wrong addresses. A server sends it for any address, and it may not know in which folder the site lies: this looks where the
   site's own files are, puts the links right, and offers what the wrong address may have meant. It stands in the page itself. */
import { all, attribute, el, fill, need } from "./page/dom.js";
import { langOf } from "./page/language.js";

const PROGRAM = "assets/search/search.js"; // is there where the site begins
const SECTION = /\/(?:zh|en|data|assets)(?:\/|$)/;
const NEAREST = 3;
const ASKED = 8; // results, of which those that are pages of the site itself are left out

/**
 * Folders in which the site may begin: the one before a section of it, then all above the address, the deepest first.
 * @param {string} path
 * @returns {string[]}
 */
function folders(path) {
  const section = path.search(SECTION);
  const above = Array.from(path.matchAll(/\//g), (found) => path.slice(0, found.index + 1)).reverse();
  return [...new Set([...(section < 0 ? [] : [path.slice(0, section + 1)]), ...above])];
}

/**
 * The words of an address: those of its last part that says something.
 * @param {string} path
 * @returns {string}
 */
function wordsOf(path) {
  const parts = path.split("/").filter((part) => part && !/^index\.html?$/.test(part));
  const last = (parts[parts.length - 1] || "").replace(/\.html?$/, "");
  try {
    return decodeURIComponent(last)
      .replace(/[-_+.]+/g, " ")
      .trim();
  } catch {
    return last; // no text in UTF-8
  }
}

/** @param {string} base */
function pointTo(base) {
  all(HTMLAnchorElement, "[data-to]").forEach((link) => link.setAttribute("href", base + attribute(link, "data-to")));
  const form = need(HTMLFormElement, "form");
  form.setAttribute("action", `${base}zh/search/`);
  form.setAttribute("data-action-en", `${base}en/search/`);
}

/**
 * Names like these words, if there are any.
 * @param {string} words
 */
async function offer(words) {
  const lang = langOf(location.pathname.includes("/zh/") ? "zh" : navigator.language);
  const spans = words.split(" ").map((_, left, parts) => parts.slice(0, parts.length - left).join(" "));
  for (const span of spans) {
    const found = (await window.atlas.search(span, { lang, limit: ASKED })).filter(({ type }) => type === "entity");
    if (found.length) return show(found.slice(0, NEAREST));
  }
}

/** @param {{title: string, url: string}[]} found */
function show(found) {
  const near = need(HTMLElement, "[data-near]");
  fill(need(HTMLElement, "ul", near), ...found.map((one) => el("li", {}, el("a", { href: one.url }, one.title))));
  near.hidden = false;
}

/** @param {string[]} bases those not looked at yet */
function look(bases) {
  if (!bases.length) return;
  const script = el("script", { src: bases[0] + PROGRAM });
  pointTo(bases[0]);
  script.addEventListener("error", () => look(bases.slice(1)));
  script.addEventListener("load", () => {
    if (!window.atlas || !window.atlas.search) return look(bases.slice(1));
    const words = wordsOf(location.pathname);
    need(HTMLInputElement, "input").value = words;
    if (words) offer(words);
  });
  document.head.append(script);
}

look(folders(location.pathname));
