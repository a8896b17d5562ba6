/* Did you mean: names that sound like what was typed, or differ from it by one character or a few letters. They are offered where nothing
   is found, and are never results: a name that only sounds the same is another name. */
import { Hits } from "./hits.js";
import { coverage, scoreOf, TIER } from "./ranking.js";
import { ALIKE } from "./sounds.js";
import { wholeNames } from "./whole-names.js";

/** @import { Candidate } from "./candidates.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Segment } from "./segment.js" */
/** @import { Sounds } from "./sounds.js" */
/** @import { Table } from "./table.js" */

const LONGEST = 12; // characters
const SHORTEST = 2;
const LETTERS = 7; // from which on two letters may be wrong
const MANY_LETTERS = 12; // from which on three may be
const MOST = 5;
const COST = [9, 2, 1, 0]; // of a character by how it is like the other
const WRONG = COST[ALIKE.NOT];

/**
 * How much a run of a name differs from what was typed; -1 if by too much. One wrong character needs two right ones beside it; two
 * characters have to be right or to sound the same.
 * @param {Table} table
 * @param {number} place
 * @param {Uint8Array[]} like
 */
function difference({ row }, place, like) {
  let cost = 0;
  let same = 0;
  let wrong = 0;
  for (let i = 0; i < like.length; i++) {
    const alike = like[i][row[place + i]];
    cost += COST[alike];
    same += alike === ALIKE.SAME ? 1 : 0;
    wrong += alike === ALIKE.NOT ? 1 : 0;
    if (wrong > 1) {
      return -1;
    }
  }
  const isEnough = wrong
    ? same >= Math.max(SHORTEST, like.length - 2)
    : like.length > SHORTEST || same > 0 || cost === like.length;
  return isEnough && cost <= WRONG + 1 + like.length ? cost : -1;
}

/**
 * Names with a run like the characters of a segment, from the beginning of a word on.
 * @param {Entries} entries
 * @param {Sounds} sounds
 * @param {Segment} segment
 * @returns {Hits}
 */
function hitsAlike({ table, size }, sounds, segment) {
  const hits = new Hits(size);
  const like = segment.codes.map((code) => sounds.like(code));
  const { length } = like;
  for (let name = 0; name < table.size; name++) {
    const [start, end] = [table.at[name], table.at[name + 1]];
    for (let place = start; place + length <= end && !table.latin[name]; place++) {
      const mayBegin = place === start || (table.begins[place] && length > SHORTEST);
      const cost = mayBegin ? difference(table, place, like) : -1;
      if (cost >= 0) {
        const tier = place > start ? TIER.FUZZY_INSIDE : place + length === end ? TIER.FUZZY_WHOLE : TIER.FUZZY_START;
        const points = scoreOf(tier, coverage(length, end - start)) - scoreOf(cost);
        hits.note(table.owners[name], points, name, place, place + length);
      }
    }
  }
  return hits;
}

/**
 * Entries that may have been meant by Han characters, best first.
 * @param {Entries} entries
 * @param {Sounds} sounds
 * @param {Segment} segment
 * @returns {Candidate[]}
 */
export function soundingAlike(entries, sounds, segment) {
  if (!segment.isHan || segment.length < SHORTEST || segment.length > LONGEST) {
    return [];
  }
  entries.need("all", []);
  return best(entries, hitsAlike(entries, sounds, segment), segment);
}

/**
 * @param {Entries} entries
 * @param {Hits} hits
 * @param {Segment} segment
 * @returns {Candidate[]}
 */
function best(entries, { owners, score, name }, segment) {
  const found = owners.map((entry) => ({
    entry,
    score: score[entry],
    rank: score[entry] + entries.prior(entry),
    name: name[entry],
    segments: [segment],
    alike: true,
  }));
  return found.sort((a, b) => b.rank - a.rank).slice(0, MOST);
}

/**
 * Entries whose whole name differs by two or three letters from those of a segment.
 * @param {Entries} entries
 * @param {Segment} segment
 * @returns {Candidate[]}
 */
export function spelledAlike(entries, segment) {
  const hits = new Hits(entries.size);
  const { text, length, latin } = segment;
  const most = length >= MANY_LETTERS ? 3 : length >= LETTERS ? 2 : 0;
  if (!most || latin < length) {
    return [];
  }
  entries.need("all", []);
  wholeNames(entries.table).forEach((names, key) => {
    const isNear = key.charCodeAt(0) === text.charCodeAt(0);
    const far = isNear && Math.abs(key.length - length) <= most ? distance(text, key, most) : most + 1;
    if (far <= most) {
      names.forEach((name) => hits.note(entries.table.owners[name], scoreOf(TIER.TYPO_WHOLE - far), name, 0, 0));
    }
  });
  return best(entries, hits, segment);
}

/**
 * How many letters have to change to make one text of another; more than `most` if it is more.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
function distance(a, b, most) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    if (Math.min(...next) > most) {
      return most + 1;
    }
    row = next;
  }
  return row[b.length];
}
