/* The search page: all results of the query in the address, with facets. */
import { asker, loadNames } from "./ask.js";
import { byTouch, el, fill, pageAddress, shortened } from "./dom.js";
import { emptyState } from "./empty.js";
import { Facets, filtered } from "./facets.js";
import { allResults, formLang, isComposing, prepareForm, sendable, shortcuts } from "./form.js";
import { fillExcerpts, hitOf } from "./hit.js";
import { recent } from "./recent.js";
import { FACETS, readState, stateQuery, writeState } from "./state.js";
import { word } from "./words.js";

const STEP = 50; // results shown at a time
const PAUSE = 60; // ms: every result is worked out here, not only the first few
const SLOW = 250;

class Page {
  constructor(node, form) {
    this.node = node;
    this.form = form;
    this.lang = formLang(form);
    this.input = form.querySelector("input[name=q]");
    this.answer = node.querySelector(".search-answer");
    this.status = node.querySelector(".search-status");
    this.start = document.querySelector(".search-start");
    this.links = { help: pageAddress(node.getAttribute("data-help")), az: pageAddress(node.getAttribute("data-az")) };
    this.title = document.title;
    this.facets = new Facets(this.lang, (name, value, on) => this.choose(name, value, on));
    node.querySelector(".search-facets").append(this.facets.node);
    this.ask = asker({
      lang: this.lang,
      limit: Infinity,
      pause: PAUSE,
      show: (query, results, whole) => this.arrived(results, whole),
      fail: () => this.failed(),
    });
    prepareForm(form, this.input);
    shortcuts(this.input);
    this.listen();
    this.recentBox();
    this.open();
  }

  word(key, ...values) {
    return word(this.lang, key, ...values);
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.answer.addEventListener("click", (event) => {
      if (event.target.closest("a")) recent.add(this.state.q);
    });
    window.addEventListener("popstate", () => this.open());
    loadNames();
  }

  /* From the address: at the start, and with “back” and “forward”. */
  open() {
    this.state = readState();
    this.typing = false;
    this.input.value = this.state.q;
    this.search();
    if (!this.state.q && !byTouch()) this.input.focus();
  }

  typed() {
    this.state.q = this.input.value;
    this.fresh = !this.typing; // one entry of the history for a stretch of typing
    this.typing = true;
    this.search();
  }

  key(event) {
    if (event.key !== "Escape" || isComposing(event) || !this.input.value) return;
    event.preventDefault();
    this.input.value = "";
    this.typed();
  }

  submit(event) {
    event.preventDefault();
    this.state.q = this.input.value = sendable(this.input.value);
    recent.add(this.state.q);
    writeState(this.state, !this.typing);
    this.typing = false;
    this.search();
    if (byTouch()) this.input.blur(); // or the keyboard hides the results
  }

  choose(name, value, on) {
    if (name) this.state.chosen[name][on ? "add" : "delete"](value);
    else FACETS.forEach((facet) => this.state.chosen[facet].clear());
    this.typing = false;
    writeState(this.state, true);
    this.draw();
  }

  search() {
    const blank = !this.state.q.trim();
    clearTimeout(this.waiting);
    this.start.hidden = !blank;
    this.node.hidden = blank;
    if (blank) this.blank();
    else {
      this.waiting = setTimeout(() => {
        this.status.textContent = this.word("loading");
      }, SLOW);
      this.ask(this.state.q);
    }
  }

  blank() {
    this.ask.stop();
    this.results = null;
    this.answer.textContent = "";
    if (this.typing) this.settle();
    this.recentBox();
    this.name();
  }

  arrived(results, whole) {
    clearTimeout(this.waiting);
    if (this.typing) this.settle();
    this.results = results;
    this.whole = whole;
    this.name();
    this.draw();
  }

  settle() {
    writeState(this.state, this.fresh);
    this.fresh = false;
  }

  /* The page's title, and the way to the same search in the other language. */
  name() {
    const query = shortened(this.state.q);
    const site = this.title.split(" · ").pop();
    document.title = query ? this.word("titleOf", query) + " · " + site : this.title;
    const other = document.querySelector(".atlas-switch");
    if (other)
      other.setAttribute("href", pageAddress(other.getAttribute("href").split("?")[0]) + stateQuery(this.state));
  }

  failed() {
    clearTimeout(this.waiting);
    this.results = null;
    this.facets.node.hidden = true;
    this.status.textContent = this.word("failed");
    fill(this.answer, el("p", { class: "search-ways" }, el("a", { href: this.links.az }, this.word("az"))));
  }

  draw() {
    if (!this.results) return;
    this.facets.show(this.results, this.state);
    this.shown = filtered(this.results, this.state.chosen, this.lang);
    this.count();
    this.answer.textContent = "";
    if (this.stopExcerpts) this.stopExcerpts();
    if (this.results.incomplete) this.answer.append(el("p", { class: "search-incomplete" }, this.results.incomplete));
    if (this.shown.length) this.list();
    else if (this.results.length) this.answer.append(this.nothingLeft());
    else if (this.whole) this.answer.append(emptyState(this.state.q, this.lang, this.links));
  }

  count() {
    const all = this.results.length;
    const some = this.shown.length;
    const none = !all && this.whole;
    this.status.classList.toggle("is-none", none);
    if (none) this.status.textContent = this.word("none", shortened(this.state.q));
    else if (!this.whole) this.status.textContent = this.word("soFar", some);
    else if (some < all) this.status.textContent = this.word("countOf", some, all);
    else this.status.textContent = this.word(this.results.similar ? "similar" : "count", all);
  }

  list() {
    this.rows = el("ol", { class: "hits" });
    this.more = el("button", { class: "search-more", type: "button" });
    this.more.addEventListener("click", () => this.grow(true));
    this.answer.append(this.rows, this.more);
    this.grow(false);
  }

  /* The next results; asked for by hand, the focus goes to the first of them. */
  grow(byHand) {
    const from = this.rows.children.length;
    const next = this.shown.slice(from, from + STEP);
    const rows = next.map((result) => hitOf(result, this.lang));
    this.rows.append(...rows);
    this.stopExcerpts = fillExcerpts(rows, next, this.state.q, this.lang);
    const rest = this.shown.length - this.rows.children.length;
    this.more.hidden = !rest;
    this.more.textContent = this.word("more", Math.min(STEP, rest));
    if (byHand) rows[0].querySelector("a").focus();
  }

  nothingLeft() {
    const button = el("button", { class: "search-more", type: "button" }, this.word("clearFilters"));
    button.addEventListener("click", () => this.choose(null));
    return el("div", { class: "search-empty" }, el("p", {}, this.word("noneLeft", this.results.length)), button);
  }

  /* Recent searches, where the page has nothing else to show. */
  recentBox() {
    if (this.recent) this.recent.remove();
    const queries = recent.list();
    if (!queries.length) return;
    const clear = el("button", { class: "search-recent__clear", type: "button" }, this.word("clearRecent"));
    const links = queries.map((query) => el("li", {}, el("a", { href: allResults(this.form, query) }, query)));
    this.recent = el("div", { class: "search-recent" }, el("h2", {}, this.word("recent")), el("ul", {}, links), clear);
    clear.addEventListener("click", () => {
      recent.clear();
      this.recent.remove();
      this.input.focus();
    });
    this.start.prepend(this.recent);
  }
}

/* Deferred, so that the whole page is there. */
export function startPage() {
  const node = document.querySelector("[data-atlas-search-page]");
  const form = document.querySelector("[data-atlas-search]");
  if (node && form) new Page(node, form);
}
