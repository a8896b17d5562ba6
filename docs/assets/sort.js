/* Tables marked data-sortable sort by a click, Enter or Space on a column head. Without script they stay as built. */
(function () {
  "use strict";
  var collators = {};

  function collator(lang) {
    return (collators[lang] = collators[lang] || new Intl.Collator(lang, { numeric: true, sensitivity: "base" }));
  }

  function cellKey(row, column, sort) {
    var cell = row.cells[column];
    var text = cell.getAttribute("data-key") || cell.textContent.trim();
    return sort === "number" ? (text === "" ? null : Number(text)) : text;
  }

  /* Empty cells go last in either direction: unknown is neither small nor large. */
  function compare(a, b, sort, direction, order) {
    var emptyA = a === null || a === "", emptyB = b === null || b === "";
    if (emptyA || emptyB) return emptyA === emptyB ? 0 : emptyA ? 1 : -1;
    return direction * (sort === "number" ? a - b : order.compare(a, b));
  }

  function sortTable(table, head) {
    var sort = head.getAttribute("data-sort");
    var ascending = head.getAttribute("aria-sort") !== "ascending";
    var order = collator(document.documentElement.lang);
    var rows = Array.prototype.slice.call(table.tBodies[0].rows).map(function (row, place) {
      return { row: row, place: place, key: cellKey(row, head.cellIndex, sort) };
    });
    rows.sort(function (a, b) {
      return compare(a.key, b.key, sort, ascending ? 1 : -1, order) || a.place - b.place;
    });
    table.querySelectorAll("th[aria-sort]").forEach(function (th) { th.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    rows.forEach(function (item) { table.tBodies[0].appendChild(item.row); });
  }

  function makeSortable(table) {
    table.querySelectorAll("th[data-sort]").forEach(function (head) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () { sortTable(table, head); });
    });
  }

  document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
})();
