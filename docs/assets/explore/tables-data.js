/* Tables of the contract in the browser: they are scripts, because a page on a disk cannot fetch. */
import { runScript } from "../page/script.js";

/** @import { Cell, Table } from "../search/types.js" */

/** @type {Map<string, Promise<Table>>} */
const waiting = new Map();

/**
 * A table, loaded once; after a failure the next call tries again.
 * @param {string} name
 * @param {string} source address of its script
 * @returns {Promise<Table>}
 */
export function loadTable(name, source) {
  const known = waiting.get(name);
  if (known) return known;
  const loading = tableOf(name, source);
  loading.catch(() => waiting.delete(name));
  waiting.set(name, loading);
  return loading;
}

/**
 * @param {string} name
 * @returns {Table | undefined}
 */
function registered(name) {
  const { tables } = window.atlas;
  return tables && tables[name];
}

/**
 * @param {string} name
 * @param {string} source
 * @returns {Promise<Table>}
 */
async function tableOf(name, source) {
  if (!registered(name)) await runScript(source);
  const table = registered(name);
  if (!table) throw new Error(`no table ${name} in ${source}`);
  return table;
}

/**
 * Rows of a table by the ids in their first column.
 * @param {Table} table
 * @returns {Map<string, Cell[]>}
 */
export function rowsById(table) {
  return new Map(table.rows.map((row) => [String(row[0]), row]));
}
