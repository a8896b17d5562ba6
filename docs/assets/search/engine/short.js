/* Abbreviated Chinese names: the typed characters stand in the name in this order, each beside the one before, at the beginning of a
   word, or at the very end (南大 for 南京大学, 江苏产研院 for 江苏省产业技术研究院). */
import { TIER } from "./grades.js";
import { Hits } from "./scan.js";
import { hanUnit } from "./units.js";

const LONGEST = 12; // characters of an abbreviation
const SPREAD = 4; // a name is no longer than so many times its abbreviation

/* Places of the typed characters in a name, or null. `from` is where the next may stand. */
function places(table, units, n, from, end, last) {
  if (n === units.length) {
    return [];
  }
  for (let place = from; place < end; place++) {
    const fits = table.row[place] === units[n] && (place === last + 1 || table.begins[place] || place === end - 1);
    const rest = fits ? places(table, units, n + 1, place + 1, end, place) : null;
    if (rest) {
      return [place, ...rest];
    }
  }
  return null;
}

function found(table, name, units) {
  const [start, end] = [table.at[name], table.at[name + 1]];
  if (table.row[start] !== units[0] || end - start > SPREAD * units.length || end - start <= units.length) {
    return null;
  }
  const list = places(table, units, 0, start, end, start - 1);
  // Two characters are two words: 南大, but not 南通 for 南京通信.
  return list && (units.length > 2 || (table.begins[list[1]] && list[1] > start + 1)) ? list : null;
}

/* Names of which a Han stretch is an abbreviation. */
export function abbreviated(table, size, segment) {
  const hits = new Hits(size);
  const units = segment.codes.map(hanUnit);
  if (units.length > LONGEST) {
    return hits;
  }
  for (let name = 0; name < table.size; name++) {
    const list = table.row[table.at[name]] === units[0] ? found(table, name, units) : null;
    if (list) {
      const share = units.length / (table.at[name + 1] - table.at[name]);
      hits.note(
        table.owners[name],
        TIER.ABBREVIATION * 1000 + Math.round(400 * share),
        name,
        list[0],
        list[list.length - 1] + 1,
      );
      hits.places.set(table.owners[name], list);
    }
  }
  return hits;
}
