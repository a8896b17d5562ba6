/* Tables marked data-sortable sort by a click, Enter or Space on a column head. Without script they stay as built.
   A reader's own sorting is told by the event `atlas:sort` on the table, {column, descending}. */
const collators = new Map(); // language → collator
const built = new Map(); // table → its rows and the head it is sorted by, as built

function collator(lang) {
  if (!collators.has(lang)) {
    collators.set(lang, new Intl.Collator(lang, { numeric: true, sensitivity: "base" }));
  }
  return collators.get(lang);
}

/* What a row is sorted by. Numbers of different units (`data-within`) cannot be compared: each unit stays together. */
function keyOf(row, column, sort) {
  const cell = row.cells[column];
  const text = cell.getAttribute("data-key") || cell.textContent.trim();
  const number = text === "" ? null : Number(text);
  return { within: cell.getAttribute("data-within") || "", key: sort === "number" ? number : text };
}

/* Empty cells go last in either direction: unknown is neither small nor large. */
function compare(a, b, sort, direction, order) {
  const emptyA = a.key === null || a.key === "";
  const emptyB = b.key === null || b.key === "";
  if (emptyA || emptyB) {
    return Number(emptyA) - Number(emptyB);
  }
  if (a.within !== b.within) {
    return a.within < b.within ? -1 : 1;
  }
  return direction * (sort === "number" ? a.key - b.key : order.compare(a.key, b.key));
}

function mark(table, head, direction) {
  table.querySelectorAll("th[aria-sort]").forEach((th) => th.removeAttribute("aria-sort"));
  if (head) head.setAttribute("aria-sort", direction);
}

function sortBy(table, head, descending) {
  const sort = head.getAttribute("data-sort");
  const order = collator(document.documentElement.lang);
  const items = built.get(table).rows.map((row, place) => ({ row, place, key: keyOf(row, head.cellIndex, sort) }));
  items.sort((a, b) => compare(a.key, b.key, sort, descending ? -1 : 1, order) || a.place - b.place);
  mark(table, head, descending ? "descending" : "ascending");
  table.tBodies[0].append(...items.map((item) => item.row));
}

function asBuilt(table) {
  const { head, rows } = built.get(table);
  mark(table, head, "ascending");
  table.tBodies[0].append(...rows);
}

function click(table, head) {
  const descending = head.getAttribute("aria-sort") === "ascending";
  const detail = { column: head.getAttribute("data-column"), descending };
  sortBy(table, head, descending);
  table.dispatchEvent(new CustomEvent("atlas:sort", { detail }));
}

function makeSortable(table) {
  built.set(table, { rows: Array.from(table.tBodies[0].rows), head: table.querySelector("th[aria-sort]") });
  table.querySelectorAll("th[data-sort]").forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => click(table, head));
  });
}

/* Sort by a column, the `data-column` of a head, or "" for the order as built. */
export function sortTable(table, column, descending) {
  const heads = Array.from(table.querySelectorAll("th[data-column]"));
  const head = heads.find((th) => th.getAttribute("data-column") === column);
  if (head) sortBy(table, head, descending);
  else asBuilt(table);
}

export function startSorting() {
  document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
}
