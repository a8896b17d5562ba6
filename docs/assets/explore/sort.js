/* Tables marked data-sortable sort by a click, Enter or Space on a column head. Without script they stay as built.
   Other scripts sort by `atlas.sortTable(table, column, descending)`, with `data-column` of a head or "" for the order as
   built; a reader's own sorting is told by the event `atlas:sort` on the table, {column, descending}. */
(function (atlas) {
  "use strict";
  var collators = {};
  var built = new Map();

  function collator(lang) {
    return (collators[lang] = collators[lang] || new Intl.Collator(lang, { numeric: true, sensitivity: "base" }));
  }

  /* What a row is sorted by. Numbers of different units (`data-within`) cannot be compared: each unit stays together. */
  function keyOf(row, column, sort) {
    var cell = row.cells[column];
    var text = cell.getAttribute("data-key") || cell.textContent.trim();
    return { within: cell.getAttribute("data-within") || "", key: sort === "number" ? (text === "" ? null : Number(text)) : text };
  }

  /* Empty cells go last in either direction: unknown is neither small nor large. */
  function compare(a, b, sort, direction, order) {
    var emptyA = a.key === null || a.key === "", emptyB = b.key === null || b.key === "";
    if (emptyA || emptyB) return emptyA === emptyB ? 0 : emptyA ? 1 : -1;
    if (a.within !== b.within) return a.within < b.within ? -1 : 1;
    return direction * (sort === "number" ? a.key - b.key : order.compare(a.key, b.key));
  }

  function mark(table, head, direction) {
    table.querySelectorAll("th[aria-sort]").forEach(function (th) { th.removeAttribute("aria-sort"); });
    if (head) head.setAttribute("aria-sort", direction);
  }

  function sortBy(table, head, descending) {
    var sort = head.getAttribute("data-sort");
    var order = collator(document.documentElement.lang);
    var items = built.get(table).rows.map(function (row, place) {
      return { row: row, place: place, key: keyOf(row, head.cellIndex, sort) };
    });
    items.sort(function (a, b) {
      return compare(a.key, b.key, sort, descending ? -1 : 1, order) || a.place - b.place;
    });
    mark(table, head, descending ? "descending" : "ascending");
    table.tBodies[0].append.apply(table.tBodies[0], items.map(function (item) { return item.row; }));
  }

  function asBuilt(table) {
    var first = built.get(table);
    mark(table, first.head, "ascending");
    table.tBodies[0].append.apply(table.tBodies[0], first.rows);
  }

  function click(table, head) {
    var descending = head.getAttribute("aria-sort") === "ascending";
    var detail = { column: head.getAttribute("data-column"), descending: descending };
    sortBy(table, head, descending);
    table.dispatchEvent(new CustomEvent("atlas:sort", { detail: detail }));
  }

  function makeSortable(table) {
    built.set(table, { rows: Array.prototype.slice.call(table.tBodies[0].rows), head: table.querySelector("th[aria-sort]") });
    table.querySelectorAll("th[data-sort]").forEach(function (head) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () { click(table, head); });
    });
  }

  atlas.sortTable = function (table, column, descending) {
    var head = Array.prototype.find.call(table.querySelectorAll("th[data-column]"), function (th) {
      return th.getAttribute("data-column") === column;
    });
    if (head) sortBy(table, head, descending);
    else asBuilt(table);
  };

  document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
})((window.atlas = window.atlas || {}));
