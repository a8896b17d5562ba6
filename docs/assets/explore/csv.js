/* Downloads made in the browser. */
import { el } from "../page/dom.js";

/** @import { Cell } from "../search/types.js" */

const KEPT = 60000; // ms for which a file made here can be fetched

/**
 * RFC 4180 with CRLF, as data/v1/*.csv; the byte order mark tells spreadsheets that it is UTF-8.
 * @param {string[]} columns
 * @param {Cell[][]} rows
 * @returns {string}
 */
export function csvOf(columns, rows) {
  return "\uFEFF" + [columns, ...rows].map((row) => row.map(cellOf).join(",") + "\r\n").join("");
}

/**
 * Unknown is empty.
 * @param {Cell | undefined} value
 */
function cellOf(value) {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

/**
 * Gives the reader a file.
 * @param {string} name
 * @param {string} text
 */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
