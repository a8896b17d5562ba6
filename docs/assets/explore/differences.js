/* What stands in the way of a comparison: figures of one measure that are not of one kind. */
export const DIFFERENCES = ["same", "year", "coverage", "status", "subject", "scope"];

function attribute(name) {
  return (figure) => figure.getAttribute("data-" + name);
}

function text(selector) {
  return function (figure) {
    const node = figure.querySelector(selector);
    return node ? node.textContent.trim() : "";
  };
}

function distinct(figures, read) {
  return Array.from(new Set(figures.map(read))).sort();
}

/* Figures that stand for more than one of the places, as they are written. */
function repeated(cells) {
  const seen = new Map();
  cells.forEach((figures) =>
    new Set(figures).forEach((figure) => {
      const id = figure.getAttribute("data-fact");
      seen.set(id, (seen.get(id) || []).concat(text(".figure")(figure)));
    }),
  );
  return Array.from(seen.values())
    .filter((texts) => texts.length > 1)
    .map((texts) => texts[0]);
}

/* `cells`: for each place that reports, the elements of its figures. Returns {difference: values to name}, absent if there is none. */
export function differencesOf(cells) {
  const found = {};
  if (cells.length < 2) return found;
  const figures = [].concat(...cells);
  const note = (name, values, is) => {
    if (is) found[name] = values;
  };
  const several = (name, values) => note(name, values, values.length > 1);
  note("same", repeated(cells), repeated(cells).length);
  several("year", distinct(figures, attribute("year")));
  several("coverage", distinct(figures, attribute("coverage")));
  several("status", distinct(figures, text(".status")));
  several("scope", distinct(figures, text(".scope")));
  note(
    "subject",
    [],
    figures.some((figure) => figure.querySelector(".cell-subject")),
  );
  return found;
}
