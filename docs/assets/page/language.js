/* The two languages of the site. */

/** @typedef {"zh" | "en"} Lang */

/**
 * The language that a tag stands for.
 * @param {string | null | undefined} tag of a page, a browser or a form: zh-Hans, en-GB, …
 * @returns {Lang}
 */
export function langOf(tag) {
  return /^zh\b/i.test(tag || "") ? "zh" : "en";
}

/**
 * The language of the page.
 * @returns {Lang}
 */
export function pageLang() {
  return langOf(document.documentElement.lang);
}

/**
 * The `lang` attribute of a language.
 * @param {Lang} lang
 * @returns {string}
 */
export function htmlLang(lang) {
  return lang === "zh" ? "zh-Hans" : "en";
}

/**
 * The `lang` attribute that a text needs for what it is written in.
 * @param {string} text
 * @returns {string}
 */
export function htmlLangOf(text) {
  return htmlLang(/[\u3400-\u9fff]/.test(text) ? "zh" : "en");
}

/**
 * @param {Lang} lang
 * @returns {Lang}
 */
export function otherLang(lang) {
  return lang === "zh" ? "en" : "zh";
}

/**
 * What somebody wrote, short enough for a sentence about it.
 * @param {string} text
 * @param {number} longest characters
 * @returns {string}
 */
export function shortened(text, longest) {
  const signs = Array.from(text.trim());
  return signs.length > longest ? signs.slice(0, longest).join("") + "…" : signs.join("");
}
