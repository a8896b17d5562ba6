/* Stretches that are loaded, and the figures of some of their entries. */
import { readColumns } from "../engine/fact-columns.js";
import { Facts } from "../engine/facts.js";
import { Table } from "../engine/table.js";
import { readLines } from "../engine/wire.js";
import { fillTable, nameRows } from "./rows.js";

/** @import { SharedFacts, StretchData } from "../types.js" */
/** @import { Entries } from "../engine/entries.js" */
/** @import { FactColumns } from "../engine/fact-columns.js" */
/** @import { NameRow, Row } from "./rows.js" */
/** @import { Gathered } from "./gathered.js" */

/**
 * A stretch that is loaded.
 * @typedef {object} Stretch
 * @property {number} number
 * @property {StretchData} data
 * @property {ReturnType<typeof readColumns>} facts
 * @property {NameRow[]} scopes
 * @property {(entries: Set<number>) => Row[]} rowsOf rows of some entries, of what they are parts of, and of the places around them
 */

/**
 * @param {number} number
 * @param {StretchData} data
 * @param {Row[]} rows
 * @param {Entries} shared
 * @returns {Stretch}
 */
export function stretchOf(number, data, rows, shared) {
  const known = new Map(rows.map((row) => [row.number, row]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  /** @type {(row: Row | undefined) => Row[]} */
  const upwards = (row) => {
    const owner = row && row.id.includes("#") ? upwards(byId.get(row.id.split("#")[0])) : [];
    return row ? [row, ...owner, ...(row.place - 1 === row.number ? [] : upwards(known.get(row.place - 1)))] : [];
  };
  const { scopeZh, scopeEn, pack } = data.facts;
  const [zh, en] = [scopeZh ? readLines(scopeZh) : [], scopeZh ? readLines(scopeEn) : []];
  return {
    number,
    data,
    facts: readColumns(data.facts, shared),
    scopes: nameRows(
      shared.table.units,
      zh.map((_, i) => i),
      zh,
      en,
      pack,
    ),
    rowsOf: (entries) => rows.filter((row) => entries.has(row.number)).flatMap(upwards),
  };
}

/**
 * The figures of some entries.
 * @param {SharedFacts} shared
 * @param {Gathered} entries
 * @param {Set<number>} subjects
 * @returns {Facts}
 */
export function gatheredFacts(shared, entries, subjects) {
  const columns = /** @type {FactColumns} */ (/** @type {unknown} */ (noColumns()));
  /** @type {Map<number, number>} number in the whole atlas → here */
  const places = new Map();
  /** @type {NameRow[]} */
  const scopes = [];
  for (const stretch of entries.stretches) {
    const first = scopes.length;
    scopes.push(...stretch.scopes.map((row) => ({ ...row, number: row.number + first })));
    const wanted = stretch.facts.subjects
      .map((_, fact) => fact)
      .filter((fact) => subjects.has(stretch.facts.subjects[fact]));
    for (const fact of wanted) {
      places.set(stretch.data.fact + fact, columns.keys.length);
      NAMES.forEach((name) => /** @type {unknown[]} */ (columns[name]).push(stretch.facts[name][fact]));
      const scope = stretch.facts.scopes[fact];
      columns.scopes.push(scope && scope + first);
    }
  }
  columns.before = columns.before.map((fact) => {
    const place = places.get(fact);
    return place === undefined ? -1 : place;
  });
  columns.table = new Table(entries.table.units);
  fillTable(columns.table, scopes);
  columns.scopeZh = scopes.map(({ chinese }) => chinese);
  columns.scopeEn = scopes.map(({ english }) => english);
  return new Facts(shared, columns, entries);
}

const NAMES = /** @type {const} */ ([
  "keys",
  "subjects",
  "abouts",
  "indicators",
  "printed",
  "chinese",
  "english",
  "amounts",
  "units",
  "weights",
  "before",
  "periods",
  "statuses",
  "sources",
  "paragraphs",
  "values",
]);

/** @returns {Record<string, unknown[]>} */
function noColumns() {
  return Object.fromEntries([...NAMES, "scopes"].map((name) => [name, []]));
}
