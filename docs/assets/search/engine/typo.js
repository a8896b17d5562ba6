/* One wrong letter: another one, one too many, one too few, or two that changed places. Only in longer strings: in short ones
   every name would be a slip of every other. */
import { TIER } from "./grades.js";
import { atOnce } from "./pace.js";
import { isLatin } from "./query.js";
import { Hits } from "./scan.js";
import { codesOf, units } from "./units.js";

const PINYIN = 6;
const ENGLISH = 5;
const LONG = 8; // from here on an English word may also have another ending
const SHORT_NAME = 8; // units

const STEP = 4000; // places after which the page may go on

/* Steps that write out the letters of all names of a table, one after another; `offset[place]` is where the unit at a place begins.
   Done once, when first needed. */
export function* spell(table) {
  if (table.letters) {
    return;
  }
  const spelled = [];
  const offset = new Uint32Array(table.row.length + 1);
  const spellingOf = unitSpeller();
  for (let place = 0; place < table.row.length; place++) {
    const fixed = table.fixed.get(place);
    spelled.push(fixed ? fixed.codes : spellingOf(table.row[place]));
    offset[place + 1] = offset[place] + spelled[place].length;
    if (place % STEP === 0) {
      yield;
    }
  }
  const letters = new Uint16Array(offset[table.row.length]);
  const unitEnds = new Uint8Array(letters.length + 1);
  for (let place = 0; place < table.row.length; place++) {
    letters.set(spelled[place], offset[place]);
    unitEnds[offset[place + 1]] = 1;
    if (place % STEP === 0) {
      yield;
    }
  }
  unitEnds[0] = 1;
  Object.assign(table, { offset, letters, unitEnds });
}

/* The letters of a unit, as its usual reading is spelled. */
function unitSpeller() {
  const known = [];
  return (unit) => {
    const [sound] = units.sounds[unit];
    known[unit] = known[unit] || (sound ? sound.codes : codesOf(units.word[unit]));
    return known[unit];
  };
}

function spelling(table) {
  atOnce(spell(table));
  return table;
}

function same(codes, i, letters, at, end) {
  while (i < codes.length && at < end && codes[i] === letters[at]) {
    i++;
    at++;
  }
  return i === codes.length ? at : -1;
}

/* Where a stretch of letters from `start` on ends that differs from the codes by one slip at most, at the end of a unit, or up to
   `loose` letters before one (an ending of a longer word); -1: none. */
function slip(codes, table, start, end, loose) {
  const { letters, unitEnds } = table;
  const [a, b] = [letters[start], letters[start + 1]];
  if (a !== codes[0] && b !== codes[1] && a !== codes[1] && b !== codes[0]) {
    return -1;
  }
  const isEnd = (stop) => unitEnds[stop] || (loose && (unitEnds[stop + 1] || unitEnds[stop + 2]));
  let i = 0;
  while (i < codes.length && start + i < end && codes[i] === letters[start + i]) {
    i++;
  }
  const at = start + i;
  const swapped = codes[i] === letters[at + 1] && codes[i + 1] === letters[at] && at + 1 < end;
  const ends = [
    swapped ? same(codes, i + 2, letters, at + 2, end) : -1,
    at < end ? same(codes, i + 1, letters, at + 1, end) : -1,
    same(codes, i + 1, letters, at, end),
    at < end ? same(codes, i, letters, at + 1, end) : -1,
  ];
  return ends.find((stop) => stop > start && isEnd(stop)) || -1;
}

/* The longer the stretch, the surer that a name is meant: then it comes before texts that happen to hold its stem. */
function grade(table, name, start, stop, length) {
  const [a, b] = [table.at[name], table.at[name + 1]];
  const tier = start > a ? TIER.TYPO_INSIDE : stop === b ? TIER.TYPO_WHOLE : TIER.TYPO_START;
  return (
    (tier + (length < LONG ? 0 : TIER.TEXT + 1 - TIER.TYPO_INSIDE)) * 1000 +
    Math.round((400 * (stop - start)) / (b - a))
  );
}

/* How many letters at the beginning of a stretch spell a shorter name, without blanks; longest first. */
export function namesAtStart(table, segment) {
  const { at, offset, letters } = spelling(table);
  const { codes } = segment;
  const found = new Set();
  for (let name = 0; name < table.size; name++) {
    const length = offset[at[name + 1]] - offset[at[name]];
    if (at[name + 1] - at[name] <= SHORT_NAME && length < codes.length && !found.has(length)) {
      let i = 0;
      while (i < length && codes[i] === letters[offset[at[name]] + i]) {
        i++;
      }
      if (i === length) {
        found.add(length);
      }
    }
  }
  return Array.from(found).sort((a, b) => b - a);
}

/* Names that a stretch of letters names with one slip, from the beginning of a word on. */
export function slips(table, size, segment) {
  const hits = new Hits(size);
  const codes = segment.codes;
  if (codes.length < ENGLISH || !codes.every(isLatin) || segment.tones.some(Boolean)) {
    return hits;
  }
  const { at, offset, begins, latin, owners } = spelling(table);
  for (let name = 0; name < table.size; name++) {
    if (codes.length < PINYIN && !latin[name]) {
      continue;
    }
    const last = at[name + 1];
    for (let place = at[name]; place < last; place++) {
      const stop = begins[place]
        ? slip(codes, table, offset[place], offset[last], latin[name] && codes.length >= LONG)
        : -1;
      if (stop > 0) {
        let end = place + 1;
        while (offset[end] < stop) {
          end++;
        }
        hits.note(owners[name], grade(table, name, place, end, codes.length), name, place, end);
      }
    }
  }
  return hits;
}
