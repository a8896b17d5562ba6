/* The comparison: places are ticked, the address keeps them (`?places=haimen,haian`), and the table follows. */
import { askedFor, keepInSwitch, queryOf, remember } from "./address.js";
import { bodies, chosenRows, placeHead, readMeasures, rowsOf } from "./compare-table.js";
import { byId, csvOf, download, loadTable } from "./csv.js";
import { DIFFERENCES } from "./differences.js";
import { wordsOf } from "./filters.js";
import { folded, joined, quoted, say, tell } from "./tools.js";

class Compare {
  constructor(form) {
    this.form = form;
    this.most = Number(form.getAttribute("data-most"));
    this.boxes = Array.from(form.querySelectorAll("input[name=places]"));
    this.places = new Map(this.boxes.map((box) => [box.value, { slug: box.value, name: nameOf(box), box }]));
    this.shared = form.elements.namedItem("shared");
    this.picker = form.querySelector(".compare-picker");
    this.result = document.querySelector(".compare-result");
    this.all = document.querySelector(".compare-all");
    this.title = document.title;
    this.readPage();
    this.listen();
    this.read();
  }

  readPage() {
    const tables = Array.from(document.querySelectorAll("table[data-figures]"));
    const order = (this.form.getAttribute("data-groups") || "").split(" ");
    this.groups = readMeasures(tables, order);
    this.headings = new Map(
      Array.from(tables[0].querySelectorAll("thead th[data-place]"), (head) => [head.getAttribute("data-place"), head]),
    );
  }

  listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.startAgain();
    });
    this.boxes.forEach((box) => box.addEventListener("change", () => this.ticked(box)));
    this.shared.addEventListener("change", () => this.choose(this.chosen));
    this.form
      .querySelectorAll("button[data-places]")
      .forEach((button) => button.addEventListener("click", () => this.example(button)));
    this.form.querySelector(".explore-csv").addEventListener("click", () => this.save());
    this.form.querySelector(".compare-find input").addEventListener("input", (event) => this.find(event.target.value));
    window.addEventListener("popstate", () => this.read());
  }

  /* From the address: each place once, in its order; what is unknown or one too many is named and left out. */
  read() {
    const asked = askedFor(["places", "shared"]);
    const slugs = Array.from(
      new Set(
        asked.places
          .split(",")
          .map((slug) => slug.trim())
          .filter(Boolean),
      ),
    );
    const known = slugs.filter((slug) => this.places.has(slug));
    const messages = slugs
      .filter((slug) => !this.places.has(slug))
      .map((slug) => say(this.form, "unknown-place", { name: quoted(slug) }));
    this.shared.checked = asked.shared === "1";
    this.picker.open = known.length < 2;
    keepInSwitch(queryOf({ places: known.slice(0, this.most).join(","), shared: this.shared.checked ? "1" : "" }));
    this.show(known.slice(0, this.most), messages.concat(this.tooMany(known.slice(this.most))));
  }

  tooMany(slugs) {
    const names = joined(slugs.map((slug) => this.places.get(slug).name));
    return names ? say(this.form, "too-many", { most: this.most, names }) : [];
  }

  ticked(box) {
    const rest = this.chosen.filter((slug) => slug !== box.value);
    this.choose(box.checked ? rest.concat(box.value) : rest);
  }

  example(button) {
    this.choose(button.getAttribute("data-places").split(","));
    this.picker.open = false;
    this.picker.querySelector("summary").focus();
  }

  startAgain() {
    this.choose([]);
    this.picker.open = true;
    this.picker.querySelector("summary").focus();
  }

  remove(slug) {
    const place = this.chosen.indexOf(slug);
    this.choose(this.chosen.filter((one) => one !== slug));
    const buttons = this.result.querySelectorAll(".compare-remove");
    (buttons[Math.min(place, buttons.length - 1)] || this.picker.querySelector("summary")).focus();
  }

  choose(slugs) {
    this.show(slugs, []);
    remember({ places: slugs.join(","), shared: this.shared.checked ? "1" : "" }, true);
  }

  show(slugs, messages) {
    this.chosen = slugs;
    this.showPicker(messages);
    const places = slugs.map((slug) => this.places.get(slug));
    const groups = chosenRows(this.groups, slugs);
    this.result.hidden = !places.length;
    this.all.open = places.length < 2;
    this.form.querySelector(".compare-bar").hidden = !places.length;
    this.form.querySelectorAll(".compare-tries").forEach((tries) => {
      tries.hidden = places.length > 1;
    });
    this.fill(places, groups);
    document.title = places.length ? this.names(places) + " · " + this.title : this.title;
  }

  names(places) {
    return joined(places.map((place) => place.name));
  }

  showPicker(messages) {
    const places = this.chosen.map((slug) => this.places.get(slug));
    const full = places.length >= this.most;
    this.boxes.forEach((box) => {
      box.checked = this.chosen.includes(box.value);
      box.disabled = full && !box.checked;
    });
    const chosen = this.form.querySelector(".compare-chosen");
    this.invitation = this.invitation || chosen.textContent;
    chosen.textContent = places.length
      ? say(this.form, "chosen", { n: places.length, most: this.most, names: this.names(places) })
      : this.invitation;
    const more = places.length === 1 ? [say(this.form, "one-more")] : [];
    tell(this.form.querySelector(".explore-notes"), messages.concat(more));
  }

  fill(places, groups) {
    const table = this.result.querySelector("table");
    Array.from(table.tBodies).forEach((body) => body.remove());
    const head = table.tHead.rows[0];
    while (head.cells.length > 1) head.lastElementChild.remove();
    head.append(
      ...places.map((place) => placeHead(this.form, place, this.headings.get(place.slug), (slug) => this.remove(slug))),
    );
    table.append(...bodies(this.form, "part-both", rowsOf(groups, true), places));
    if (!this.shared.checked) table.append(...bodies(this.form, "part-one", rowsOf(groups, false), places));
    table.hidden = !table.tBodies.length;
    table.className = "compare-table compare-table--" + places.length;
    this.summary([].concat(...groups.map((group) => group.rows)));
  }

  summary(rows) {
    const both = rows.filter((one) => one.reporting > 1);
    const counts = joined(
      DIFFERENCES.map((name) => [name, both.filter((one) => one.differences[name]).length])
        .filter((pair) => pair[1])
        .map((pair) => say(this.form, "count-" + pair[0], { n: pair[1] })),
    );
    const first = both.length ? say(this.form, "summary", { n: both.length }) : say(this.form, "nothing");
    const beware = this.result.querySelector(".compare-beware");
    this.result.querySelector(".compare-summary").textContent = this.chosen.length > 1 ? first : "";
    beware.textContent = counts ? say(this.form, "beware", { counts }) : "";
    beware.hidden = !counts;
  }

  /* The list of places is short, so what does not match is only hidden; what is ticked stays. */
  find(typed) {
    const words = wordsOf(typed);
    this.boxes.forEach((box) => {
      const pill = box.closest("label");
      const text = folded(pill.textContent + " " + pill.getAttribute("data-find"));
      pill.hidden = !box.checked && !words.every((word) => (text + text.replace(/\s+/g, "")).includes(word));
    });
  }

  /* The figures of the table, place by place, in the columns of data/v1/facts.csv after the place. */
  save() {
    const figures = Array.from(this.result.querySelectorAll(".cell-figure"), (node) => [
      node.closest("td").getAttribute("data-place"),
      node.getAttribute("data-fact"),
    ]);
    loadTable("facts", this.form.getAttribute("data-script"))
      .then((table) => {
        const found = byId(table);
        const rows = figures.map((pair) => ["regions/" + pair[0]].concat(found.get(pair[1])));
        download("kechuang-atlas-compare.csv", csvOf(["place_id"].concat(table.columns), rows));
      })
      .catch(() => tell(this.form.querySelector(".explore-notes"), [say(this.form, "failed")]));
  }
}

function nameOf(box) {
  return box.closest("label").querySelector(".pill-name").textContent;
}

export function startComparisons() {
  document.querySelectorAll("form[data-compare]").forEach((form) => new Compare(form));
}
