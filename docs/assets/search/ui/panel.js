/* What the panel below the box says around its list: above it what the list is, below it what else there is to say, a link that leads on;
   and the same for those who hear it. What stands below the list does not move it when there is more to say. */
import { el, fill } from "../../page/dom.js";
import { word } from "../../words.js";
import { allResults, indexAddress } from "./form.js";

/** @import { Lang } from "../types.js" */

const QUIET = 400; // ms without a key before a screen reader is told the count

export class Panel {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} list
   * @param {Lang} lang
   */
  constructor(form, list, lang) {
    this.form = form;
    this.lang = lang;
    this.speaking = 0;
    this.head = el("p", { class: "atlas-panel__head", hidden: true });
    this.note = el("p", { class: "atlas-panel__note", hidden: true });
    this.all = el("a", { class: "atlas-panel__all", href: form.action, tabindex: "-1", hidden: true });
    this.node = el("div", { class: "atlas-panel", hidden: true }, this.head, list, this.note, this.all);
    this.live = el("p", { class: "atlas-search__live", role: "status", "aria-live": "polite" });
  }

  /**
   * What stands above the list.
   * @param {string} text
   */
  title(text) {
    this.head.textContent = text;
    this.head.hidden = !text;
  }

  /**
   * What stands below it, a line each.
   * @param {...(string | false)} lines
   */
  tell(...lines) {
    fill(
      this.note,
      lines.map((line) => line && el("span", { class: "atlas-panel__line" }, line)),
    );
    this.note.hidden = !this.note.hasChildNodes();
  }

  /**
   * The link to all results, or to a closer look at a query that finds nothing.
   * @param {string} query
   * @param {boolean} isSome
   */
  leadOn(query, isSome) {
    this.link(allResults(this.form, query), isSome ? word("search-all", this.lang) : word("search-look", this.lang));
  }

  /** The link where the search does not work. */
  leadToIndex() {
    this.link(indexAddress(this.form), word("az", this.lang));
  }

  leadNowhere() {
    this.all.hidden = true;
  }

  /**
   * @param {string} href
   * @param {string} text
   */
  link(href, text) {
    this.all.hidden = false;
    this.all.setAttribute("href", href);
    this.all.textContent = text;
  }

  isEmpty() {
    return this.head.hidden && this.note.hidden;
  }

  /**
   * For screen readers, once the typing rests.
   * @param {...(string | false)} sentences
   */
  say(...sentences) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      this.live.textContent = sentences.filter(Boolean).join(" ");
    }, QUIET);
  }
}
