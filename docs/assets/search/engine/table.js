/* Many names in one row of units, ready to be scanned: on a name of five characters that is five small numbers. */
import { eachUnit, learn, units } from "./units.js";
import { readLines, readNumbers } from "./wire.js";

const STEP = 400; // names after which the page may go on

/* `owners[n]` is the entry of name n, `alias[n]` its place among the entry's names (0: the name itself), `at[n]` its first unit. */
export class Table {
  constructor() {
    this.texts = [];
    this.owners = [];
    this.alias = [];
    this.latin = []; // 1: a name of the English column
    this.at = [0];
    this.row = [];
    this.begins = []; // 1: a word begins at this unit
    this.fixed = new Map(); // place in row → the right reading, where it is not the usual one
  }

  add(text, owner, alias, latin) {
    const row = this.row;
    eachUnit(text, (unit) => row.push(unit));
    this.texts.push(text);
    this.owners.push(owner);
    this.alias.push(alias);
    this.latin.push(latin ? 1 : 0);
    this.at.push(row.length);
  }

  /* Steps that fill the table with Chinese and English names, of which every line holds those of one owner, and seal it. */
  *fill(zh, en, pack) {
    yield* this.addLines(zh, false);
    yield* this.addLines(en, true);
    yield* this.read(pack);
    this.seal();
  }

  *addLines(lines, latin) {
    for (let owner = 0; owner < lines.length; owner++) {
      lines[owner].split("\t").forEach((text, alias) => text && this.add(text, owner, alias, latin));
      if (owner % STEP === 0) {
        yield;
      }
    }
  }

  /* Word beginnings and right readings of the Chinese names, which are the first `pack.words` lines of the table. */
  *read(pack) {
    const told = learn(pack);
    const words = readLines(pack.words);
    this.begins = new Uint8Array(this.row.length).fill(1);
    for (let name = 0; name < words.length; name++) {
      this.divide(name, words[name]);
      if (name % STEP === 0) {
        yield;
      }
    }
    const fixes = readNumbers(pack.fixes);
    for (let i = 0, name = 0; i < fixes.length; i += 3) {
      name += fixes[i];
      const place = this.hanPlace(name, fixes[i + 1]);
      this.fixed.set(place, told.get(units.code[this.row[place]])[fixes[i + 2]]);
    }
  }

  divide(name, lengths) {
    let word = 0;
    let left = 0;
    for (let place = this.at[name]; place < this.at[name + 1]; place++) {
      if (units.code[this.row[place]]) {
        this.begins[place] = left ? 0 : 1;
        left = left || parseInt(lengths[word++] || "1", 36);
        left--;
      }
    }
  }

  /* Place of the n-th Han character of a name. */
  hanPlace(name, n) {
    let place = this.at[name];
    while (!units.code[this.row[place]] || n-- > 0) {
      place++;
    }
    return place;
  }

  seal() {
    this.row = Uint32Array.from(this.row);
    this.at = Uint32Array.from(this.at);
    this.owners = Uint32Array.from(this.owners);
    if (!this.begins.length) {
      this.begins = new Uint8Array(this.row.length).fill(1);
    }
    this.size = this.owners.length;
    return this;
  }
}
