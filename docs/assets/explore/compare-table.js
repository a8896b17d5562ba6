/* The table of the chosen places, made of copies of the cells that stand in the page's own tables. */
import { DIFFERENCES, differencesOf } from "./differences.js";
import { el, joined, say } from "./tools.js";

/* Measures in the order of the page, common ones and those of one place together by their group:
   [{name, rows: [{id, head, cells: Map of place to cell}]}]. */
export function readMeasures(tables, order) {
  const groups = new Map(order.map((key) => [key, null]));
  tables.forEach((table) =>
    Array.from(table.tBodies, function (body) {
      const key = body.getAttribute("data-group");
      const group = groups.get(key) || { name: body.rows[0].textContent.trim(), rows: [] };
      groups.set(key, group);
      Array.from(body.querySelectorAll("tr[data-measure]"), (row) => group.rows.push(readRow(row)));
    }),
  );
  return Array.from(groups.values()).filter(Boolean);
}

function readRow(row) {
  const cells = new Map(
    Array.from(row.querySelectorAll("td[data-place]"), (cell) => [cell.getAttribute("data-place"), cell]),
  );
  return { id: row.getAttribute("data-measure"), head: row.cells[0], cells };
}

/* Rows that the chosen places report: [{name, rows: [{row, reporting, differences}]}]. */
export function chosenRows(groups, slugs) {
  return groups.map((group) => ({ name: group.name, rows: group.rows.map((row) => chosenRow(row, slugs)) }));
}

/* Those that can be compared, or those that one place alone reports; groups without rows go. */
export function rowsOf(groups, comparable) {
  const fits = (one) => (comparable ? one.reporting > 1 : one.reporting === 1);
  return groups
    .map((group) => ({ name: group.name, rows: group.rows.filter(fits) }))
    .filter((group) => group.rows.length);
}

function chosenRow(row, slugs) {
  const cells = slugs
    .filter((slug) => row.cells.has(slug))
    .map((slug) => Array.from(row.cells.get(slug).querySelectorAll(".cell-figure")));
  return { row, reporting: cells.length, differences: differencesOf(cells) };
}

/* The bodies of a table: one that says what follows, and one for each group. */
export function bodies(form, title, groups, places) {
  if (!groups.length) return [];
  const number = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const head = el("tbody", {}, across("part", "colgroup", say(form, title, { n: number }), places));
  return [head].concat(
    groups.map((group) =>
      el(
        "tbody",
        {},
        across("group", "rowgroup", group.name, places),
        ...group.rows.map((one) => bodyRow(form, one, places)),
      ),
    ),
  );
}

function across(name, scope, text, places) {
  return el("tr", { class: name }, el("th", { colspan: String(places.length + 1), scope }, text));
}

function bodyRow(form, one, places) {
  const head = one.row.head.cloneNode(true);
  const kinds = DIFFERENCES.filter((name) => one.differences[name]);
  if (kinds.length) head.append(warnings(form, kinds, one.differences));
  const cells = places.map((place) => bodyCell(form, one.row.cells.get(place.slug), place));
  return el("tr", { class: ["compare-row"].concat(kinds.map((name) => "differs-" + name)).join(" ") }, head, ...cells);
}

function bodyCell(form, cell, place) {
  if (!cell) return el("td", { class: "none", "data-label": place.name }, say(form, "not-reported"));
  const copy = cell.cloneNode(true);
  copy.setAttribute("data-label", place.name);
  return copy;
}

function warnings(form, kinds, differences) {
  return el(
    "ul",
    { class: "warnings" },
    ...kinds.map(function (name) {
      const values = differences[name].map((value) => (name === "coverage" ? say(form, "coverage-" + value) : value));
      return el("li", { class: "warning" }, say(form, "differ-" + name, { values: joined(values) }));
    }),
  );
}

/* The head: a column a place, with a button that takes it away. */
export function placeHead(form, place, heading, remove) {
  const copy = heading.cloneNode(true);
  const button = el(
    "button",
    { type: "button", class: "compare-remove", "aria-label": say(form, "remove", { name: place.name }) },
    "×",
  );
  button.addEventListener("click", () => remove(place.slug));
  copy.append(button);
  return copy;
}
