/* The comparison as a table for a document or a spreadsheet: one line an indicator, one column a place. */
import { all, el, oneLine } from "../page/dom.js";

/**
 * Puts the table on the clipboard, as a table and as text with tabs; whether the browser let it.
 * @param {HTMLTableElement} table
 * @returns {Promise<boolean>}
 */
export async function copyTable(table) {
  const lines = linesOf(table);
  const text = lines.map((line) => line.join("\t")).join("\n");
  try {
    await write(text, htmlOf(lines));
    return true;
  } catch {
    return false;
  }
}

/**
 * A browser without rich clipboards takes the text.
 * @param {string} text
 * @param {string} html
 */
async function write(text, html) {
  if (typeof ClipboardItem === "undefined") {
    await navigator.clipboard.writeText(text);
    return;
  }
  const parts = { "text/plain": text, "text/html": html };
  const blobs = Object.entries(parts).map(([type, content]) => [type, new Blob([content], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

/**
 * The first cell of a row is its indicator or the head of a part.
 * @param {HTMLTableElement} table
 * @returns {string[][]}
 */
function linesOf(table) {
  const rows = all(HTMLTableRowElement, "tr", table);
  return rows.map((row) => Array.from(row.cells, cellText));
}

/** @param {HTMLTableCellElement} cell */
function cellText(cell) {
  const figure = cell.querySelector(".figure");
  const name = cell.querySelector(".measure") || cell.querySelector("a") || cell;
  if (!figure) return oneLine(name);
  const told = ["status", "date", "cell-subject", "cell-record", "of-what", "said", "cell-source"].map((part) =>
    textOf(cell, part),
  );
  return `${oneLine(figure)} (${told.filter(Boolean).join("; ")})`;
}

/**
 * The text of the compared figure alone: it stands before the others of its cell.
 * @param {Element} cell
 * @param {string} part a class
 */
function textOf(cell, part) {
  const own = cell.querySelector(".cell-figure") || cell;
  const found = own.querySelector(`.${part}`);
  return found ? oneLine(found) : "";
}

/** @param {string[][]} lines */
function htmlOf(lines) {
  const rows = lines.map((line) =>
    el(
      "tr",
      {},
      line.map((text) => el("td", {}, text)),
    ),
  );
  return el("table", {}, rows).outerHTML;
}
