/* The search page: all results of the query in the address, with facets. */
(function (atlas) {
  "use strict";
  const ui = (atlas.ui = atlas.ui || {});
  const STEP = 50; // results shown at a time
  const PAUSE = 60; // ms: every result is worked out here, not only the first few
  const SLOW = 250;

  class Page {
    constructor(node, form) {
      this.node = node;
      this.form = form;
      this.lang = ui.formLang(form);
      this.input = form.querySelector("input[name=q]");
      this.answer = node.querySelector(".search-answer");
      this.status = node.querySelector(".search-status");
      this.start = document.querySelector(".search-start");
      this.links = { help: ui.address(node.getAttribute("data-help")), az: ui.address(node.getAttribute("data-az")) };
      this.title = document.title;
      this.facets = new ui.Facets(this.lang, (name, value, on) => this.choose(name, value, on));
      node.querySelector(".search-facets").append(this.facets.node);
      this.ask = ui.asker({ lang: this.lang, limit: Infinity, pause: PAUSE,
        show: (query, results, whole) => this.arrived(results, whole), fail: () => this.failed() });
      ui.prepareForm(form, this.input);
      ui.shortcuts(this.input);
      this.listen();
      this.recentBox();
      this.open();
    }

    word(key, ...values) {
      return ui.word(this.lang, key, ...values);
    }

    listen() {
      this.input.addEventListener("input", () => this.typed());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.form.addEventListener("submit", (event) => this.submit(event));
      this.answer.addEventListener("click", (event) => { if (event.target.closest("a")) ui.recent.add(this.state.q); });
      window.addEventListener("popstate", () => this.open());
      ui.load();
    }

    /* From the address: at the start, and with “back” and “forward”. */
    open() {
      this.state = ui.readState();
      this.typing = false;
      this.input.value = this.state.q;
      this.search();
      if (!this.state.q && !ui.byTouch()) this.input.focus();
    }

    typed() {
      this.state.q = this.input.value;
      this.fresh = !this.typing; // one entry of the history for a stretch of typing
      this.typing = true;
      this.search();
    }

    key(event) {
      if (event.key !== "Escape" || ui.composing(event) || !this.input.value) return;
      event.preventDefault();
      this.input.value = "";
      this.typed();
    }

    submit(event) {
      event.preventDefault();
      this.state.q = this.input.value = ui.sendable(this.input.value);
      ui.recent.add(this.state.q);
      ui.writeState(this.state, !this.typing);
      this.typing = false;
      this.search();
      if (ui.byTouch()) this.input.blur(); // or the keyboard hides the results
    }

    choose(name, value, on) {
      if (name) this.state.chosen[name][on ? "add" : "delete"](value);
      else ui.FACETS.forEach((facet) => this.state.chosen[facet].clear());
      this.typing = false;
      ui.writeState(this.state, true);
      this.draw();
    }

    search() {
      const blank = !this.state.q.trim();
      clearTimeout(this.waiting);
      this.start.hidden = !blank;
      this.node.hidden = blank;
      if (blank) this.blank();
      else {
        this.waiting = setTimeout(() => { this.status.textContent = this.word("loading"); }, SLOW);
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
      ui.writeState(this.state, this.fresh);
      this.fresh = false;
    }

    /* The page's title, and the way to the same search in the other language. */
    name() {
      const query = ui.short(this.state.q);
      const site = this.title.split(" · ").pop();
      document.title = query ? this.word("titleOf", query) + " · " + site : this.title;
      const other = document.querySelector(".atlas-switch");
      if (other) other.setAttribute("href", ui.address(other.getAttribute("href").split("?")[0]) + ui.stateQuery(this.state));
    }

    failed() {
      clearTimeout(this.waiting);
      this.results = null;
      this.facets.node.hidden = true;
      this.status.textContent = this.word("failed");
      ui.fill(this.answer, ui.el("p", { "class": "search-ways" }, ui.el("a", { href: this.links.az }, this.word("az"))));
    }

    draw() {
      if (!this.results) return;
      this.facets.show(this.results, this.state);
      this.shown = ui.filtered(this.results, this.state.chosen, this.lang);
      this.count();
      this.answer.textContent = "";
      if (this.stopExcerpts) this.stopExcerpts();
      if (this.results.incomplete) this.answer.append(ui.el("p", { "class": "search-incomplete" }, this.results.incomplete));
      if (this.shown.length) this.list();
      else if (this.results.length) this.answer.append(this.nothingLeft());
      else if (this.whole) this.answer.append(ui.emptyState(this.state.q, this.lang, this.links));
    }

    count() {
      const all = this.results.length;
      const some = this.shown.length;
      const none = !all && this.whole;
      this.status.classList.toggle("is-none", none);
      if (none) this.status.textContent = this.word("none", ui.short(this.state.q));
      else if (!this.whole) this.status.textContent = this.word("soFar", some);
      else if (some < all) this.status.textContent = this.word("countOf", some, all);
      else this.status.textContent = this.word(this.results.similar ? "similar" : "count", all);
    }

    list() {
      this.rows = ui.el("ol", { "class": "hits" });
      this.more = ui.el("button", { "class": "search-more", type: "button" });
      this.more.addEventListener("click", () => this.grow(true));
      this.answer.append(this.rows, this.more);
      this.grow(false);
    }

    /* The next results; asked for by hand, the focus goes to the first of them. */
    grow(byHand) {
      const from = this.rows.children.length;
      const next = this.shown.slice(from, from + STEP);
      const rows = next.map((result) => ui.hit(result, this.lang));
      this.rows.append(...rows);
      this.stopExcerpts = ui.fillExcerpts(rows, next, this.state.q, this.lang);
      const rest = this.shown.length - this.rows.children.length;
      this.more.hidden = !rest;
      this.more.textContent = this.word("more", Math.min(STEP, rest));
      if (byHand) rows[0].querySelector("a").focus();
    }

    nothingLeft() {
      const button = ui.el("button", { "class": "search-more", type: "button" }, this.word("clearFilters"));
      button.addEventListener("click", () => this.choose(null));
      return ui.el("div", { "class": "search-empty" }, ui.el("p", {}, this.word("noneLeft", this.results.length)), button);
    }

    /* Recent searches, where the page has nothing else to show. */
    recentBox() {
      if (this.recent) this.recent.remove();
      const queries = ui.recent.list();
      if (!queries.length) return;
      const clear = ui.el("button", { "class": "search-recent__clear", type: "button" }, this.word("clearRecent"));
      const links = queries.map((query) => ui.el("li", {}, ui.el("a", { href: ui.allResults(this.form, query) }, query)));
      this.recent = ui.el("div", { "class": "search-recent" }, ui.el("h2", {}, this.word("recent")), ui.el("ul", {}, links), clear);
      clear.addEventListener("click", () => { ui.recent.clear(); this.recent.remove(); this.input.focus(); });
      this.start.prepend(this.recent);
    }
  }

  // The parts of this script are joined in the order of their names; by then all have run.
  document.addEventListener("DOMContentLoaded", function () {
    const node = document.querySelector("[data-atlas-search-page]");
    const form = document.querySelector("[data-atlas-search]");
    if (node && form) new Page(node, form);
  });
})((window.atlas = window.atlas || {}));
