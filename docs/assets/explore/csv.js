/* Downloads made in the browser. */
import { save } from "../page/save.js";

/** @import { Cell } from "../search/types.js" */

/* As hooks/atlas/exports/excel.py: what begins like a formula, or is made of nothing but digits and the signs of dates, times, fractions
   and percentages; a plain number is safe. */
const CHANGED = /^(?![1-9]\d{0,14}$)(?:[=+\-@\t\r][\s\S]*|[\d./:\-, ]*\d[\d./:\-,% ]*)$/;
const LONGEST = 255; // of a text in a formula

/**
 * RFC 4180 with CRLF, as data/v1/*-excel.csv: the byte order mark tells spreadsheets that it is UTF-8, and what they would take for a
 * date or a formula is guarded.
 * @param {string[]} columns
 * @param {Cell[][]} rows
 * @returns {string}
 */
export function csvOf(columns, rows) {
  const guardedRows = rows.map((row) => row.map(guarded));
  return "\uFEFF" + [columns, ...guardedRows].map((row) => row.map(cellOf).join(",") + "\r\n").join("");
}

/**
 * A cell as a spreadsheet leaves it; a text too long for a formula is kept from being one by a quotation mark.
 * @param {Cell | undefined} value
 * @returns {Cell | undefined}
 */
export function guarded(value) {
  if (typeof value !== "string" || !CHANGED.test(value)) return value;
  return value.length <= LONGEST ? `="${value.replace(/"/g, '""')}"` : "'" + value;
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
  save(name, new Blob([text], { type: "text/csv;charset=utf-8" }));
}
