/* One automaton for names: each unit may be consumed as itself, as a reading, as the beginning of one, or as its initial.

   A match is a run of units that consumes the whole of the typed stretch. Its cost says how freely:
     ALT      a reading that is not the right one here
     INITIAL  a letter (or zh, ch, sh) for a whole syllable or word
     SKIP     a small English word passed over
     BEGIN    the beginning of a syllable or word, at the end of what is typed
     FORM     an English word in another number or spelling
     STEM     another word of the same stem
     LOOSE    lu for lü
     FUZZY    a sound that is easily confused
   The weights are far enough apart that a cost can be read like a number with named digits. */
import { isDigit } from "./query.js";
import { confused } from "./sounds.js";
import { isSameWord, stem } from "./stem.js";
import { codesOf, units } from "./units.js";

export const COST = { LOOSE: 1, FORM: 2, STEM: 4, BEGIN: 16, SKIP: 64, INITIAL: 1024, ALT: 1 << 17, FUZZY: 1 << 22 };
const NEVER = 0x7fffffff;
const NO_WORDS = new Set("of the for and in on to at by de".split(" "));
const ZCS = new Set([122, 99, 115]);
const H = 104;
const LONGEST_MATCH = 40; // units
const none = [];

/* Options of one stretch: for a unit and a place in the stretch, the ways to consume it. */
export class Automaton {
  constructor(segment, fuzzy) {
    this.segment = segment;
    this.length = segment.length;
    this.fuzzy = Boolean(fuzzy);
    this.options = Array.from({ length: segment.length }, () => new Map());
    this.cost = new Int32Array(segment.length + 1);
    this.then = new Int32Array(segment.length + 1);
  }

  /* Ways to consume a unit at a place: {length, cost, sound}; `sound` is null unless the unit has several readings. */
  ways(unit, place) {
    const known = this.options[place].get(unit);
    if (known !== undefined) {
      return known;
    }
    const found = this.findWays(unit, place);
    this.options[place].set(unit, found);
    return found;
  }

  findWays(unit, place) {
    const found = [];

    const code = units.code[unit];
    if (code && code === this.segment.codes[place]) {
      found.push({ length: 1, cost: 0, sound: null });
    } else if (code) {
      const sounds = units.sounds[unit];
      sounds.forEach((sound) => this.sound(sound, place, sounds.length > 1 ? sound : null, found));
    } else {
      this.word(unit, place, found);
    }
    return found.length ? found : none;
  }

  sound(sound, place, which, found) {
    for (const form of sound.forms) {
      this.letters(form.codes, sound.tone, place, form.loose ? COST.LOOSE : 0, which, found);
    }
    if (this.fuzzy) {
      for (const codes of confused(sound.text)) {
        this.letters(codes, sound.tone, place, COST.FUZZY, which, found);
      }
    } else {
      this.initial(sound.codes, place, which, found);
    }
  }

  /* A syllable in full, with its tone if one is typed; or its beginning, if nothing is typed after that. */
  letters(codes, tone, place, cost, sound, found) {
    const same = this.same(codes, place, tone);
    if (same === codes.length) {
      const end = place + same;
      const digit = this.segment.codes[end] - 48;
      found.push({ length: same, cost, sound });
      if (digit === tone || (digit === 0 && tone === 5)) {
        found.push({ length: same + 1, cost, sound });
      }
    } else if (same > 1 && place + same === this.length) {
      found.push({ length: same, cost: cost + COST.BEGIN, sound });
    }
  }

  /* How many letters from a place on are those of a syllable or word; 0 if a boundary or another tone is in between. A word has no
     tone (-1), so that none may be typed. */
  same(codes, place, tone) {
    const { segment } = this;
    let n = 0;
    while (n < codes.length && place + n < this.length && segment.codes[place + n] === codes[n]) {
      if ((n && segment.bound[place + n]) || (segment.tones[place + n] && segment.tones[place + n] !== tone)) {
        return 0;
      }
      n++;
    }
    return n;
  }

  initial(codes, place, sound, found) {
    const { segment } = this;
    if (segment.codes[place] !== codes[0] || segment.tones[place]) {
      return;
    }
    found.push({ length: 1, cost: COST.INITIAL, sound });
    if (codes[1] === H && ZCS.has(codes[0]) && segment.codes[place + 1] === H && !segment.bound[place + 1]) {
      found.push({ length: 2, cost: COST.INITIAL, sound });
    }
  }

  word(unit, place, found) {
    const word = units.word[unit];
    if (word.charCodeAt(0) === this.segment.codes[place]) {
      this.spelled(word, place, found);
    }
    if (NO_WORDS.has(word)) {
      found.push({ length: 0, cost: COST.SKIP, sound: null });
    }
  }

  /* A word in full, its beginning at the end of what is typed, another form of it, or its first letter. */
  spelled(word, place, found) {
    const same = this.same(codesOf(word), place, -1);
    if (same === word.length) {
      found.push({ length: same, cost: 0, sound: null });
    } else if (place + same === this.length && same > 1) {
      found.push({ length: same, cost: COST.BEGIN, sound: null });
    }
    const chunk = this.segment.words.find((range) => range[0] === place);
    const typed = chunk && same > 1 && chunk[1] - chunk[0] > 2 ? this.segment.text.slice(place, chunk[1]) : "";
    if (typed && typed !== word && stem(typed) === stem(word)) {
      found.push({ length: typed.length, cost: isSameWord(typed, word) ? COST.FORM : COST.STEM, sound: null });
    }
    if (!this.fuzzy && word.length > 1 && !isDigit(word.charCodeAt(0))) {
      found.push({ length: 1, cost: COST.INITIAL, sound: null });
    }
  }

  /* The cheapest match that begins at a place of a table's row and ends before `end`: sets `this.best` (its cost), `this.stop` (the
     place after it); false if there is none. */
  match(table, start, end) {
    const { cost, then, length } = this;
    let now = cost;
    let next = then;
    let from = 0;
    let to = 0;
    this.best = NEVER;
    now[0] = 0;
    for (let place = start; place < end && place < start + LONGEST_MATCH && from <= to; place++) {
      let low = length + 1;
      let high = -1;
      next.fill(NEVER, from, length + 1);
      for (let at = from; at <= to; at++) {
        if (now[at] === NEVER) {
          continue;
        }
        for (const way of this.ways(table.row[place], at)) {
          if (way.length === 0 && place === start) {
            continue;
          }
          const reached = at + way.length;
          let sum = now[at] + way.cost;
          if (way.sound !== null && (table.fixed.get(place) || units.sounds[table.row[place]][0]) !== way.sound) {
            sum += COST.ALT;
          }
          if (sum < next[reached]) {
            next[reached] = sum;
            low = reached < low ? reached : low;
            high = reached > high ? reached : high;
          }
        }
      }
      if (high === length) {
        if (next[length] < this.best) {
          this.best = next[length];
          this.stop = place + 1;
        }
        high = length - 1;
      }
      from = low;
      to = high;
      [now, next] = [next, now];
    }
    return this.best !== NEVER;
  }
}
