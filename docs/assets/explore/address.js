/* The choice in an explorer or a comparison as an address. */
import { keepAddress, keepInSwitch, wellFormed } from "../page/address.js";

/** @typedef {Record<string, string>} State values by the name of their filter, "" where nothing is chosen */

/**
 * What the address asks for; absent or empty values are "".
 * @param {string[]} keys
 * @returns {State}
 */
export function readState(keys) {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(keys.map((key) => [key, (query.get(key) || "").trim()]));
}

/**
 * `?places=haimen,haian`: commas and slashes are allowed in a query, and read better than %2C.
 * @param {State} state
 * @returns {string}
 */
function queryOf(state) {
  /** @param {string} value */
  const encoded = (value) => encodeURIComponent(wellFormed(value)).replace(/%2C/g, ",").replace(/%2F/g, "/");
  const pairs = Object.keys(state).filter((key) => state[key]);
  const query = pairs.map((key) => `${key}=${encoded(state[key])}`).join("&");
  return query && `?${query}`;
}

/**
 * Lets the other language show the same.
 * @param {State} state
 */
export function showInSwitch(state) {
  keepInSwitch(queryOf(state));
}

/**
 * Keeps a choice in the address, here and in the other language.
 * @param {State} state
 * @param {boolean} fresh a new entry of the history, as for a choice; typing goes on in the one it began
 */
export function writeState(state, fresh) {
  showInSwitch(state);
  keepAddress(queryOf(state), fresh);
}
