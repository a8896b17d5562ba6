/* The state of the search page is its address: ?q=…&type=…&kind=…&place=…&source=…, each facet as often as it is chosen. */
import { keepAddress } from "../../page/address.js";
import { sendable } from "./form.js";

/** @typedef {"type" | "kind" | "place" | "source"} FacetName */
/** @typedef {Record<FacetName, Set<string>>} Chosen */
/** @typedef {{q: string, chosen: Chosen}} State */

/** @type {readonly FacetName[]} */
export const FACETS = ["type", "kind", "place", "source"];

/**
 * What the address asks for.
 * @returns {State}
 */
export function readState() {
  const asked = new URLSearchParams(location.search);
  /** @param {FacetName} name */
  const values = (name) => new Set(asked.getAll(name).filter(Boolean));
  const chosen = { type: values("type"), kind: values("kind"), place: values("place"), source: values("source") };
  return { q: asked.get("q") || "", chosen };
}

/**
 * The address of a state, as a query string.
 * @param {State} state
 * @returns {string}
 */
export function stateQuery(state) {
  const asked = new URLSearchParams();
  const query = sendable(state.q);
  if (query) asked.set("q", query);
  FACETS.forEach((name) =>
    Array.from(state.chosen[name])
      .sort()
      .forEach((value) => asked.append(name, value)),
  );
  const text = asked.toString();
  return text ? `?${text}` : "";
}

/**
 * How many values are chosen.
 * @param {State} state
 * @returns {number}
 */
export function countChosen(state) {
  return FACETS.reduce((sum, name) => sum + state.chosen[name].size, 0);
}

/**
 * Keeps a state in the address.
 * @param {State} state
 * @param {boolean} fresh as a new entry of the history
 */
export function writeState(state, fresh) {
  keepAddress(stateQuery(state), fresh);
}
