/* Downloads made in the browser: rows of the tables of the contract, which are scripts, because a page on a disk cannot fetch. */
(function (atlas) {
  "use strict";
  const explore = (atlas.explore = atlas.explore || {});
  const waiting = {};

  /* RFC 4180 with CRLF, as data/v1/*.csv; the byte order mark tells spreadsheets that it is UTF-8. Unknown is empty. */
  explore.csv = function (columns, rows) {
    return "\uFEFF" + [columns].concat(rows).map((row) => row.map(cell).join(",") + "\r\n").join("");
  };

  function cell(value) {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  /* A promise of the table `name`, {columns, rows}, from its script. */
  explore.table = function (name, source) {
    waiting[name] = waiting[name] || new Promise(function (resolve, reject) {
      if (atlas.tables && atlas.tables[name]) return resolve(atlas.tables[name]);
      const script = explore.el("script", { src: source });
      script.addEventListener("load", () => (atlas.tables && atlas.tables[name] ? resolve(atlas.tables[name]) : reject(new Error(name))));
      script.addEventListener("error", () => { delete waiting[name]; script.remove(); reject(new Error(name)); });
      document.head.append(script);
    });
    return waiting[name];
  };

  /* Rows of a table by the ids in their first column. */
  explore.byId = function (table) {
    return new Map(table.rows.map((row) => [row[0], row]));
  };

  explore.download = function (name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = explore.el("a", { href: address, download: name, hidden: "" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };
})((window.atlas = window.atlas || {}));
