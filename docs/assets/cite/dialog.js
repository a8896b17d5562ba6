/* A figure to be cited: its citation in each form and either language, to be copied. */
import { el, fill } from "../page/dom.js";
import { htmlLang, pageLang } from "../page/language.js";
import { runScript } from "../page/script.js";
import { word } from "../words.js";
import { copyText } from "./copy.js";
import { figureTexts } from "./texts.js";

/** @import { Lang } from "../page/language.js" */
/** @import { Form } from "./texts.js" */

const here = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const LANGS = /** @type {const} */ (["zh", "en"]);

/** @type {CiteDialog | null} */
let dialog = null;

/**
 * Opens the citations of a figure, from a page, a result of the search, or a comparison.
 * @param {string} id of the figure, as in the tables: `regions/haian#standing-2022`
 * @returns {Promise<void>}
 */
export async function citeFigure(id) {
  dialog = dialog || new CiteDialog();
  await dialog.open(id);
}

/** @param {string} id */
async function loadFigure(id) {
  const [entity, key] = id.split("#");
  const sources = ["figures/forms.js", `figures/${entity}.js`];
  await Promise.all(sources.map((name) => runScript(new URL(name, here).href)));
  const figures = window.atlas.figures;
  if (!figures || !figures[entity][key]) throw new Error(`no figure ${id}`);
  return { forms: figures.forms, said: figures[entity][key] };
}

class CiteDialog {
  constructor() {
    this.ui = pageLang();
    /** @type {Lang} */
    this.lang = this.ui;
    this.form = 0;
    this.id = "";
    /** @type {Awaited<ReturnType<typeof loadFigure>> | null} */
    this.figure = null;
    this.languages = el("p", {
      class: "cite-dialog__choice",
      role: "group",
      "aria-label": word("cite-language", this.ui),
    });
    this.forms = el("p", { class: "cite-dialog__choice", role: "group", "aria-label": word("cite-forms", this.ui) });
    this.text = el("textarea", { readonly: true, rows: "7", "aria-label": word("cite-figure", this.ui) });
    this.status = el("p", { class: "cite-dialog__status", role: "status" });
    this.node = el("dialog", { class: "cite-dialog md-typeset", "aria-label": word("cite-figure", this.ui) });
    this.build();
  }

  build() {
    const copy = el(
      "button",
      { type: "button", class: "cite-dialog__copy", autofocus: true },
      word("cite-copy", this.ui),
    );
    const close = el(
      "button",
      { type: "button", class: "cite-dialog__close", "aria-label": word("cite-close", this.ui) },
      "×",
    );
    copy.addEventListener("click", () => this.copy());
    close.addEventListener("click", () => this.node.close());
    this.node.addEventListener("click", ({ target }) => {
      if (target === this.node) this.node.close();
    });
    const head = el("p", { class: "cite-dialog__head" }, el("strong", {}, word("cite-figure", this.ui)), close);
    const foot = el("p", { class: "cite-dialog__foot" }, copy);
    this.node.append(head, this.languages, this.forms, this.text, foot, this.status);
    document.body.append(this.node);
  }

  /** @param {string} id */
  async open(id) {
    this.id = id;
    this.lang = this.ui;
    this.figure = null;
    this.text.value = "";
    this.status.textContent = "";
    this.node.showModal();
    try {
      this.figure = await loadFigure(id);
      this.show();
    } catch {
      this.status.textContent = word("cite-failed", this.ui);
    }
  }

  show() {
    if (!this.figure) return;
    const home = new URL("../", here).href;
    const texts = figureTexts(this.figure.forms, this.figure.said, this.id, this.lang, home);
    fill(
      this.languages,
      LANGS.map((lang) => this.languageButton(lang)),
    );
    fill(
      this.forms,
      texts.map((form, number) => this.formButton(form, number)),
    );
    this.text.value = texts[this.form].text;
    this.text.lang = htmlLang(this.lang);
    this.text.classList.toggle("is-code", texts[this.form].code);
    this.status.textContent = "";
  }

  /** @param {Lang} lang */
  languageButton(lang) {
    const name = lang === "zh" ? word("enter", "zh") : word("language-switch", "zh");
    return this.choice(name, lang === this.lang, htmlLang(lang), () => {
      this.lang = lang;
    });
  }

  /**
   * @param {Form} form
   * @param {number} number
   */
  formButton(form, number) {
    return this.choice(form.name, number === this.form, htmlLang(this.lang), () => {
      this.form = number;
    });
  }

  /**
   * @param {string} name
   * @param {boolean} isChosen
   * @param {string} lang
   * @param {() => void} choose
   */
  choice(name, isChosen, lang, choose) {
    const button = el("button", { type: "button", lang, "aria-pressed": String(isChosen) }, name);
    button.addEventListener("click", () => {
      choose();
      this.show();
      this.focusOn(name);
    });
    return button;
  }

  /**
   * The button that was chosen has been made anew.
   * @param {string} name
   */
  focusOn(name) {
    const found = Array.from(this.node.querySelectorAll("button")).find((button) => button.textContent === name);
    if (found) found.focus();
  }

  /** Where the browser lends no clipboard, the text is selected for the reader to copy. */
  async copy() {
    this.text.select();
    const isCopied = await copyText(this.text.value);
    this.status.textContent = isCopied ? word("cite-copied", this.ui) : word("cite-select", this.ui);
  }
}
