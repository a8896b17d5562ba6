/* Facets of the search page: within one, any of the chosen values will do; every facet has to be met.
   A value's count is what choosing it would leave, given the choices in the other facets. */
(function (atlas) {
  "use strict";
  const ui = (atlas.ui = atlas.ui || {});
  const FEW = 8; // values of a facet before “show all”

  function meets(values, chosen) {
    return !chosen.size || values.some((value) => chosen.has(value.id));
  }

  /* Results that meet the chosen values of every facet but `except`. */
  ui.filtered = function (results, chosen, except) {
    const names = ui.FACETS.filter((name) => name !== except && chosen[name].size);
    return results.filter((result) => names.every((name) => meets(ui.facetValues(result, name), chosen[name])));
  };

  /* [{id, name, count, chosen}], the most frequent first; a chosen value stays in the list even if it finds nothing. */
  ui.facetCounts = function (results, chosen, name) {
    const found = new Map();
    ui.filtered(results, chosen, name).forEach((result) => ui.facetValues(result, name).forEach(function (value) {
      const entry = found.get(value.id) || { id: value.id, name: value.name, count: 0 };
      entry.count += 1;
      found.set(value.id, entry);
    }));
    chosen[name].forEach((id) => { if (!found.has(id)) found.set(id, { id, name: nameOf(results, name, id), count: 0 }); });
    const entries = Array.from(found.values());
    entries.forEach((entry) => { entry.chosen = chosen[name].has(entry.id); });
    return entries.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  };

  function nameOf(results, name, id) {
    for (const result of results) {
      const value = ui.facetValues(result, name).find((one) => one.id === id);
      if (value) return value.name;
    }
    return id;
  }

  /* Facets with something to choose, as fieldsets; change(name, id, on) is called at a choice. */
  ui.facetBox = function (results, state, lang, change) {
    return ui.FACETS.map(function (name) {
      const entries = ui.facetCounts(results, state.chosen, name);
      const useful = entries.length > 1 || entries.some((entry) => entry.chosen);
      return useful ? fieldset(name, entries, lang, change) : null;
    });
  };

  function fieldset(name, entries, lang, change) {
    const shown = entries.filter((entry, index) => index < FEW || entry.chosen);
    const rest = entries.filter((entry) => !shown.includes(entry));
    const list = ui.el("div", { "class": "facet__values" }, shown.map((entry) => choice(name, entry, change)));
    return ui.el("fieldset", { "class": "facet" }, ui.el("legend", {}, ui.word(lang, "facet-" + name)), list,
      rest.length ? more(list, rest.map((entry) => choice(name, entry, change)), lang, entries.length) : null);
  }

  function choice(name, entry, change) {
    const box = ui.el("input", { type: "checkbox", name, value: entry.id, checked: entry.chosen });
    box.addEventListener("change", () => change(name, entry.id, box.checked));
    return ui.el("label", { "class": "facet__value" }, box, ui.el("span", { "class": "facet__name" }, entry.name), " ",
      ui.el("span", { "class": "count" }, String(entry.count)));
  }

  function more(list, choices, lang, number) {
    const button = ui.el("button", { type: "button", "class": "facet__more" }, ui.word(lang, "moreValues", number));
    button.addEventListener("click", function () {
      list.append(...choices);
      choices[0].querySelector("input").focus();
      button.remove();
    });
    return button;
  }
})((window.atlas = window.atlas || {}));
