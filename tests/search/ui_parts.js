/* What the tests want to see of the pages' scripts that needs no page (test_ui.py): joined as an entry beside them. */
import { figureAddress, figureTexts } from "../cite/texts.js";
import { csvOf, guarded } from "../explore/csv.js";
import { bestPicks, differencesOf, lightOf } from "../explore/differences.js";
import { meeting, tally } from "../explore/filters.js";
import { folded, quoted, wordsOf } from "../explore/words.js";
import { wellFormed } from "../page/address.js";
import { countedValues, filtered } from "./ui/facet-values.js";
import { indexAddress, sendable } from "./ui/form.js";
import { addRecent, clearRecent, recentQueries } from "./ui/recent.js";
import { inStandingOrder } from "./ui/rows.js";
import { countChosen, readState, stateQuery } from "./ui/state.js";
import { isBroken, leftOut, nothingFor, wholeName } from "./ui/told.js";

/* Choices as the tests write them, {name: [id, …]}, as the scripts have them. */
function chosenOf(lists) {
  const names = ["type", "kind", "place", "source"];
  return Object.fromEntries(names.map((name) => [name, new Set(lists[name] || [])]));
}

/* Results as the engine gives them, with what it says besides. */
function resultsOf(list, said) {
  return Object.assign(list.slice(), said);
}

/* Rows as the tests write them, {id, filter: [value, …], text}. */
function rowsOf(rows) {
  return rows.map(({ id, text, ...values }) => ({
    id,
    text,
    values: Object.fromEntries(Object.entries(values).map(([name, list]) => [name, new Set(list)])),
  }));
}

/* Facts as the tests write them, {fact, year, coverage, status, scope, subject}, as elements of a page. */
function factOf(said) {
  const texts = { ".of-what": said.scope, ".figure": said.fact, ".cell-subject": said.subject };
  return {
    getAttribute: (name) => said[name.replace("data-", "")] ?? null,
    querySelector: (selector) => (texts[selector] ? { textContent: texts[selector] } : null),
  };
}

window.parts = {
  figureAddress,
  figureTexts,
  addRecent,
  clearRecent,
  recentQueries,
  csvOf,
  guarded,
  folded,
  quoted,
  sendable,
  standing: (before, better) => inStandingOrder(before, better, (key) => key),
  index: (action) => indexAddress({ getAttribute: () => action }),
  named: (results, query) => wholeName(results, query)?.id,
  broken: (list, said) => isBroken(resultsOf(list, said)),
  leftOut: (without, lang) => leftOut(resultsOf([], { without }), lang),
  nothing: (query, instead, lang) => nothingFor(query, resultsOf([], { instead }), lang),
  wellFormed,
  wordsOf,
  differences: (facts) => differencesOf(facts.map(factOf)),
  light: (facts) => lightOf(differencesOf(facts.map(factOf))),
  picks: (cells) => bestPicks(cells.map((facts) => facts.map(factOf))).map((fact) => fact.getAttribute("data-fact")),
  ids: (results, lists, except) => filtered(results, chosenOf(lists), "en", except).map((result) => result.id),
  counts: (results, lists, name) => countedValues(results, chosenOf(lists), "en", name),
  met: (rows, chosen, words, except) => meeting(rowsOf(rows), chosen, words, except).map((row) => row.id),
  tallied: (rows, name) => Array.from(tally(rowsOf(rows), name)),
  address: (q, lists) => stateQuery({ q, chosen: chosenOf(lists) }),
  state: (search) => {
    window.location.search = search;
    const { q, chosen } = readState();
    const lists = Object.entries(chosen).map(([name, values]) => [name, Array.from(values)]);
    return { q, chosen: Object.fromEntries(lists), count: countChosen({ q, chosen }) };
  },
  keep: (text) => window.localStorage.setItem("atlas.recent", text),
};
