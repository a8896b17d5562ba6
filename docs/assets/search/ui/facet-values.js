/* Which results meet which choices. Within a facet any of the chosen values will do; every facet has to be met.
   A value's count is how many results choosing it alone would leave, given the choices in the other facets. */
import { words } from "../../words.js";
import { FACETS } from "./state.js";

/** @import { Lang, Result } from "../types.js" */
/** @import { Chosen, FacetName } from "./state.js" */

/** @typedef {{id: string, name: string}} Value */
/** @typedef {Value & {count: number, chosen: boolean}} Counted */

/** @type {Record<Result["type"], Record<Lang, string>>} */
const TYPES = {
  entity: words("results-entities"),
  fact: words("figures"),
  page: words("results-pages"),
  relation: words("results-relations"),
};

/**
 * The values of a result. A region is among those that lie in it.
 * @type {Record<FacetName, (result: Result, lang: Lang) => Value[]>}
 */
const VALUES = {
  type: (result, lang) => [{ id: result.type, name: TYPES[result.type][lang] }],
  kind: (result) => [{ id: result.kind, name: result.kindName }],
  place: (result) => placesOf(result),
  source: (result) => result.sources,
};

/** @param {Result} result */
function placesOf(result) {
  const isRegion = result.kind === "regions" && result.type === "entity";
  return isRegion ? [{ id: result.id, name: result.title }, ...result.places] : result.places;
}

/**
 * Results that meet the chosen values of every facet but `except`.
 * @param {Result[]} results
 * @param {Chosen} chosen
 * @param {Lang} lang
 * @param {FacetName} [except]
 * @returns {Result[]}
 */
export function filtered(results, chosen, lang, except) {
  const names = FACETS.filter((name) => name !== except && chosen[name].size);
  /** @type {(result: Result, name: FacetName) => boolean} */
  const meets = (result, name) => VALUES[name](result, lang).some((value) => chosen[name].has(value.id));
  return results.filter((result) => names.every((name) => meets(result, name)));
}

/**
 * The values of a facet, the most frequent first. A chosen value stays, even if it finds nothing.
 * @param {Result[]} results
 * @param {Chosen} chosen
 * @param {Lang} lang
 * @param {FacetName} name
 * @returns {Counted[]}
 */
export function countedValues(results, chosen, lang, name) {
  /** @type {Map<string, Counted>} */
  const found = new Map();
  /** @type {(value: Value, one: number) => void} */
  const note = (value, one) => {
    const known = found.get(value.id) || { id: value.id, name: "", count: 0, chosen: chosen[name].has(value.id) };
    known.name = known.name || value.name;
    known.count += one;
    found.set(value.id, known);
  };
  filtered(results, chosen, lang, name).forEach((result) =>
    VALUES[name](result, lang).forEach((value) => note(value, 1)),
  );
  const all = results.flatMap((result) => VALUES[name](result, lang));
  all.filter((value) => chosen[name].has(value.id)).forEach((value) => note(value, 0));
  const named = Array.from(found.values()).filter((value) => value.name);
  return named.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
