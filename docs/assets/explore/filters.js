/* Which rows meet which filters, and what each choice would leave. A row names the values it meets in `data-<filter>`. */
import { folded } from "./tools.js";

/* Rows of a list, read once: {node, id, tokens: {filter: Set}, text}. `text` is what free text is looked for in. */
export function readRows(list, filters) {
  return Array.from(list.querySelectorAll("[data-id]"), function (node) {
    const tokens = {};
    filters.forEach((name) => {
      tokens[name] = new Set((node.getAttribute("data-" + name) || "").split(" ").filter(Boolean));
    });
    return { node, id: node.getAttribute("data-id"), tokens, text: null };
  });
}

/* What a row shows and the pinyin it is sorted by; `extra` is the same row in a table that speaks both languages. */
export function readText(row, extra) {
  const key = row.node.querySelector("th[data-key]");
  const all = [row.node.textContent, key ? key.getAttribute("data-key") : ""]
    .concat(extra ? extra.filter((value) => typeof value === "string") : [])
    .join(" ");
  const plain = folded(all);
  row.text = plain + " " + plain.replace(/\s+/g, "");
}

/* The words typed, all of them wanted. */
export function wordsOf(text) {
  return folded(text).split(/\s+/).filter(Boolean);
}

function says(row, words) {
  if (words.length && row.text === null) readText(row, null);
  return words.every((word) => row.text.includes(word));
}

/* Rows that meet every choice but that of `except`. */
export function meeting(rows, chosen, words, except) {
  const names = Object.keys(chosen).filter((name) => chosen[name] && name !== except);
  return rows.filter((row) => names.every((name) => row.tokens[name].has(chosen[name])) && says(row, words));
}

/* How often each value of a filter stands in some rows. */
export function tally(rows, name) {
  const found = new Map();
  rows.forEach((row) => row.tokens[name].forEach((value) => found.set(value, (found.get(value) || 0) + 1)));
  return found;
}

/* Numbers beside the options of a filter; one that would leave nothing cannot be chosen, unless it is. */
export function showTally(select, counts) {
  Array.from(select.options)
    .slice(1)
    .forEach(function (option) {
      const number = counts.get(option.value) || 0;
      if (!option.hasAttribute("data-name")) option.setAttribute("data-name", option.textContent);
      option.textContent = option.getAttribute("data-name") + " (" + number + ")";
      option.disabled = !number && !option.selected;
    });
}
