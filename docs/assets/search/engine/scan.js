/* A table scanned for one stretch of a query. */
import { Automaton, COST } from "./automaton.js";
import { gradeOf } from "./grades.js";
import { isHan } from "./query.js";
import { firstBit, hanUnit, units } from "./units.js";

const MOST_BITS = 30;

/* The best match of each owner: `grade` (0: none), `name`, `start` and `stop`. `owners` lists those that have one. */
export class Hits {
  constructor(size) {
    this.grade = new Int32Array(size);
    this.name = new Int32Array(size);
    this.start = new Int32Array(size);
    this.stop = new Int32Array(size);
    this.owners = [];
    this.places = new Map(); // of an abbreviation, where its characters stand
  }

  note(owner, grade, name, start, stop) {
    if (grade > this.grade[owner]) {
      if (!this.grade[owner]) {
        this.owners.push(owner);
      }
      this.grade[owner] = grade;
      this.name[owner] = name;
      this.start[owner] = start;
      this.stop[owner] = stop;
    }
  }
}

const SWAPPED = { n: "l", l: "n", f: "h", h: "f" };

/* Bits of the letters with which a unit must begin to be the first that is matched. */
function firstBits(segment, fuzzy) {
  const [code] = segment.codes;
  const other = fuzzy && SWAPPED[String.fromCharCode(code)];
  return firstBit(code) | (other ? firstBit(other.charCodeAt(0)) : 0);
}

/* Every name that the stretch matches. With `fuzzy`, only by sounds that are confused. */
export function scan(table, size, segment, fuzzy) {
  const hits = new Hits(size);
  const auto = new Automaton(segment, fuzzy);
  const least = fuzzy ? COST.FUZZY : 0;
  const bits = firstBits(segment, fuzzy);
  const han = isHan(segment.codes[0]) ? hanUnit(segment.codes[0]) : 0;
  const anywhere = han || segment.length > 4; // letters fewer than five are looked for where words begin
  const { at, row, owners, begins } = table;
  const { first } = units;
  for (let name = 0, place = 0; name < table.size; name++) {
    for (const end = at[name + 1]; place < end; place++) {
      const unit = row[place];
      const fits = (han ? unit === han : first[unit] & bits) && (anywhere || begins[place]);
      if (fits && auto.match(table, place, end) && auto.best >= least) {
        const grade = gradeOf(table, name, place, auto.stop, auto.best, segment);
        if (grade) {
          hits.note(owners[name], grade, name, place, auto.stop);
        }
      }
    }
  }
  return hits;
}

/* For each owner, which characters of a Han stretch stand in its names as part of two that are neighbours in both: bit n is
   character n. A single character counts by itself. */
export function cover(table, size, segment) {
  const bits = new Int32Array(size);
  const length = Math.min(segment.length, MOST_BITS);
  const places = new Int32Array(units.count);
  for (let i = 0; i < length; i++) {
    places[hanUnit(segment.codes[i])] |= 1 << i;
  }
  const { at, row, owners } = table;
  for (let name = 0; name < table.size; name++) {
    const end = at[name + 1];
    let found = 0;
    for (let place = at[name]; place < end; place++) {
      const here = places[row[place]];
      if (here && length === 1) {
        found = 1;
      } else if (here && place + 1 < end) {
        const both = here & (places[row[place + 1]] >> 1);
        found |= both | (both << 1);
      }
    }
    bits[owners[name]] |= found;
  }
  return bits;
}

/* For each place of a Han stretch, where the longest run of whole words of a name that begins there ends; 0 if no such run has two
   characters. */
export function wordEnds(table, segment) {
  const typed = segment.codes.map(hanUnit);
  const ends = new Uint8Array(segment.length);
  const starts = new Map(typed.map((unit) => [unit, []]));
  typed.forEach((unit, i) => starts.get(unit).push(i));
  const { at, row, begins } = table;
  for (let name = 0; name < table.size; name++) {
    for (let place = at[name], end = at[name + 1]; place < end; place++) {
      for (const start of (begins[place] && starts.get(row[place])) || []) {
        for (
          let n = 1;
          start + n <= typed.length && place + n <= end && row[place + n - 1] === typed[start + n - 1];
          n++
        ) {
          const isWhole = n > 1 && (place + n === end || begins[place + n]);
          ends[start] = isWhole ? Math.max(ends[start], start + n) : ends[start];
        }
      }
    }
  }
  return ends;
}

export function ones(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) {
    count++;
  }
  return count;
}

/* All bits that `cover` can set. */
export function fullBits(segment) {
  return segment.han === segment.length ? 2 ** Math.min(segment.length, MOST_BITS) - 1 : 1;
}
