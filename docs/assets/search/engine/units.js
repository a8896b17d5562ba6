/* The alphabet of names: a unit is a Han character with its readings, or a word or number. */
import { isDigit, isHan, isLatin } from "./query.js";
import { normalise } from "./tokens.js";

const syllables = new Map(); // "hai3" → {text, codes, tone, forms}
const han = new Map(); // code point → unit
const words = new Map(); // word → unit
// Columns of units; unit 0 is none.
// `first` has a bit for each letter with which a unit can begin; bit 26 is for everything that is no letter from a to z.
export const units = { count: 1, code: [0], word: [""], sounds: [[]], first: [0] };
const OTHER = 1 << 26;

/* A syllable as it may be typed: ü is v, yu or (loosely) u; u after j q x y is also typed v. `loose` forms rank a little lower. */
function syllable(text) {
  let found = syllables.get(text);
  if (!found) {
    const letters = text.slice(0, -1);
    const forms = [{ codes: codesOf(letters), loose: false }];
    if (letters.includes("v")) {
      forms.push({ codes: codesOf(letters.replace("v", "yu")), loose: false });
      forms.push({ codes: codesOf(letters.replace("v", "u")), loose: true });
    } else if (/^[jqxy]u/.test(letters)) {
      forms.push({ codes: codesOf(letters.replace("u", "v")), loose: true });
    }
    found = { text: letters, codes: forms[0].codes, tone: Number(text.slice(-1)), forms };
    syllables.set(text, found);
  }
  return found;
}

export function firstBit(code) {
  return isLatin(code) ? 1 << (code - 97) : OTHER;
}

export function codesOf(text) {
  const codes = [];
  for (let i = 0; i < text.length; i++) {
    codes.push(text.charCodeAt(i));
  }
  return codes;
}

function add(code, word, sounds) {
  units.code.push(code);
  units.word.push(word);
  units.sounds.push(sounds);
  units.first.push(word ? firstBit(word.charCodeAt(0)) : OTHER);
  return units.count++;
}

export function hanUnit(code) {
  let unit = han.get(code);
  if (unit === undefined) {
    unit = add(code, "", []);
    han.set(code, unit);
  }
  return unit;
}

function wordUnit(word) {
  let unit = words.get(word);
  if (unit === undefined) {
    unit = add(0, word, []);
    words.set(word, unit);
  }
  return unit;
}

/* Learn the readings of a pack (sequences.py); what is known of a character is kept, new readings come after.
   Returns character → syllables in the order of this pack. */
export function learn(pack) {
  const told = new Map();
  for (const group of pack.sounds ? pack.sounds.split(" ") : []) {
    const end = group.search(/[1-5]/) + 1;
    for (const character of group.slice(end)) {
      told.set(character.codePointAt(0), [syllable(group.slice(0, end))]);
    }
  }
  for (const item of pack.others ? pack.others.split(" ") : []) {
    const code = item.codePointAt(0);
    told.get(code).push(
      ...item
        .slice(code > 0xffff ? 2 : 1)
        .split(",")
        .map(syllable),
    );
  }
  told.forEach((sounds, code) => {
    const unit = hanUnit(code);
    const known = units.sounds[unit];
    known.push(...sounds.filter((sound) => !known.includes(sound)));
    known.forEach((sound) => (units.first[unit] |= firstBit(sound.codes[0])));
  });
  return told;
}

const NONE = 0;
const LETTER = 1;
const DIGIT = 2;
const HAN = 3;
const SILENT = 4; // apostrophes and accents: not there at all
const NO_DIGIT = /[^0-9]/;

function sort(code) {
  if (code < 128) {
    return isDigit(code)
      ? DIGIT
      : isLatin(code | 32) && code > 64
        ? LETTER
        : code === 39 || code === 96
          ? SILENT
          : NONE;
  }
  if (isHan(code)) {
    return HAN;
  }
  const plain = normalise(String.fromCodePoint(code));
  return plain === "" ? SILENT : /^\p{N}/u.test(plain) ? DIGIT : /^\p{L}/u.test(plain) ? LETTER : NONE;
}

/* Where a run of letters and digits ends; most names are made of such runs, and sign by sign they would take ten times as long. */
function plainEnd(text, from) {
  let end = from + 1;
  for (let code = text.charCodeAt(end); isDigit(code) || isLatin(code | 32); code = text.charCodeAt(end)) {
    end++;
  }
  return end;
}

/* Calls visit(unit, start, end) for each unit of a text; start and end are places in the text. */
export function eachUnit(text, visit) {
  let word = "";
  let start = 0;
  let end = 0;
  let size;
  for (let i = 0; i < text.length; i += size) {
    const code = text.codePointAt(i);
    const what = sort(code);
    size = code > 0xffff ? 2 : 1;
    if (what === LETTER || what === DIGIT) {
      size = code < 128 ? plainEnd(text, i) - i : size;
      start = word ? start : i;
      end = i + size;
      const piece = text.slice(i, end);
      word += code < 128 ? piece.toLowerCase() : normalise(piece);
    } else if (what !== SILENT && !(word && inNumber(text, i))) {
      if (word) {
        visit(wordUnit(word), start, end);
        word = "";
      }
      if (what === HAN) {
        visit(hanUnit(code > 0xf8ff && code < 0x10000 ? normalise(text[i]).codePointAt(0) : code), i, i + size);
      }
    } else if (text[i] === ".") {
      word += ".";
    }
  }
  if (word) {
    visit(wordUnit(word), start, end);
  }
}

/* A point or a comma between two digits. */
function inNumber(text, i) {
  return (
    (text[i] === "." || text[i] === ",") && i > 0 && i + 1 < text.length && !NO_DIGIT.test(text[i - 1] + text[i + 1])
  );
}
