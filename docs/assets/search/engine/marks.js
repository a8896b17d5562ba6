/* Which characters of a text a query matched: [[start, end], …], worked out for the few results that are shown. */
import { Automaton, COST } from "./automaton.js";
import { scan } from "./scan.js";
import { abbreviated } from "./short.js";
import { Table } from "./table.js";
import { bigrams } from "./tokens.js";
import { slips } from "./typo.js";
import { eachUnit, units } from "./units.js";

/* A text as units with their places in it. */
class Strip {
  constructor(text, latin) {
    this.spans = [];
    const table = new Table();
    table.add(text, 0, 0, latin);
    eachUnit(text, (unit, start, end) => this.spans.push([start, end]));
    this.table = table.seal();
  }
}

/* Marks of the best match of one stretch. */
function one(strip, segment, { fuzzy, slip, short }) {
  const { table, spans } = strip;
  if (short) {
    return (abbreviated(table, 1, segment).places.get(0) || []).map((place) => spans[place]);
  }
  const hits = slip ? slips(table, 1, segment) : scan(table, 1, segment, fuzzy);
  if (!hits.grade[0]) {
    return segment.han === segment.length ? neighbours(strip, segment) : [];
  }
  if (slip) {
    return spans.slice(hits.start[0], hits.stop[0]);
  }
  return path(strip, segment, fuzzy, hits.start[0], hits.stop[0]);
}

/* The units of the cheapest match between two places: a Han character whole, of a word what was typed of it. */
function path(strip, segment, fuzzy, start, stop) {
  const auto = new Automaton(segment, fuzzy);
  const { table, spans } = strip;
  const from = new Map([[0, { cost: 0, marks: [] }]]);
  let now = from;
  for (let place = start; place < stop; place++) {
    const next = new Map();
    now.forEach((state, at) => {
      for (const way of at < segment.length ? auto.ways(table.row[place], at) : []) {
        const cost = state.cost + way.cost;
        const reached = at + way.length;
        if (!next.has(reached) || next.get(reached).cost > cost) {
          next.set(reached, { cost, marks: state.marks.concat(markOf(strip, place, way, spans[place])) });
        }
      }
    });
    now = next;
  }
  return now.has(segment.length) ? now.get(segment.length).marks : [];
}

function markOf(strip, place, way, [start, end]) {
  if (!way.length) {
    return [];
  }
  const isWord = !units.code[strip.table.row[place]];
  const typed = isWord && (way.cost & (COST.BEGIN | COST.INITIAL)) !== 0;
  return [[start, typed ? Math.min(end, start + way.length) : end]];
}

/* Characters of a Han stretch that stand beside each other in both. */
function neighbours(strip, segment) {
  const { row } = strip.table;
  const pairs = new Set(bigrams(segment.text));
  const sign = (place) => String.fromCodePoint(units.code[row[place]] || 32);
  const marks = [];
  for (let place = 0; place + 1 < row.length; place++) {
    if (pairs.has(sign(place) + sign(place + 1))) {
      marks.push(strip.spans[place], strip.spans[place + 1]);
    }
  }
  return marks;
}

/* Marks in order, those that touch or overlap joined. */
export function tidy(marks) {
  const found = [];
  marks
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .forEach(([start, end]) => {
      const last = found[found.length - 1];
      if (last && start <= last[1]) {
        last[1] = Math.max(last[1], end);
      } else {
        found.push([start, end]);
      }
    });
  return found;
}

/* Marks of a text for the stretches of a query; `latin` says whether it is English. */
export function marksOf(text, latin, how) {
  const strip = new Strip(text, latin);
  return tidy(how.segments.flatMap((segment) => one(strip, segment, how)));
}
