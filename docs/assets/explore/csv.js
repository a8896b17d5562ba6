/* Downloads made in the browser: rows of the tables of the contract, which are scripts, because a page on a disk cannot fetch. */
import { el } from "./tools.js";

const waiting = {};

/* RFC 4180 with CRLF, as data/v1/*.csv; the byte order mark tells spreadsheets that it is UTF-8. Unknown is empty. */
export function csvOf(columns, rows) {
  return (
    "\uFEFF" +
    [columns]
      .concat(rows)
      .map((row) => row.map(cell).join(",") + "\r\n")
      .join("")
  );
}

function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

/* A promise of the table `name`, {columns, rows}, from its script. */
export function loadTable(name, source) {
  waiting[name] =
    waiting[name] ||
    new Promise(function (resolve, reject) {
      if (window.atlas.tables && window.atlas.tables[name]) return resolve(window.atlas.tables[name]);
      const script = el("script", { src: source });
      script.addEventListener("load", () =>
        window.atlas.tables && window.atlas.tables[name] ? resolve(window.atlas.tables[name]) : reject(new Error(name)),
      );
      script.addEventListener("error", () => {
        delete waiting[name];
        script.remove();
        reject(new Error(name));
      });
      document.head.append(script);
    });
  return waiting[name];
}

/* Rows of a table by the ids in their first column. */
export function byId(table) {
  return new Map(table.rows.map((row) => [row[0], row]));
}

export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = el("a", { href: address, download: name, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
