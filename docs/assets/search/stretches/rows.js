/* What a stretch holds, entry by entry, and tables of names made of that. */
import { readIds } from "../engine/entries.js";
import { readLines, readLists, readNumbers } from "../engine/wire.js";

/** @import { ColumnsData, Pack } from "../types.js" */
/** @import { Syllable } from "../engine/syllables.js" */
/** @import { Table } from "../engine/table.js" */
/** @import { Units } from "../engine/units.js" */

/**
 * Names of one owner, of which `words` and `fixes` are of the Chinese ones.
 * @typedef {object} NameRow
 * @property {number} number of the owner
 * @property {string} chinese the name, then its aliases, by tabs
 * @property {string} english
 * @property {string[]} words lengths of words, name by name
 * @property {[name: number, han: number, syllable: Syllable][]} fixes right readings that are not the usual ones
 * @property {NameUnits | null} made what a table has of it, once it has been made
 */
/** @typedef {Record<"chinese" | "english", {text: string, alias: number, units: number[]}[]>} NameUnits */
/** @typedef {NameRow & {id: string, type: number, place: number, prior: number, sources: number[], isTold: boolean}} Row */

/**
 * Rows of names with their readings.
 * @param {Units} units
 * @param {number[]} numbers of the owners
 * @param {string[]} zh
 * @param {string[]} en
 * @param {Pack} pack
 * @returns {NameRow[]}
 */
export function nameRows(units, numbers, zh, en, pack) {
  const told = units.learn(pack);
  const words = readLines(pack.words);
  /** @type {[row: number, name: number][]} */
  const names = zh.slice(0, numbers.length).flatMap((line, row) => line.split("\t").map((_, name) => [row, name]));
  const rows = numbers.map((number, i) => {
    return {
      number,
      chinese: zh[i],
      english: en[i],
      words: /** @type {string[]} */ ([]),
      fixes: /** @type {NameRow["fixes"]} */ ([]),
      made: null,
    };
  });
  names.forEach(([row], i) => rows[row].words.push(words[i]));
  const fixes = readNumbers(pack.fixes);
  for (let i = 0, at = 0; i < fixes.length; i += 3) {
    at += fixes[i];
    const [row, name] = names[at];
    const sign = hanAt(units, zh[row].split("\t")[name], fixes[i + 1]);
    rows[row].fixes.push([name, fixes[i + 1], (told.get(sign) || [])[fixes[i + 2]]]);
  }
  return rows;
}

/**
 * The n-th Han character of a text, as names have it.
 * @param {Units} units
 * @param {string} text
 * @param {number} n
 */
function hanAt(units, text, n) {
  /** @type {number[]} */
  const signs = [];
  units.each(text, (unit) => units.code[unit] && signs.push(units.code[unit]));
  return signs[n];
}

/**
 * Entries of a file.
 * @param {ColumnsData} data
 * @param {Units} units
 * @returns {Row[]}
 */
export function rowsOf(data, units) {
  let last = 0;
  const numbers = readNumbers(data.numbers).map((step) => (last += step));
  const names = nameRows(units, numbers, readLines(data.zh), readLines(data.en), data.pack);
  const [ids, types, places] = [readIds(readLines(data.ids)), readNumbers(data.types), readNumbers(data.places)];
  const sources = readLists(data.sources);
  const told = new Set(readNumbers(data.rows || ""));
  return names.map((row, i) => ({
    ...row,
    id: ids[i],
    type: types[i],
    place: places[i],
    prior: Number(data.priors[i]),
    sources: sources[i],
    isTold: told.has(i),
  }));
}

/**
 * Names of a row in units.
 * @param {Units} units
 * @param {NameRow} row
 * @returns {NameUnits}
 */
function unitsOf(units, row) {
  /** @param {string} line */
  const read = (line) =>
    line.split("\t").flatMap((text, alias) => {
      /** @type {number[]} */
      const own = [];
      units.each(text, (unit) => own.push(unit));
      return text ? [{ text, alias, units: own }] : [];
    });
  row.made = row.made || { chinese: read(row.chinese), english: read(row.english) };
  return row.made;
}

/**
 * Fills a table with names and seals it: all Chinese ones, then all English ones, as a whole table has them.
 * @param {Table} table
 * @param {NameRow[]} rows
 */
export function fillTable(table, rows) {
  /** @type {[name: number, words: string][]} */
  const divided = [];
  /** @type {[name: number, han: number, syllable: Syllable][]} */
  const fixed = [];
  for (const row of rows) {
    const { number, words, fixes } = row;
    const first = table.owners.length;
    unitsOf(table.units, row).chinese.forEach(({ text, alias, units }) => table.add(text, number, alias, false, units));
    words.forEach((lengths, name) => divided.push([first + name, lengths]));
    fixes.forEach(([name, han, syllable]) => fixed.push([first + name, han, syllable]));
  }
  for (const row of rows) {
    const { number } = row;
    unitsOf(table.units, row).english.forEach(({ text, alias, units }) => table.add(text, number, alias, true, units));
  }
  table.seal();
  divided.forEach(([name, lengths]) => table.divide(name, lengths));
  fixed.forEach(([name, han, syllable]) => table.fixed.set(table.hanPlace(name, han), syllable));
}
