/* An explorer: a form of filters over a list whose rows stand in the page. The script shows, hides and reorders them. */
import { askedFor, keepInSwitch, queryOf, remember } from "./address.js";
import { byId, csvOf, download, loadTable } from "./csv.js";
import { meeting, readRows, readText, showTally, tally, wordsOf } from "./filters.js";
import { sortTable } from "./sort.js";
import { quoted, say, tell } from "./tools.js";

const PAUSE = 120; // ms after the last key before the list follows

class Explorer {
  constructor(form) {
    this.form = form;
    this.list = document.getElementById(form.getAttribute("data-list"));
    this.name = form.getAttribute("data-table");
    this.selects = Array.from(form.querySelectorAll("select")).filter((select) => select.name !== "sort");
    this.sort = form.elements.namedItem("sort");
    this.text = form.elements.namedItem("q");
    this.rows = readRows(
      this.list,
      this.selects.map((select) => select.name),
    );
    this.keys = ["q", ...this.selects.map((select) => select.name), "sort"];
    this.box = form.querySelector(".explore-notes");
    this.listen();
    this.read();
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.changed(true);
    });
    this.form.addEventListener("change", (event) => {
      if (event.target !== this.text) this.changed(true);
    });
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.clear();
    });
    this.form.querySelector(".explore-csv").addEventListener("click", () => this.save());
    this.list.addEventListener("atlas:sort", (event) => this.sorted(event.detail));
    this.text.addEventListener("input", () => this.typed());
    window.addEventListener("popstate", () => this.read());
  }

  /* From the address into the form; what it does not know it names and leaves out. */
  read() {
    const asked = askedFor(this.keys);
    this.unknown = [];
    this.text.value = asked.q.slice(0, this.text.maxLength);
    this.selects.concat(this.sort || []).forEach((select) => {
      const option = Array.from(select.options).find((one) => one.value === asked[select.name]);
      select.value = option ? option.value : "";
      if (!option)
        this.unknown.push(say(this.form, "unknown", { name: quoted(asked[select.name]), filter: label(select) }));
    });
    keepInSwitch(queryOf(this.state()));
    this.order();
    this.show();
    this.findMore();
  }

  state() {
    const state = {};
    this.keys.forEach((key) => {
      state[key] = this.form.elements.namedItem(key) ? this.form.elements.namedItem(key).value.trim() : "";
    });
    return state;
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed(false), PAUSE);
  }

  changed(fresh) {
    clearTimeout(this.timer);
    this.unknown = [];
    this.order();
    this.show();
    remember(this.state(), fresh);
    this.findMore();
  }

  clear() {
    this.keys.forEach((key) => {
      if (this.form.elements.namedItem(key)) this.form.elements.namedItem(key).value = "";
    });
    this.changed(true);
    this.form.querySelector(".explore-count").focus(); // the button is gone; the text box would bring up a phone's keyboard
  }

  /* A click on a column head has sorted the table already. */
  sorted(detail) {
    this.sort.value = (detail.descending ? "-" : "") + detail.column;
    this.inOrder = this.sort.value;
    this.show();
    remember(this.state(), true);
  }

  order() {
    if (!this.sort || this.sort.value === (this.inOrder || "")) return;
    this.inOrder = this.sort.value;
    sortTable(this.list, this.inOrder.replace(/^-/, ""), this.inOrder.startsWith("-"));
  }

  show() {
    const chosen = this.state();
    const words = wordsOf(chosen.q);
    delete chosen.q;
    delete chosen.sort;
    const shown = new Set(meeting(this.rows, chosen, words, null));
    this.rows.forEach((row) => {
      row.node.hidden = !shown.has(row);
    });
    this.selects.forEach((select) => {
      showTally(select, tally(meeting(this.rows, chosen, words, select.name), select.name));
      select.classList.toggle("is-chosen", Boolean(select.value));
    });
    this.count(shown);
  }

  count(shown) {
    const units = new Set();
    shown.forEach((row) => (row.tokens.unit || []).forEach((unit) => units.add(unit)));
    const byValue = /^-?value$/.test(this.sort ? this.sort.value : "") && units.size > 1;
    const number = say(this.form, "shown", { n: shown.size, all: this.rows.length });
    this.form.querySelector(".explore-count").textContent = number + (byValue ? " · " + say(this.form, "units") : "");
    this.form.querySelector(".explore-clear").hidden = this.keys.every((key) => !this.state()[key]);
    this.form.querySelector(".explore-csv").disabled = !shown.size;
    tell(this.box, this.unknown.concat(shown.size ? [] : say(this.form, "none")));
  }

  /* The table of the contract speaks both languages, so that either finds the other; it comes when the first word is typed. */
  findMore() {
    if (!this.text.value.trim() || this.findsAll) return;
    this.findsAll = true;
    this.load()
      .then((table) => {
        const found = byId(table);
        this.rows.forEach((row) => readText(row, found.get(row.id)));
        this.show();
      })
      .catch(() => {
        this.findsAll = false;
      });
  }

  load() {
    return loadTable(this.name, this.form.getAttribute("data-script"));
  }

  /* Rows as shown, in the order shown, in the columns of data/v1/. */
  save() {
    const ids = Array.from(this.list.querySelectorAll("[data-id]"))
      .filter((node) => !node.hidden)
      .map((node) => node.getAttribute("data-id"));
    const file = "kechuang-atlas-" + this.list.id + ".csv";
    this.load()
      .then((table) => {
        const found = byId(table);
        download(
          file,
          csvOf(
            table.columns,
            ids.map((id) => found.get(id)),
          ),
        );
      })
      .catch(() => tell(this.box, [say(this.form, "failed")]));
  }
}

function label(select) {
  return select.labels.length ? select.labels[0].textContent : select.name;
}

export function startExplorers() {
  document.querySelectorAll("form[data-explore]").forEach((form) => new Explorer(form));
}
