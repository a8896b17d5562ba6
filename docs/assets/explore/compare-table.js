/* The table of the chosen places, made of copies of the cells that were loaded. */
import { all, attribute, el } from "../page/dom.js";
import { bestPicks, DIFFERENCES, differencesOf, lightOf } from "./differences.js";
import { joined, say } from "./words.js";

/** @import { Row } from "./compare-data.js" */
/** @import { Difference, Differences, Light } from "./differences.js" */

/** @typedef {{slug: string, name: string, box: HTMLInputElement}} Place */
/** @typedef {{fact: Element, rest: Element[]}} Pick the fact of a place that is compared, and its others */
/** @typedef {{row: Row, picks: Map<string, Pick>, differences: Differences, light: Light}} ChosenRow picks by place */

/**
 * What the chosen places report, for each indicator the figures that compare best.
 * @param {Row[]} rows
 * @param {string[]} slugs
 * @returns {ChosenRow[]}
 */
export function chosenRows(rows, slugs) {
  return rows.map((row) => chosenRow(row, slugs)).filter(({ picks }) => picks.size);
}

/**
 * @param {Row} row
 * @param {string[]} slugs
 * @returns {ChosenRow}
 */
function chosenRow(row, slugs) {
  const reporting = slugs.filter((slug) => row.cells.has(slug));
  const cells = reporting.map((slug) => all(HTMLElement, ".cell-figure", row.cells.get(slug)));
  const facts = bestPicks(cells);
  /** @type {(slug: string, place: number) => [string, Pick]} */
  const pick = (slug, place) => [
    slug,
    { fact: facts[place], rest: cells[place].filter((one) => one !== facts[place]) },
  ];
  const differences = differencesOf(facts);
  return { row, picks: new Map(reporting.map(pick)), differences, light: lightOf(differences) };
}

/**
 * The body of one part of the table: what it is, and its rows.
 * @param {Element} form
 * @param {"part-alike" | "part-care" | "part-apart" | "part-one"} title
 * @param {ChosenRow[]} rows
 * @param {Place[]} places
 * @returns {HTMLElement[]}
 */
export function part(form, title, rows, places) {
  if (!rows.length) return [];
  const head = el(
    "th",
    { colspan: String(places.length + 1), scope: "rowgroup" },
    say(form, title, { n: rows.length }),
  );
  const lines = rows.map((row) => bodyRow(form, row, places));
  return [el("tbody", { class: title }, el("tr", { class: "part" }, head), lines)];
}

/**
 * @param {Element} form
 * @param {ChosenRow} chosen
 * @param {Place[]} places
 */
function bodyRow(form, { row, picks, differences, light }, places) {
  const head = copyOf(row.head);
  if (picks.size > 1) head.append(lamp(form, light, differences));
  const most = light === "apart" ? 0 : Math.max(...Array.from(picks.values(), ({ fact }) => numberOf(fact)));
  const cells = places.map((place) => bodyCell(form, picks.get(place.slug), place, picks.size > 1 ? most : 0));
  const kinds = DIFFERENCES.filter((name) => differences[name]);
  const classes = ["compare-row", `compare-row--${light}`, ...kinds.map((name) => `differs-${name}`)];
  return el("tr", { class: classes.join(" ") }, head, cells);
}

/** @param {Element} fact */
function numberOf(fact) {
  return Number(attribute(fact, "data-number")) || 0;
}

/**
 * @template {Element} T
 * @param {T} node
 * @returns {T}
 */
function copyOf(node) {
  return /** @type {T} */ (node.cloneNode(true));
}

/**
 * @param {Element} form
 * @param {Pick | undefined} pick
 * @param {Place} place
 * @param {number} most the largest figure of the row; 0 where bars would compare what is not comparable
 */
function bodyCell(form, pick, place, most) {
  if (!pick) return el("td", { class: "none", "data-label": place.name }, say(form, "not-reported"));
  const { fact, rest } = pick;
  const shown = [copyOf(fact), most > 0 && numberOf(fact) >= 0 && bar(numberOf(fact) / most)];
  const more = rest.length > 0 && moreOf(form, rest);
  return el("td", { "data-place": place.slug, "data-label": place.name }, shown, more);
}

/** @param {number} share of the largest figure of the row */
function bar(share) {
  const filled = el("span", { class: "compare-bar-filled" });
  filled.style.width = `${(100 * share).toFixed(1)}%`;
  return el("span", { class: "compare-bar-line", "aria-hidden": "true" }, filled);
}

/**
 * @param {Element} form
 * @param {Element[]} rest
 */
function moreOf(form, rest) {
  const summary = el("summary", {}, say(form, "more", { n: rest.length }));
  return el("details", { class: "cell-more" }, summary, rest.map(copyOf));
}

/**
 * One light a row; what stands in the way of a comparison is said when it is asked for.
 * @param {Element} form
 * @param {Light} light
 * @param {Differences} differences
 */
function lamp(form, light, differences) {
  const reasons = DIFFERENCES.flatMap((name) => (differences[name] ? reason(form, name, differences[name]) : []));
  const name = [el("span", { class: "light__lamp", "aria-hidden": "true" }), say(form, `light-${light}`)];
  if (!reasons.length) return el("p", { class: `light light--${light}` }, name);
  const items = reasons.map((text) => el("li", {}, text));
  return el(
    "details",
    { class: `light light--${light}` },
    el("summary", {}, name),
    el("ul", { class: "reasons" }, items),
  );
}

/**
 * @param {Element} form
 * @param {Difference} name
 * @param {string[]} [values]
 */
function reason(form, name, values = []) {
  const words = name === "coverage" ? values.map((value) => say(form, `coverage-${value}`)) : values;
  return say(form, `differ-${name}`, { values: joined(words) });
}

/**
 * The head of a column, with a button that takes its place away.
 * @param {Element} form
 * @param {Place} place
 * @param {HTMLElement} heading
 * @param {(slug: string) => void} remove
 * @returns {HTMLElement}
 */
export function placeHead(form, place, heading, remove) {
  const copy = copyOf(heading);
  const label = say(form, "remove", { name: place.name });
  const button = el("button", { type: "button", class: "compare-remove", "aria-label": label }, "×");
  button.addEventListener("click", () => remove(place.slug));
  copy.append(button);
  return copy;
}
