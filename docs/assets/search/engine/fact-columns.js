/* facts.js read: what is known of each fact. */
import { Table } from "./table.js";
import { normalise } from "./tokens.js";
import { readLines, readLists, readNumbers } from "./wire.js";
import { atOnce } from "./yield.js";

/** @import { FactsData, SharedFacts } from "../types.js" */
/** @import { Entries } from "./entries.js" */

/**
 * Columns, an item a fact.
 * @typedef {object} FactColumns
 * @property {string[]} keys
 * @property {number[]} subjects
 * @property {number[][]} abouts
 * @property {number[]} indicators
 * @property {string[]} printed
 * @property {string[]} chinese
 * @property {string[]} english
 * @property {number[][]} amounts
 * @property {number[]} units number of the unit, -1 if there is none
 * @property {number[]} weights
 * @property {number[]} before number of the fact of an earlier year, -1 if there is none
 * @property {number[]} periods
 * @property {number[]} statuses
 * @property {number[]} sources
 * @property {number[]} paragraphs
 * @property {[string, string][]} values the number as printed and in English, as they are compared
 * @property {number[]} scopes numbers into the columns of scopes from 1
 * @property {string[]} scopeZh
 * @property {string[]} scopeEn
 * @property {Table} table of the scopes
 */

/**
 * The columns of a file but for its scopes.
 * @param {Omit<FactsData, keyof SharedFacts>} data
 * @param {Pick<Entries, "fold">} entries
 * @returns {Omit<FactColumns, "scopeZh" | "scopeEn" | "table">}
 */
export function readColumns(data, { fold }) {
  const keys = data.keys ? readLines(data.keys) : [];
  const printed = readLines(data.printed);
  const english = readLines(data.english);
  const sources = readNumbers(data.sources);
  return {
    keys,
    subjects: readNumbers(data.subjects),
    abouts: readLists(data.abouts),
    indicators: readNumbers(data.indicators),
    printed,
    chinese: readLines(data.chinese).map((text, i) => text || printed[i]),
    english,
    amounts: readLines(data.amounts).map((ends) => ends.split(" ").map(Number)),
    units: readNumbers(data.unitOf).map((unit) => unit - 1),
    weights: Array.from(data.weights, Number),
    before: readNumbers(data.before).map((fact) => fact - 1),
    periods: readNumbers(data.periods),
    statuses: readNumbers(data.statuses),
    sources: sources.filter((_, i) => i % 2 === 0),
    paragraphs: sources.filter((_, i) => i % 2),
    values: printed.map((text, i) => [normalise(fold.text(text)).replace(/\s/g, ""), normalise(english[i])]),
    scopes: readNumbers(data.scopes),
  };
}

/**
 * The columns of all facts.
 * @param {FactsData} data
 * @param {Entries} entries
 * @returns {FactColumns}
 */
export function allColumns(data, entries) {
  const [scopeZh, scopeEn] = [readLines(data.scopeZh), readLines(data.scopeEn)];
  const table = new Table(entries.table.units);
  atOnce(table.fill(scopeZh, scopeEn, data.pack));
  return { ...readColumns(data, entries), scopeZh, scopeEn, table };
}
