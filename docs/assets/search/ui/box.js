/* The search box in the header, on the door and on the home pages: an ARIA combobox over the engine.
   Without this script it is a form that leads to the search page. */
import { asker, loadNames } from "./ask.js";
import { byTouch, el, shortened } from "./dom.js";
import { allResults, formLang, isComposing, prepareForm, sendable, shortcuts } from "./form.js";
import { optionOf } from "./hit.js";
import { List } from "./list.js";
import { recent } from "./recent.js";
import { word } from "./words.js";

const SHOWN = 8;
const PAUSE = 20; // ms: shorter than anybody types, longer than an input method takes to send its letters
const SLOW = 250; // ms without an answer before the reader is told to wait
const QUIET = 400; // ms without a key before a screen reader is told the count

class Box {
  constructor(form) {
    this.form = form;
    this.lang = formLang(form);
    this.input = form.querySelector("input[name=q]");
    this.ask = asker({
      lang: this.lang,
      limit: SHOWN,
      pause: PAUSE,
      show: (query, results, whole) => this.show(query, results, whole),
      fail: () => this.fail(),
    });
    this.build();
    this.describe();
    this.listen();
    prepareForm(form, this.input);
    shortcuts(this.input);
    if (document.activeElement === this.input) this.enter();
  }

  word(key, value) {
    return word(this.lang, key, value);
  }

  build() {
    this.list = new List(this.input, "atlas-options");
    this.note = el("p", { class: "atlas-panel__note", hidden: true });
    this.all = el("a", {
      class: "atlas-panel__all",
      href: this.form.getAttribute("action"),
      tabindex: "-1",
      hidden: true,
    });
    this.live = el("p", { class: "atlas-search__live", role: "status", "aria-live": "polite" });
    this.closer = el("button", { class: "atlas-search__close", type: "button", "aria-label": this.word("close") });
    this.panel = el("div", { class: "atlas-panel", hidden: true }, this.note, this.list.node, this.all);
    this.form.append(this.closer, this.panel, this.live);
  }

  describe() {
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": "atlas-options",
      "aria-expanded": "false",
    };
    Object.keys(attributes).forEach((name) => this.input.setAttribute(name, attributes[name]));
  }

  listen() {
    const outside = (event, target) => {
      if (!this.form.contains(target)) this.leave();
    };
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("input", () => this.refresh());
    this.input.addEventListener("focus", () => this.enter());
    this.input.addEventListener("click", () => this.enter());
    this.form.addEventListener("pointerenter", loadNames);
    this.form.addEventListener("submit", () => this.submit());
    this.form.addEventListener("focusout", (event) => outside(event, event.relatedTarget));
    document.addEventListener("pointerdown", (event) => outside(event, event.target));
    this.closer.addEventListener("click", () => this.leave());
    this.list.node.addEventListener("click", (event) => this.chosen(event.target.closest("[role=option]")));
    this.all.addEventListener("click", () => recent.add(this.input.value));
  }

  /* Opening and closing */

  enter() {
    loadNames();
    this.form.classList.add("is-open");
    if (this.panel.hidden) this.refresh();
  }

  leave() {
    this.form.classList.remove("is-open");
    this.close();
  }

  open() {
    const some = this.list.size() > 0;
    this.panel.hidden = !some && this.note.hidden;
    if (!this.panel.hidden && byTouch()) this.form.scrollIntoView({ block: "start" }); // the keyboard covers what lies below
    this.input.setAttribute("aria-expanded", String(some));
  }

  close() {
    this.ask.stop();
    clearTimeout(this.waiting);
    this.list.leave();
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  /* What the panel shows */

  refresh() {
    this.list.leave();
    if (!this.input.value.trim()) {
      this.close();
      this.showRecent();
      return;
    }
    if (this.list.holds("[data-recent]")) this.drop(); // they are no answer to what is being typed
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.tell(this.word("loading"));
      this.open();
    }, SLOW);
    this.ask(this.input.value);
  }

  show(query, results, whole) {
    clearTimeout(this.waiting);
    this.list.show(
      this.word("suggestions"),
      results.map((result) => optionOf(result, this.lang)),
    );
    this.tell(results.incomplete || (results.length || !whole ? "" : this.word("none", shortened(query))));
    this.all.hidden = !results.length;
    this.all.setAttribute("href", allResults(this.form, query));
    this.all.textContent = this.word("all");
    this.say(this.word(results.length >= SHOWN ? "firstOnly" : whole ? "count" : "soFar", results.length));
    this.open();
  }

  fail() {
    clearTimeout(this.waiting);
    this.list.show(this.word("suggestions"), []);
    this.all.hidden = true;
    this.tell(this.word("failed"));
    this.open();
  }

  showRecent() {
    const options = recent.list().map((query) =>
      el(
        "a",
        {
          class: "atlas-option atlas-option--recent",
          role: "option",
          "aria-selected": "false",
          tabindex: "-1",
          href: allResults(this.form, query),
          "data-recent": query,
        },
        query,
      ),
    );
    const clear = el(
      "button",
      {
        class: "atlas-option atlas-option--clear",
        role: "option",
        "aria-selected": "false",
        tabindex: "-1",
        type: "button",
      },
      this.word("clearRecent"),
    );
    this.list.show(this.word("recent"), options.length ? options.concat(clear) : []);
    this.tell(options.length ? this.word("recent") : "");
    this.all.hidden = true;
    this.open();
  }

  drop() {
    this.list.show(this.word("suggestions"), []);
    this.close();
  }

  tell(text) {
    this.note.textContent = text;
    this.note.hidden = !text;
  }

  say(text) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      this.live.textContent = text;
    }, QUIET);
  }

  /* Keys */

  key(event) {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") this.arrow(event, 1);
    else if (event.key === "ArrowUp") this.arrow(event, -1);
    else if (event.key === "Enter") this.choose(event);
    else if (event.key === "Escape") this.escape(event);
    else if (event.key === "Tab") this.close();
  }

  arrow(event, step) {
    event.preventDefault();
    if (this.panel.hidden) this.refresh();
    else this.list.move(step);
  }

  /* Enter without a choice goes on and submits the form. */
  choose(event) {
    const option = this.list.active();
    if (!option) return;
    event.preventDefault();
    option.click();
  }

  escape(event) {
    event.preventDefault(); // the browser's own Esc would clear at once
    if (!this.panel.hidden) this.close();
    else if (this.input.value) this.clear();
    else this.input.blur();
  }

  clear() {
    this.input.value = "";
    this.close(); // and an answer on its way is not wanted any more
  }

  /* Leaving for a result */

  chosen(option) {
    if (!option) return;
    if (option.classList.contains("atlas-option--clear")) this.clearRecent();
    else recent.add(option.getAttribute("data-recent") || this.input.value);
  }

  clearRecent() {
    recent.clear();
    this.showRecent();
    this.input.focus();
    this.say(this.word("cleared"));
  }

  submit() {
    this.input.value = sendable(this.input.value);
    recent.add(this.input.value);
    this.close();
  }
}

/* Deferred, so that the whole page is there. */
export function startBox() {
  const form = document.querySelector("[data-atlas-search]");
  if (form && !document.querySelector("[data-atlas-search-page]")) new Box(form);
}
