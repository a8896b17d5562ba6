/* The state of the search page is its address: ?q=…&type=…&kind=…&place=…&source=…, each facet as often as it is chosen. */
(function (atlas) {
  "use strict";
  const ui = (atlas.ui = atlas.ui || {});
  ui.FACETS = ["type", "kind", "place", "source"];

  ui.readState = function () {
    const asked = new URLSearchParams(location.search);
    const chosen = {};
    ui.FACETS.forEach((name) => { chosen[name] = new Set(asked.getAll(name).filter(Boolean)); });
    return { q: asked.get("q") || "", chosen };
  };

  /* The address of a state, as a query string. */
  ui.stateQuery = function (state) {
    const asked = new URLSearchParams();
    const query = ui.sendable(state.q);
    if (query) asked.set("q", query);
    ui.FACETS.forEach((name) => Array.from(state.chosen[name]).sort().forEach((value) => asked.append(name, value)));
    return asked.toString() ? "?" + asked : "";
  };

  ui.countChosen = function (state) {
    return ui.FACETS.reduce((sum, name) => sum + state.chosen[name].size, 0);
  };

  /* `fresh`: as a new entry of the history, so that “back” leads to the state before. */
  ui.writeState = function (state, fresh) {
    const address = ui.stateQuery(state);
    if (address === location.search) return;
    try {
      history[fresh ? "pushState" : "replaceState"](null, "", address || location.pathname);
    } catch (error) {
      /* Browsers limit how often; the next change will be written. */
    }
  };
})((window.atlas = window.atlas || {}));
