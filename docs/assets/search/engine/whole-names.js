/* Names as a whole: from what is typed without blanks to the entries that are called exactly so, in characters, letters or pinyin. */
import { spell } from "./typos.js";
import { atOnce } from "./yield.js";

/** @import { Entries } from "./entries.js" */
/** @import { Table } from "./table.js" */

const LEAST = 2; // signs of a name that a sentence may hold

/** @type {WeakMap<Table, Map<string, number[]>>} */
const known = new WeakMap();

/**
 * Names of a table by their characters or letters, without blanks and signs.
 * @param {Table} table
 * @returns {Map<string, number[]>} key → names
 */
export function wholeNames(table) {
  const made = known.get(table) || keyed(table);
  known.set(table, made);
  return made;
}

/** @param {Table} table */
function keyed(table) {
  atOnce(spell(table));
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (let name = 0; name < table.size; name++) {
    for (const key of new Set([inSigns(table, name), inLetters(table, name)])) {
      const names = found.get(key);
      if (names) {
        names.push(name);
      } else if (key.length >= LEAST) {
        found.set(key, [name]);
      }
    }
  }
  return found;
}

/**
 * @param {Table} table
 * @param {number} name
 */
function inSigns({ row, at, units }, name) {
  let key = "";
  for (let place = at[name]; place < at[name + 1]; place++) {
    key += units.code[row[place]] ? String.fromCodePoint(units.code[row[place]]) : units.word[row[place]];
  }
  return key;
}

/**
 * @param {Table} table
 * @param {number} name
 */
function inLetters({ at, spelling }, name) {
  const { offset, letters } = /** @type {NonNullable<Table["spelling"]>} */ (spelling);
  return String.fromCharCode(...letters.subarray(offset[at[name]], offset[at[name + 1]]));
}

/**
 * The entries that are called exactly so, the weightiest first.
 * @param {Entries} entries
 * @param {string} key simplified, in small letters, without blanks
 * @returns {number[]}
 */
export function entriesCalled(entries, key) {
  const owners = (wholeNames(entries.table).get(key) || []).map((name) => entries.table.owners[name]);
  return Array.from(new Set(owners)).sort((a, b) => entries.prior(b) - entries.prior(a));
}
