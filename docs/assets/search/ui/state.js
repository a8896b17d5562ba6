/* The state of the search page is its address: ?q=…&type=…&kind=…&place=…&source=…, each facet as often as it is chosen. */
import { sendable } from "./form.js";

export const FACETS = ["type", "kind", "place", "source"];

export function readState() {
  const asked = new URLSearchParams(location.search);
  const chosen = {};
  FACETS.forEach((name) => {
    chosen[name] = new Set(asked.getAll(name).filter(Boolean));
  });
  return { q: asked.get("q") || "", chosen };
}

/* The address of a state, as a query string. */
export function stateQuery(state) {
  const asked = new URLSearchParams();
  const query = sendable(state.q);
  if (query) asked.set("q", query);
  FACETS.forEach((name) =>
    Array.from(state.chosen[name])
      .sort()
      .forEach((value) => asked.append(name, value)),
  );
  return asked.toString() ? "?" + asked : "";
}

export function countChosen(state) {
  return FACETS.reduce((sum, name) => sum + state.chosen[name].size, 0);
}

/* `fresh`: as a new entry of the history, so that “back” leads to the state before. */
export function writeState(state, fresh) {
  const address = stateQuery(state);
  if (address === location.search) return;
  try {
    history[fresh ? "pushState" : "replaceState"](null, "", address || location.pathname);
  } catch {
    /* Browsers limit how often; the next change will be written. */
  }
}
