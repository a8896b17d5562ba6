/* The site's navigation and the button of its colours, made where the parser meets their elements: they stand before anything is painted,
   and no page carries them. Without script the home page has the navigation as a list. */
import { word } from "../words.js";
import { pageAddress } from "./address.js";
import { el } from "./dom.js";
import { pageLang } from "./language.js";

/** @import { Lang } from "./language.js" */

/** @typedef {[string, string]} Entry name, and path below the language */
/** @typedef {[string, string, ...Entry[]]} Group its key and its title */

/** @type {Record<string, [string, string, ...Group[]]>} by language name of the atlas, name of the navigation, groups (hooks/atlas/web/navigation.py) */
const MENU = {};

const ALWAYS_OPEN = ["main", "more"];
const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/** @param {string} href */
function isAbove(href) {
  return location.href.startsWith(href);
}

/**
 * @param {Lang} lang
 * @param {Entry} entry
 */
function item(lang, [name, path]) {
  const href = `${root}${lang}/${path}`;
  const current = isAbove(href) && "true";
  const link = el("a", { href: pageAddress(href), class: "md-nav__link", "aria-current": current }, name);
  return el("li", { class: "md-nav__item" }, link);
}

/**
 * The groups after the second are folded unless the page is in them.
 * @param {Lang} lang
 * @param {Group} group
 */
function groupOf(lang, [key, title, ...entries]) {
  const open = ALWAYS_OPEN.includes(key) || entries.some(([, path]) => isAbove(`${root}${lang}/${path}`));
  const list = el(
    "ul",
    { class: "md-nav__list" },
    entries.map((entry) => item(lang, entry)),
  );
  return el("details", { class: `atlas-nav__group atlas-nav__group--${key}`, open }, el("summary", {}, title), list);
}

class AtlasMenu extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    this.id = "doors";
    this.className = "md-sidebar md-sidebar--primary";
    const lang = pageLang();
    const [atlas, title, ...groups] = MENU[lang];
    const nav = el(
      "nav",
      { class: "md-nav md-nav--primary atlas-nav", "aria-label": title },
      el("p", { class: "md-nav__title atlas-nav__title" }, atlas),
      groups.map((group) => groupOf(lang, group)),
    );
    this.append(el("div", { class: "md-sidebar__scrollwrap" }, el("div", { class: "md-sidebar__inner" }, nav)));
  }
}

class AtlasScheme extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    const lang = pageLang();
    const label = this.hasAttribute("both") ? `${word("dark", "zh")} · ${word("dark", "en")}` : word("dark", lang);
    const attributes = { type: "button", class: "md-header__button md-icon atlas-scheme", "data-atlas-scheme": true };
    this.append(el("button", { ...attributes, "aria-label": label, "aria-pressed": "false" }));
  }
}

/** Stands early in the body: the parser makes them as it comes to them. */
export function defineElements() {
  customElements.define("atlas-menu", AtlasMenu);
  customElements.define("atlas-scheme", AtlasScheme);
}
